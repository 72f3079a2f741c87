//! What other programs read out of the PDF. Needs poppler-utils and qpdf, which the project's set-up installs.

mod fixture;
mod validator;

use std::path::PathBuf;
use std::process::Command;

use report::{Options, ReportData, Settings};

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|e| {
        panic!(
            "{program}: {e}; install poppler-utils and qpdf (apt-get install poppler-utils qpdf)"
        )
    });
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}\n{text}\n{errors}");
    text
}

/// A PDF in a folder that lives as long as it is looked at.
struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl File {
    fn of(data: &ReportData, settings: &Settings) -> Self {
        let pdf = report::pdf(data, settings).expect("a report");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.pdf");
        std::fs::write(&path, pdf.bytes).expect("the folder can be written");
        Self { _folder: folder, path }
    }

    fn path(&self) -> &str {
        self.path.to_str().expect("a path in UTF-8")
    }

    /// The text with white space made plain.
    fn text(&self) -> String {
        let text = run("pdftotext", &[self.path(), "-"]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn check_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        match text[from..].find(part) {
            Some(at) => from += at + part.len(),
            None => panic!("{part:?} is missing after byte {from} of\n{text}"),
        }
    }
}

#[test]
fn the_text_is_all_there_and_in_order() {
    let file = File::of(&fixture::data(), &Settings::default());
    let text = file.text();
    check_order(
        &text,
        &[
            "Customer support assistant",
            "Threat model",
            "Contents",
            "1 Summary for the risk owner",
            "What is asked of you",
            "2 Sign-off",
            "3 Scope and context",
            "4 Diagrams",
            "F-18",
            "5 Inventories",
            "E-6 Support assistant",
            "6 Threats and decisions",
            "7 Suggestions nobody has decided on",
            "8 Decision register and risk matrix",
            "9 Actions by owner and date",
            "15 Techniques",
            "Method, limits and sources",
            "MITRE ATLAS",
        ],
    );
    for threat in fixture::model().threats.values() {
        assert!(text.contains(&threat.title), "{}", threat.title);
        for decision in &threat.history {
            assert!(text.contains(&decision.rationale), "{}", decision.rationale);
        }
    }
    assert!(text.contains("Page 2 of "), "running footer");
    assert!(text.contains("OFFICIAL"), "marking");
}

#[test]
fn the_file_is_sound_and_every_font_is_in_it() {
    let file = File::of(&fixture::data(), &Settings::default());
    run("qpdf", &["--check", file.path()]);
    let fonts = run("pdffonts", &[file.path()]);
    for line in fonts.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let yes = columns.iter().filter(|c| **c == "yes").count();
        assert_eq!(yes, 3, "embedded, subset, with text: {line}");
    }
    let info = run("pdfinfo", &[file.path()]);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Title:           Customer support assistant: threat model"), "{info}");
}

#[test]
fn hostile_names_come_out_as_text() {
    let mut model = fixture::model();
    let names = [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% include \"full.xml\" %}",
        "</p></doc><box/>&amp;",
        "gnp.\u{202e}exe\u{202c} [link](javascript:1)",
        "a\u{200b}b\u{0}c\u{e0041}",
    ];
    for (element, name) in model.elements.values_mut().zip(names) {
        element.name = name.into();
        element.description = name.into();
    }
    model.about.title = names[0].into();
    model.about.description = "x".repeat(65_536);
    let data = fixture::data_of(&model, &Options::new(fixture::today()));
    let text = File::of(&data, &Settings::default()).text();
    for expected in [names[0], names[1], names[2], "[U+202E]exe[U+202C]", "a[U+200B]b"] {
        assert!(text.contains(expected), "{expected} in\n{}", &text[..2000]);
    }
    let html = report::html(&data, &Settings::default()).expect("a report");
    assert!(!html.contains("<script"), "a script in the HTML edition");
    assert!(!html.contains("href=\"javascript"), "a javascript link in the HTML edition");
    let markdown = report::markdown(&data, &Settings::default()).expect("a report");
    assert!(!markdown.contains("<script"), "a script in the Markdown edition");
}

/// Language, sentence, and a character that shows whether this machine has a font for it.
const LANGUAGES: [(&str, &str); 9] = [
    (
        "English",
        "An efficient office: affine, first floor, waffle. -> 3/4 \u{201c}quoted\u{201d} \u{2014} \u{20ac}5",
    ),
    (
        "Greek",
        "\u{3a4}\u{3bf} \u{3bc}\u{3bf}\u{3bd}\u{3c4}\u{3ad}\u{3bb}\u{3bf} \u{3b1}\u{3c0}\u{3b5}\u{3b9}\u{3bb}\u{3ce}\u{3bd}",
    ),
    (
        "Russian",
        "\u{41c}\u{43e}\u{434}\u{435}\u{43b}\u{44c} \u{443}\u{433}\u{440}\u{43e}\u{437} \u{439}",
    ),
    (
        "Vietnamese",
        "M\u{f4} h\u{ec}nh m\u{1ed1}i \u{111}e d\u{1ecd}a ghi l\u{1ea1}i quy\u{1ebf}t \u{111}\u{1ecb}nh",
    ),
    ("Polish", "Za\u{17c}\u{f3}\u{142}\u{107} g\u{119}\u{15b}l\u{105} ja\u{17a}\u{144}"),
    ("Japanese", "\u{8105}\u{5a01}\u{30e2}\u{30c7}\u{30eb}"),
    ("Chinese", "\u{5a01}\u{80c1}\u{6a21}\u{578b}\u{8bb0}\u{5f55}"),
    (
        "Arabic",
        "\u{646}\u{645}\u{648}\u{630}\u{62c} \u{627}\u{644}\u{62a}\u{647}\u{62f}\u{64a}\u{62f}",
    ),
    ("Hebrew", "\u{5de}\u{5d5}\u{5d3}\u{5dc} \u{5d4}\u{5d0}\u{5d9}\u{5d5}\u{5de}\u{5d9}\u{5dd}"),
];

#[test]
fn no_character_of_any_language_is_lost() {
    let folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from).into();
    let settings = Settings { font_folders: folders, ..Settings::default() };
    for (language, sentence) in LANGUAGES {
        let mut model = fixture::model();
        model.about.purpose = sentence.into();
        let data = fixture::data_of(&model, &Options::new(fixture::today()));
        let pdf = report::pdf(&data, &settings).expect("a report");
        if !pdf.warnings.is_empty() {
            println!("skipped: {language}: {}", pdf.warnings[0]);
            continue;
        }
        let text = File::of(&data, &settings).text();
        for word in sentence.split(' ') {
            // poppler marks the direction of words that are read from right to left.
            let found = text.contains(word)
                || text.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "").contains(word);
            assert!(found, "{language}: {word}");
        }
    }
}

#[test]
fn a_character_nobody_has_is_shown_and_told() {
    let mut model = fixture::model();
    model.about.purpose = "An unassigned letter: \u{1fadd}".into();
    let data = fixture::data_of(&model, &Options::new(fixture::today()));
    let pdf = report::pdf(&data, &Settings::default()).expect("a report");
    assert_eq!(pdf.warnings.len(), 1, "{:?}", pdf.warnings);
    assert!(pdf.warnings[0].to_string().contains("U+1FADD"));
    assert!(
        !String::from_utf8_lossy(&pdf.bytes).contains("pdfaid:part"),
        "no label with a warning"
    );
    assert!(File::of(&data, &Settings::default()).text().contains("[U+1FADD]"));
}

#[test]
fn the_validator_agrees_with_the_label() {
    let file = File::of(&fixture::data(), &Settings::default());
    validator::check(&[&file.path]);
}
