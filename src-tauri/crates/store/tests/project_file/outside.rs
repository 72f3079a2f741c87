//! Others: a second window, a cloud folder, a full disk.

use model::{Changes, Model};
use store::{Access, EventHead, EventKind, ProjectFile, StoreError};

use crate::edits::{bytes, note, small_file, write};
use crate::small::{add_element, small, stamp};

fn try_write(file: &mut ProjectFile, model: &Model, n: u8) -> Result<EventHead, StoreError> {
    let after = model.apply(&add_element(n, "Late"), &stamp()).unwrap();
    file.write(&note(EventKind::Edited, "Add Late"), &Changes::between(model, &after))
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let (_folder, path) = small_file();
    let (first, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let error = ProjectFile::open(&path, Access::Write);
    assert!(matches!(error, Err(StoreError::Locked { .. })), "{error:?}");
    let (mut reader, _) = ProjectFile::open(&path, Access::Read).unwrap();
    let error = try_write(&mut reader, &contents.model, 9);
    assert!(matches!(error, Err(StoreError::ReadOnly { .. })), "{error:?}");
    drop((first, reader));
    ProjectFile::open(&path, Access::Write).expect("the lock is gone with its owner");
}

#[test]
fn a_file_changed_from_outside_is_never_overwritten() {
    type Meddle = fn(&std::path::Path);
    let replaced: Meddle = |path| {
        let other = path.with_extension("other");
        std::fs::copy(path, &other).unwrap();
        std::fs::rename(other, path).unwrap();
    };
    let overwritten: Meddle = |path| std::fs::write(path, b"from the cloud").unwrap();
    let removed: Meddle = |path| std::fs::remove_file(path).unwrap();
    let edited: Meddle = |path| {
        let other = rusqlite::Connection::open(path).unwrap();
        other.execute_batch("UPDATE audit SET sig = x'00'").unwrap();
    };
    for (how, said) in [
        (replaced, "another file lies in its place"),
        (overwritten, "something else wrote"),
        (removed, "removed or renamed"),
        (edited, "something else wrote"),
    ] {
        let (_folder, path) = small_file();
        let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        how(&path);
        let before = std::fs::read(&path).ok();
        let error = try_write(&mut file, &contents.model, 9).expect_err(said);
        assert!(matches!(error, StoreError::ChangedOutside { .. }), "{error:?}");
        assert!(error.to_string().contains(said), "{error}");
        assert_eq!(std::fs::read(&path).ok(), before);
    }
}

#[test]
fn a_file_put_back_by_another_program_counts_as_changed() {
    let (folder, path) = small_file();
    let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let old = bytes(&path);
    let mut model = contents.model;
    write(&mut file, &mut model, &add_element(9, "Tool"));
    let restored = folder.path().join("restored");
    std::fs::write(&restored, old).unwrap();
    std::fs::rename(restored, &path).unwrap();
    let error = try_write(&mut file, &model, 10);
    assert!(matches!(error, Err(StoreError::ChangedOutside { .. })), "{error:?}");
}

/// A journal that belongs to another file, as a power cut would leave it.
fn foreign_journal(to: &std::path::Path) {
    let (_folder, other) = small_file();
    let writer = rusqlite::Connection::open(&other).unwrap();
    let spill = "PRAGMA cache_size = 1; BEGIN IMMEDIATE;
                 UPDATE audit SET bytes = randomblob(90000); UPDATE record SET body = 'x';";
    writer.execute_batch(spill).unwrap();
    let mut journal = std::fs::read(other.with_extension("portolan-journal")).unwrap();
    // Its pages hold something else than ours.
    for byte in &mut journal[600..900] {
        *byte ^= 0x5a;
    }
    std::fs::write(to, journal).unwrap();
}

#[test]
fn a_stray_journal_or_log_is_never_rolled_into_a_file() {
    for access in [Access::Read, Access::Write] {
        for ending in ["portolan-journal", "portolan-wal"] {
            let (folder, path) = small_file();
            let (_, clean) = ProjectFile::open(&path, Access::Read).unwrap();
            foreign_journal(&path.with_extension(ending));
            let before = bytes(&path);
            let (_file, contents) = ProjectFile::open(&path, access).unwrap();
            assert_eq!(contents, clean);
            assert_eq!(bytes(&path), before);
            // A new file of a name beside which a stray lies.
            let new = folder.path().join("new.portolan");
            foreign_journal(&new.with_extension(ending));
            ProjectFile::create(&new, &small(), &note(EventKind::Created, "Create")).unwrap();
        }
    }
}

#[test]
fn a_reader_sees_one_moment_while_somebody_writes() {
    let (_folder, path) = small_file();
    let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut model = contents.model;
    let writer = std::thread::spawn(move || {
        for n in 20..50 {
            write(&mut file, &mut model, &add_element(n, "Tool"));
        }
    });
    let mut seen = 1;
    while !writer.is_finished() {
        match ProjectFile::open(&path, Access::Read) {
            Ok((_, contents)) => {
                assert!(contents.events.len() >= seen);
                seen = contents.events.len();
            }
            Err(error) => assert!(matches!(error, StoreError::Locked { .. }), "{error}"),
        }
    }
    writer.join().unwrap();
}
