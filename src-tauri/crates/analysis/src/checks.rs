//! Completeness: what is still missing before a model is worth signing.
//!
//! A check is a row of `checks`: id, title, and a function that lists the gaps. What depends on
//! today's date is [`Check::expired`], because nobody below `project` reads a clock, and unsigned
//! changes are known only to `project`.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::vec::IntoIter;

use model::{Date, ElementKind, Model, RecordKey, RecordKind, Status, Subject, Threat, Verdict};
use petgraph::graph::NodeIndex;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::analysis::StaleThreat;
use crate::at_place::At;
use crate::classes::{Classes, Content};
use crate::facts::Facts;
use crate::question::Ground;

/// One kind of gap and where it is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CompletenessCheck")]
pub struct Check {
    /// Permanent id, such as `element-without-type`.
    pub id: String,
    /// What is looked for, in plain words.
    pub title: String,
    /// Where it is found; empty when all is well.
    pub items: Vec<CheckItem>,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckItem {
    /// The record it leads to.
    pub key: RecordKey,
    /// What is missing there.
    pub text: String,
}

impl Check {
    /// Decisions whose date has passed on a given day: acceptances that ended, work overdue.
    #[must_use]
    pub fn expired(model: &Model, today: Date) -> Self {
        let overdue = |threat: &Threat| {
            let verdict = &threat.decision()?.verdict;
            let date = verdict.date().filter(|date| *date < today)?;
            let text = match verdict {
                Verdict::Retain { .. } => format!("T-{}: accepted until {date}", threat.number),
                Verdict::Modify { .. } | Verdict::Avoid { .. } if done(model, threat) => {
                    return None;
                }
                Verdict::Modify { .. } | Verdict::Avoid { .. } => {
                    format!("T-{}: due {date}", threat.number)
                }
                Verdict::Reopened | Verdict::NotApplicable | Verdict::Share { .. } => return None,
            };
            Some(item(RecordKind::Threat, threat.id, text))
        };
        check(
            "decision-expired",
            "Decisions past their date",
            model.threats.values().filter_map(overdue).collect(),
        )
    }
}

/// Whether every control against a threat is in place.
fn done(model: &Model, threat: &Threat) -> bool {
    let in_place = |status| {
        matches!(status, model::ControlStatus::Implemented | model::ControlStatus::Verified)
    };
    let mut controls = threat.controls.iter().filter_map(|id| model.controls.get(id));
    !threat.controls.is_empty() && controls.all(|control| in_place(control.status))
}

/// Every check that needs no clock, in the order of the questions a team asks. `shown` are the
/// earlier ones and become the new ones; given back are those that differ after an edit. Where `touched` are the
/// subjects that were derived again, what was said of others is still true.
pub(crate) fn checks(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    stale: &[StaleThreat],
    shown: &mut Vec<Check>,
    touched: Option<&BTreeSet<Subject>>,
) -> Vec<Check> {
    let Ground { model, compiled, places, .. } = ground;
    let classes = &compiled.classes;
    let mut old = std::mem::take(shown).into_iter();
    let mut changed = Vec::new();
    let mut check = |id: &str, title: &str, find: &dyn Fn(&mut Gaps<'_>)| {
        let old = old.next().map(|check| check.items);
        let first = old.is_none();
        let mut gaps = Gaps::of(old.unwrap_or_default(), touched);
        find(&mut gaps);
        let (items, same) = gaps.done();
        let check = check(id, title, items);
        if touched.is_some() && (first || !same) {
            changed.push(check.clone());
        }
        shown.push(check);
    };
    check("purpose-missing", "Why AI is the right tool is not said", &|gaps| {
        purpose(model, facts, gaps);
    });
    check("risk-owner-missing", "Nobody is named who may accept risk", &|gaps| {
        risk_owner(model, gaps);
    });
    check("element-without-type", "Elements without type", &|gaps| untyped(model, gaps));
    check("boundary-without-type", "Trust boundaries without type", &|gaps| {
        untyped_zones(model, gaps);
    });
    check("element-alone", "Elements that no flow touches", &|gaps| alone(facts, gaps));
    check(
        "store-writers-unknown",
        "Stores that a model reads, but nobody said who can write there",
        &|gaps| unknown_writers(facts, classes, gaps),
    );
    check("flow-without-content", "Flows without form of content", &|gaps| {
        contentless(facts, gaps);
    });
    check("asset-unclassified", "Data assets without classification", &|gaps| {
        unclassified(model, gaps);
    });
    check("suggestion-undecided", "Urgent suggestions without decision", &|gaps| {
        urgent(model, places, gaps);
    });
    check("threat-open", "Threats taken up and still open", &|gaps| open(model, gaps));
    check("decision-incomplete", "Decisions that lack something", &|gaps| {
        incomplete(model, gaps);
    });
    check("decision-stale", "Decisions whose suggestion or subject is gone", &|gaps| {
        gone(model, stale, gaps);
    });
    check("control-without-owner", "Controls without owner", &|gaps| unowned(model, gaps));
    changed
}

/// Gaps of one kind, found one after another and held against those shown.
struct Gaps<'a> {
    old: Peekable<IntoIter<CheckItem>>,
    /// The subject of the next old one; ids are text there and cost time to read.
    next: Option<Subject>,
    touched: Option<&'a BTreeSet<Subject>>,
    items: Vec<CheckItem>,
    same: bool,
}

impl<'a> Gaps<'a> {
    fn of(old: Vec<CheckItem>, touched: Option<&'a BTreeSet<Subject>>) -> Self {
        let next = old.first().and_then(|item| subject_of(&item.key));
        let items = Vec::with_capacity(old.len());
        Self { old: old.into_iter().peekable(), next, touched, items, same: true }
    }

    /// The next old one, if it is at a subject for which this holds.
    fn next_if(&mut self, holds: impl Fn(Option<Subject>) -> bool) -> Option<CheckItem> {
        let item = self.old.next_if(|_| holds(self.next))?;
        self.next = self.old.peek().and_then(|item| subject_of(&item.key));
        Some(item)
    }

    /// A gap at a subject, where what is said follows from what is derived there. Subjects come in
    /// their order.
    fn at(&mut self, subject: Subject, text: impl FnOnce() -> String) {
        while self.next_if(|next| next < Some(subject)).is_some() {
            self.same = false;
        }
        let known = self.next_if(|next| next == Some(subject));
        let stands = self.touched.is_some_and(|touched| !touched.contains(&subject));
        let item = match known {
            Some(item) if stands => item,
            known => {
                let item = CheckItem { key: record_of(subject), text: text() };
                self.same &= known.as_ref() == Some(&item);
                item
            }
        };
        self.items.push(item);
    }

    /// Any gap.
    fn item(&mut self, kind: RecordKind, id: impl std::fmt::Display, text: impl Into<String>) {
        let item = item(kind, id, text);
        self.same &= self.old.next().as_ref() == Some(&item);
        self.items.push(item);
    }

    /// All of them, and whether they are those shown.
    fn done(mut self) -> (Vec<CheckItem>, bool) {
        let same = self.same && self.old.next().is_none();
        (self.items, same)
    }
}

fn check(id: &str, title: &str, items: Vec<CheckItem>) -> Check {
    Check { id: id.into(), title: title.into(), items }
}

fn item(kind: RecordKind, id: impl std::fmt::Display, text: impl Into<String>) -> CheckItem {
    CheckItem { key: RecordKey { kind, id: id.to_string() }, text: text.into() }
}

fn purpose(model: &Model, facts: &Facts<'_>, gaps: &mut Gaps<'_>) {
    if facts.has_ai && model.about.purpose.trim().is_empty() {
        gaps.item(RecordKind::About, "", "State the purpose");
    }
}

fn risk_owner(model: &Model, gaps: &mut Gaps<'_>) {
    if model.about.risk_owners.iter().all(|owner| owner.trim().is_empty()) {
        gaps.item(RecordKind::About, "", "Name a risk owner");
    }
}

fn untyped(model: &Model, gaps: &mut Gaps<'_>) {
    for element in model.elements.values().filter(|e| e.type_id.is_none()) {
        gaps.item(RecordKind::Element, element.id, &element.name);
    }
}

fn untyped_zones(model: &Model, gaps: &mut Gaps<'_>) {
    for boundary in model.boundaries.values().filter(|b| b.type_id.is_none()) {
        gaps.item(RecordKind::Boundary, boundary.id, &boundary.name);
    }
}

fn alone(facts: &Facts<'_>, gaps: &mut Gaps<'_>) {
    let graph = &facts.graph;
    for n in graph.nodes().filter(|n| graph.neighbours(*n).next().is_none()) {
        let element = graph.element(n);
        if element.out_of_scope.is_none() {
            gaps.item(RecordKind::Element, element.id, &element.name);
        }
    }
}

/// What a model reads decides what it says; who can write there is the first thing to know.
fn unknown_writers(facts: &Facts<'_>, classes: &Classes, gaps: &mut Gaps<'_>) {
    let graph = &facts.graph;
    let mut readers = classes.llm_parts;
    for class in [&classes.retrievers, &classes.trainers, &classes.predictors, &classes.tools] {
        readers.join(class);
    }
    let read = |n: NodeIndex| {
        facts.reach.behind[n.index()].meets(&readers) || facts.reach.feeds(n, &classes.llm_parts)
    };
    let unknown = |n: &NodeIndex| {
        graph.graph[*n].kind == ElementKind::Store
            && graph.stated(*n, graph.known.accepts_untrusted_content).is_blank()
            && graph.element(*n).out_of_scope.is_none()
            && read(*n)
    };
    for n in graph.nodes().filter(unknown) {
        gaps.at(Subject::Element(graph.element(n).id), || {
            format!("Who can write into {}?", graph.name(n))
        });
    }
}

fn contentless(facts: &Facts<'_>, gaps: &mut Gaps<'_>) {
    let graph = &facts.graph;
    for fact in &graph.flows {
        let unstated = graph.graph[fact.edge].content == Content::Unstated;
        if unstated && fact.flow.out_of_scope.is_none() {
            gaps.at(Subject::Flow(fact.flow.id), || {
                format!("{} to {}", graph.name(fact.source), graph.name(fact.target))
            });
        }
    }
}

fn unclassified(model: &Model, gaps: &mut Gaps<'_>) {
    for asset in model.assets.values().filter(|asset| asset.classification.is_none()) {
        gaps.item(RecordKind::DataAsset, asset.id, &asset.name);
    }
}

/// AML cards of the highest weight that nobody has settled, counted at their subject.
fn urgent(model: &Model, places: &[At], gaps: &mut Gaps<'_>) {
    for at in places.iter().filter(|at| at.urgent > 0) {
        gaps.at(at.subject, || {
            let name = model.subject_name(at.subject).unwrap_or_default();
            format!("{name}: {}", at.urgent)
        });
    }
}

fn record_of(subject: Subject) -> RecordKey {
    let (kind, id) = match subject {
        Subject::Element(id) => (RecordKind::Element, id.to_string()),
        Subject::Flow(id) => (RecordKind::Flow, id.to_string()),
        Subject::Boundary(id) => (RecordKind::Boundary, id.to_string()),
        Subject::Model => (RecordKind::About, String::new()),
    };
    RecordKey { kind, id }
}

fn subject_of(key: &RecordKey) -> Option<Subject> {
    match key.kind {
        RecordKind::Element => key.id.parse().ok().map(Subject::Element),
        RecordKind::Flow => key.id.parse().ok().map(Subject::Flow),
        RecordKind::Boundary => key.id.parse().ok().map(Subject::Boundary),
        RecordKind::About
        | RecordKind::Numbering
        | RecordKind::Diagram
        | RecordKind::Placement
        | RecordKind::Route
        | RecordKind::Note
        | RecordKind::DataAsset
        | RecordKind::Supplier
        | RecordKind::Assumption
        | RecordKind::Participant
        | RecordKind::Comment
        | RecordKind::Control
        | RecordKind::Threat
        | RecordKind::Assessment
        | RecordKind::ModelSelection
        | RecordKind::RegisterEntry
        | RecordKind::ImportedFile
        | RecordKind::SavedFilter => None,
    }
}

fn open(model: &Model, gaps: &mut Gaps<'_>) {
    for threat in model.threats.values().filter(|threat| threat.status() == Status::Open) {
        let text = format!("T-{}: {}", threat.number, threat.title);
        gaps.item(RecordKind::Threat, threat.id, text);
    }
}

fn incomplete(model: &Model, gaps: &mut Gaps<'_>) {
    for threat in model.threats.values() {
        let Some(decision) = threat.decision() else { continue };
        let faults = decision.verdict.missing(
            &decision.rationale,
            threat.controls.len(),
            threat.residual.is_some(),
        );
        if let Some(first) = faults.into_iter().next() {
            let text = format!("T-{}: {}", threat.number, first.message);
            gaps.item(RecordKind::Threat, threat.id, text);
        }
    }
}

fn gone(model: &Model, stale: &[StaleThreat], gaps: &mut Gaps<'_>) {
    for stale in stale {
        if let Some(threat) = model.threats.get(&stale.threat) {
            let text = format!("T-{}: {}", threat.number, stale.why.words());
            gaps.item(RecordKind::Threat, threat.id, text);
        }
    }
}

fn unowned(model: &Model, gaps: &mut Gaps<'_>) {
    for control in model.controls.values().filter(|control| control.owner.trim().is_empty()) {
        let text = format!("C-{}: {}", control.number, control.title);
        gaps.item(RecordKind::Control, control.id, text);
    }
}
