//! What is fenced in: a dependency that only one room may name, an import that only one folder of
//! the page may use.

use crate::manifest::{ROOMS, dependencies};
use crate::sources;

/// Name (or its beginning, with `*`) and the only rooms that may depend on it.
const FENCES: [(&str, &[&str]); 13] = [
    ("rusqlite", &["store"]),
    ("tauri*", &["app"]),
    ("gtk", &["app"]),
    ("petgraph", &["analysis"]),
    ("printpdf", &["report"]),
    ("lopdf", &["report"]),
    ("tera", &["report"]),
    ("parley", &["report"]),
    ("serde-saphyr", &["library", "interchange"]),
    ("clap*", &["cli"]),
    ("indicatif", &["cli"]),
    ("ed25519-dalek", &["project"]),
    ("directories", &["project"]),
];

#[test]
fn dependencies_stay_behind_their_fences() {
    for (room, folder) in ROOMS {
        for name in dependencies(folder) {
            for (fenced, allowed) in FENCES {
                let meant = match fenced.strip_suffix('*') {
                    Some(start) => name.starts_with(start),
                    None => name == fenced,
                };
                assert!(
                    !meant || allowed.contains(&room),
                    "{folder}/Cargo.toml: `{name}` belongs to {allowed:?} alone"
                );
            }
        }
    }
}

/// Package and the only folder whose files may import it.
const IMPORTS: [(&str, &str); 2] = [("@tauri-apps", "ui/src/ipc/"), ("@xyflow", "ui/src/canvas/")];

#[test]
fn imports_of_the_page_stay_behind_their_fences() {
    for (path, text) in sources::below("ui/src", &[".ts", ".tsx", ".css"]) {
        for (package, folder) in IMPORTS {
            let named = [format!("\"{package}"), format!("'{package}")];
            let found = named.iter().any(|name| text.contains(name.as_str()));
            assert!(
                !found || path.starts_with(folder),
                "{path}: `{package}` may only be imported in {folder}"
            );
        }
    }
}

#[test]
fn nobody_below_the_project_reads_clock_or_environment() {
    const READ: [&str; 5] =
        ["Timestamp::now", "Zoned::now", "SystemTime::now", "env::var", " rand::"];
    for room in ["model", "library/src", "analysis/src", "interchange/src", "report/src"] {
        for (path, text) in sources::below(&format!("src-tauri/crates/{room}"), &[".rs"]) {
            // The tests of a room may look where the shared samples lie.
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            let tests = path.contains("/tests")
                || path.ends_with("testing.rs")
                || path.ends_with("tests.rs");
            for word in READ.iter().filter(|_| !tests) {
                assert!(!product.contains(word), "{path}: `{word}`; take it as an argument");
            }
        }
    }
}
