//! What can be saved of a damaged file. The file itself is only copied, never touched; everything
//! is read from the copy, row by row, and what is not sound is left out and named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use model::{Model, Record, RecordKey};
use rusqlite::Connection;

use crate::connection::Mode;
use crate::{StoreError, audit_table, connection, copy, record_table};

/// What was saved, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvage {
    /// A sound model of all that could be saved.
    pub model: Model,
    /// How many records are in it.
    pub saved: usize,
    /// Records that came from the history because their row was damaged, in plain sentences.
    pub restored: Vec<String>,
    /// What is lost, in plain sentences.
    pub lost: Vec<String>,
}

/// Reads what is sound in a damaged project file. A record whose row is damaged is taken from the
/// last event of the history that holds it.
///
/// # Errors
/// [`StoreError`] when nothing can be read: no such file, or not a database.
pub fn salvage(path: &Path) -> Result<Salvage, StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::io("Repairing", path, error))?;
    let part = folder.path().join("damaged");
    fs::copy(path, &part).map_err(|error| StoreError::io("Repairing", path, error))?;
    let journal = copy::beside(path, "-journal");
    if journal.exists() {
        // Without it a half-written edit could not be taken back; if it cannot be read, so be it.
        let _ = fs::copy(journal, copy::beside(&part, "-journal"));
    }
    let connection = connection::open(&part, Mode::Write)
        .map_err(|error| StoreError::reading("its header", path, error))?;
    let mut rows = rows(&connection, path);
    let told = audit_table::latest(&connection);
    if rows.sound.is_empty() && told.is_empty() {
        return Err(StoreError::damaged(path, "every part", "nothing in it can be read"));
    }
    let mut salvage = Salvage {
        model: Model::default(),
        saved: 0,
        restored: Vec::new(),
        lost: std::mem::take(&mut rows.faults),
    };
    for (key, record) in told {
        if rows.sound.contains_key(&key) {
            continue;
        }
        salvage.restored.push(format!("{} {}", key.kind.word(), key.id).trim_end().into());
        rows.sound.insert(key, record);
    }
    for record in rows.sound.into_values() {
        salvage.model.put(record);
    }
    drop_unsound(&mut salvage);
    salvage.saved = salvage.model.records().count();
    Ok(salvage)
}

#[derive(Default)]
struct Rows {
    sound: BTreeMap<RecordKey, Record>,
    faults: Vec<String>,
}

/// Every row that can be read: forwards up to a page that cannot, then backwards from the end.
fn rows(connection: &Connection, path: &Path) -> Rows {
    let mut rows = Rows::default();
    let mut said = BTreeSet::new();
    for order in [record_table::Order::Forwards, record_table::Order::Backwards] {
        let walked = record_table::each_row(connection, path, order, |row| {
            match row {
                Ok((record, _)) => {
                    rows.sound.insert(record.key(), record);
                }
                Err(error) => {
                    said.insert(cause(&error));
                }
            }
            Ok(())
        });
        match walked {
            Ok(()) => break,
            Err(error) => {
                said.insert(cause(&error));
            }
        }
    }
    rows.faults.extend(said);
    rows
}

/// The place and the cause without the name of the file, which the caller knows.
fn cause(error: &StoreError) -> String {
    match error {
        StoreError::Damaged { place, cause, .. } => format!("{place}: {cause}"),
        StoreError::Missing { .. }
        | StoreError::NotAProject { .. }
        | StoreError::Newer { .. }
        | StoreError::Locked { .. }
        | StoreError::Exists { .. }
        | StoreError::ReadOnly { .. }
        | StoreError::DiskFull { .. }
        | StoreError::ChangedOutside { .. }
        | StoreError::Io { .. }
        | StoreError::Database { .. } => error.to_string(),
    }
}

/// Takes out what cannot be without a record that was lost, until the rest is sound.
fn drop_unsound(salvage: &mut Salvage) {
    loop {
        let faults = salvage.model.faults();
        if faults.is_empty() {
            return;
        }
        let before = salvage.model.clone();
        for fault in faults {
            salvage.model.take(&fault.key);
            salvage.lost.push(fault.message);
        }
        if salvage.model == before {
            // A fault that taking out does not cure; a file of it would be refused again.
            salvage.model = Model::default();
            return;
        }
    }
}
