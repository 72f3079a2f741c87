//! The tables, version by version. A new file goes through every step, an old one through those it
//! lacks; so a step, once released, is never edited. What a file of some version must look like is
//! computed from the same steps, and a file that looks otherwise is refused: there is no trigger,
//! view or column in a project file that we did not put there.
//!
//! The records inside the rows may gain fields: give the field a `#[serde(default)]` and add a step,
//! empty but for a comment that says so, so that older applications know the file to be newer.

use std::path::Path;

use rusqlite::Connection;

use crate::{StoreError, connection};

/// `Ptln` in ASCII; `file(1)` and we know the format by it.
pub(crate) const APPLICATION_ID: i32 = 0x5074_6c6e;

/// The steps; a file of version `n` has been through the first `n`.
pub(crate) const STEPS: &[&str] = &[include_str!("sql/0001_project_file.sql")];

/// A row of the schema table: type, name, table, SQL.
type Object = (String, String, String, Option<String>);

/// Takes a database from one version to another, inside one transaction.
pub(crate) fn advance(
    connection: &Connection,
    from: usize,
    steps: &[&str],
) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for step in &steps[from..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(0))?;
    transaction.commit()
}

/// Refuses a file whose schema is not exactly what the steps make.
pub(crate) fn check(
    connection: &Connection,
    path: &Path,
    steps: &[&str],
) -> Result<(), StoreError> {
    let ours = connection::in_memory()
        .and_then(|fresh| advance(&fresh, 0, steps).and_then(|()| objects(&fresh)))
        .map_err(|source| StoreError::database("Opening", path, source))?;
    let theirs =
        objects(connection).map_err(|error| StoreError::reading("its schema", path, error))?;
    let damaged = |cause: String| Err(StoreError::damaged(path, "its schema", cause));
    if let Some((kind, name, ..)) = theirs.iter().find(|object| !ours.contains(object)) {
        return damaged(format!("{kind} {name:?} is not one of ours"));
    }
    if let Some((kind, name, ..)) = ours.iter().find(|object| !theirs.contains(object)) {
        return damaged(format!("{kind} {name:?} is missing"));
    }
    if ours != theirs {
        return damaged("it holds something twice".into());
    }
    Ok(())
}

fn objects(connection: &Connection) -> rusqlite::Result<Vec<Object>> {
    let mut statement = connection
        .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    rows.collect()
}
