//! Files of the small model, and what is written into them.

use std::path::{Path, PathBuf};

use model::{Changes, Edit, Model, Stamp};
use store::{EventKind, EventNote, ProjectFile};

use crate::small::{small, stamp};

pub fn note(kind: EventKind, label: &str) -> EventNote {
    let Stamp { at, by } = stamp();
    EventNote::new(kind, label, by, at)
}

/// A file of the small model in a folder of its own.
pub fn small_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.portolan");
    ProjectFile::create(&path, &small(), &note(EventKind::Created, "Create"))
        .expect("a new file in an empty folder");
    (folder, path)
}

/// Applies an edit and writes it.
pub fn write(file: &mut ProjectFile, model: &mut Model, edit: &Edit) {
    let after = model.apply(edit, &stamp()).expect("a sound edit");
    let changes = Changes::between(model, &after);
    let said = note(EventKind::Edited, &edit.label(model));
    file.write(&said, &changes).expect("a writable file");
    *model = after;
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a readable file")
}
