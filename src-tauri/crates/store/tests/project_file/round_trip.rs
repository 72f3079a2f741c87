//! What is written is read back, whatever the edits.

use model::Changes;
use proptest::prelude::*;
use store::{Access, BackupFolder, EventKind, EventNote, ProjectFile, StoreError, event_bytes};

use crate::edits::{bytes, note, small_file, write};
use crate::small::{add_element, any_edit, small, stamp};

#[test]
fn a_new_file_holds_the_model_and_one_event() {
    let (_folder, path) = small_file();
    let (file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!(contents.model, small());
    assert_eq!(contents.events.len(), 1);
    assert_eq!(contents.events[0].note, note(EventKind::Created, "Create"));
    assert_eq!(file.revision(), 1);
}

#[test]
fn nothing_lies_beside_the_file_after_closing() {
    let (folder, path) = small_file();
    let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut model = contents.model;
    write(&mut file, &mut model, &add_element(9, "Tool"));
    drop(file);
    let names: Vec<_> = folder.path().read_dir().unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["small.portolan"]);
}

#[test]
fn a_file_of_that_name_is_never_overwritten() {
    let (_folder, path) = small_file();
    let before = bytes(&path);
    let error = ProjectFile::create(&path, &small(), &note(EventKind::Created, "again"));
    assert!(matches!(error, Err(StoreError::Exists { .. })), "{error:?}");
    assert_eq!(bytes(&path), before);
}

#[test]
fn the_same_edits_give_the_same_rows_and_events() {
    let read = || {
        let (_folder, path) = small_file();
        let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut model = contents.model;
        write(&mut file, &mut model, &add_element(9, "Tool"));
        drop(file);
        bytes(&path)
    };
    assert_eq!(read(), read());
}

#[test]
fn hostile_text_is_kept_byte_for_byte() {
    let (_folder, path) = small_file();
    let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut model = contents.model;
    let names = [
        "nul \0 inside",
        "\u{202e}txt.exe\u{2066}",
        "\u{feff}\u{ffff}\u{10ffff}\u{7f}\u{85}",
        "'); DROP TABLE record; --",
        "<img src=x onerror=alert(1)>{{ 7*7 }}",
        "e\u{301} \u{e9} \r\n\t \\ \"quoted\"",
    ];
    for (n, name) in (20..).zip(names) {
        write(&mut file, &mut model, &add_element(n, name));
    }
    drop(file);
    let (_file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    assert_eq!(contents.model, model);
}

#[test]
fn copies_hold_the_same_with_and_without_history() {
    let (folder, path) = small_file();
    let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let mut model = contents.model;
    write(&mut file, &mut model, &add_element(9, "Tool"));
    let whole = folder.path().join("whole.portolan");
    let bare = folder.path().join("bare.portolan");
    file.copy_to(&whole).unwrap();
    ProjectFile::write_copy(&bare, &model, &note(EventKind::Copied, "Copy")).unwrap();
    for (copy, events) in [(whole, 2), (bare, 1)] {
        let (_file, contents) = ProjectFile::open(&copy, Access::Read).unwrap();
        assert_eq!(contents.model, model);
        assert_eq!(contents.events.len(), events);
    }
}

#[test]
fn backups_are_verified_and_thinned_out() {
    let (folder, path) = small_file();
    let (file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
    let backups = BackupFolder::of(&path, folder.path());
    let start = stamp().at;
    let mut now = start;
    // Two backups a day over ten days, then thirty within half an hour.
    for step in 0..50 {
        now += if step < 20 {
            jiff::SignedDuration::from_hours(12)
        } else {
            jiff::SignedDuration::from_mins(1)
        };
        backups.add(&file, now).unwrap();
    }
    let ages: Vec<i64> =
        backups.list().iter().map(|(at, _)| now.duration_since(*at).as_mins()).collect();
    assert_eq!(ages[..20], (0..20).collect::<Vec<i64>>(), "the last twenty");
    assert!(ages.iter().any(|age| (29..=60).contains(age)), "one of the last hour: {ages:?}");
    assert!(ages.iter().any(|age| (600..=24 * 60).contains(age)), "one of the last day: {ages:?}");
    assert!(ages.iter().any(|age| *age > 6 * 24 * 60), "one of the last week: {ages:?}");
    assert!(ages.len() <= 23);
    let (_backup, saved) = ProjectFile::open(&backups.list()[0].1, Access::Read).unwrap();
    assert_eq!(saved, contents);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn random_edits_are_read_back_the_same(
        edits in prop::collection::vec(any_edit(), 1..24)
    ) {
        let (_folder, path) = small_file();
        let (mut file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut model = contents.model;
        let mut states = vec![(model.clone(), Changes::default())];
        for edit in &edits {
            let Ok(after) = model.apply(edit, &stamp()) else { continue };
            let changes = Changes::between(&model, &after);
            if changes.is_empty() { continue }
            file.write(&note(EventKind::Edited, &edit.label(&model)), &changes).unwrap();
            model = after;
            states.push((model.clone(), changes));
        }
        drop(file);
        let (file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        prop_assert_eq!(&contents.model, &model);
        prop_assert_eq!(contents.events.len(), states.len());
        // Every earlier state can be reached from the events alone.
        for (at, (state, changes)) in states.iter().enumerate().rev() {
            let seq = at as u64 + 1;
            prop_assert_eq!(&model, state);
            if seq > 1 {
                let event = file.event(seq).unwrap().expect("an event per edit");
                prop_assert_eq!(&event.changes, changes);
                model.make(&event.changes.inverse());
            }
        }
    }
}

#[test]
fn a_statement_is_chained_and_its_signature_lies_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("signed.portolan");
    let mut file =
        ProjectFile::create(&path, &small(), &note(EventKind::Created, "Start")).unwrap();
    let said = EventNote {
        statement: Some(serde_json::json!({"words": "I accept", "revision": 1})),
        signature: Some("-----BEGIN SSH SIGNATURE-----".into()),
        ..note(EventKind::SignOff, "Sign-off")
    };
    file.write(&said, &Changes::default()).unwrap();
    drop(file);
    let (file, contents) = ProjectFile::open(&path, Access::Read).unwrap();
    assert_eq!(contents.events[1].note, said);
    let stored = file.stored().unwrap();
    assert_eq!(stored.events[1].signature, said.signature);
    assert_eq!(stored.events[1].hash, file.tip_hash());
    assert_eq!(stored.events[1].bytes, event_bytes(2, &said, &Changes::default()));
    assert_eq!(stored.rows.len(), contents.model.records().count());
}
