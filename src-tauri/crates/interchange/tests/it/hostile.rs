//! Hostile files: every case as its `expect` says, without a panic, with an error that helps.

use std::path::Path;

use interchange::import;
use library::Library;
use serde_json::Value;

use crate::shared;

/// Formats of the cases that no import of ours reads yet, or that other crates read.
const ELSEWHERE: &[&str] = &["project-sqlite", "atlas-yaml"];

#[test]
fn every_case_ends_as_expected() {
    let Some(folder) = shared().map(|shared| shared.join("data/hostile")) else { return };
    let list = std::fs::read_to_string(folder.join("hostile.jsonl")).expect("the list");
    let mut wrong = Vec::new();
    for line in list.lines() {
        let case: Value = serde_json::from_str(line).expect("a case");
        let word = |key: &str| case[key].as_str().unwrap_or_default();
        if ELSEWHERE.contains(&word("format")) {
            continue;
        }
        if let Some(fault) = check(&folder.join(word("file")), word("expect")) {
            wrong.push(format!("{} ({}): {fault}", word("file"), word("why")));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the outcome; none when it is as expected.
fn check(path: &Path, expect: &str) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    match (import(&bytes, None, Library::embedded()), expect) {
        (Ok((_, import)), "accepted, sanitised") => {
            let faults = import.model.faults();
            (!faults.is_empty()).then(|| format!("unsound: {faults:?}"))
        }
        (Err(error), "clear error") => {
            let (said, hint) = (error.to_string(), error.hint());
            let clear = said.len() > 30 && said.len() < 2_000 && !hint.is_empty();
            let inert = !said.contains('\u{1b}') && !said.contains('\0');
            (!clear || !inert).then(|| format!("not a clear error: {said:?}"))
        }
        (Ok((format, _)), _) => Some(format!("accepted as {}", format.id)),
        (Err(error), _) => Some(format!("refused: {error}")),
    }
}
