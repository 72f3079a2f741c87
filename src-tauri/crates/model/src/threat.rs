//! Threats: what a person took up, rated or decided. Suggestions are derived elsewhere and never
//! stored; a threat remembers the technique and the subject it is about, and that pair is its key.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ControlId, Decision, Rating, Subject, ThreatId, Verdict};

/// The stable identity of a suggestion: it survives renames, moves, re-analysis and new libraries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThreatKey {
    /// Technique id of the library.
    pub technique: String,
    /// Where it applies.
    pub subject: Subject,
}

/// The six-field grammar of a threat: a *source* with *prerequisites* can *action*, which leads to
/// *impact* on *goals* of *asset*.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Story {
    /// Who.
    pub source: String,
    /// What they need.
    pub prerequisites: String,
    /// What they do.
    pub action: String,
    /// What follows.
    pub impact: String,
    /// Which quality suffers: confidentiality, integrity, availability, safety ...
    pub goal: String,
    /// What is hit.
    pub asset: String,
}

/// Where a threat stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Status {
    /// Nobody has decided.
    Open,
    /// It cannot happen here.
    NotApplicable,
    /// There is a treatment.
    Decided,
}

/// A threat that somebody took up or wrote down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Threat {
    /// Identity.
    pub id: ThreatId,
    /// Stable short number, shown as `T-12`. Assigned when added; 0 before.
    pub number: u32,
    /// Technique of the library; none for an own threat that names none.
    pub technique: Option<String>,
    /// What it is about.
    pub subject: Subject,
    /// Name of the subject when the threat was taken up, for when the subject is gone.
    pub subject_name: String,
    /// Whether the team wrote it, rather than taking up a suggestion.
    pub own: bool,
    /// One line.
    pub title: String,
    /// The threat told in six fields.
    pub story: Story,
    /// Anything else.
    pub notes: String,
    /// Risk before treatment.
    pub inherent: Option<Rating>,
    /// Risk after treatment.
    pub residual: Option<Rating>,
    /// Optional CVSS 4.0 vector.
    pub cvss: String,
    /// Controls against it.
    pub controls: BTreeSet<ControlId>,
    /// State and text that another tool gave it; a proposal, never a decision.
    pub proposed: String,
    /// Decisions, oldest first.
    pub history: Vec<Decision>,
}

impl Threat {
    /// A threat that was just taken up.
    pub fn new(id: ThreatId, subject: Subject, title: impl Into<String>) -> Self {
        Self {
            id,
            number: 0,
            technique: None,
            subject,
            subject_name: String::new(),
            own: false,
            title: title.into(),
            story: Story::default(),
            notes: String::new(),
            inherent: None,
            residual: None,
            cvss: String::new(),
            controls: BTreeSet::new(),
            proposed: String::new(),
            history: Vec::new(),
        }
    }

    /// The key of the suggestion this threat answers; none for an own threat.
    pub fn key(&self) -> Option<ThreatKey> {
        let technique = self.technique.clone().filter(|_| !self.own)?;
        Some(ThreatKey { technique, subject: self.subject })
    }

    /// The decision in force; none while open.
    pub fn decision(&self) -> Option<&Decision> {
        self.history.last().filter(|decision| decision.verdict != Verdict::Reopened)
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        match self.decision().map(|decision| &decision.verdict) {
            None | Some(Verdict::Reopened) => Status::Open,
            Some(Verdict::NotApplicable) => Status::NotApplicable,
            Some(
                Verdict::Modify { .. }
                | Verdict::Retain { .. }
                | Verdict::Avoid { .. }
                | Verdict::Share { .. },
            ) => Status::Decided,
        }
    }
}
