//! Completeness: what is still missing before a model is worth signing.

use model::RecordKey;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One kind of gap and where it is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CompletenessCheck")]
pub struct Check {
    /// Permanent id, such as `element-without-type`.
    pub id: String,
    /// What is looked for, in plain words.
    pub title: String,
    /// Where it is found; empty when all is well.
    pub items: Vec<CheckItem>,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckItem {
    /// The record it leads to.
    pub key: RecordKey,
    /// What is missing there.
    pub text: String,
}
