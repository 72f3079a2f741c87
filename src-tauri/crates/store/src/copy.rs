//! New files appear whole or not at all: they are built under a passing name in the same folder,
//! verified, and moved to their place.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::TempPath;

use crate::audit_table::Tip;
use crate::connection::Mode;
use crate::{StoreError, check, connection};

/// A path with something put behind its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Whether a file already there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replace {
    /// No: that is an error.
    Never,
    /// Yes: the caller has asked.
    Allowed,
}

/// What a new file must turn out to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    /// The schema steps it has been through.
    pub steps: &'a [&'a str],
    /// The event it ends with, where that is known before.
    pub tip: Option<Tip>,
}

/// Builds a file with `fill`, verifies it and moves it to `path`.
pub(crate) fn build(
    path: &Path,
    replace: Replace,
    expected: Expected<'_>,
    fill: impl FnOnce(&mut Connection) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    const DOING: &str = "Creating";
    let io = |error| StoreError::io(DOING, path, error);
    if replace == Replace::Never && path.exists() {
        return Err(StoreError::Exists { path: path.into() });
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let part = passing_name(folder).map_err(io)?;
    let filled = connection::open(&part, Mode::Create)
        .and_then(|mut connection| fill(&mut connection))
        .map_err(|source| StoreError::database(DOING, path, source));
    filled?;
    let found = verify(&part, path, expected.steps)?;
    if expected.tip.is_some_and(|tip| tip != found) {
        let what = "it holds another history than the one that was read".into();
        return Err(StoreError::ChangedOutside { path: path.into(), what });
    }
    set_aside(path, &["-journal", "-wal", "-shm"]);
    match replace {
        Replace::Never => part.persist_noclobber(path),
        Replace::Allowed => part.persist(path),
    }
    .map_err(|failed| io(failed.error))?;
    sync_folder(folder);
    Ok(())
}

/// Moves strays of another file of that name out of SQLite's sight: it would roll them into this
/// one. They are not thrown away. What cannot be moved will be met by the checks of opening.
pub(crate) fn set_aside(path: &Path, suffixes: &[&str]) {
    for suffix in suffixes {
        let stray = beside(path, suffix);
        let _ = std::fs::rename(&stray, beside(&stray, ".stray"));
    }
}

/// Reads a finished file as if it were opened; `name` is what errors call it.
fn verify(part: &Path, name: &Path, steps: &[&str]) -> Result<Tip, StoreError> {
    let connection = connection::open(part, Mode::Read)
        .map_err(|source| StoreError::database("Checking", name, source))?;
    check::read(&connection, name, steps).map(|(_, tip)| tip)
}

/// Copies a database page by page into a new one, as of one moment.
pub(crate) fn pages(from: &Connection, into: &mut Connection) -> rusqlite::Result<()> {
    let backup = Backup::new(from, into)?;
    // All pages in one step: the source is locked for the few milliseconds that takes.
    match backup.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        )),
    }
}

fn passing_name(folder: &Path) -> std::io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".portolan-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any document: what the user's umask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    // Closed at once: SQLite must hold the only handle.
    Ok(builder.tempfile_in(folder)?.into_temp_path())
}

/// Makes the new name survive a power cut. Where folders cannot be synced there is nothing to do.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
