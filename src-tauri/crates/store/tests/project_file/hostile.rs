//! The shared collection of hostile project files: a clear error for each, no change, no panic.
//! None of them has our tables, so each is refused; the same damage to files of ours is in
//! `damage`.

use std::path::PathBuf;

use store::{Access, ProjectFile};

use crate::edits::bytes;

const APPLICATION_ID: &[u8; 4] = b"Ptln";

fn collection() -> Option<PathBuf> {
    let shared = std::env::var_os("PORTOLAN_SHARED")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"));
    Some(shared.join("data/hostile/project-sqlite")).filter(|folder| folder.is_dir())
}

#[test]
fn hostile_files_end_in_a_clear_error_and_stay_as_they_are() {
    let Some(collection) = collection() else {
        println!("skipped: the shared collection of hostile files is not there");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut names: Vec<_> =
        collection.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    for name in &names {
        std::fs::copy(collection.join(name), folder.path().join(name)).unwrap();
    }
    // Once as they are, and once with our mark in the header, so that the later checks see them.
    for marked in [false, true] {
        for name in names.iter().filter(|name| name.to_string_lossy().ends_with(".db")) {
            let path = folder.path().join(name);
            let mut content = bytes(&path);
            if marked && content.len() >= 72 {
                content[68..72].copy_from_slice(APPLICATION_ID);
                std::fs::write(&path, &content).unwrap();
            }
            let error = ProjectFile::open(&path, Access::Write).expect_err(&name.to_string_lossy());
            println!("{}{error}", if marked { "marked " } else { "" });
            assert!(error.to_string().contains(&*name.to_string_lossy()), "{error} names no file");
            assert!(!error.hint().is_empty());
            // A journal beside the file is SQLite's to roll back; that is the one change allowed.
            if !name.to_string_lossy().starts_with("stray-journal") {
                assert_eq!(bytes(&path), content, "{name:?} was changed");
            }
        }
    }
}
