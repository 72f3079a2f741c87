//! Model values in the words people read.

use library::Library;
use model::{
    AssetKind, Attributes, Classification, ControlStatus, Date, ElementKind, LevelShape, Rating,
    RiskScale, Status, Timestamp, Verdict,
};
use serde::Serialize;

/// A level: its mark in the markup and its word in the model's scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelView {
    /// Name of the mark.
    pub mark: &'static str,
    /// The scale's word.
    pub word: String,
    /// Place in the scale, from 0.
    pub rank: u8,
}

/// A rating.
#[derive(Clone, Debug, Serialize)]
pub struct RatingView {
    /// Its level; none when it is not complete.
    pub level: Option<LevelView>,
    /// Likelihood in words.
    pub likelihood: String,
    /// Worst impact in words.
    pub impact: String,
    /// Impact on each of the four, where rated: who and how bad.
    pub impacts: Vec<(&'static str, String)>,
    /// How it was reached.
    pub basis: String,
    /// Whether a person confirmed it.
    pub confirmed: bool,
}

/// The level with this index in the scale.
pub(super) fn level(scale: &RiskScale, index: u8) -> Option<LevelView> {
    let level = scale.levels.get(usize::from(index))?;
    let mark = match level.shape {
        LevelShape::Ring => "very-low",
        LevelShape::Disc => "low",
        LevelShape::Diamond => "medium",
        LevelShape::Triangle => "high",
        LevelShape::Octagon => "critical",
    };
    Some(LevelView { mark, word: level.word.clone(), rank: index })
}

/// A rating in the scale's words.
pub(super) fn rating(scale: &RiskScale, rating: &Rating) -> RatingView {
    let word = |list: &[String], index: u8| {
        list.get(usize::from(index).wrapping_sub(1)).cloned().unwrap_or_default()
    };
    let i = &rating.impacts;
    let impacts = [
        ("System", i.system),
        ("Users", i.users),
        ("Organisation", i.organisation),
        ("Society", i.society),
    ];
    RatingView {
        level: scale.level_of(rating).and_then(|index| level(scale, index)),
        likelihood: word(&scale.likelihood, rating.likelihood),
        impact: i.worst().map(|w| word(&scale.impact, w)).unwrap_or_default(),
        impacts: impacts
            .into_iter()
            .filter_map(|(who, how)| Some((who, word(&scale.impact, how?))))
            .collect(),
        basis: rating.basis.clone(),
        confirmed: rating.confirmed,
    }
}

/// `24 November 2026`.
pub(super) fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `24 November 2026, 10:03 UTC`.
pub(super) fn moment(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// The kind of an element.
pub(super) fn kind(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::External => "External entity",
        ElementKind::Process => "Process",
        ElementKind::Store => "Data store",
    }
}

/// Where a threat stands.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::NotApplicable => "Not applicable",
        Status::Decided => "Decided",
    }
}

/// The plain word beside the treatment's own.
pub(super) fn plain(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Reopened => "open again",
        Verdict::NotApplicable => "cannot happen here",
        Verdict::Modify { .. } => "mitigate",
        Verdict::Retain { .. } => "accept",
        Verdict::Avoid { .. } => "change the design",
        Verdict::Share { .. } => "transfer",
    }
}

/// How far a control is.
pub(super) fn control(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Proposed => "Proposed",
        ControlStatus::Planned => "Planned",
        ControlStatus::InProgress => "In progress",
        ControlStatus::Implemented => "Implemented",
        ControlStatus::Verified => "Verified",
    }
}

/// The kind of a data asset.
pub(super) fn asset(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Model => "Model",
        AssetKind::Dataset => "Dataset",
        AssetKind::Prompt => "Prompt",
        AssetKind::Software => "Software",
        AssetKind::Records => "Records",
        AssetKind::Documentation => "Documentation",
        AssetKind::Logs => "Logs",
        AssetKind::Assessment => "Assessment",
        AssetKind::Credentials => "Credentials",
    }
}

/// A sensitivity.
pub(super) fn classification(class: Option<Classification>) -> &'static str {
    match class {
        None => "Not stated",
        Some(Classification::Public) => "Public",
        Some(Classification::Internal) => "Internal",
        Some(Classification::Confidential) => "Confidential",
        Some(Classification::Personal) => "Personal",
        Some(Classification::Secret) => "Secret",
    }
}

/// Stated attributes as label and answer.
pub(super) fn attributes(library: &Library, stated: &Attributes) -> Vec<(String, String)> {
    stated
        .iter()
        .map(|(id, value)| {
            let value = value.to_string();
            match library.attributes.get(id) {
                Some(attribute) => {
                    let answer = attribute.answers.get(&value).cloned().unwrap_or(value);
                    (attribute.label.clone(), answer)
                }
                None => (id.replace('_', " "), value),
            }
        })
        .collect()
}
