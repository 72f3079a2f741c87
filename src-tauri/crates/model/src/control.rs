//! Controls: what is done against threats, as records of their own, many-to-many.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ControlId, Date};

/// How far a control has come, ascending.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ControlStatus {
    /// Somebody suggested it.
    Proposed,
    /// Agreed, not begun.
    Planned,
    /// Being built.
    InProgress,
    /// In place.
    Implemented,
    /// In place and tested.
    Verified,
}

/// Something an auditor can look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Evidence {
    /// What it shows.
    pub title: String,
    /// Where it is: a link or a file name.
    pub location: String,
    /// SHA-256 of the file, lower-case hex; empty for a link.
    pub digest: String,
}

/// A measure against one or more threats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Control {
    /// Identity.
    pub id: ControlId,
    /// Stable short number, shown as `C-4`. Assigned when added; 0 before.
    pub number: u32,
    /// Mitigation of the library it carries out, such as `AML.M0029`; none for an own measure.
    pub mitigation: Option<String>,
    /// Name.
    pub title: String,
    /// How it is done here.
    pub description: String,
    /// State.
    pub status: ControlStatus,
    /// Who does it.
    pub owner: String,
    /// Until when.
    pub due: Option<Date>,
    /// Link to the ticket.
    pub ticket: String,
    /// How we will know that it works.
    pub test: String,
    /// What the test showed.
    pub result: String,
    /// Proof.
    pub evidence: Vec<Evidence>,
}

impl Control {
    /// A proposed control.
    pub fn new(id: ControlId, mitigation: Option<String>, title: impl Into<String>) -> Self {
        Self {
            id,
            number: 0,
            mitigation,
            title: title.into(),
            description: String::new(),
            status: ControlStatus::Proposed,
            owner: String::new(),
            due: None,
            ticket: String::new(),
            test: String::new(),
            result: String::new(),
            evidence: Vec::new(),
        }
    }
}
