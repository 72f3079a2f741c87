//! The reports of the starter models, from the real library and analysis.

mod validator;

use std::path::{Path, PathBuf};

use library::Library;
use model::{Date, Model};
use report::{Options, ReportData, Settings};

#[derive(serde::Deserialize)]
struct File {
    model: Model,
}

/// Every starter with its name.
fn starters() -> Vec<(String, Model)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../templates/models");
    let entries = std::fs::read_dir(&folder).expect("the starters are in the repository");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a file name").to_owned();
        let text = std::fs::read_to_string(path).expect("a starter");
        let file: File = serde_json::from_str(&text).expect("a model");
        (name, file.model)
    };
    paths.iter().map(read).collect()
}

fn data(model: &Model, template: &str) -> ReportData {
    let analysis = analysis::analyze(model, Library::embedded());
    let options =
        Options { template: template.into(), ..Options::new(Date::constant(2026, 11, 24)) };
    ReportData::new(model, Library::embedded(), &analysis, &options)
}

/// Where the files are kept for looking at, when somebody wants to.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PORTOLAN_KEEP") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).expect("the folder can be written");
    }
}

#[test]
fn every_starter_makes_every_document() {
    let starters = starters();
    assert_eq!(starters.len(), 8);
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    for (name, model) in starters {
        for template in report::TEMPLATES {
            let pdf = report::pdf(&data(&model, template), &Settings::default()).expect("a report");
            let file = format!("{name}-{template}.pdf");
            keep(&file, &pdf.bytes);
            files.push(folder.path().join(file));
            std::fs::write(&files[files.len() - 1], &pdf.bytes).expect("it can be written");
            assert_eq!(pdf.warnings, [], "{name}, {template}");
            let enough = if template == "full" { 6 } else { 1 };
            assert!(pdf.pages >= enough, "{name}, {template}: {} pages", pdf.pages);
        }
    }
    validator::check(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

#[test]
fn every_starter_briefs_with_real_cases() {
    for (name, model) in starters() {
        let briefing = data(&model, "briefing").briefing;
        assert!(briefing.threats.len() >= 4, "{name}: {}", briefing.threats.len());
        for threat in &briefing.threats {
            let told =
                !threat.places.is_empty() && !threat.how.is_empty() && !threat.why.is_empty();
            assert!(told && !threat.helps.is_empty(), "{name}: {threat:?}");
        }
        let cases = briefing.threats.iter().filter_map(|t| t.case.as_ref());
        assert!(cases.count() >= 2, "{name}: {:#?}", briefing.threats);
    }
}
