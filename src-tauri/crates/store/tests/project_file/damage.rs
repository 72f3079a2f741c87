//! Damage is found when a file is opened, named, and never made worse.

use std::path::Path;

use rusqlite::Connection;
use store::{Access, EventKind, ProjectFile, StoreError, salvage};

use crate::edits::{bytes, note, small_file, write};
use crate::small::add_element;

/// Opens a file that was changed by `how`, expects an error that says `part`, and that the file
/// stays as it was.
fn check(how: impl FnOnce(&Path), part: &str) -> StoreError {
    let (_folder, path) = small_file();
    {
        let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut model = contents.model;
        for n in 20..24 {
            write(&mut file, &mut model, &add_element(n, "Tool"));
        }
    }
    how(&path);
    let before = bytes(&path);
    let error = ProjectFile::open(&path, Access::Write).expect_err(part);
    let said = error.to_string();
    assert!(said.contains(part), "{said:?} lacks {part:?}");
    assert!(said.contains("small.portolan"), "{said:?} names no file");
    assert!(!error.hint().is_empty());
    assert_eq!(bytes(&path), before, "a refused file is left as it is");
    error
}

fn sql(text: &'static str) -> impl FnOnce(&Path) {
    move |path| Connection::open(path).unwrap().execute_batch(text).unwrap()
}

/// Flips one bit inside every occurrence of `text`: some lie in space that is no longer used.
fn flip(path: &Path, text: &str) {
    let content = bytes(path);
    let mut flipped = content.clone();
    for (at, window) in content.windows(text.len()).enumerate() {
        flipped[at + 1] ^= u8::from(window == text.as_bytes());
    }
    assert_ne!(flipped, content, "{text} is in the file");
    std::fs::write(path, flipped).unwrap();
}

#[test]
fn flipped_bits_are_named() {
    check(
        |path| sql("UPDATE record SET body = replace(body, 'Mail index', 'Nail index')")(path),
        "record element 00000000-0000-0000-0000-000000000002: its content does not fit",
    );
    check(
        |path| {
            sql(
                "UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Tool', 'Fool') AS BLOB) WHERE seq = 3",
            )(path)
        },
        "event 3 of the audit chain: its hash does not fit",
    );
    check(|path| flip(path, "Assistant"), "does not fit");
}

#[test]
fn a_changed_chain_is_named() {
    check(sql("DELETE FROM audit WHERE seq = 2"), "event 2 of the audit chain: the chain jumps");
    check(sql("DELETE FROM audit WHERE seq = 5"), "not what the audit chain says");
    check(sql("DELETE FROM audit"), "the audit chain: it is empty");
    check(sql("UPDATE audit SET hash = zeroblob(32) WHERE seq = 4"), "event 4");
    check(sql("UPDATE audit SET hash = 'text' WHERE seq = 4"), "event 4");
    check(sql("UPDATE audit SET bytes = 'text' WHERE seq = 4"), "must be blobs");
}

#[test]
fn rows_that_are_not_records_are_named() {
    check(sql("DELETE FROM record WHERE kind = 'about'"), "model information: the row is missing");
    check(sql("DELETE FROM record WHERE kind = 'flow'"), "not what the audit chain says");
    check(sql("UPDATE record SET body = CAST(body AS BLOB) WHERE kind = 'flow'"), "text was");
    check(sql("UPDATE record SET digest = 'x' WHERE kind = 'about'"), "record about: its digest");
    check(sql("UPDATE record SET body = CAST(x'22ff22' AS TEXT) WHERE kind = 'about'"), "UTF-8");
    check(sql("INSERT INTO record VALUES ('spy', '1', '{}', zeroblob(32))"), "record spy 1");
}

#[test]
fn a_schema_that_is_not_ours_is_refused() {
    for text in [
        "CREATE TRIGGER forge AFTER UPDATE ON record BEGIN DELETE FROM audit; END",
        "CREATE VIEW endless AS SELECT 1",
        "CREATE TABLE extra (a)",
        "CREATE INDEX hide ON record (body) WHERE kind = 'x'",
        "ALTER TABLE record ADD COLUMN more TEXT",
        "DROP TABLE audit",
        "DROP TABLE record; CREATE VIEW record AS SELECT 1",
    ] {
        check(sql(text), "its schema");
    }
}

#[test]
fn headers_that_are_not_ours_are_refused() {
    let patch = |at: usize, with: &'static [u8]| {
        move |path: &Path| {
            let mut content = bytes(path);
            content[at..at + with.len()].copy_from_slice(with);
            std::fs::write(path, content).unwrap();
        }
    };
    check(patch(0, b"Not"), "not a Portolan project");
    check(patch(68, b"Foss"), "database of another program");
    check(patch(16, &[0, 0]), "a page of 0 bytes");
    check(patch(18, &[2, 2]), "write-ahead logging");
    check(patch(18, &[9, 1]), "format numbers 9 and 1");
    check(patch(20, &[255]), "255 reserved bytes");
    check(patch(56, &[0, 0, 0, 2]), "not in UTF-8");
    check(patch(60, &[255, 255, 255, 255]), "no format -1");
    check(patch(28, &[0, 0, 255, 255]), "it says 65535 pages");
    let newer = check(patch(60, &[0, 0, 0, 9]), "of format 9, and this application knows up to 1");
    assert!(newer.hint().contains("current version"));
}

#[test]
fn cut_files_are_refused() {
    let cut = |length: usize| {
        move |path: &Path| {
            let content = bytes(path);
            std::fs::write(path, &content[..length.min(content.len() - 1)]).unwrap();
        }
    };
    check(cut(0), "the file is empty");
    check(cut(5), "not a Portolan project");
    check(cut(99), "cut off");
    check(cut(4096), "pages and has 1");
    check(cut(usize::MAX), "pages and has");
}

#[test]
fn every_flipped_byte_is_either_found_or_harmless() {
    let (_folder, path) = small_file();
    let (_, clean) = ProjectFile::open(&path, Access::Read).unwrap();
    let content = bytes(&path);
    let mut found = 0;
    for at in (0..content.len()).step_by(53) {
        let mut flipped = content.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&path, &flipped).unwrap();
        match ProjectFile::open(&path, Access::Read) {
            Ok((_, contents)) => assert_eq!(contents, clean, "byte {at} changed silently"),
            Err(_) => found += 1,
        }
        assert_eq!(bytes(&path), flipped);
    }
    assert!(found > 0);
}

#[test]
fn a_missing_file_is_said_to_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let error = ProjectFile::open(&folder.path().join("none.portolan"), Access::Write);
    assert!(matches!(error, Err(StoreError::Missing { .. })), "{error:?}");
    assert_eq!(folder.path().read_dir().unwrap().count(), 0, "no lock file is left behind");
    let error = ProjectFile::open(folder.path(), Access::Write);
    assert!(matches!(error, Err(StoreError::NotAProject { .. })), "{error:?}");
}

#[test]
fn what_is_sound_is_saved_from_a_damaged_file() {
    let check = |how: &dyn Fn(&Path), saved: usize, restored: usize, lost: &str| {
        let (folder, path) = small_file();
        let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut model = contents.model;
        write(&mut file, &mut model, &add_element(20, "Tool"));
        drop(file);
        how(&path);
        let before = bytes(&path);
        let found = salvage(&path).unwrap();
        assert_eq!((found.saved, found.restored.len()), (saved, restored), "{found:?}");
        assert!(found.lost.join("; ").contains(lost), "{:?} lacks {lost:?}", found.lost);
        assert_eq!(bytes(&path), before, "repairing never touches the damaged file");
        let to = folder.path().join("repaired.portolan");
        ProjectFile::create(&to, &found.model, &note(EventKind::Recovered, "Repair")).unwrap();
    };
    // About, numbering, one diagram, three elements, one flow, three placements.
    check(&|_| {}, 10, 0, "");
    // A damaged row comes back from the history.
    check(
        &|path| sql("UPDATE record SET digest = zeroblob(32) WHERE id LIKE '%14'")(path),
        10,
        2,
        "does not fit",
    );
    // Without rows the history is enough, and the other way round.
    check(&|path| sql("DELETE FROM record")(path), 10, 10, "");
    check(&|path| sql("DELETE FROM audit")(path), 10, 0, "");
    // Without either, what hangs on the lost element goes with it and is named.
    let both =
        "DELETE FROM audit; UPDATE record SET body = '{}' WHERE kind = 'element' AND id LIKE '%2'";
    check(
        &move |path| sql(both)(path),
        7,
        0,
        "element 00000000-0000-0000-0000-000000000002, which is not there",
    );
    // A wrong header does not matter to what lies behind it.
    check(&|path| sql("PRAGMA user_version = 9; CREATE TABLE extra (a)")(path), 10, 0, "");
    let (_folder, path) = small_file();
    std::fs::write(&path, "not a database at all").unwrap();
    salvage(&path).unwrap_err();
}
