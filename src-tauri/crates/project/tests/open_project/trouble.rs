//! Files that refuse: nothing is lost, nothing is overwritten, and it is said.

use std::fs;

use project::{Failure, FailureCode, Project, repair};
use store::BackupFolder;

use crate::edits::{BY, library, reopen, small_project};
use crate::small::add_element;

fn elements(project: &Project) -> Vec<String> {
    project.model().elements.values().map(|element| element.name.clone()).collect()
}

#[test]
fn a_file_opened_to_read_keeps_edits_in_memory_until_they_are_saved_elsewhere() {
    let (folder, project) = small_project();
    let path = project.path().to_owned();
    let mut reader = Project::open_to_read(&path, library()).unwrap();
    for (n, name) in [(8, "Tool"), (9, "Log")] {
        let outcome = reader.edit(&add_element(n, name), BY).unwrap();
        let unsaved = outcome.unsaved.expect("the edit is only in memory");
        assert_eq!((unsaved.code, unsaved.unsaved), (FailureCode::ReadOnly, true));
    }
    // Undo works on what is only in memory, too.
    assert_eq!(reader.undo(BY).unwrap().redo.as_deref(), Some("Add Log"));
    assert_eq!(reader.redo(BY).unwrap().undo.as_deref(), Some("Add Log"));
    assert_eq!(reader.snapshot().unsaved, reader.unsaved());
    let copy = folder.path().join("copy.portolan");
    reader.save_copy(&copy, BY).unwrap();
    assert_eq!(elements(&Project::open(&copy, library()).unwrap()), elements(&reader));
    assert!(reader.unsaved().is_some(), "a copy does not cure it");

    let elsewhere = folder.path().join("elsewhere.portolan");
    let cured = reader.save_elsewhere(&elsewhere).unwrap();
    assert_eq!((cured.unsaved, cured.file_name.as_str()), (None, "elsewhere.portolan"));
    let mut reader = reopen(reader);
    assert_eq!(elements(&reader), ["Assistant", "Mail index", "Tool", "Log"]);
    assert_eq!(reader.undo(BY).unwrap().redo.as_deref(), Some("Add Log"));
    assert_eq!(elements(&project), ["Assistant", "Mail index"], "the file itself is as it was");
}

#[test]
fn work_on_a_replaced_file_goes_on_in_a_conflict_copy() {
    let (_folder, mut project) = small_project();
    project.edit(&add_element(8, "Tool"), BY).unwrap();
    let path = project.path().to_owned();
    let other = path.with_extension("other");
    fs::copy(&path, &other).unwrap();
    fs::rename(&other, &path).unwrap();
    let theirs = fs::read(&path).unwrap();

    let outcome = project.edit(&add_element(9, "Log"), BY).unwrap();
    let moved = outcome.moved.expect("the work moved");
    assert!(moved.file_name.starts_with("small (conflict"), "{moved:?}");
    assert!(moved.why.contains("small.portolan was changed from outside"), "{moved:?}");
    assert_eq!(outcome.unsaved, None);
    assert_eq!(fs::read(&path).unwrap(), theirs, "nothing was overwritten");
    let mut project = reopen(project);
    assert_eq!(elements(&project), ["Assistant", "Mail index", "Tool", "Log"]);
    assert_eq!(project.undo(BY).unwrap().undo.as_deref(), Some("Add Tool"), "with its history");
}

#[test]
fn work_on_an_overwritten_file_is_recovered_from_memory() {
    let (_folder, mut project) = small_project();
    let path = project.path().to_owned();
    fs::write(&path, b"from the cloud").unwrap();
    let outcome = project.edit(&add_element(9, "Log"), BY).unwrap();
    assert!(outcome.moved.is_some(), "{:?}", outcome.unsaved);
    assert_eq!(fs::read(&path).unwrap(), b"from the cloud");
    let project = reopen(project);
    assert_eq!(elements(&project), ["Assistant", "Mail index", "Log"]);
    assert_eq!(project.history(9)[0].label, "Recover small.portolan");
}

#[test]
fn the_first_edit_of_a_session_leaves_a_backup_of_what_was() {
    let (folder, project) = small_project();
    let all = folder.path().join("backups");
    let mut project = reopen(project);
    project.keep_backups_in(&all);
    let backups = BackupFolder::of(project.path(), &all);
    assert_eq!(backups.list().len(), 0, "opening alone writes nothing");
    project.edit(&add_element(8, "Tool"), BY).unwrap();
    project.edit(&add_element(9, "Log"), BY).unwrap();
    let found = backups.list();
    assert_eq!(found.len(), 1);
    let backup = Project::open_to_read(&found[0].1, library()).unwrap();
    assert_eq!(elements(&backup), ["Assistant", "Mail index"]);
}

#[test]
fn a_backup_that_cannot_be_made_is_a_warning_and_no_hindrance() {
    let (folder, mut project) = small_project();
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "a file where a folder should be").unwrap();
    project.keep_backups_in(&blocked);
    let outcome = project.edit(&add_element(9, "Log"), BY).unwrap();
    assert_eq!(outcome.unsaved, None);
    assert!(project.snapshot().warnings[0].contains("No backup was made"));
}

#[test]
fn a_damaged_file_is_refused_and_repaired_into_a_new_one() {
    let (folder, project) = small_project();
    let path = project.path().to_owned();
    drop(project);
    let content = fs::read(&path).unwrap();
    let name = b"Mail index";
    let mut flipped = content.clone();
    for (at, window) in content.windows(name.len()).enumerate() {
        flipped[at + 1] ^= u8::from(window == name);
    }
    fs::write(&path, &flipped).unwrap();
    let failure = Failure::from(Project::open(&path, library()).unwrap_err());
    assert_eq!(failure.code, FailureCode::Damaged);
    assert!(failure.hint.contains("portolan repair"), "{failure:?}");

    let to = folder.path().join("repaired.portolan");
    let report = repair(&path, &to, BY).unwrap();
    assert!(!report.lost.is_empty());
    assert_eq!(elements(&Project::open(&to, library()).unwrap()), ["Assistant"]);
    assert_eq!(fs::read(&path).unwrap(), flipped);
}
