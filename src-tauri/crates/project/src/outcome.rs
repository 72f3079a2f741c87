//! What the window gets from an open project.

use analysis::{Analysis, AnalysisChange};
use model::{Changes, Model, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

/// A project as a whole: after opening it, or after the page was reloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OpenProject {
    /// The document.
    pub model: Model,
    /// What follows from it.
    pub analysis: Analysis,
    /// What undo would take back; none when there is nothing.
    pub undo: Option<String>,
    /// What redo would make again; none when there is nothing.
    pub redo: Option<String>,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// Folder of the file, to be read by people.
    pub folder: String,
    /// When the last saved edit was made.
    pub saved_at: Option<Timestamp>,
    /// Number of the last event.
    pub revision: u64,
    /// What the user should know, in plain sentences.
    pub warnings: Vec<String>,
    /// Why edits are only in memory; none while everything is in the file.
    pub unsaved: Option<Failure>,
}

/// What one edit, undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EditOutcome {
    /// Every touched record before and after; empty when the edit changed nothing.
    pub changes: Changes,
    /// How the analysis of the model as it is now differs from the one before.
    pub analysis: AnalysisChange,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
    /// When the last saved edit was made.
    pub saved_at: Option<Timestamp>,
    /// Number of the last event.
    pub revision: u64,
    /// Why this edit is only in memory; none when it is in the file.
    pub unsaved: Option<Failure>,
    /// Set when the work went on in another file, because something else changed the first.
    pub moved: Option<Moved>,
}

/// Where the work goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Moved {
    /// Name of the new file.
    pub file_name: String,
    /// Its folder.
    pub folder: String,
    /// Why, in one sentence.
    pub why: String,
}

/// One step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryEntry {
    /// Number of the event.
    pub revision: u64,
    /// What was done.
    pub label: String,
    /// Who did it, as they named themselves.
    pub by: String,
    /// When, by the clock of the computer it was done on.
    pub at: Timestamp,
    /// Whether it is taken back at the moment.
    pub undone: bool,
}

/// A model as it was, and what followed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PastState {
    /// After which event.
    pub revision: u64,
    /// The document.
    pub model: Model,
    /// What follows from it, with the library in use today.
    pub analysis: Analysis,
}
