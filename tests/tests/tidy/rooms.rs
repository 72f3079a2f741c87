//! The arrows between the rooms of the core, exactly as ARCHITECTURE.md draws them.

use std::collections::BTreeSet;

use crate::manifest::{ROOMS, dependencies};

const ARROWS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("library", &[]),
    ("analysis", &["model", "library"]),
    ("store", &["model"]),
    ("report", &["model", "library", "analysis"]),
    ("interchange", &["model", "library", "analysis"]),
    ("project", &["model", "library", "analysis", "store", "report", "interchange"]),
    ("cli", &["model", "library", "analysis", "store", "report", "interchange", "project"]),
    ("xtask", &[]),
    ("app", &["model", "library", "analysis", "report", "interchange", "project"]),
];

#[test]
fn rooms_know_only_whom_the_plan_says() {
    let names: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    for ((room, folder), (drawn, allowed)) in ROOMS.iter().zip(ARROWS) {
        assert_eq!(*room, drawn, "both tables list the rooms in the same order");
        let known = dependencies(folder);
        for other in known.iter().filter(|other| names.contains(other.as_str())) {
            assert!(
                allowed.contains(&other.as_str()),
                "{folder}/Cargo.toml: `{room}` must not know `{other}`; see ARCHITECTURE.md"
            );
        }
    }
}

#[test]
fn every_crate_is_a_room() {
    let root = crate::sources::root();
    let folders = std::fs::read_dir(root.join("src-tauri/crates")).expect("the rooms are there");
    for entry in folders.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = ROOMS.iter().any(|(room, _)| *room == name);
        assert!(known, "src-tauri/crates/{name}: draw the new room here and in ARCHITECTURE.md");
    }
}
