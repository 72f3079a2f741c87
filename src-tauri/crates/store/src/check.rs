//! What opening a file verifies, in the order in which it would be dangerous to skip.

use std::path::Path;

use model::Model;
use rusqlite::Connection;

use crate::audit_table::{self, Tip};
use crate::{EventHead, StoreError, record_table, schema};

/// What a sound file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The model.
    pub model: Model,
    /// Every event of its history, without the changes.
    pub events: Vec<EventHead>,
}

/// Reads everything and checks it: schema, pages, row digests, record form, soundness of the
/// model, the audit chain, and that rows and chain agree.
///
/// # Errors
/// [`StoreError::Damaged`] naming the first place at fault.
pub(crate) fn read(
    connection: &Connection,
    path: &Path,
    steps: &[&str],
) -> Result<(Contents, Tip), StoreError> {
    // One moment for all of it: another process may be writing.
    let _moment = connection
        .unchecked_transaction()
        .map_err(|error| StoreError::reading("its header", path, error))?;
    schema::check(connection, path, steps)?;
    pages(connection, path)?;
    let (model, bodies) = record_table::read(connection, path)?;
    if let Some(fault) = model.faults().into_iter().next() {
        let place = format!("{} {}", fault.key.kind.word(), fault.key.id);
        return Err(StoreError::damaged(path, place.trim_end(), fault.message));
    }
    let (events, tip) = audit_table::read(connection, path, &bodies)?;
    Ok((Contents { model, events }, tip))
}

/// SQLite's own check of its pages and trees.
fn pages(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let said: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| StoreError::reading("its pages", path, error))?;
    match said.as_str() {
        "ok" => Ok(()),
        cause => Err(StoreError::damaged(path, "its pages", cause)),
    }
}
