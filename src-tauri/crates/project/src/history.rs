//! What was done and what can be taken back. Everything here follows from the events of the file,
//! so undo and redo are the same after a restart.

use model::Timestamp;
use store::{EventHead, EventKind};

use crate::HistoryEntry;

/// The events and where undo and redo stand in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct History {
    events: Vec<EventHead>,
    /// Edits that can be taken back, the next last.
    undo: Vec<u64>,
    /// Edits that can be made again, the next last.
    redo: Vec<u64>,
}

impl History {
    /// The history that some events make.
    pub fn of(events: Vec<EventHead>) -> Self {
        let mut history = Self::default();
        events.into_iter().for_each(|event| history.push(event));
        history
    }

    /// Adds what was just done.
    pub fn push(&mut self, event: EventHead) {
        match event.note.kind {
            EventKind::Created | EventKind::Copied | EventKind::Recovered => {
                self.undo.clear();
                self.redo.clear();
            }
            EventKind::Edited => {
                self.undo.push(event.seq);
                self.redo.clear();
            }
            EventKind::Undone => shift(&mut self.undo, &mut self.redo, event.note.of),
            EventKind::Redone => shift(&mut self.redo, &mut self.undo, event.note.of),
            // These say something of the model and change nothing in it.
            EventKind::Version
            | EventKind::Reviewed
            | EventKind::Enrolled
            | EventKind::Confirmed
            | EventKind::Revoked
            | EventKind::SignOff => {}
        }
        self.events.push(event);
    }

    /// The edit that undo would take back.
    pub fn next_undo(&self) -> Option<&EventHead> {
        self.undo.last().and_then(|seq| self.event(*seq))
    }

    /// The edit that redo would make again.
    pub fn next_redo(&self) -> Option<&EventHead> {
        self.redo.last().and_then(|seq| self.event(*seq))
    }

    /// When an event happened.
    pub fn at(&self, seq: u64) -> Option<Timestamp> {
        self.event(seq).map(|event| event.note.at)
    }

    /// Every event of a kind, oldest first.
    pub fn of_kind(&self, kind: EventKind) -> impl Iterator<Item = &EventHead> {
        self.events.iter().filter(move |event| event.note.kind == kind)
    }

    /// Every event that says something, oldest first.
    pub fn statements(&self) -> impl Iterator<Item = &EventHead> {
        self.events.iter().filter(|event| event.note.statement.is_some())
    }

    fn event(&self, seq: u64) -> Option<&EventHead> {
        // Numbered from 1 without gaps.
        self.events.get(usize::try_from(seq).ok()?.checked_sub(1)?)
    }

    /// The last events, newest first.
    pub fn entries(&self, limit: usize) -> Vec<HistoryEntry> {
        let entry = |event: &EventHead| HistoryEntry {
            revision: event.seq,
            label: match event.note.kind {
                EventKind::Undone => format!("Undo: {}", event.note.label),
                EventKind::Redone => format!("Redo: {}", event.note.label),
                EventKind::Created
                | EventKind::Copied
                | EventKind::Recovered
                | EventKind::Edited
                | EventKind::Version
                | EventKind::Reviewed
                | EventKind::Enrolled
                | EventKind::Confirmed
                | EventKind::Revoked
                | EventKind::SignOff => event.note.label.clone(),
            },
            by: event.note.by.clone(),
            at: event.note.at,
            undone: self.redo.contains(&event.seq),
        };
        self.events.iter().rev().take(limit).map(entry).collect()
    }
}

/// Moves an edit from one stack to the other. A file may claim any order; what does not fit is
/// taken from where it lies.
fn shift(from: &mut Vec<u64>, to: &mut Vec<u64>, of: Option<u64>) {
    let Some(at) = from.iter().rposition(|seq| Some(*seq) == of) else { return };
    to.push(from.remove(at));
}
