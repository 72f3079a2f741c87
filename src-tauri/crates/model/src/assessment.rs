//! Assessments: how far the system meets a consideration of a guideline framework, and what shows it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AssessmentId, ControlId, Date, Evidence, FieldFault, ThreatId, Timestamp};

/// How far a consideration is met.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Conformity {
    /// The system does what is asked, and something shows it.
    Met,
    /// Some of it.
    Partly,
    /// Not yet, or not at all.
    NotMet,
    /// It does not concern this system; the note says why.
    NotApplicable,
}

impl Conformity {
    /// The words people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Partly => "Partly met",
            Self::NotMet => "Not met",
            Self::NotApplicable => "Not applicable",
        }
    }

    /// What a judgement still lacks, given its note.
    pub fn missing(self, note: &str) -> Vec<FieldFault> {
        let message = match self {
            Self::NotApplicable => "Not applicable needs a reason",
            Self::Partly => "Partly met needs what is still missing",
            Self::Met | Self::NotMet => return Vec::new(),
        };
        if note.trim().is_empty() {
            vec![FieldFault { field: "note".into(), message: message.into() }]
        } else {
            Vec::new()
        }
    }
}

/// One entry of an assessment's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Judgement {
    /// When it was recorded, by the clock of the computer it was recorded on.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: String,
    /// How far it is met.
    pub conformity: Conformity,
    /// Why, or what is missing.
    pub note: String,
}

/// What the team says about one consideration of one framework. History is append-only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Assessment {
    /// Identity.
    pub id: AssessmentId,
    /// Framework of the library, such as `secure-ai`.
    pub framework: String,
    /// Consideration of the framework, such as `SD2.4`.
    pub consideration: String,
    /// Who sees to it.
    pub owner: String,
    /// Until when.
    pub due: Option<Date>,
    /// Links and files that show it.
    pub evidence: Vec<Evidence>,
    /// Controls that show it.
    pub controls: BTreeSet<ControlId>,
    /// Threats whose decisions show it, or that were made from a gap.
    pub threats: BTreeSet<ThreatId>,
    /// Judgements, oldest first.
    pub history: Vec<Judgement>,
}

impl Assessment {
    /// An assessment without a judgement.
    pub fn new(
        id: AssessmentId,
        framework: impl Into<String>,
        consideration: impl Into<String>,
    ) -> Self {
        Self {
            id,
            framework: framework.into(),
            consideration: consideration.into(),
            owner: String::new(),
            due: None,
            evidence: Vec::new(),
            controls: BTreeSet::new(),
            threats: BTreeSet::new(),
            history: Vec::new(),
        }
    }

    /// The judgement in force; none while nobody has judged.
    pub fn judgement(&self) -> Option<&Judgement> {
        self.history.last()
    }
}
