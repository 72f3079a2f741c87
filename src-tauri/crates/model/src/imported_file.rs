//! Imports: where a model came from, what became of every part of it, and what is kept for the way
//! back.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ImportedFileId;

/// What became of one kind of thing in an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ImportCount {
    /// The kind, in the plural, such as `threats`.
    pub what: String,
    /// In the file.
    pub found: u32,
    /// Taken over as they were.
    pub kept: u32,
    /// Taken over with a change.
    pub changed: u32,
    /// Not taken over.
    pub dropped: u32,
}

/// One import of a foreign file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ImportedFile {
    /// Identity.
    pub id: ImportedFileId,
    /// Format, as the list of formats calls it.
    pub format: String,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// SHA-256 of the file, lower-case hex.
    pub digest: String,
    /// What became of everything, by kind.
    pub counts: Vec<ImportCount>,
    /// Every change and loss in one sentence each.
    pub notes: Vec<String>,
    /// Parts of the file that the model has no place for, as JSON text by place, for an export to the
    /// same format.
    pub side_bag: BTreeMap<String, String>,
}
