//! The files under version control that people write.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was built, fetched or generated.
const SKIPPED: [&str; 7] = [".git", "node_modules", "target", "dist", "gen", "bindings", "fresh"];

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies in the workspace").to_owned()
}

/// The text of a file, named from the workspace.
pub fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("reading {}: {error}", path.display()))
}

/// Every file below a folder of the workspace with one of these endings, with its text, by path.
pub fn below(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let shown = path.strip_prefix(root()).expect("below the workspace");
            // What is no text is no source.
            if let Ok(text) = fs::read_to_string(&path) {
                found.push((shown.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
}
