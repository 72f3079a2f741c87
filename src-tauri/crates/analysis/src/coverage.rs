//! Coverage: every element in scope against the tactics. An empty cell is evidence too.

use std::collections::BTreeMap;

use model::Subject;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One subject against the tactics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CoverageRow {
    /// The subject.
    pub subject: Subject,
    /// By tactic id; a tactic without entry has nothing suggested and nothing decided here.
    pub cells: BTreeMap<String, CoverageCell>,
}

/// AML techniques of one tactic at one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CoverageCell {
    /// Suggested and not settled yet.
    pub suggested: u32,
    /// Settled by a treatment.
    pub decided: u32,
    /// Settled as not applicable.
    pub not_applicable: u32,
}
