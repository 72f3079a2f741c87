//! The risk owner's page: what is asked, what is worst, how much is done.

use model::{Status, Verdict};
use serde::Serialize;

use super::parts::SubjectView;
use super::threats::{Lookup, ThreatView};
use super::words::{self, LevelView};

/// How many threats of one level stand where.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    /// The level; none for threats not rated.
    pub level: Option<LevelView>,
    /// Before treatment.
    pub inherent: usize,
    /// After treatment.
    pub residual: usize,
}

/// The risk owner's page.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// What is asked of the reader, one line each; empty when nothing is.
    pub asks: Vec<String>,
    /// The worst risks that stand, at most seven.
    pub top: Vec<ThreatView>,
    /// Threats by level, worst first.
    pub counts: Vec<Count>,
    /// Threats taken up.
    pub threats: usize,
    /// Of these: open.
    pub open: usize,
    /// Decided.
    pub decided: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Accepted.
    pub retained: usize,
    /// Suggestions nobody has taken up; AI ones.
    pub suggested: usize,
    /// Conventional ones.
    pub suggested_standard: usize,
    /// Elements.
    pub elements: usize,
    /// Flows.
    pub flows: usize,
    /// Whether the system holds AI.
    pub has_ai: bool,
    /// Dates that have passed.
    pub overdue: usize,
    /// The level up to which the organisation is ready to live with risk.
    pub appetite: Option<LevelView>,
    /// Standing risks above it.
    pub above_appetite: usize,
}

/// The page.
pub(super) fn summary(l: &Lookup, subjects: &[SubjectView], all: &[ThreatView]) -> Summary {
    let scale = &l.model.about.risk;
    let status = |s: Status| l.model.threats.values().filter(|t| t.status() == s).count();
    let retained = l
        .model
        .threats
        .values()
        .filter(|t| t.decision().is_some_and(|d| matches!(d.verdict, Verdict::Retain { .. })))
        .count();
    let standing = || all.iter().filter(|t| t.status != "Not applicable");
    let rank = |t: &ThreatView| t.level.as_ref().map_or(-1, |level| i32::from(level.rank));
    let mut top: Vec<&ThreatView> = standing().filter(|t| t.level.is_some()).collect();
    top.sort_by_key(|t| (-rank(t), t.status != "Open"));
    let above = standing().filter(|t| rank(t) > i32::from(scale.appetite)).count();
    let cards = || subjects.iter().flat_map(|s| &s.suggested);
    let mut summary = Summary {
        asks: Vec::new(),
        top: top.into_iter().take(7).cloned().collect(),
        counts: counts(l, all),
        threats: l.model.threats.len(),
        open: status(Status::Open),
        decided: status(Status::Decided),
        not_applicable: status(Status::NotApplicable),
        retained,
        suggested: cards().filter(|c| c.ai).count(),
        suggested_standard: cards().filter(|c| !c.ai).count(),
        elements: l.model.elements.len(),
        flows: l.model.flows.len(),
        has_ai: l.analysis.has_ai,
        overdue: all.iter().filter(|t| t.decision.as_ref().is_some_and(|d| d.overdue)).count(),
        appetite: words::level(scale, scale.appetite),
        above_appetite: above,
    };
    summary.asks = asks(&summary);
    summary
}

fn counts(l: &Lookup, all: &[ThreatView]) -> Vec<Count> {
    let scale = &l.model.about.risk;
    let standing: Vec<_> = all.iter().filter(|t| t.status != "Not applicable").collect();
    let mut counts: Vec<Count> = (0..scale.levels.len() as u8)
        .rev()
        .map(|index| {
            let level = words::level(scale, index);
            Count {
                inherent: standing
                    .iter()
                    .filter(|t| t.inherent.as_ref().is_some_and(|r| r.level == level))
                    .count(),
                residual: standing.iter().filter(|t| t.level == level).count(),
                level,
            }
        })
        .collect();
    let unrated = standing.iter().filter(|t| t.level.is_none()).count();
    if unrated > 0 {
        counts.push(Count { level: None, inherent: unrated, residual: unrated });
    }
    counts
}

fn asks(s: &Summary) -> Vec<String> {
    let mut asks = Vec::new();
    let things = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
    };
    if s.retained > 0 {
        let what = things(s.retained, "risk is", "risks are");
        asks.push(format!("Confirm or refuse acceptance: {what} proposed to be retained."));
    }
    if s.above_appetite > 0 {
        let what = things(s.above_appetite, "risk stands", "risks stand");
        asks.push(format!("Look first at what is above appetite: {what} above the stated level."));
    }
    if s.open > 0 {
        let what = things(s.open, "threat is", "threats are");
        asks.push(format!("See that the team decides: {what} still open."));
    }
    if s.suggested > 0 {
        let what = things(s.suggested, "suggestion has", "suggestions have");
        asks.push(format!("Know what was not looked at: {what} not been considered yet."));
    }
    if s.overdue > 0 {
        let what = things(s.overdue, "decision is", "decisions are");
        asks.push(format!("Ask why: {what} past its date."));
    }
    asks
}
