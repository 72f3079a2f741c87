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
    Settings {
        attachments: vec![Attachment {
            name: "model.json".into(),
            media_type: "application/json".into(),
            description: "The threat model, readable by Portolan".into(),
            bytes: b"{}".to_vec(),
        }],
        ..Settings::default()
    }
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
    for template in ["summary", "actions", "cards"] {
        let options = Options { template: template.into(), ..Options::new(fixture::today()) };
        let data = fixture::data_of(&fixture::model(), &options);
        let pdf = report::pdf(&data, &settings()).expect(template);
        keep(&format!("{template}.pdf"), &pdf.bytes);
        assert_eq!(pdf.warnings, [], "{template}");
    }
}
