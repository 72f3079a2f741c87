//! Suppliers of models, services, data and libraries.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Evidence, SupplierId};

/// An answer of the due diligence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DueDiligence {
    /// The question: an id of the library, or the team's own words.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Whether the answer satisfies the team; none while nobody has judged.
    pub satisfied: Option<bool>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// A third party that supplies or runs a part of the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Supplier {
    /// Identity.
    pub id: SupplierId,
    /// Name.
    pub name: String,
    /// What they supply.
    pub supplies: String,
    /// Version or terms in force.
    pub version: String,
    /// Licence or contract.
    pub licence: String,
    /// What is used when they fail.
    pub fallback: String,
    /// Findings of the due diligence.
    pub notes: String,
    /// Control under which data is sent to them: what is stripped, who confirms, what is logged.
    #[serde(default)]
    pub data_control: String,
    /// Questions asked and answered.
    #[serde(default)]
    pub due_diligence: Vec<DueDiligence>,
}
