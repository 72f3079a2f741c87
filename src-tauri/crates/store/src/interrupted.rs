//! A journal beside the file: a writer was killed, and the journal holds the way back. Usually. A
//! journal can also be a stray, left by another file of that name, and SQLite would roll its pages
//! into ours without asking. So both readings are tried on a copy first.

use std::fs;
use std::path::Path;

use crate::connection::Mode;
use crate::lock::Lock;
use crate::{StoreError, audit_table, check, connection, copy};

/// Settles what a journal beside the file means. Needs the lock of the file.
///
/// # Errors
/// [`StoreError::Damaged`] when the file is sound neither with the journal nor without it; both are
/// left as they are then.
pub(crate) fn settle(path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    // Our files never use write-ahead logging (their header was asked), so a log is a stray.
    copy::set_aside(path, &["-wal", "-shm"]);
    let journal = copy::beside(path, "-journal");
    if !journal.exists() {
        return Ok(());
    }
    let io = |error| StoreError::io("Opening", path, error);
    let folder = tempfile::tempdir().map_err(io)?;
    let trial = folder.path().join("trial");
    fs::copy(path, &trial).map_err(io)?;
    fs::copy(&journal, copy::beside(&trial, "-journal")).map_err(io)?;
    let Err(error) = sound(&trial, path, steps) else {
        // The connection that comes next takes the half-written edit back.
        return Ok(());
    };
    let alone = folder.path().join("alone");
    fs::copy(path, &alone).map_err(io)?;
    if sound(&alone, path, steps).is_err() {
        return Err(error);
    }
    copy::set_aside(path, &["-journal"]);
    Ok(())
}

/// Takes back what a killed writer left half done, for somebody who only reads: SQLite cannot do
/// that on a connection that may not write.
pub(crate) fn settle_for_reading(path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    if !["-journal", "-wal"].iter().any(|suffix| copy::beside(path, suffix).exists()) {
        return Ok(());
    }
    match Lock::take(path, "Opening") {
        Ok(Some(_lock)) => {
            settle(path, steps)?;
            connection::open(path, Mode::Write)
                .and_then(|connection| audit_table::tip(&connection))
                .map(|_| ())
                .map_err(|error| StoreError::reading("its journal", path, error))
        }
        // Somebody is writing at this moment, or nothing can be written here.
        Ok(None) | Err(StoreError::Locked { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

fn sound(trial: &Path, name: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let connection = connection::open(trial, Mode::Write)
        .map_err(|error| StoreError::reading("its journal", name, error))?;
    check::read(&connection, name, steps).map(|_| ())
}
