//! What a Cargo manifest names.

use std::collections::BTreeSet;

use crate::sources;

/// The crates of the workspace that are rooms: name and folder.
pub const ROOMS: [(&str, &str); 10] = [
    ("model", "src-tauri/crates/model"),
    ("library", "src-tauri/crates/library"),
    ("analysis", "src-tauri/crates/analysis"),
    ("store", "src-tauri/crates/store"),
    ("report", "src-tauri/crates/report"),
    ("interchange", "src-tauri/crates/interchange"),
    ("project", "src-tauri/crates/project"),
    ("cli", "src-tauri/crates/cli"),
    ("xtask", "src-tauri/crates/xtask"),
    ("app", "src-tauri"),
];

/// Names under the sections of a manifest whose heading ends with `dependencies]`, but not those
/// of tests.
pub fn dependencies(folder: &str) -> BTreeSet<String> {
    let text = sources::read(&format!("{folder}/Cargo.toml"));
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-dependencies");
        } else if inside && !line.starts_with(['#', ' ']) {
            let end = line.find(['=', '.', ' ']).unwrap_or(0);
            names.insert(line[..end].to_owned());
        }
    }
    names.remove("");
    names
}
