//! Analysis after an edit: only what can have changed is derived again.
//!
//! - An edit of what no analysis reads (`unread`: geometry, descriptions, notes) changes nothing.
//! - Otherwise the facts are derived, and a fingerprint of all that can be read at each subject
//!   (`print`) is held against the one from before. Rules, reasons, ratings and questions are
//!   tried again where prints differ and as far around as predicates look; everywhere else what
//!   was derived before is taken over.
//! - Where a decision or a control changed, the cards of its subject are dealt again.
//! - What is read from everywhere - the types in the model, whether there is AI, the risk scale -
//!   makes all of it new when it changes.
//!
//! Counts, checks, attack paths and the order of the questions are joined anew every time.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::vec::IntoIter;

use library::Library;
use model::{Change, Changes, ControlId, Model, Record, Subject};
use petgraph::graph::NodeIndex;

use crate::analysis::Analysis;
use crate::card::ThreatCard;
use crate::coverage::CoverageRow;
use crate::facts::Facts;
use crate::facts::reach::FEW_STEPS;
use crate::join::{Here, derive};
use crate::predicate::Place;
use crate::print::Prints;
use crate::question::Asked;
use crate::raise::Tried;
use crate::suggestion::Suggestion;
use crate::unread::is_unread;

/// An analysis with what the next one can take over.
#[derive(Debug, Default)]
pub struct Analyzed {
    /// What was derived.
    pub analysis: Analysis,
    pub(crate) kept: Kept,
}

/// What came of every place, beside what the analysis holds.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    prints: Option<Prints>,
    /// In the order of the places.
    tried: Vec<Tried>,
    asked: Vec<Vec<Asked>>,
    subjects: Vec<Subject>,
}

/// Analyzes a model that will be edited.
#[must_use]
pub fn analyze_and_keep(model: &Model, library: &Library) -> Analyzed {
    derive(model, library, |facts| Earlier {
        prints: Some(Prints::of(facts)),
        ..Earlier::none(facts)
    })
}

/// The analysis of a model that came about by `changes` from the one analysed before with the same
/// library. It equals that of [`analyze`](crate::analyze).
#[must_use]
pub fn reanalyze(
    before: Analyzed,
    model: &Model,
    changes: &Changes,
    library: &Library,
) -> Analyzed {
    if changes.changes.iter().all(is_unread) {
        return before;
    }
    if changes.changes.iter().any(sets_the_scale) {
        return analyze_and_keep(model, library);
    }
    derive(model, library, |facts| Earlier::of(before, facts, model, changes))
}

/// Whether every card is rated or shown by other settings than before.
fn sets_the_scale(change: &Change) -> bool {
    let settings = |record: &Option<Record>| {
        if let Some(Record::About(about)) = record {
            Some((about.risk.clone(), about.hide_standard_threats))
        } else {
            None
        }
    };
    settings(&change.before) != settings(&change.after)
}

/// A list that is taken from its front.
type List<T> = Peekable<IntoIter<T>>;

/// What an earlier analysis holds, handed out place by place in the order of the subjects.
pub(crate) struct Earlier {
    prints: Option<Prints>,
    /// Subjects to be derived again; all of them when none is given.
    touched: Option<BTreeSet<Subject>>,
    places: List<(Subject, (Tried, Vec<Asked>))>,
    suggestions: List<Suggestion>,
    cards: List<ThreatCard>,
    rows: List<CoverageRow>,
    /// How many suggestions were handed out or passed over.
    passed: usize,
    subjects: Vec<Subject>,
}

impl Earlier {
    /// Nothing that could be taken over, and nothing to keep.
    pub fn none(_: &Facts<'_>) -> Self {
        Self {
            prints: None,
            touched: None,
            places: Vec::new().into_iter().peekable(),
            suggestions: Vec::new().into_iter().peekable(),
            cards: Vec::new().into_iter().peekable(),
            rows: Vec::new().into_iter().peekable(),
            passed: 0,
            subjects: Vec::new(),
        }
    }

    fn of(before: Analyzed, facts: &Facts<'_>, model: &Model, changes: &Changes) -> Self {
        let Analyzed { analysis, kept } = before;
        let prints = Prints::of(facts);
        let touched =
            kept.prints.and_then(|old| touched(&old, &prints, facts)).map(|mut touched| {
                touched.extend(decided(model, changes));
                touched
            });
        let places = kept.tried.into_iter().zip(kept.asked);
        let places: Vec<_> = kept.subjects.into_iter().zip(places).collect();
        Self {
            prints: Some(prints),
            touched,
            places: places.into_iter().peekable(),
            suggestions: analysis.suggestions.into_iter().peekable(),
            cards: analysis.cards.into_iter().peekable(),
            rows: analysis.coverage.into_iter().peekable(),
            passed: 0,
            subjects: Vec::new(),
        }
    }

    /// What was derived at a place, if it still holds. Places are asked for in their order.
    pub fn take(&mut self, place: Place, subject: Subject) -> Option<Here> {
        self.subjects.push(subject);
        let (_, known) = of_subject(&mut self.places, subject, |(at, _)| *at);
        let (gone, suggestions) = of_subject(&mut self.suggestions, subject, |s| s.subject);
        let (_, mut cards) = of_subject(&mut self.cards, subject, |card| card.subject);
        let (_, rows) = of_subject(&mut self.rows, subject, |row| row.subject);
        let first = self.passed + gone;
        self.passed = first + suggestions.len();
        let touched = self.touched.as_ref()?;
        let (_, (mut tried, mut asked)) = known.into_iter().next()?;
        if touched.contains(&subject) {
            return None;
        }
        tried.place = place;
        asked.iter_mut().for_each(|asked| asked.place = place);
        for index in cards.iter_mut().flat_map(|card| &mut card.suggestions) {
            *index -= first;
        }
        Some(Here { tried, asked, suggestions, cards, row: rows.into_iter().next() })
    }

    /// What the next analysis can take over from this one.
    pub fn keep(self, tried: Vec<Tried>, asked: Vec<Vec<Asked>>) -> Kept {
        match self.prints {
            Some(prints) => Kept { prints: Some(prints), tried, asked, subjects: self.subjects },
            None => Kept::default(),
        }
    }
}

/// Takes what belongs to a subject off a list in the order of the subjects; says how much before
/// it belonged to none.
fn of_subject<T>(
    list: &mut List<T>,
    subject: Subject,
    of: impl Fn(&T) -> Subject,
) -> (usize, Vec<T>) {
    let mut gone = 0;
    while list.next_if(|item| of(item) < subject).is_some() {
        gone += 1;
    }
    let mut here = Vec::new();
    while let Some(item) = list.next_if(|item| of(item) == subject) {
        here.push(item);
    }
    (gone, here)
}

/// Subjects at which rules can say something else; none when that is everywhere.
fn touched(old: &Prints, new: &Prints, facts: &Facts<'_>) -> Option<BTreeSet<Subject>> {
    if old.everywhere != new.everywhere {
        return None;
    }
    let graph = &facts.graph;
    let id = |n: NodeIndex| graph.graph[n].element.id;
    let differs = |n: &NodeIndex, part: fn(&crate::print::Print) -> u64| {
        old.elements.get(&id(*n)).map(part) != new.elements.get(&id(*n)).map(part)
    };
    // Where an edge is gone its ends have another shape, so what was near before is near enough.
    let mut near = around(facts, graph.nodes().filter(|n| differs(n, |p| p.shape)), FEW_STEPS);
    near.extend(around(facts, graph.nodes().filter(|n| differs(n, |p| p.said)), 1));
    let flows: BTreeSet<usize> = (0..graph.flows.len())
        .filter(|number| {
            let flow = &graph.flows[*number];
            let print = |prints: &Prints| prints.flows.get(&flow.flow.id).copied();
            near.contains(&flow.source) || near.contains(&flow.target) || print(old) != print(new)
        })
        .collect();
    let boundaries = graph.model.boundaries.keys().filter(|id| {
        let region = facts.regions.get(**id);
        old.boundaries.get(id) != new.boundaries.get(id)
            || region.is_some_and(|region| {
                region.inside.iter().any(|n| near.contains(n))
                    || region.entering.iter().chain(&region.leaving).any(|f| flows.contains(f))
            })
    });
    let boundaries = boundaries.map(|id| Subject::Boundary(*id));
    let elements = near.iter().map(|n| Subject::Element(id(*n)));
    let flows = flows.iter().map(|f| Subject::Flow(graph.flows[*f].flow.id));
    Some(elements.chain(flows).chain(boundaries).collect())
}

/// Elements and everything within some steps of them.
fn around(
    facts: &Facts<'_>,
    from: impl Iterator<Item = NodeIndex>,
    steps: usize,
) -> BTreeSet<NodeIndex> {
    let mut front: Vec<NodeIndex> = from.collect();
    let mut seen: BTreeSet<NodeIndex> = front.iter().copied().collect();
    for _ in 0..steps {
        let next = front.iter().flat_map(|n| facts.graph.neighbours(*n));
        front = next.filter(|n| seen.insert(*n)).collect();
    }
    seen
}

/// Subjects of threats that changed, or whose controls did.
fn decided(model: &Model, changes: &Changes) -> BTreeSet<Subject> {
    let mut subjects = BTreeSet::new();
    let mut controls: BTreeSet<ControlId> = BTreeSet::new();
    for record in changes.changes.iter().flat_map(|c| c.before.iter().chain(&c.after)) {
        if let Record::Threat(threat) = record {
            subjects.insert(threat.subject);
        } else if let Record::Control(control) = record {
            controls.insert(control.id);
        }
    }
    let linked = model.threats.values().filter(|t| !t.controls.is_disjoint(&controls));
    subjects.extend(linked.map(|threat| threat.subject));
    subjects
}
