//! Completeness: what is still missing before a model is worth signing.
//!
//! A check is a row of `checks`: id, title, and a function that lists the gaps. What depends on
//! today's date is [`Check::expired`], because nobody below `project` reads a clock, and unsigned
//! changes are known only to `project`.

use std::collections::BTreeMap;

use model::{Date, ElementKind, Model, RecordKey, RecordKind, Status, Subject, Threat, Verdict};
use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::analysis::Analysis;
use crate::card::ThreatCard;
use crate::classes::{Classes, Content};
use crate::facts::Facts;
use crate::rules::AML_PACK;

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

/// Every check that needs no clock, in the order of the questions a team asks.
pub(crate) fn checks(
    model: &Model,
    facts: &Facts<'_>,
    classes: &Classes,
    analysis: &Analysis,
) -> Vec<Check> {
    vec![
        check("purpose-missing", "Why AI is the right tool is not said", purpose(model, facts)),
        check("risk-owner-missing", "Nobody is named who may accept risk", risk_owner(model)),
        check("element-without-type", "Elements without type", untyped(model)),
        check("boundary-without-type", "Trust boundaries without type", untyped_zones(model)),
        check("element-alone", "Elements that no flow touches", alone(facts)),
        check(
            "store-writers-unknown",
            "Stores that a model reads, but nobody said who can write there",
            unknown_writers(facts, classes),
        ),
        check("flow-without-content", "Flows without form of content", contentless(facts)),
        check("asset-unclassified", "Data assets without classification", unclassified(model)),
        check(
            "suggestion-undecided",
            "Urgent suggestions without decision",
            urgent(model, analysis),
        ),
        check("threat-open", "Threats taken up and still open", open(model)),
        check("decision-incomplete", "Decisions that lack something", incomplete(model)),
        check(
            "decision-stale",
            "Decisions whose suggestion or subject is gone",
            stale(model, analysis),
        ),
        check("control-without-owner", "Controls without owner", unowned(model)),
    ]
}

fn check(id: &str, title: &str, items: Vec<CheckItem>) -> Check {
    Check { id: id.into(), title: title.into(), items }
}

fn item(kind: RecordKind, id: impl std::fmt::Display, text: impl Into<String>) -> CheckItem {
    CheckItem { key: RecordKey { kind, id: id.to_string() }, text: text.into() }
}

fn about(text: &str) -> CheckItem {
    item(RecordKind::About, "", text)
}

fn purpose(model: &Model, facts: &Facts<'_>) -> Vec<CheckItem> {
    let missing = facts.has_ai && model.about.purpose.trim().is_empty();
    missing.then(|| about("State the purpose")).into_iter().collect()
}

fn risk_owner(model: &Model) -> Vec<CheckItem> {
    let missing = model.about.risk_owners.iter().all(|owner| owner.trim().is_empty());
    missing.then(|| about("Name a risk owner")).into_iter().collect()
}

fn untyped(model: &Model) -> Vec<CheckItem> {
    let elements = model.elements.values().filter(|e| e.type_id.is_none());
    elements.map(|e| item(RecordKind::Element, e.id, &e.name)).collect()
}

fn untyped_zones(model: &Model) -> Vec<CheckItem> {
    let boundaries = model.boundaries.values().filter(|b| b.type_id.is_none());
    boundaries.map(|b| item(RecordKind::Boundary, b.id, &b.name)).collect()
}

fn alone(facts: &Facts<'_>) -> Vec<CheckItem> {
    let graph = &facts.graph;
    let alone = graph.nodes().filter(|n| graph.neighbours(*n).next().is_none());
    alone
        .map(|n| &graph.graph[n].element)
        .filter(|element| element.out_of_scope.is_none())
        .map(|element| item(RecordKind::Element, element.id, &element.name))
        .collect()
}

/// What a model reads decides what it says; who can write there is the first thing to know.
fn unknown_writers(facts: &Facts<'_>, classes: &Classes) -> Vec<CheckItem> {
    let graph = &facts.graph;
    let mut readers = classes.llm_parts;
    for class in [&classes.retrievers, &classes.trainers, &classes.predictors, &classes.tools] {
        readers.join(class);
    }
    let read = |n| {
        graph.leaving(n).any(|edge| readers.contains(graph.type_id(edge.target())))
            || facts.reach.feeds(n, &classes.llm_parts)
    };
    graph
        .nodes()
        .filter(|n| graph.graph[*n].kind == ElementKind::Store)
        .filter(|n| graph.stated(*n, graph.known.accepts_untrusted_content).is_blank())
        .filter(|n| graph.graph[*n].element.out_of_scope.is_none() && read(*n))
        .map(|n| {
            let text = format!("Who can write into {}?", graph.name(n));
            item(RecordKind::Element, graph.graph[n].element.id, text)
        })
        .collect()
}

fn contentless(facts: &Facts<'_>) -> Vec<CheckItem> {
    let graph = &facts.graph;
    let blank = graph.flows.iter().filter(|fact| {
        graph.graph[fact.edge].content == Content::Unstated && fact.flow.out_of_scope.is_none()
    });
    blank
        .map(|fact| {
            let ends = format!("{} to {}", graph.name(fact.source), graph.name(fact.target));
            item(RecordKind::Flow, fact.flow.id, ends)
        })
        .collect()
}

fn unclassified(model: &Model) -> Vec<CheckItem> {
    let assets = model.assets.values().filter(|asset| asset.classification.is_none());
    assets.map(|asset| item(RecordKind::DataAsset, asset.id, &asset.name)).collect()
}

/// AML cards of the highest weight that nobody has settled, counted at their subject.
fn urgent(model: &Model, analysis: &Analysis) -> Vec<CheckItem> {
    let mut counts: BTreeMap<Subject, u32> = BTreeMap::new();
    let urgent = |card: &&ThreatCard| card.pack == AML_PACK && card.weight >= 3;
    for card in analysis.cards.iter().filter(urgent) {
        if card.status == Status::Open {
            *counts.entry(card.subject).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|(subject, count)| {
            let name = model.subject_name(subject).unwrap_or_default();
            CheckItem { key: record_of(subject), text: format!("{name}: {count}") }
        })
        .collect()
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

fn open(model: &Model) -> Vec<CheckItem> {
    let open = model.threats.values().filter(|threat| threat.status() == Status::Open);
    open.map(|t| item(RecordKind::Threat, t.id, format!("T-{}: {}", t.number, t.title))).collect()
}

fn incomplete(model: &Model) -> Vec<CheckItem> {
    let lacking = |threat: &Threat| {
        let decision = threat.decision()?;
        let faults = decision.verdict.missing(
            &decision.rationale,
            threat.controls.len(),
            threat.residual.is_some(),
        );
        let first = faults.into_iter().next()?;
        let text = format!("T-{}: {}", threat.number, first.message);
        Some(item(RecordKind::Threat, threat.id, text))
    };
    model.threats.values().filter_map(lacking).collect()
}

fn stale(model: &Model, analysis: &Analysis) -> Vec<CheckItem> {
    let gone = analysis.stale.iter().filter_map(|stale| {
        let threat = model.threats.get(&stale.threat)?;
        let text = format!("T-{}: {}", threat.number, stale.why.words());
        Some(item(RecordKind::Threat, threat.id, text))
    });
    gone.collect()
}

fn unowned(model: &Model) -> Vec<CheckItem> {
    let controls = model.controls.values().filter(|control| control.owner.trim().is_empty());
    controls
        .map(|c| item(RecordKind::Control, c.id, format!("C-{}: {}", c.number, c.title)))
        .collect()
}
