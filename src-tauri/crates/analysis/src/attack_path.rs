//! Attack paths: chains of suggested techniques along the flows, from where an attacker gets in
//! to what is worth protecting.

use model::Subject;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AttackPath {
    /// "From ... to ...", with names of the diagram.
    pub title: String,
    /// Elements and the flows between them, in order.
    pub path: Vec<Subject>,
    /// What is done on the way, in order.
    pub steps: Vec<AttackStep>,
    /// What is reached, in plain words.
    pub goal: String,
    /// Where one control breaks most of the paths shown.
    pub best_break: Break,
}

/// One technique on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AttackStep {
    /// Where.
    pub subject: Subject,
    /// Tactic that the step serves.
    pub tactic: String,
    /// Technique id.
    pub technique: String,
    /// Index into [`Analysis::suggestions`](crate::Analysis::suggestions).
    pub suggestion: usize,
}

/// Where to cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "AttackBreak")]
pub struct Break {
    /// Index into the path's steps.
    pub step: usize,
    /// Mitigation that works there, if the library names one.
    pub mitigation: Option<String>,
    /// How many of the paths shown it breaks, this one included.
    pub breaks: usize,
}
