//! Audit events. A revision and an audit event are one record: who did what when, and every
//! touched record before and after. Undo, history and diff are read from here.

use model::{Change, Changes, RecordKey, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::canonical::{Hash, canonical};

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The file was made; the changes are the whole model.
    Created,
    /// The file was made as a copy without history.
    Copied,
    /// The file was made from what could be saved of another.
    Recovered,
    /// Somebody edited.
    Edited,
    /// An edit was taken back; `of` says which.
    Undone,
    /// An edit that had been taken back was made again; `of` says which.
    Redone,
    /// The state up to here was given a name.
    Version,
    /// Somebody looked at the model and said so.
    Reviewed,
    /// A signer was entered in the register.
    Enrolled,
    /// A signer of the register vouched for another.
    Confirmed,
    /// A key of the register was declared void from here on.
    Revoked,
    /// Somebody signed.
    SignOff,
}

/// What the caller says of an event; the rest is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventNote {
    /// What it is.
    pub kind: EventKind,
    /// What the history calls it.
    pub label: String,
    /// Who, as they named themselves.
    pub by: String,
    /// When, by the clock of the computer it happened on. Never used for ordering.
    pub at: Timestamp,
    /// The event that was undone or redone.
    pub of: Option<u64>,
    /// What a version, a review, an enrolment or a sign-off says. Part of the bytes of the event;
    /// what it means is known above this crate.
    pub statement: Option<Value>,
    /// The armoured signature over the bytes of the event. It lies beside them.
    pub signature: Option<String>,
}

impl EventNote {
    /// A note without statement and signature.
    pub fn new(
        kind: EventKind,
        label: impl Into<String>,
        by: impl Into<String>,
        at: Timestamp,
    ) -> Self {
        let (label, by) = (label.into(), by.into());
        Self { kind, label, by, at, of: None, statement: None, signature: None }
    }
}

/// An event without its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventHead {
    /// Place in the chain, from 1 without gaps.
    pub seq: u64,
    /// What was said of it.
    pub note: EventNote,
}

/// An event as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which, what, who, when.
    pub head: EventHead,
    /// Every touched record before and after.
    pub changes: Changes,
}

/// Event as stored. Keys are sorted by the canonical form, not by this declaration.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body<C> {
    seq: u64,
    kind: EventKind,
    label: String,
    by: String,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    statement: Option<Value>,
    changes: Vec<C>,
}

/// A change whose records are left as text: opening a file compares them byte for byte.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawChange<'a> {
    pub key: RecordKey,
    #[serde(borrow)]
    pub before: Option<&'a RawValue>,
    #[serde(borrow)]
    pub after: Option<&'a RawValue>,
}

/// The bytes of an event: what is hashed, chained and, for sign-offs, signed.
pub fn event_bytes(seq: u64, note: &EventNote, changes: &Changes) -> Vec<u8> {
    canonical(&Body {
        seq,
        kind: note.kind,
        label: note.label.clone(),
        by: note.by.clone(),
        at: note.at,
        of: note.of,
        statement: note.statement.clone(),
        changes: changes.changes.iter().collect::<Vec<&Change>>(),
    })
}

/// Reads an event with all its records. The signature lies beside the bytes and stays none.
///
/// # Errors
/// What is wrong with the bytes.
pub fn parse_event(bytes: &[u8]) -> Result<Event, String> {
    let body: Body<Change> = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    let (head, changes) = split(body);
    Ok(Event { head, changes: Changes { changes } })
}

/// Reads an event and leaves its records as text.
pub(crate) fn parse_raw(bytes: &[u8]) -> Result<(EventHead, Vec<RawChange<'_>>), String> {
    let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
    let body: Body<RawChange<'_>> = serde_json::from_str(text).map_err(|e| e.to_string())?;
    Ok(split(body))
}

fn split<C>(body: Body<C>) -> (EventHead, Vec<C>) {
    let Body { seq, kind, label, by, at, of, statement, changes } = body;
    let note = EventNote { kind, label, by, at, of, statement, signature: None };
    (EventHead { seq, note }, changes)
}

/// The hash that ties an event to all before it:
/// `SHA-256("portolan-audit-v1" 0x00 previous bytes)`; the first event's previous hash is 32 zeros.
pub fn chain_hash(previous: &Hash, bytes: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"portolan-audit-v1\0");
    hasher.update(previous);
    hasher.update(bytes);
    hasher.finalize().into()
}
