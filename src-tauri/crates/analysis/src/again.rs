//! Analysis after an edit: only what can have changed is derived again.
//!
//! - An edit of what no analysis reads (`unread`: geometry, descriptions, notes) changes nothing.
//! - Words of the model become numbers once (`facts::statements`), what follows from the drawing
//!   alone stays while nothing is drawn, and what spreads along it stays while nothing is stated.
//!   Boundaries lie around what is drawn: moving them, or something into them, draws nothing anew.
//! - A fingerprint of all that can be read at each subject (`print`) is held against the one from
//!   before. Rules, reasons, ratings and questions are tried again where prints differ and as far
//!   around as predicates look; everywhere else what was derived before stays where it is.
//! - Where a decision or a control changed, the cards of its subject are dealt again.
//! - What is read from everywhere - whether there is AI, the few types that rules ask for wherever they
//!   stand, the risk scale -
//!   makes all of it new when it changes.
//!
//! Checks, attack paths and the order of the questions are joined anew every time.

use std::collections::BTreeSet;
use std::sync::Arc;

use library::Library;
use model::{Change, Changes, ControlId, Model, Record, Subject};
use petgraph::graph::NodeIndex;

use crate::analysis::Analysis;
use crate::at_place::At;
use crate::attack_path::Found;
use crate::change::AnalysisChange;
use crate::compiled::Compiled;
use crate::facts::reach::FEW_STEPS;
use crate::facts::statements::Edited;
use crate::facts::{Facts, KeptFacts};
use crate::join::{Joined, derive, derive_again};
use crate::print::{Drawn, Print, Prints};
use crate::unread::is_unread;

/// A library made ready to analyse models that are edited.
pub struct Engine {
    library: Arc<Library>,
    compiled: Compiled,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Engine").field("library", &self.library.about.name).finish_non_exhaustive()
    }
}

/// An analysis with what the next one can take over.
#[derive(Debug, Default)]
pub struct Analyzed {
    /// What was derived.
    pub analysis: Analysis,
    /// None before the first analysis.
    kept: Option<Kept>,
}

#[derive(Debug)]
struct Kept {
    facts: KeptFacts,
    prints: Prints,
    /// What came of every place beside what the analysis holds, in their order.
    places: Vec<At>,
    /// What the attack paths were found from.
    found: Found,
}

impl Engine {
    /// Makes a library ready.
    #[must_use]
    pub fn new(library: Arc<Library>) -> Self {
        Self { compiled: Compiled::of(&library), library }
    }

    /// The library.
    #[must_use]
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Analyzes a model that will be edited.
    #[must_use]
    pub fn analyze(&self, model: &Model) -> Analyzed {
        let mut facts = Facts::of(model, &self.compiled);
        let prints = Prints::of(&facts);
        let Joined { analysis, places, found } =
            derive(model, &self.library, &self.compiled, &mut facts);
        Analyzed { analysis, kept: Some(Kept { facts: facts.keep(), prints, places, found }) }
    }

    /// The analysis of a model that came about by `changes` from the one analysed before, and how
    /// it differs. It equals that of [`analyze`](crate::analyze).
    #[must_use]
    pub fn reanalyze(
        &self,
        before: Analyzed,
        model: &Model,
        changes: &Changes,
    ) -> (Analyzed, AnalysisChange) {
        if changes.changes.iter().all(is_unread) {
            return (before, AnalysisChange::default());
        }
        let afresh = || {
            let analyzed = self.analyze(model);
            let change = AnalysisChange::whole(&analyzed.analysis);
            (analyzed, change)
        };
        let kept = before.kept.filter(|_| !changes.changes.iter().any(sets_the_scale));
        let Some(kept) = kept else { return afresh() };
        let edited = edited(changes);
        let mut facts = Facts::again(model, &self.compiled, &kept.facts, &edited);
        let prints = if edited.redrawn {
            Prints::of(&facts)
        } else {
            let (prints, facts_before) = (&kept.prints, &kept.facts);
            Prints::again(&facts, Drawn { prints, facts: facts_before, edited: &edited })
        };
        if kept.prints.everywhere != prints.everywhere {
            return afresh();
        }
        let mut touched = touched(&kept.prints, &prints, &facts, &self.compiled);
        touched.extend(decided(model, changes));
        let joined = Joined { analysis: before.analysis, places: kept.places, found: kept.found };
        let (joined, change) =
            derive_again(model, &self.library, &self.compiled, &mut facts, joined, &touched);
        let Joined { analysis, places, found } = joined;
        (
            Analyzed { analysis, kept: Some(Kept { facts: facts.keep(), prints, places, found }) },
            change,
        )
    }
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

/// The elements and flows that changed, and what of the drawing did.
fn edited(changes: &Changes) -> Edited {
    let mut edited = Edited::default();
    for change in &changes.changes {
        for record in change.before.iter().chain(&change.after) {
            if let Record::Element(element) = record {
                edited.elements.insert(element.id);
            } else if let Record::Flow(flow) = record {
                edited.flows.insert(flow.id);
            }
        }
        edited.redrawn |= match (&change.before, &change.after) {
            (Some(Record::Element(a)), Some(Record::Element(b))) => {
                edited.renamed |= a.name != b.name;
                edited.rezoned |= a.boundary != b.boundary;
                (&a.type_id, a.kind) != (&b.type_id, b.kind)
            }
            (Some(Record::Flow(a)), Some(Record::Flow(b))) => {
                (a.source, a.target, &a.attributes) != (b.source, b.target, &b.attributes)
            }
            (Some(record), _) | (None, Some(record)) => {
                edited.boundaries |= matches!(record, Record::Boundary(_));
                edited.rezoned |= edited.boundaries;
                matches!(record, Record::Element(_) | Record::Flow(_))
            }
            (None, None) => false,
        };
    }
    edited
}

/// Subjects at which rules can say something else.
fn touched(
    old: &Prints,
    new: &Prints,
    facts: &Facts<'_>,
    compiled: &Compiled,
) -> BTreeSet<Subject> {
    let graph = &facts.graph;
    let (mut near, mut redrawn, mut said) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (at, before) in differing(&old.elements, &new.elements) {
        let (n, now) = (NodeIndex::new(at), new.elements[at].1);
        near.insert(n);
        if before.map(Print::seen_from_afar) != Some(now.seen_from_afar()) {
            said.push(n);
        }
        if before.map(|print| print.shape) != Some(now.shape) {
            redrawn.push(n);
        }
    }
    // Where an edge is gone its ends have another shape, so what was near before is near enough.
    near.extend(around(facts, said.into_iter(), 1));
    near.extend(around(facts, redrawn.iter().copied(), EYESIGHT));
    let far = around(facts, redrawn.into_iter(), FEW_STEPS);
    let searching = &compiled.rules.searching;
    near.extend(far.iter().filter(|n| searching.elements.contains(graph.type_id(**n))));
    // Asked of every flow and boundary, so looked up rather than searched for.
    let mut looked_at = vec![(false, false); graph.graph.node_count()];
    near.iter().for_each(|n| looked_at[n.index()].0 = true);
    far.iter().for_each(|n| looked_at[n.index()].1 = true);
    let seen = |n: &NodeIndex, far_too: bool| {
        let (near, far) = looked_at[n.index()];
        near || far_too && far
    };
    let mut flows: BTreeSet<usize> =
        differing(&old.flows, &new.flows).into_iter().map(|(number, _)| number).collect();
    if !near.is_empty() {
        flows.extend((0..graph.flows.len()).filter(|number| {
            let flow = &graph.flows[*number];
            seen(&flow.source, searching.flows) || seen(&flow.target, searching.flows)
        }));
    }
    let mut boundaries: BTreeSet<usize> =
        differing(&old.boundaries, &new.boundaries).into_iter().map(|(at, _)| at).collect();
    boundaries.extend((0..new.boundaries.len()).filter(|at| {
        facts.regions.get(new.boundaries[*at].0).is_some_and(|region| {
            region.inside.iter().any(|n| seen(n, searching.boundaries))
                || region.entering.iter().chain(&region.leaving).any(|f| {
                    let flow = &graph.flows[*f];
                    let ends = [&flow.source, &flow.target];
                    flows.contains(f) || ends.iter().any(|n| seen(n, searching.boundaries))
                })
        })
    }));
    let elements = near.iter().map(|n| Subject::Element(graph.element(*n).id));
    let flows = flows.iter().map(|f| Subject::Flow(graph.flows[*f].flow.id));
    let boundaries = boundaries.iter().map(|at| Subject::Boundary(new.boundaries[*at].0));
    elements.chain(flows).chain(boundaries).collect()
}

/// How many steps away predicates that do not search look at what an element is: at the
/// neighbours of a neighbour.
const EYESIGHT: usize = 2;

/// Places in the second list whose print the first has not, with the one it has. Both are in the
/// order of their ids.
fn differing<K: Ord, P: Copy + PartialEq>(
    old: &[(K, P)],
    new: &[(K, P)],
) -> Vec<(usize, Option<P>)> {
    let mut old = old.iter().peekable();
    let mut differing = Vec::new();
    for (at, (id, print)) in new.iter().enumerate() {
        while old.next_if(|(other, _)| other < id).is_some() {}
        let before = old.next_if(|(other, _)| other == id).map(|(_, print)| *print);
        if before != Some(*print) {
            differing.push((at, before));
        }
    }
    differing
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
    if !controls.is_empty() {
        let linked = model.threats.values().filter(|t| !t.controls.is_disjoint(&controls));
        subjects.extend(linked.map(|threat| threat.subject));
    }
    subjects
}
