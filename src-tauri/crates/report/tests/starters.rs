//! The reports of the starter models, from the real library and analysis.

use std::path::{Path, PathBuf};

use library::Library;
use model::{Date, Model};
use report::{Options, ReportData, Settings};

#[derive(serde::Deserialize)]
struct File {
    model: Model,
}

#[test]
fn every_starter_makes_a_full_report() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../templates/models");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: there are no starter models");
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    for path in paths {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a file name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a starter");
        let Ok(file) = serde_json::from_str::<File>(&text) else {
            println!("skipped: {name} is not a model");
            continue;
        };
        let analysis = analysis::analyze(&file.model, Library::embedded());
        let options = Options::new(Date::constant(2026, 11, 24));
        let data = ReportData::new(&file.model, Library::embedded(), &analysis, &options);
        let pdf = report::pdf(&data, &Settings::default()).expect("a report");
        if let Some(folder) = std::env::var_os("PORTOLAN_KEEP") {
            let path = PathBuf::from(folder).join(format!("starter-{name}.pdf"));
            std::fs::write(path, &pdf.bytes).expect("the folder can be written");
        }
        assert_eq!(pdf.warnings, [], "{name}");
        assert!(pdf.pages > 5, "{name}: {} pages", pdf.pages);
    }
}
