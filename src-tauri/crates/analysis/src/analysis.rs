//! What an analysis holds. Nothing in it is stored; everything follows from model and library.

use std::collections::BTreeMap;

use model::{Rating, ThreatId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AttackPath, Check, CoverageRow, Question, Suggestion, ThreatCard};

/// Everything derived from a model and a library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Analysis {
    /// Whether the system holds AI; without it there is no AML suggestion.
    pub has_ai: bool,
    /// Suggested techniques, by subject and then by rank.
    pub suggestions: Vec<Suggestion>,
    /// What a workshop sees: suggestions of one attack behind one headline, by subject, best first.
    pub cards: Vec<ThreatCard>,
    /// Threats that the team wrote.
    pub own: Vec<ThreatId>,
    /// Threats whose suggestion or subject is gone; their decisions stand until somebody looks.
    pub stale: Vec<StaleThreat>,
    /// What to ask next: blank attributes that would change the cards, most change first.
    pub questions: Vec<Question>,
    /// Completeness: what is still missing, each item leading to its place.
    pub checks: Vec<Check>,
    /// Chains of suggested techniques from an entry point to something worth protecting; at most
    /// ten, most urgent first.
    pub attack_paths: Vec<AttackPath>,
    /// Every element in scope against the tactics.
    pub coverage: Vec<CoverageRow>,
    /// Proposed rating after treatment, of threats with controls.
    pub residual: BTreeMap<ThreatId, Rating>,
}

/// A threat that a suggestion once stood behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StaleThreat {
    /// Which.
    pub threat: ThreatId,
    /// What happened to its suggestion.
    pub why: StaleReason,
}

/// Why a threat is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StaleReason {
    /// The subject is no longer in the model.
    SubjectGone,
    /// The subject was put out of scope.
    OutOfScope,
    /// The loaded library does not know the technique.
    TechniqueGone,
    /// The diagram no longer meets any rule of the technique there.
    NotSuggested,
}

impl StaleReason {
    /// The reason in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SubjectGone => "its subject was removed from the model",
            Self::OutOfScope => "its subject was put out of scope",
            Self::TechniqueGone => "the threat library no longer has its technique",
            Self::NotSuggested => "the diagram no longer leads to it",
        }
    }
}
