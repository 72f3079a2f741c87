//! Saved filters of the tables, kept with the model so that a team shares them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::SavedFilterId;

/// A filter with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SavedFilter {
    /// Identity.
    pub id: SavedFilterId,
    /// Name.
    pub name: String,
    /// Table it belongs to: `threats` or `decisions`.
    pub table: String,
    /// The filter as the window writes it, JSON.
    pub query: String,
}
