//! Older files. The steps a file lacks are run on a copy, which then takes its place; whatever
//! happens on the way, the file is either as it was or whole in the new version.

use std::path::Path;

use crate::connection::Mode;
use crate::copy::{self, Expected, Replace};
use crate::{StoreError, connection, schema};

/// Brings a file up to the newest version.
pub(crate) fn bring_up(path: &Path, version: usize, steps: &[&str]) -> Result<(), StoreError> {
    let old = connection::open(path, Mode::Write)
        .map_err(|error| StoreError::reading("its header", path, error))?;
    schema::check(&old, path, &steps[..version])?;
    // The closure owns the old file, so that it is closed when the new one takes its place.
    copy::build(path, Replace::Allowed, Expected { steps, tip: None }, move |new| {
        copy::pages(&old, new)?;
        schema::advance(new, version, steps)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Access, EventKind, EventNote, ProjectFile};

    fn old_file(folder: &Path) -> std::path::PathBuf {
        let path = folder.join("old.portolan");
        let note =
            EventNote::new(EventKind::Created, "Start", "tester", model::Timestamp::UNIX_EPOCH);
        ProjectFile::create(&path, &model::Model::default(), &note).unwrap();
        path
    }

    #[test]
    fn an_older_file_is_brought_up_with_everything_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = old_file(folder.path());
        let (_, before) = ProjectFile::open(&path, Access::Read).unwrap();
        let steps =
            [schema::STEPS[0], "CREATE TABLE later (a TEXT) STRICT", "-- a field was added"];
        bring_up(&path, 1, &steps).unwrap();
        assert_eq!(crate::header::version(&path, 3).unwrap(), 3);
        let connection = connection::open(&path, Mode::Read).unwrap();
        let (after, _) = crate::check::read(&connection, &path, &steps).unwrap();
        assert_eq!(after, before);
        let newer = ProjectFile::open(&path, Access::Write).unwrap_err();
        assert!(matches!(newer, StoreError::Newer { found: 3, known: 1, .. }), "{newer:?}");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = old_file(folder.path());
        let before = std::fs::read(&path).unwrap();
        for step in ["CREATE TABLE", "DROP TABLE audit"] {
            bring_up(&path, 1, &[schema::STEPS[0], step]).unwrap_err();
            assert_eq!(std::fs::read(&path).unwrap(), before);
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nothing is left behind");
    }
}
