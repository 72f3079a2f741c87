//! The full report of the support assistant, in every edition.

mod fixture;

use std::path::PathBuf;

use report::{Attachment, Options, Settings};

/// Where the files are kept for looking at, when somebody wants to.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PORTOLAN_KEEP") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).expect("the folder can be written");
    }
}

fn settings() -> Settings<'static> {
    Settings { attachments: vec![Attachment::model(b"{}".to_vec())], ..Settings::default() }
}

#[test]
fn the_full_report_is_complete_and_always_the_same() {
    let data = fixture::data();
    let first = report::pdf(&data, &settings()).expect("a report");
    let second = report::pdf(&fixture::data(), &settings()).expect("a report");
    keep("full.pdf", &first.bytes);
    assert_eq!(first.warnings, []);
    assert!(first.bytes == second.bytes, "the same input gives the same bytes");
    let html = report::html(&data, &settings()).expect("a report");
    keep("full.html", html.as_bytes());
    assert!(html.contains("<th scope=\"col\">"));
    assert!(!html.contains("<script"));
    let text = report::markdown(&data, &settings()).expect("a report");
    keep("full.md", text.as_bytes());
    assert!(text.contains("### T-1") || text.contains("#### T-1"), "{}", &text[..400]);
}

#[test]
fn every_template_makes_a_document() {
    for template in report::TEMPLATES {
        let options = Options { template: template.into(), ..Options::new(fixture::today()) };
        let data = fixture::data_of(&fixture::model(), &options);
        let pdf = report::pdf(&data, &settings()).expect(template);
        keep(&format!("{template}.pdf"), &pdf.bytes);
        assert_eq!(pdf.warnings, [], "{template}");
    }
}

#[test]
fn the_organisation_overrides_templates_and_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, text).expect("the folder can be written");
    };
    write("sections/changes.xml", "<h1>Changes of ours</h1>");
    write("handover.xml", "<doc lang=\"en\" title=\"H\"><h1>Handover</h1><p>{{ title }}</p></doc>");
    write("brand.json", r##"{"organisation": "Northbay Energy", "accent": "#7a1f5c"}"##);
    let settings = Settings { overrides: Some(folder.path().into()), ..Settings::default() };
    let names = report::templates(&settings).expect("templates");
    assert_eq!(
        names,
        ["actions", "briefing", "cards", "full", "guidelines", "handover", "statement", "summary"]
    );
    assert_eq!(report::house(folder.path()).expect("sound"), ["handover"]);
    let options = Options { template: "handover".into(), ..Options::new(fixture::today()) };
    let data = fixture::data_of(&fixture::model(), &options);
    let text = report::markdown(&data, &settings).expect("a report");
    assert_eq!(text.trim(), "## Handover\n\nCustomer support assistant");
    let full = report::markdown(&fixture::data(), &settings).expect("a report");
    assert!(!full.contains("Changes of ours"), "left out while nothing changed");
    write("sections/scope.xml", "<h1>Scope</h1>\n<p>{{ title }}</p>\n<blink/>");
    write("sections/open.xml", "<h1>Open</h1>\n{% if %}");
    let error = report::house(folder.path()).expect_err("a template that does not parse");
    assert!(error.to_string().contains("your sections/open.xml:2:"), "{error}");
    std::fs::remove_file(folder.path().join("sections/open.xml")).expect("removed");
    let error = report::pdf(&fixture::data(), &settings).expect_err("an unknown element");
    let expected = "your sections/scope.xml:3:1: unknown element <blink>";
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn the_life_cycle_is_told() {
    let text = |template: &str, redact: bool| {
        let options =
            Options { template: template.into(), redact, ..Options::new(fixture::today()) };
        let data = fixture::data_of(&fixture::model(), &options);
        report::markdown(&data, &settings()).expect("a report")
    };
    let check = |template: &str, told: &[&str]| {
        let text = text(template, false);
        for words in told {
            assert!(text.contains(words), "{template}: {words}");
        }
    };
    let judged = ["SD2.4", "Partly met", "Suppliers are not modelled yet", "date has passed"];
    check("guidelines", &judged);
    check("full", &judged);
    check("full", &["Take the index off line", "Small open model", "Data stays here"]);
    check("cards", &["Old addresses", "customers.parquet", &"ab".repeat(32)]);
    check("statement", &["Customer records: Old addresses"]);
    assert!(!text("full", true).contains("Take the index off line"), "not for suppliers");
}

#[test]
fn the_model_travels_with_the_report() {
    let mut settings = settings();
    settings.attachments = vec![
        Attachment::model(br#"{"model": "all of it"}"#.to_vec()),
        Attachment::evidence(vec![7; 2_000]),
    ];
    let pdf = report::pdf(&fixture::data(), &settings).expect("a report");
    let found = report::attachments(&pdf.bytes);
    let sent = settings.attachments.iter().rev().map(|a| (a.name.clone(), a.bytes.clone()));
    assert_eq!(found, sent.collect::<Vec<_>>());
}

#[test]
fn a_broken_or_hostile_pdf_holds_nothing() {
    // A name tree that holds itself, and a stream that is not there.
    let looped = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>endobj
2 0 obj<</Kids[2 0 R 2 0 R 2 0 R 2 0 R 2 0 R]/Names[(a)<</UF(a)/EF<</F 9 0 R>>>>]>>endobj
trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF";
    for bytes in [b"".as_slice(), b"%PDF-1.7 broken", b"{}", looped] {
        assert_eq!(report::attachments(bytes), Vec::new());
    }
    let whole = report::pdf(&fixture::data(), &settings()).expect("a report").bytes;
    for cut in [100, whole.len() / 2, whole.len() - 40] {
        assert!(report::attachments(&whole[..cut]).len() <= 1);
    }
}

#[test]
fn the_edition_for_suppliers_tells_no_attack() {
    let options = Options { redact: true, ..Options::new(fixture::today()) };
    let data = fixture::data_of(&fixture::model(), &options);
    let text = report::markdown(&data, &settings()).expect("a report");
    assert!(text.contains("Strip instructions from retrieved text"));
    for secret in ["Posts written by outsiders", "Attack paths", "talks the assistant out"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn a_preview_has_every_page() {
    let data = fixture::data();
    let pages = report::preview(&data, &settings()).expect("a preview");
    let pdf = report::pdf(&data, &settings()).expect("a report");
    keep("preview-6.svg", pages[5].as_bytes());
    assert_eq!(pages.len(), pdf.pages);
    assert!(pages.iter().all(|p| p.starts_with("<svg") && !p.contains("<script")));
}

#[test]
fn a_diagram_too_large_for_a_page_is_tiled_with_an_overview() {
    let mut model = fixture::model();
    for placement in model.placements.values_mut() {
        placement.area.x *= 4;
        placement.area.y *= 3;
    }
    let large = fixture::data_of(&model, &Options::new(fixture::today()));
    let pdf = report::pdf(&large, &settings()).expect("a report");
    keep("tiled.pdf", &pdf.bytes);
    let usual = report::pdf(&fixture::data(), &settings()).expect("a report");
    assert!(pdf.pages >= usual.pages + 4, "{} against {}", pdf.pages, usual.pages);
}

#[test]
fn work_stops_on_request() {
    let settings = Settings { progress: &|done| done < 0.5, ..Settings::default() };
    let error = report::pdf(&fixture::data(), &settings).expect_err("stopped");
    assert!(matches!(error, report::ReportError::Cancelled), "{error}");
}
