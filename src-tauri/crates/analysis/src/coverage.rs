//! Coverage: every element in scope against the tactics. An empty cell is evidence too.

use std::collections::BTreeMap;

use library::{Library, Source};
use model::{Model, Status, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::suggestion::Suggestion;

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

/// Where the threats about each subject stand, by technique.
pub(crate) type Standing<'a> = BTreeMap<Subject, BTreeMap<&'a str, Status>>;

/// Where all threats of a model stand.
pub(crate) fn standing(model: &Model) -> Standing<'_> {
    let mut standing = Standing::new();
    for threat in model.threats.values() {
        if let Some(technique) = &threat.technique {
            standing.entry(threat.subject).or_default().insert(technique, threat.status());
        }
    }
    standing
}

/// The row of an element with what is suggested there. Threats count with their technique, whether
/// or not it is still suggested.
pub(crate) fn row(
    library: &Library,
    standing: &Standing<'_>,
    subject: Subject,
    suggestions: &[Suggestion],
) -> CoverageRow {
    let here = suggestions.iter().map(|s| (s.technique.as_str(), Status::Open));
    let mut states: BTreeMap<&str, Status> = here.collect();
    states.extend(standing.get(&subject).into_iter().flatten().map(|(t, s)| (*t, *s)));
    CoverageRow { subject, cells: cells(library, &states) }
}

fn cells(library: &Library, states: &BTreeMap<&str, Status>) -> BTreeMap<String, CoverageCell> {
    let mut counted: BTreeMap<&str, CoverageCell> = BTreeMap::new();
    for (id, status) in states {
        let Some(technique) = library.techniques.get(*id) else { continue };
        if technique.source == Source::Pack {
            continue;
        }
        for tactic in &technique.tactics {
            let cell = counted.entry(tactic).or_default();
            match status {
                Status::Open => cell.suggested += 1,
                Status::Decided => cell.decided += 1,
                Status::NotApplicable => cell.not_applicable += 1,
            }
        }
    }
    counted.into_iter().map(|(tactic, cell)| (tactic.to_string(), cell)).collect()
}
