//! The command line as a person or a pipeline uses it: the built program in an empty folder.

use std::path::Path;
use std::process::{Command, Output};

use analysis::Analysis;
use library::Library;
use model::{Date, Model};
use report::{Attachment, Options, ReportData, Settings};
use serde_json::{Value, json};

/// Runs `portolan` with words split at spaces.
fn portolan(folder: &Path, words: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words.split_whitespace())
        .current_dir(folder)
        .env("PORTOLAN_HOME", folder.join("home"))
        .output()
        .expect("the program runs")
}

/// Runs, and checks exit code and that both outputs hold what is expected.
fn check(folder: &Path, words: &str, code: i32, expect: &[&str]) -> String {
    let output = portolan(folder, words);
    let text = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
    assert_eq!(output.status.code(), Some(code), "portolan {words}\n{text}");
    for part in expect {
        assert!(text.contains(part), "portolan {words}: no {part:?} in\n{text}");
    }
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn rename(id: &str, name: &str) -> String {
    let subject = json!({"kind": "element", "id": id});
    json!({"edit": "rename", "subject": subject, "name": name}).to_string()
}

#[test]
fn a_model_from_start_to_report() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &["created m.portolan"]);
    let text = check(at, "suggest m.portolan --format json", 0, &["AML.T0051", "because"]);
    let rows: Value = serde_json::from_str(&text).expect("JSON");
    assert!(rows.as_array().is_some_and(|rows| rows.len() > 10));
    check(at, "suggest m.portolan --element E-6", 0, &["Chat backend"]);
    let registers = [
        ("threats", "number,title,technique,subject,status,treatment"),
        ("elements", "number,name,kind"),
        ("controls", "number,title,mitigation,status,owner,due,threats"),
        ("decisions", "at,threat,title,treatment,by,owner,date,rationale"),
        ("open-items", "title,where,text,asked by"),
    ];
    for (register, columns) in registers {
        let text = check(at, &format!("list m.portolan {register} --format csv"), 0, &[columns]);
        let told = register != "open-items" || text.contains("\r\nAn answer would change");
        assert!(told, "{register} of a starter:\n{text}");
        check(at, &format!("list m.portolan {register} --format md"), 0, &["| --- |"]);
    }
    for (out, begins) in [("r.pdf", "%PDF-"), ("r.html", "<!"), ("r.md", "#"), ("d.svg", "<svg")] {
        let words = match out {
            "d.svg" => "export m.portolan --format svg -o d.svg".to_owned(),
            _ => format!("report m.portolan -o {out} --date 2026-01-31"),
        };
        check(at, &words, 0, &[]);
        let bytes = std::fs::read(at.join(out)).expect(out);
        let head =
            String::from_utf8_lossy(&bytes[..200.min(bytes.len())]).trim_start().to_lowercase();
        assert!(head.starts_with(&begins.to_lowercase()), "{out}: {head}");
    }
    check(at, "import r.pdf -o again.portolan", 0, &["read as Portolan JSON"]);
    check(at, "diff m.portolan again.portolan", 0, &["No difference"]);
    std::fs::write(at.join("other.pdf"), "%PDF-1.7 nothing of ours").expect("written");
    check(at, "import other.pdf --dry-run", 2, &["it is a PDF", "try:"]);
    check(at, "check m.portolan --gate open", 1, &["open:", "findings"]);
    check(at, "check m.portolan --gate overdue --gate stale", 0, &["overdue: holds"]);
    check(at, "check m.portolan --gate unsigned", 1, &["unsigned:"]);
    check(at, "check m.portolan --gate soon", 2, &["no such gate", "try:"]);
}

#[test]
fn edits_are_acknowledged_after_they_are_in_the_file() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    let elements = check(at, "list m.portolan elements --format json", 0, &[]);
    let elements: Value = serde_json::from_str(&elements).expect("JSON");
    let id = elements[0]["id"].as_str().expect("an id");
    let stream = [rename(id, "Guest"), rename(id, "Visitor")].join("\n");
    std::fs::write(at.join("e.jsonl"), stream).expect("written");
    let said = check(at, "edit m.portolan --edits e.jsonl", 0, &[]);
    assert_eq!(said, "ack 2\nack 3\n");
    check(at, "list m.portolan elements", 0, &["Visitor"]);

    let gone = "0190b2f4-7b1c-7000-8000-000000000000";
    let stream = [rename(id, "Third"), rename(gone, "x"), rename(id, "Fourth")].join("\n");
    std::fs::write(at.join("e.jsonl"), stream).expect("written");
    let said = check(at, "edit m.portolan --edits e.jsonl", 2, &["line 2 of e.jsonl", "try:"]);
    assert_eq!(said, "ack 4\n");
    check(at, "list m.portolan elements", 0, &["Third"]);
    std::fs::write(at.join("e.jsonl"), "{\"edit\":\"rename\"}").expect("written");
    check(at, "edit m.portolan --edits e.jsonl", 2, &["line 1 of e.jsonl", "subject"]);
}

#[test]
fn models_go_out_and_come_back() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from agent-tools", 0, &[]);
    for format in ["json", "otm"] {
        check(at, &format!("export m.portolan --format {format} -o m.{format}"), 0, &[]);
        let import = format!("import m.{format} -o {format}.portolan --fidelity f.json");
        check(at, &import, 0, &["KIND", "created"]);
        // An import of a foreign file is on record in the model, and nothing else is different.
        let (code, expect) = match format {
            "json" => (0, "No difference"),
            _ => (1, "imported file"),
        };
        let said = check(at, &format!("diff m.portolan {format}.portolan"), code, &[expect]);
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    check(at, "export m.portolan --format threat-dragon -o td.json", 0, &[]);
    check(at, "import td.json -o td.portolan", 0, &["read as OWASP Threat Dragon"]);
    for (format, begins) in [("stix", "bundle"), ("cyclonedx", "CycloneDX"), ("sarif", "2.1.0")] {
        let export = format!("export m.portolan --format {format} -o -");
        check(at, &export, 0, &[begins]);
    }
    check(at, "export m.portolan --format png --scale 1 --only E-1 -o e.png", 0, &[]);
    let part = std::fs::read(at.join("e.png")).expect("the picture");
    assert!(part.starts_with(b"\x89PNG"));
    check(at, "export m.portolan --format pigeon -o x", 2, &["pigeon", "try:"]);
    check(at, "merge m.portolan json.portolan otm.portolan -o merged.portolan", 0, &["created"]);
    check(at, "backup m.portolan -o copy.portolan", 0, &["checked"]);
    check(at, "repair m.portolan -o whole.portolan", 0, &["records saved"]);
}

#[test]
fn what_is_wrong_is_said() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan", 0, &[]);
    check(at, "new m.portolan", 3, &["m.portolan", "try:"]);
    check(at, "new n.portolan --from nobody", 2, &["nobody", "rag-assistant"]);
    check(at, "suggest nothing.portolan", 2, &["nothing.portolan", "try:"]);
    std::fs::write(at.join("bad.json"), "{\"a\": 1, \"a\": 2}").expect("written");
    check(at, "suggest bad.json", 2, &["line 1", "\"a\" is there twice"]);
    std::fs::write(at.join("other.json"), "{\"a\": 1}").expect("written");
    check(at, "import other.json -o o.portolan", 2, &["no kind that can be imported"]);
    assert!(!at.join("o.portolan").exists());
    check(at, "frobnicate", 2, &["frobnicate"]);
    check(at, "completions bash", 0, &["portolan"]);
    check(at, "--help", 0, &["Exit codes"]);
}

#[test]
fn unsure_types_are_asked_about_and_answers_are_used() {
    let temp = folder();
    let at = temp.path();
    let file = json!({
        "otmVersion": "0.2.0", "project": {"name": "p", "id": "p"},
        "trustZones": [{"id": "z", "name": "Z", "risk": {"trustRating": 1}}],
        "components": [{"id": "a", "name": "Frobnicator", "type": "frob", "parent": {"trustZone": "z"}}],
    });
    std::fs::write(at.join("f.otm"), file.to_string()).expect("written");
    let said = check(at, "import f.otm --dry-run", 0, &["--map", "nothing was written"]);
    assert!(said.contains("\"frob\" was left without a type"), "{said}");
    check(at, "import f.otm -o f.portolan --map frob=llm-app", 0, &["created"]);
    check(at, "list f.portolan elements --format json", 0, &["llm-app"]);
    check(at, "import f.otm --dry-run --map frob=no-such", 2, &["no-such", "try:"]);
    check(at, "import f.otm --dry-run --map frob", 2, &["FOREIGN=TYPE"]);
    check(at, "import f.otm", 2, &["--output"]);
}

#[test]
fn manual_pages_and_schemas_are_printed() {
    let temp = folder();
    let at = temp.path();
    check(at, "man", 0, &[".TH portolan 1", "suggest"]);
    check(at, "man check", 0, &["portolan\\-check", "overdue"]);
    check(at, "man pigeon", 2, &["pigeon", "try:"]);
    check(at, "man --dir pages", 0, &[]);
    assert!(at.join("pages/portolan-import.1").exists());
    let names = [
        "model",
        "suggest",
        "check",
        "diff",
        "fidelity",
        "threats",
        "decisions",
        "controls",
        "elements",
        "flows",
        "boundaries",
        "assets",
        "open-items",
    ];
    for name in names {
        let text = check(at, &format!("schema {name}"), 0, &["$schema"]);
        let path =
            format!("{}/../../../docs/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("PORTOLAN_BLESS").is_some() {
            std::fs::write(&path, &text).expect("the file can be written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "{path} is not fresh; run the test with PORTOLAN_BLESS=1");
    }
}

#[test]
fn a_project_is_signed_verified_and_named() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    std::fs::write(at.join("pass"), "a long passphrase of words").expect("written");
    check(at, "check m.portolan --gate unsigned", 1, &["unsigned:"]);
    let sign = "sign m.portolan --as Ada --key k --create-key --passphrase-file pass";
    check(at, sign, 0, &["signed"]);
    check(at, "verify m.portolan", 0, &[]);
    check(at, "check m.portolan --gate unsigned", 0, &["unsigned: holds"]);
    std::fs::write(at.join("wrong"), "another one").expect("written");
    let again = "sign m.portolan --as Ada --key k --passphrase-file wrong";
    check(at, again, 2, &["passphrase", "try:"]);
    let elements = check(at, "list m.portolan elements --format json", 0, &[]);
    let elements: Value = serde_json::from_str(&elements).expect("JSON");
    let id = elements[0]["id"].as_str().expect("an id");
    std::fs::write(at.join("e.jsonl"), rename(id, "Somebody else")).expect("written");
    check(at, "edit m.portolan --edits e.jsonl", 0, &["ack"]);
    check(at, "check m.portolan --gate unsigned", 1, &["unsigned:"]);
}

#[test]
fn a_report_of_a_signed_project_tells_who_signed_and_proves_it() {
    let temp = folder();
    let at = temp.path();
    let told = |words: &str, expect: &[&str]| {
        check(at, &format!("report m.portolan -o r.md --date 2026-01-31 {words}"), 0, &[]);
        let text = std::fs::read_to_string(at.join("r.md")).expect("a report");
        for part in expect {
            assert!(text.contains(part), "{words}: no {part:?} in\n{text}");
        }
        text
    };
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    std::fs::write(at.join("pass"), "a long passphrase of words").expect("written");
    let open = told("", &["Draft, not signed", "for signing on paper"]);
    assert!(!open.contains("SHA256:"));
    let sign = "sign m.portolan --as Ada --key k --create-key --passphrase-file pass";
    let terms = "--conditions Pilot --valid-until 2030-12-31 --review-when Retraining";
    check(at, &format!("{sign} {terms}"), 0, &["signed"]);
    let facts = ["Ada, risk owner", "Valid", "SHA256:", "Pilot", "31 December 2030", "Retraining"];
    let signed = told("", &facts);
    assert!(signed.contains("I take responsibility") && !signed.contains("signing on paper"));
    check(at, "report m.portolan -o r.pdf", 0, &[]);
    check(at, "verify r.pdf", 0, &["valid", "sign-off"]);
    let project = check(at, "verify m.portolan --format codes", 0, &[]);
    assert_eq!(check(at, "verify r.pdf --format codes", 0, &[]), project);
    check(at, "verify r.pdf --bundle taken-out", 0, &[]);
    assert_eq!(check(at, "verify taken-out --format codes", 0, &[]), project);
    check(at, "import r.pdf -o again.portolan", 0, &["read as Portolan JSON"]);
    check(at, "diff m.portolan again.portolan", 0, &["No difference"]);

    let elements = check(at, "list m.portolan elements --format json", 0, &[]);
    let elements: Value = serde_json::from_str(&elements).expect("JSON");
    let id = elements[0]["id"].as_str().expect("an id");
    std::fs::write(at.join("e.jsonl"), rename(id, "Somebody else")).expect("written");
    check(at, "edit m.portolan --edits e.jsonl", 0, &["ack"]);
    told("", &["Stale: changed since", "“Somebody else”", "Signed, but changed since", "on paper"]);
    told("--template summary", &["Stale: changed since"]);
    let late = "report m.portolan -o late.md --date 2031-01-31";
    check(at, late, 0, &[]);
    assert!(std::fs::read_to_string(at.join("late.md")).expect("a report").contains("Expired"));
    let redacted = told("--redact --without scope", &["edition for suppliers"]);
    assert!(!redacted.contains("“Somebody else”") && !redacted.contains("Scope and context"));
    check(at, "report m.portolan -o s.pdf --redact", 0, &[]);
    check(at, "import s.pdf --dry-run", 2, &["it is a PDF"]);
    check(at, "verify s.pdf", 2, &["carries no evidence", "try:"]);
    check(at, "report m.portolan -o s.pdf --without everything", 2, &["possible values"]);

    // Another model beside evidence that holds.
    let pdf = std::fs::read(at.join("r.pdf")).expect("a report");
    let inside = report::attachments(&pdf).into_iter().find(|(name, _)| name == report::EVIDENCE);
    let evidence = inside.expect("evidence").1;
    std::fs::write(at.join("evidence.tar"), &evidence).expect("written");
    check(at, "verify evidence.tar", 0, &["valid"]);
    check(at, "export m.portolan --format json -o other.json", 0, &[]);
    let other = std::fs::read(at.join("other.json")).expect("a model");
    let (library, options) = (Library::embedded(), Options::new(Date::constant(2026, 1, 31)));
    let data = ReportData::new(&Model::default(), library, &Analysis::default(), &options);
    let attachments = vec![Attachment::model(other), Attachment::evidence(evidence)];
    let settings = Settings { attachments, ..Settings::default() };
    let forged = report::pdf(&data, &settings).expect("a report");
    std::fs::write(at.join("forged.pdf"), forged.bytes).expect("written");
    check(at, "verify forged.pdf", 1, &["is not the one of its evidence"]);
}

#[test]
fn an_organisation_brings_its_own_templates() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    std::fs::create_dir(at.join("house")).expect("a folder");
    let write = |text: &str| std::fs::write(at.join("house/handover.xml"), text).expect("written");
    write("<doc lang=\"en\" title=\"H\"><h1>Handover</h1><p>{{ title }}</p></doc>");
    let report = "report m.portolan -o h.md --house house --template handover";
    check(at, report, 0, &[]);
    let text = std::fs::read_to_string(at.join("h.md")).expect("a report");
    assert!(text.starts_with("## Handover"), "{text}");
    write("<doc lang=\"en\" title=\"H\">\n<blink/></doc>");
    check(at, report, 2, &["handover.xml:2:1"]);
    check(at, "report m.portolan -o h.md --template handover", 2, &["handover"]);
}
