//! Lists over the whole model: controls, actions, risk matrix, coverage, attack paths.

use std::collections::BTreeMap;

use analysis::Analysis;
use library::Library;
use model::{ControlStatus, Model, Status, Verdict};
use serde::Serialize;

use super::parts::{Ref, subject};
use super::threats::Lookup;
use super::words::{self, LevelView};

/// A control.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are the model's, in words.
pub struct ControlView {
    pub number: String,
    pub title: String,
    pub mitigation: String,
    pub description: String,
    pub status: &'static str,
    pub owner: String,
    pub due: String,
    pub overdue: bool,
    pub ticket: String,
    pub test: String,
    pub result: String,
    /// Title, place and digest of each.
    pub evidence: Vec<(String, String, String)>,
    /// Threats it works against.
    pub threats: Vec<Ref>,
}

/// Something somebody has to do.
#[derive(Clone, Debug, Serialize)]
pub struct Action {
    /// Where it comes from: `T-12` or `C-4`.
    pub number: String,
    /// What to do.
    pub what: String,
    /// Who; empty when nobody was named.
    pub owner: String,
    /// Until when, as printed; may be empty.
    pub due: String,
    /// Whether the date has passed.
    pub overdue: bool,
    /// How far it is.
    pub status: String,
    /// The level of the threat behind it.
    pub level: Option<LevelView>,
    #[serde(skip)]
    sort: (Option<model::Date>, String),
}

/// Actions of one person.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerActions {
    /// Who; empty for nobody.
    pub owner: String,
    /// What, earliest date first.
    pub actions: Vec<Action>,
}

/// A row of the risk matrix.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    /// Impact in words.
    pub impact: String,
    /// One cell for each likelihood.
    pub cells: Vec<MatrixCell>,
}

/// A cell of the risk matrix.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixCell {
    /// Level of the cell.
    pub level: Option<LevelView>,
    /// Threats in it before treatment.
    pub inherent: Vec<String>,
    /// Threats in it after treatment.
    pub residual: Vec<String>,
}

/// A row of the coverage table.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// The element.
    pub at: Ref,
    /// One cell per tactic: suggested, decided, not applicable.
    pub cells: Vec<(u32, u32, u32)>,
}

/// An attack path.
#[derive(Clone, Debug, Serialize)]
pub struct PathView {
    /// From where to where.
    pub title: String,
    /// What is reached.
    pub goal: String,
    /// The way through the diagram.
    pub way: Vec<Ref>,
    /// Steps: place, tactic, technique id, technique name.
    pub steps: Vec<(Ref, String, String, String)>,
    /// Where to cut: step number from 1, what with, how many paths it breaks.
    pub cut: (usize, String, usize),
}

/// Controls by number.
pub(super) fn controls(l: &Lookup) -> Vec<ControlView> {
    let mut against: BTreeMap<model::ControlId, Vec<Ref>> = BTreeMap::new();
    let mut threats: Vec<_> = l.model.threats.values().collect();
    threats.sort_by_key(|t| (t.number, t.id));
    for threat in threats {
        for id in &threat.controls {
            let named = Ref { number: format!("T-{}", threat.number), name: threat.title.clone() };
            against.entry(*id).or_default().push(named);
        }
    }
    let mut controls: Vec<_> = l.model.controls.values().collect();
    controls.sort_by_key(|c| (c.number, c.id));
    controls
        .into_iter()
        .map(|c| ControlView {
            number: format!("C-{}", c.number),
            title: c.title.clone(),
            mitigation: c.mitigation.clone().unwrap_or_default(),
            description: c.description.clone(),
            status: words::control(c.status),
            owner: c.owner.clone(),
            due: c.due.map(words::date).unwrap_or_default(),
            overdue: c.due.is_some_and(|d| d < l.today) && c.status < ControlStatus::Implemented,
            ticket: c.ticket.clone(),
            test: c.test.clone(),
            result: c.result.clone(),
            evidence: c
                .evidence
                .iter()
                .map(|e| (e.title.clone(), e.location.clone(), e.digest.clone()))
                .collect(),
            threats: against.remove(&c.id).unwrap_or_default(),
        })
        .collect()
}

/// Actions by owner, then by date.
pub(super) fn actions(l: &Lookup) -> Vec<OwnerActions> {
    let mut all: Vec<Action> = Vec::new();
    for control in l.model.controls.values().filter(|c| c.status < ControlStatus::Implemented) {
        all.push(Action {
            number: format!("C-{}", control.number),
            what: control.title.clone(),
            owner: control.owner.trim().to_owned(),
            due: control.due.map(words::date).unwrap_or_default(),
            overdue: control.due.is_some_and(|d| d < l.today),
            status: words::control(control.status).into(),
            level: None,
            sort: (control.due, format!("C{:06}", control.number)),
        });
    }
    for threat in l.model.threats.values() {
        let Some(decision) = threat.decision() else { continue };
        let what = match &decision.verdict {
            Verdict::Modify { .. } => format!("See the controls through: {}", threat.title),
            Verdict::Avoid { change, .. } => change.clone(),
            Verdict::Retain { .. } => format!("Review the accepted risk: {}", threat.title),
            Verdict::Share { .. } | Verdict::NotApplicable | Verdict::Reopened => continue,
        };
        let scale = &l.model.about.risk;
        let rating = threat.residual.as_ref().or(threat.inherent.as_ref());
        let level = rating.and_then(|r| scale.level_of(r)).and_then(|i| words::level(scale, i));
        all.push(Action {
            number: format!("T-{}", threat.number),
            what,
            owner: decision.verdict.owner().unwrap_or("").trim().to_owned(),
            due: decision.verdict.date().map(words::date).unwrap_or_default(),
            overdue: decision.verdict.date().is_some_and(|d| d < l.today),
            status: decision.verdict.word().into(),
            level,
            sort: (decision.verdict.date(), format!("T{:06}", threat.number)),
        });
    }
    let mut by_owner: BTreeMap<String, Vec<Action>> = BTreeMap::new();
    for action in all {
        by_owner.entry(action.owner.clone()).or_default().push(action);
    }
    by_owner
        .into_iter()
        .map(|(owner, mut actions)| {
            // Without a date last.
            actions
                .sort_by(|a, b| (a.sort.0.is_none(), &a.sort).cmp(&(b.sort.0.is_none(), &b.sort)));
            OwnerActions { owner, actions }
        })
        .collect()
}

/// The matrix, worst impact first.
pub(super) fn matrix(model: &Model) -> Vec<MatrixRow> {
    let scale = &model.about.risk;
    let mut cells: BTreeMap<(u8, u8, bool), Vec<(u32, String)>> = BTreeMap::new();
    for threat in model.threats.values().filter(|t| t.status() != Status::NotApplicable) {
        for (rating, residual) in [(&threat.inherent, false), (&threat.residual, true)] {
            let Some(rating) = rating else { continue };
            let Some(impact) = rating.impacts.worst() else { continue };
            let entry = cells.entry((impact, rating.likelihood, residual)).or_default();
            entry.push((threat.number, format!("T-{}", threat.number)));
        }
    }
    let mut take = |impact: u8, likelihood: u8, residual: bool| {
        let mut list = cells.remove(&(impact, likelihood, residual)).unwrap_or_default();
        list.sort();
        list.into_iter().map(|(_, number)| number).collect()
    };
    (1..=scale.impact.len() as u8)
        .rev()
        .map(|impact| MatrixRow {
            impact: scale.impact[usize::from(impact) - 1].clone(),
            cells: (1..=scale.likelihood.len() as u8)
                .map(|likelihood| {
                    let row = scale.matrix.get(usize::from(impact) - 1);
                    let index = row.and_then(|r| r.get(usize::from(likelihood) - 1));
                    MatrixCell {
                        level: index.and_then(|i| words::level(scale, *i)),
                        inherent: take(impact, likelihood, false),
                        residual: take(impact, likelihood, true),
                    }
                })
                .collect(),
        })
        .collect()
}

/// Tactics in their order: id and name.
pub(super) fn tactics(library: &Library) -> Vec<(String, String)> {
    let mut tactics: Vec<_> =
        library.tactics.values().filter(|t| t.id.starts_with(&library.about.prefix)).collect();
    tactics.sort_by_key(|t| (t.position, t.id.clone()));
    tactics.into_iter().map(|t| (t.id.clone(), t.name.clone())).collect()
}

/// Coverage in the order of the analysis.
pub(super) fn coverage(
    model: &Model,
    analysis: &Analysis,
    tactics: &[(String, String)],
) -> Vec<CoverageView> {
    analysis
        .coverage
        .iter()
        .map(|row| CoverageView {
            at: subject(model, row.subject),
            cells: tactics
                .iter()
                .map(|(id, _)| {
                    let cell = row.cells.get(id.as_str()).copied().unwrap_or_default();
                    (cell.suggested, cell.decided, cell.not_applicable)
                })
                .collect(),
        })
        .collect()
}

/// Attack paths as the analysis ranked them.
pub(super) fn paths(model: &Model, library: &Library, analysis: &Analysis) -> Vec<PathView> {
    analysis
        .attack_paths
        .iter()
        .map(|path| {
            let tactic =
                |id: &str| library.tactics.get(id).map_or(id.to_owned(), |t| t.name.clone());
            let technique =
                |id: &str| library.techniques.get(id).map_or(String::new(), |t| t.name.clone());
            let cut = &path.best_break;
            let mitigation = cut.mitigation.as_ref();
            let name =
                mitigation.and_then(|id| library.mitigations.get(id)).map(|m| m.name.clone());
            PathView {
                title: path.title.clone(),
                goal: path.goal.clone(),
                way: path.path.iter().map(|s| subject(model, *s)).collect(),
                steps: path
                    .steps
                    .iter()
                    .map(|s| {
                        let at = subject(model, s.subject);
                        (at, tactic(&s.tactic), s.technique.clone(), technique(&s.technique))
                    })
                    .collect(),
                cut: (cut.step + 1, name.unwrap_or_default(), cut.breaks),
            }
        })
        .collect()
}
