//! Table `audit`: the chain of events. Append-only; nothing here updates or deletes.

use std::collections::BTreeMap;
use std::path::Path;

use model::{Changes, Record, RecordKey};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::StoreError;
use crate::canonical::Hash;
use crate::event::{self, Event, EventHead, EventNote, chain_hash};
use crate::record_table::Bodies;

/// The last event of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tip {
    /// Its number; 0 before the first.
    pub seq: u64,
    /// Its hash; zeros before the first.
    pub hash: Hash,
}

impl Tip {
    /// The chain's end with this event behind it.
    pub fn next(self, note: &EventNote, changes: &Changes) -> Self {
        let seq = self.seq + 1;
        Self { seq, hash: chain_hash(&self.hash, &event::event_bytes(seq, note, changes)) }
    }
}

/// Appends an event. Runs inside the caller's transaction.
pub(crate) fn append(
    connection: &Connection,
    tip: Tip,
    note: &EventNote,
    changes: &Changes,
) -> rusqlite::Result<Tip> {
    let seq = tip.seq + 1;
    let bytes = event::event_bytes(seq, note, changes);
    let hash = chain_hash(&tip.hash, &bytes);
    connection
        .prepare_cached("INSERT INTO audit (seq, bytes, hash, sig) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            number(seq),
            bytes,
            hash.as_slice(),
            note.signature.as_ref().map(String::as_bytes)
        ])?;
    Ok(Tip { seq, hash })
}

/// The last event.
pub(crate) fn tip(connection: &Connection) -> rusqlite::Result<Tip> {
    let read = |row: &Row<'_>| {
        let seq: i64 = row.get(0)?;
        Ok(Tip { seq: u64::try_from(seq).unwrap_or(0), hash: row.get(1)? })
    };
    let tip = connection
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], read)
        .optional()?;
    Ok(tip.unwrap_or_default())
}

/// One event with its changes; none if there is no such event.
pub(crate) fn event(
    connection: &Connection,
    path: &Path,
    seq: u64,
) -> Result<Option<Event>, StoreError> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT bytes FROM audit WHERE seq = ?1")
        .and_then(|mut found| found.query_row([number(seq)], |row| row.get(0)).optional())
        .map_err(|error| StoreError::reading(&place(seq), path, error))?;
    let Some(bytes) = bytes else { return Ok(None) };
    event::parse_event(&bytes)
        .map(Some)
        .map_err(|cause| StoreError::damaged(path, place(seq), cause))
}

/// Hash of one event; none if there is no such event.
pub(crate) fn hash(
    connection: &Connection,
    path: &Path,
    seq: u64,
) -> Result<Option<Hash>, StoreError> {
    connection
        .prepare_cached("SELECT hash FROM audit WHERE seq = ?1")
        .and_then(|mut found| found.query_row([number(seq)], |row| row.get(0)).optional())
        .map_err(|error| StoreError::reading(&place(seq), path, error))
}

fn number(seq: u64) -> i64 {
    i64::try_from(seq).expect("a chain has fewer than 2^63 events")
}

fn place(seq: u64) -> String {
    format!("event {seq} of the audit chain")
}

/// Reads the whole chain and checks it: numbered without gaps, every hash fits, every event starts
/// from where the one before left each record, and the end is what the rows say.
///
/// # Errors
/// [`StoreError::Damaged`] naming the first event or record at fault.
pub(crate) fn read(
    connection: &Connection,
    path: &Path,
    bodies: &Bodies,
) -> Result<(Vec<EventHead>, Tip), StoreError> {
    let reading = |error| StoreError::reading("the audit chain", path, error);
    let mut statement = connection
        .prepare("SELECT seq, bytes, hash, sig FROM audit ORDER BY seq")
        .map_err(reading)?;
    let mut rows = statement.query([]).map_err(reading)?;
    let mut tip = Tip::default();
    let mut heads = Vec::new();
    let mut latest: BTreeMap<RecordKey, String> = BTreeMap::new();
    while let Some(row) = rows.next().map_err(reading)? {
        let (head, next) = link(row, tip, &mut latest)
            .map_err(|cause| StoreError::damaged(path, place(tip.seq + 1), cause))?;
        tip = next;
        heads.push(head);
    }
    if heads.is_empty() {
        return Err(StoreError::damaged(path, "the audit chain", "it is empty"));
    }
    for key in latest.keys().chain(bodies.keys()) {
        if latest.get(key) != bodies.get(key) {
            let place = format!("{} {}", key.kind.word(), key.id);
            let cause = "the record is not what the audit chain says it is";
            return Err(StoreError::damaged(path, place.trim_end(), cause));
        }
    }
    Ok((heads, tip))
}

/// Every record as the readable events of a damaged chain leave it. An event whose hash does not
/// fit what stands before it in the file is passed over.
pub(crate) fn latest(connection: &Connection) -> BTreeMap<RecordKey, Record> {
    let mut records = BTreeMap::new();
    let mut previous = Hash::default();
    // A page that cannot be read ends the walk; what was read before it stands.
    let Ok(mut statement) = connection.prepare("SELECT bytes, hash FROM audit ORDER BY seq") else {
        return records;
    };
    let Ok(mut rows) = statement.query([]) else { return records };
    while let Ok(Some(row)) = rows.next() {
        let (Ok(bytes), Ok(hash)) = (row.get::<_, Vec<u8>>(0), row.get::<_, Hash>(1)) else {
            continue;
        };
        let fits = chain_hash(&previous, &bytes) == hash;
        previous = hash;
        let Some(event) = event::parse_event(&bytes).ok().filter(|_| fits) else { continue };
        for change in event.changes.changes {
            match change.after {
                Some(record) => records.insert(change.key, record),
                None => records.remove(&change.key),
            };
        }
    }
    records
}

/// Checks one event against the one before it.
fn link(
    row: &Row<'_>,
    tip: Tip,
    latest: &mut BTreeMap<RecordKey, String>,
) -> Result<(EventHead, Tip), String> {
    let seq = match row.get_ref(0) {
        Ok(ValueRef::Integer(seq)) => u64::try_from(seq).map_err(|e| e.to_string())?,
        Ok(_) | Err(_) => return Err("its number is none".into()),
    };
    if seq != tip.seq + 1 {
        return Err(format!("the chain jumps to {seq}; events were taken out"));
    }
    let (bytes, stored) = match (row.get_ref(1), row.get_ref(2)) {
        (Ok(ValueRef::Blob(bytes)), Ok(ValueRef::Blob(hash))) => (bytes, hash),
        _ => return Err("bytes and hash must be blobs".into()),
    };
    let hash = chain_hash(&tip.hash, bytes);
    if stored != hash {
        return Err("its hash does not fit; something changed it after it was saved".into());
    }
    let (mut head, changes) = event::parse_raw(bytes)?;
    head.note.signature = signature(row, 3)?;
    if head.seq != seq {
        return Err(format!("it says of itself that it is event {}", head.seq));
    }
    for change in changes {
        let before = latest.get(&change.key).map(String::as_str);
        if !same_state(before, change.before.map(|raw| raw.get())) {
            return Err(format!(
                "it changes {} {} from a state that was not the last",
                change.key.kind.word(),
                change.key.id
            ));
        }
        match change.after {
            Some(raw) => latest.insert(change.key, raw.get().to_owned()),
            None => latest.remove(&change.key),
        };
    }
    Ok((head, Tip { seq, hash }))
}

/// The signature beside an event, if there is one. Whether it is good is checked above this crate.
fn signature(row: &Row<'_>, column: usize) -> Result<Option<String>, String> {
    match row.get_ref(column) {
        Ok(ValueRef::Null) => Ok(None),
        Ok(ValueRef::Blob(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(_) => Err("its signature is no text".into()),
        },
        Ok(_) | Err(_) => Err("its signature is no blob".into()),
    }
}

/// An event as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Canonical JSON: what is hashed, chained and, for sign-offs, signed.
    pub bytes: Vec<u8>,
    /// SHA-256, see [`chain_hash`].
    pub hash: Hash,
    /// The armoured signature, where there is one.
    pub signature: Option<String>,
}

/// Every event as it lies in the file.
pub(crate) fn stored(connection: &Connection, path: &Path) -> Result<Vec<StoredEvent>, StoreError> {
    let reading = |error| StoreError::reading("the audit chain", path, error);
    let mut statement =
        connection.prepare("SELECT bytes, hash, sig FROM audit ORDER BY seq").map_err(reading)?;
    let read = |row: &Row<'_>| {
        let signature = signature(row, 2).unwrap_or_default();
        Ok(StoredEvent { bytes: row.get(0)?, hash: row.get(1)?, signature })
    };
    let rows = statement.query_map([], read).map_err(reading)?;
    rows.collect::<rusqlite::Result<_>>().map_err(reading)
}

/// Whether two texts are the same record. They may differ when a field was added between the two
/// events: then both are read as the record that they are today.
fn same_state(one: Option<&str>, other: Option<&str>) -> bool {
    let read = |text: Option<&str>| text.map(serde_json::from_str::<Record>).transpose().ok();
    one == other || read(one).is_some_and(|record| Some(record) == read(other))
}
