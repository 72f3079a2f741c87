//! Table `record`: one row per record of the model, with the digest that finds a flipped bit
//! (SQLite's own `integrity_check` sees few of them).

use std::collections::BTreeMap;
use std::path::Path;

use model::{Changes, Model, Record, RecordKey};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, params};

use crate::StoreError;
use crate::canonical::{canonical, digest};

/// Every record's text by key.
pub(crate) type Bodies = BTreeMap<RecordKey, String>;

fn row_digest(kind: &str, id: &str, body: &str) -> [u8; 32] {
    digest("portolan-record-v1", &[kind.as_bytes(), id.as_bytes(), body.as_bytes()])
}

/// The name of a kind in the file; the same as in Portolan JSON.
fn kind_text(key: &RecordKey) -> String {
    match serde_json::to_value(key.kind) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(_) | Err(_) => unreachable!("a kind is written as a word"),
    }
}

/// Writes what changed. Runs inside the caller's transaction.
pub(crate) fn write(connection: &Connection, changes: &Changes) -> rusqlite::Result<()> {
    let mut put = connection.prepare_cached(
        "INSERT INTO record (kind, id, body, digest) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, digest = excluded.digest",
    )?;
    let mut take = connection.prepare_cached("DELETE FROM record WHERE kind = ?1 AND id = ?2")?;
    for change in &changes.changes {
        let kind = kind_text(&change.key);
        let id = &change.key.id;
        match &change.after {
            Some(record) => {
                let body = String::from_utf8(canonical(record)).expect("JSON is UTF-8");
                put.execute(params![kind, id, body, row_digest(&kind, id, &body).as_slice()])?;
            }
            None => {
                take.execute(params![kind, id])?;
            }
        }
    }
    Ok(())
}

/// Reads and checks every row.
///
/// # Errors
/// [`StoreError::Damaged`] naming the first row that is not as it was written.
pub(crate) fn read(connection: &Connection, path: &Path) -> Result<(Model, Bodies), StoreError> {
    let mut model = Model::default();
    let mut bodies = Bodies::new();
    each_row(connection, path, Order::Forwards, |row| {
        let (record, body) = row?;
        bodies.insert(record.key(), body);
        model.put(record);
        Ok(())
    })?;
    for record in [Record::About(Box::default()), Record::Numbering(model::Numbering::default())] {
        let key = record.key();
        if !bodies.contains_key(&key) {
            return Err(StoreError::damaged(path, key.kind.word(), "the row is missing"));
        }
    }
    Ok((model, bodies))
}

/// Which end a walk over the table begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Forwards,
    Backwards,
}

/// Every row, each sound record or the reason why it is none. Stops at the first error that `with`
/// returns.
pub(crate) fn each_row(
    connection: &Connection,
    path: &Path,
    order: Order,
    mut with: impl FnMut(Result<(Record, String), StoreError>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let reading = |error| StoreError::reading("table record", path, error);
    let sql = match order {
        Order::Forwards => "SELECT kind, id, body, digest FROM record ORDER BY kind, id",
        Order::Backwards => "SELECT kind, id, body, digest FROM record ORDER BY kind DESC, id DESC",
    };
    let mut statement = connection.prepare(sql).map_err(reading)?;
    let mut rows = statement.query([]).map_err(reading)?;
    while let Some(row) = rows.next().map_err(reading)? {
        with(sound(row, path))?;
    }
    Ok(())
}

fn sound(row: &Row<'_>, path: &Path) -> Result<(Record, String), StoreError> {
    let kind = text(row, 0, path, "the kind of a record")?;
    let id = text(row, 1, path, &format!("the id of a record of kind {kind}"))?;
    let place = match id {
        "" => format!("record {kind}"),
        id => format!("record {kind} {id}"),
    };
    let body = text(row, 2, path, &place)?;
    let stored = match row.get_ref(3) {
        Ok(ValueRef::Blob(bytes)) => bytes,
        Ok(_) | Err(_) => return Err(StoreError::damaged(path, place, "its digest is no blob")),
    };
    if stored != row_digest(kind, id, body) {
        return Err(StoreError::damaged(
            path,
            place,
            "its content does not fit its digest; something changed it after it was saved",
        ));
    }
    let record: Record =
        serde_json::from_str(body).map_err(|e| StoreError::damaged(path, &*place, e))?;
    let key = record.key();
    if kind_text(&key) != kind || key.id != id {
        return Err(StoreError::damaged(path, place, "it holds a record of another id"));
    }
    // The first is the usual and quicker case; a record from before a field was added, which is
    // then read with its default, passes the second.
    if canonical(&record) != body.as_bytes() && !is_canonical(body) {
        return Err(StoreError::damaged(path, place, "it is not in canonical form"));
    }
    Ok((record, body.to_owned()))
}

/// Whether a text is canonical JSON. Otherwise, by a repeated key for example, two programs could
/// read the same row as two different things.
fn is_canonical(body: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(body)
        .is_ok_and(|value| canonical(&value) == body.as_bytes())
}

fn text<'r>(
    row: &'r Row<'_>,
    column: usize,
    path: &Path,
    place: &str,
) -> Result<&'r str, StoreError> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes)) => std::str::from_utf8(bytes)
            .map_err(|_| StoreError::damaged(path, place, "the text is not UTF-8")),
        Ok(_) | Err(_) => Err(StoreError::damaged(path, place, "text was expected")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_text_of_a_value_is_canonical() {
        let check =
            |body: &str, canonical: bool| assert_eq!(is_canonical(body), canonical, "{body}");
        check(r#"{"a":1,"b":"\u0000"}"#, true);
        check(r#"{"b":1,"a":2}"#, false);
        check(r#"{"a":1,"a":2}"#, false);
        check(r#"{"a": 1}"#, false);
        check(r#"{"a":1.0}"#, false);
        check(r#"{"a":"\u0041"}"#, false);
        check("{", false);
    }
}
