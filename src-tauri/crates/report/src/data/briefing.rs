//! A briefing for the people who build, run and use the system: its top threats in plain words with cases that
//! happened or were shown, and what each role has to do.

use std::collections::BTreeSet;

use library::{CaseStudyKind, Technique};
use model::{ControlStatus, Register, Status};
use serde::Serialize;

use super::parts::{Ref, SubjectView};
use super::threats::{ControlRef, Lookup};
use super::words::{self, LevelView};

/// How many threats people are told of; more is not remembered.
const THREATS: usize = 6;
/// How many lines of the model one role is given.
const LINES: usize = 6;

/// The briefing.
#[derive(Clone, Debug, Serialize)]
pub struct BriefingView {
    /// The worst that stand, at most six.
    pub threats: Vec<BriefedThreat>,
    /// What leaders have to do, from the model.
    pub leaders: Vec<String>,
    /// What developers have to do.
    pub developers: Vec<String>,
    /// What those have to do who run it.
    pub operators: Vec<String>,
}

/// A threat as told to staff. The same threat at several places is told once.
#[derive(Clone, Debug, Serialize)]
pub struct BriefedThreat {
    /// What happens, in a few words.
    pub headline: String,
    /// The worst level that stands.
    pub level: Option<LevelView>,
    /// Where.
    pub places: Vec<Ref>,
    /// How it goes, in the library's words; empty for own threats.
    pub how: String,
    /// Why it matters.
    pub why: String,
    /// What was decided, where it was taken up and decided.
    pub decided: String,
    /// Controls against it.
    pub controls: Vec<ControlRef>,
    /// What helps; told where no control has been recorded.
    pub helps: Vec<String>,
    /// A case of it.
    pub case: Option<CaseView>,
}

/// A published case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseView {
    /// Its title.
    pub name: String,
    /// The year.
    pub year: String,
    /// Whether it happened to somebody; otherwise researchers showed it.
    pub happened: bool,
    /// Where to read it; may be empty.
    pub source: String,
    /// Id in the library.
    pub id: String,
}

/// The briefing made of the places with their threats.
pub(super) fn briefing(l: &Lookup, subjects: &[SubjectView], redact: bool) -> BriefingView {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let threats = worst(l, subjects)
        .into_iter()
        .map(|candidate| {
            let technique = l.library.techniques.get(&candidate.technique);
            let case = technique.filter(|_| !redact).and_then(|t| case(l, t, &told));
            told.extend(case.as_ref().map(|c| c.id.clone()));
            let helps = technique.map(|t| t.mitigations.iter()).into_iter().flatten();
            let helps = helps.filter(|_| candidate.controls.is_empty()).take(2);
            let text = |of: fn(&Technique) -> &String| {
                technique.filter(|_| !redact).map(|t| of(t).clone()).unwrap_or_default()
            };
            BriefedThreat {
                how: text(|t| &t.summary),
                why: text(|t| &t.why_it_matters),
                helps: helps.map(|advice| advice.how.clone()).collect(),
                case,
                headline: candidate.headline,
                level: candidate.level,
                places: candidate.places,
                decided: candidate.decided,
                controls: candidate.controls,
            }
        })
        .collect();
    BriefingView {
        threats,
        leaders: leaders(l),
        developers: developers(l),
        operators: operators(l),
    }
}

/// A headline with everything that stands under it.
struct Candidate {
    headline: String,
    technique: String,
    level: Option<LevelView>,
    weight: u8,
    places: Vec<Ref>,
    decided: String,
    controls: Vec<ControlRef>,
}

/// How near a technique is to what the headline says: its place among those that lead the card.
fn lead(l: &Lookup, candidate: &Candidate) -> usize {
    let card = l.library.cards.values().find(|card| card.headline == candidate.headline);
    let place = card.and_then(|c| c.lead.iter().position(|id| *id == candidate.technique));
    place.unwrap_or(usize::MAX)
}

/// The headlines that weigh most: by level, then by weight, then AI before conventional.
fn worst(l: &Lookup, subjects: &[SubjectView]) -> Vec<Candidate> {
    let mut list: Vec<Candidate> = Vec::new();
    let mut add = |found: Candidate| {
        let same = list.iter_mut().find(|c| c.headline == found.headline);
        let Some(same) = same else { return list.push(found) };
        if lead(l, &found) < lead(l, same) {
            same.technique.clone_from(&found.technique);
        }
        let rank = |level: &Option<LevelView>| level.as_ref().map(|level| level.rank);
        if rank(&found.level) > rank(&same.level) {
            same.level = found.level;
        }
        same.weight = same.weight.max(found.weight);
        for place in found.places {
            if !same.places.contains(&place) {
                same.places.push(place);
            }
        }
        for control in found.controls {
            if same.controls.iter().all(|known| known.number != control.number) {
                same.controls.push(control);
            }
        }
    };
    let applies = words::status(Status::NotApplicable);
    for subject in subjects {
        for threat in subject.threats.iter().filter(|t| t.status != applies) {
            let decided = threat.decision.as_ref().map(|d| match d.owner.as_str() {
                "" => d.verdict.to_owned(),
                owner => format!("{}, {owner}", d.verdict),
            });
            add(Candidate {
                headline: threat.title.clone(),
                technique: threat.technique.clone(),
                level: threat.level.clone(),
                weight: 3,
                places: vec![threat.at.clone()],
                decided: decided.unwrap_or_default(),
                controls: threat.controls.clone(),
            });
        }
        for card in &subject.suggested {
            add(Candidate {
                headline: card.headline.clone(),
                technique: card.technique.clone(),
                level: card.level.clone(),
                // Conventional threats are told after those of the AI.
                weight: if card.ai { card.weight } else { 0 },
                places: vec![subject.at.clone()],
                decided: String::new(),
                controls: Vec::new(),
            });
        }
    }
    list.sort_by_key(|c| {
        let rank = c.level.as_ref().map_or(-1, |level| i32::from(level.rank));
        (-rank, std::cmp::Reverse(c.weight), std::cmp::Reverse(c.places.len()))
    });
    list.truncate(THREATS);
    list
}

/// A case of a technique or of its parent that has not been told yet: one that happened before one that
/// was shown, the newest first.
fn case(l: &Lookup, technique: &Technique, told: &BTreeSet<String>) -> Option<CaseView> {
    let parent = technique.parent.as_ref().and_then(|id| l.library.techniques.get(id));
    let of = |technique: &Technique| {
        let known = technique.case_studies.iter().filter_map(|id| l.library.case_studies.get(id));
        known
            .filter(|case| !told.contains(&case.id))
            .max_by_key(|case| (case.kind == CaseStudyKind::Incident, case.date.clone()))
    };
    let case = of(technique).or_else(|| parent.and_then(of))?;
    Some(CaseView {
        name: case.name.clone(),
        year: case.date.chars().take(4).collect(),
        happened: case.kind == CaseStudyKind::Incident,
        source: case.references.first().cloned().unwrap_or_default(),
        id: case.id.clone(),
    })
}

fn leaders(l: &Lookup) -> Vec<String> {
    let owners = &l.model.about.risk_owners;
    let mut lines = vec![match owners.as_slice() {
        [] => "Name who may accept risk for this system; nobody is named yet.".to_owned(),
        owners => format!("Know who may accept risk for this system: {}.", owners.join(", ")),
    }];
    let open = l.model.threats.values().filter(|t| t.status() == Status::Open).count();
    if open > 0 {
        lines.push(format!("See that the team decides on what is open: {}.", threats(open)));
    }
    let late = l.model.threats.values().filter_map(|t| t.decision()?.verdict.date());
    let late = late.filter(|date| *date < l.today).count();
    if late > 0 {
        lines.push(format!("Ask about dates that have passed: {}.", threats(late)));
    }
    lines
}

fn threats(n: usize) -> String {
    if n == 1 { "1 threat".into() } else { format!("{n} threats") }
}

/// The controls that are still to be built, earliest first.
fn developers(l: &Lookup) -> Vec<String> {
    let mut controls: Vec<_> =
        l.model.controls.values().filter(|c| c.status < ControlStatus::Implemented).collect();
    controls.sort_by_key(|c| (c.due.is_none(), c.due, c.number));
    let line = |c: &&model::Control| {
        let due = c.due.map(|d| format!(" by {}", words::date(d))).unwrap_or_default();
        let owner = if c.owner.is_empty() { String::new() } else { format!(", {}", c.owner) };
        format!("Build C-{}: {}{due}{owner}.", c.number, c.title)
    };
    controls.iter().take(LINES).map(line).collect()
}

/// What the registers say about watching, answering and updating.
fn operators(l: &Lookup) -> Vec<String> {
    let mut entries: Vec<_> = l.model.register.values().filter(|e| !e.closed).collect();
    entries.sort_by_key(|e| (e.number, e.id));
    let line = |entry: &&model::RegisterEntry| {
        let (before, text) = match &entry.register {
            Register::Monitoring { alarm, signal, .. } if !alarm.is_empty() => {
                (format!("Watch {signal}: "), alarm)
            }
            Register::Monitoring { signal, .. } => ("Watch ".to_owned(), signal),
            Register::Incident { response, .. } => (format!("If {}: ", entry.title), response),
            Register::Update { procedure, .. } => (format!("Update {}: ", entry.title), procedure),
            Register::Debt { .. } | Register::Evaluation { .. } | Register::Lesson { .. } => {
                return None;
            }
        };
        (!text.is_empty()).then(|| format!("{before}{text}"))
    };
    entries.iter().filter_map(line).take(LINES).collect()
}
