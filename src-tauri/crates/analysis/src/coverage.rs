//! Coverage: every element in scope against the tactics. An empty cell is evidence too.

use std::collections::BTreeMap;

use library::{Library, Source};
use model::{Model, Status, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Name;
use crate::rules::InForce;

/// One subject against the tactics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CoverageRow {
    /// The subject.
    pub subject: Subject,
    /// By tactic id; a tactic without entry has nothing suggested and nothing decided here.
    #[ts(as = "BTreeMap<String, CoverageCell>")]
    pub cells: BTreeMap<Name, CoverageCell>,
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
    suggested: &[&InForce],
) -> CoverageRow {
    let mut cells = BTreeMap::new();
    let taken_up = standing.get(&subject);
    let status = |id: &str| taken_up.and_then(|states| states.get(id)).copied();
    for technique in suggested.iter().filter(|technique| technique.is_aml()) {
        count(&mut cells, &technique.tactics, status(&technique.id).unwrap_or(Status::Open));
    }
    for (id, status) in taken_up.into_iter().flatten() {
        let Some(technique) = library.techniques.get(*id) else { continue };
        let counted = suggested.iter().any(|other| other.id == **id);
        if !counted && technique.source != Source::Pack {
            let tactics: Vec<Name> = technique.tactics.iter().map(Name::from).collect();
            count(&mut cells, &tactics, *status);
        }
    }
    CoverageRow { subject, cells }
}

fn count(cells: &mut BTreeMap<Name, CoverageCell>, tactics: &[Name], status: Status) {
    for tactic in tactics {
        let cell = cells.entry(tactic.clone()).or_default();
        match status {
            Status::Open => cell.suggested += 1,
            Status::Decided => cell.decided += 1,
            Status::NotApplicable => cell.not_applicable += 1,
        }
    }
}
