//! Fingerprints of everything that rules, reasons and ratings can read, by subject: where the
//! prints of two models agree, so does what is derived there.
//!
//! Five prints stand for an element. *Shape*: what it is and its edges, which predicates read some
//! steps away. *Zones*: the boundaries around it and those that its edges pass, which are read here
//! and nowhere else. *Near*: what the drawing says of its surroundings. *Ways*: what matter came
//! here and how, with every name on the way. *Said*: everything else about it. The last three are
//! read at most one step away.

use std::hash::{Hash, Hasher};

use library::Matter;
use model::{BoundaryId, ElementId, FlowId};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHasher;

use crate::facts::drawing::Edge;
use crate::facts::statements::Edited;
use crate::facts::taint::{MATTERS, Via};
use crate::facts::{Facts, KeptFacts};
use crate::words::{TypeSet, ValueId};

/// Prints of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Print {
    pub shape: u64,
    zones: u64,
    near: u64,
    ways: u64,
    said: u64,
}

impl Print {
    /// What is read of the element elsewhere as well.
    pub fn seen_from_afar(self) -> Self {
        Self { zones: 0, ..self }
    }
}

/// Prints of all subjects, each list in the order of the ids, and what is read from everywhere.
#[derive(Debug)]
pub(crate) struct Prints {
    /// Types that rules ask for wherever they stand, and whether there is AI.
    pub everywhere: (TypeSet, bool),
    pub elements: Vec<(ElementId, Print)>,
    pub flows: Vec<(FlowId, u64)>,
    pub boundaries: Vec<(BoundaryId, u64)>,
}

/// Prints of a model with the same elements and flows, and what they were taken from.
#[derive(Clone, Copy)]
pub(crate) struct Drawn<'b> {
    pub prints: &'b Prints,
    pub facts: &'b KeptFacts,
    /// What was edited since.
    pub edited: &'b Edited,
}

impl Prints {
    /// Takes them.
    pub fn of(facts: &Facts<'_>) -> Self {
        let graph = &facts.graph;
        let mut ways = Ways::of(facts);
        let print = |n| Print {
            shape: shape(facts, n),
            zones: zones(facts, n),
            near: near(facts, n),
            ways: ways.all_to(facts, n),
            said: said(facts, n),
        };
        let prints: Vec<Print> = graph.nodes().map(print).collect();
        let flows = (0..graph.flows.len()).map(|f| (graph.flows[f].flow.id, flow(facts, f)));
        let boundaries = graph.model.boundaries.keys().map(|id| (*id, boundary(facts, *id)));
        Self {
            everywhere: (facts.types, facts.has_ai),
            elements: graph.nodes().map(|n| graph.element(n).id).zip(prints).collect(),
            flows: flows.collect(),
            boundaries: boundaries.collect(),
        }
    }

    /// Takes them after an edit that drew and retyped nothing: only what was stated, and the
    /// boundaries around it, can differ.
    pub fn again(facts: &Facts<'_>, before: Drawn<'_>) -> Self {
        let Drawn { prints, facts: kept, edited } = before;
        let graph = &facts.graph;
        let other_ways = !facts.same_taint(kept) || edited.renamed;
        let mut ways = other_ways.then(|| Ways::of(facts));
        let mut elements = prints.elements.clone();
        for (n, (id, print)) in graph.nodes().zip(&mut elements) {
            if let Some(ways) = &mut ways {
                print.ways = ways.all_to(facts, n);
            }
            if edited.elements.contains(id) || !facts.same_said(kept, n) {
                print.said = said(facts, n);
            }
            if edited.boundaries {
                print.zones = zones(facts, n);
            }
        }
        if edited.rezoned && !edited.boundaries {
            // What moved, and whatever has an edge in common with it.
            let moved = edited.elements.iter().filter_map(|id| graph.node_of(*id));
            for n in moved.flat_map(|n| graph.neighbours(n).chain([n])) {
                elements[n.index()].1.zones = zones(facts, n);
            }
        }
        let flows = prints.flows.iter().enumerate().map(|(number, (id, print))| {
            let same = !edited.flows.contains(id)
                && graph.all_stated_on_flow(number) == kept.stated().of_flow(number)
                && !(edited.rezoned && facts.passes_others(kept, number));
            (*id, if same { *print } else { flow(facts, number) })
        });
        let boundaries = if edited.boundaries {
            graph.model.boundaries.keys().map(|id| (*id, boundary(facts, *id))).collect()
        } else {
            let now = |(id, print): &(BoundaryId, u64)| {
                let same = facts.same_region(kept, *id);
                (*id, if same { *print } else { boundary(facts, *id) })
            };
            prints.boundaries.iter().map(now).collect()
        };
        Self { everywhere: prints.everywhere, elements, flows: flows.collect(), boundaries }
    }
}

fn hashed(feed: impl FnOnce(&mut FxHasher)) -> u64 {
    let mut hasher = FxHasher::default();
    feed(&mut hasher);
    hasher.finish()
}

fn shape(facts: &Facts<'_>, n: NodeIndex) -> u64 {
    let graph = &facts.graph;
    hashed(|hash| {
        (graph.graph[n].kind, graph.type_id(n)).hash(hash);
        for edge in graph.arriving(n) {
            (0u8, graph.element(edge.source()).id).hash(hash);
            feed_edge(facts, edge.weight(), hash);
        }
        for edge in graph.leaving(n) {
            (1u8, graph.element(edge.target()).id).hash(hash);
            feed_edge(facts, edge.weight(), hash);
        }
    })
}

fn feed_edge(facts: &Facts<'_>, edge: &Edge, hash: &mut FxHasher) {
    facts.graph.flows[edge.flow].flow.id.hash(hash);
    (edge.content as u8, edge.content_value, edge.implied, edge.read, edge.signed).hash(hash);
}

fn zones(facts: &Facts<'_>, n: NodeIndex) -> u64 {
    let graph = &facts.graph;
    hashed(|hash| {
        feed_chain(facts, graph.boundary(n), hash);
        for edge in graph.arriving(n).chain(graph.leaving(n)) {
            (edge.weight().leaves, edge.weight().enters).hash(hash);
        }
    })
}

fn near(facts: &Facts<'_>, n: NodeIndex) -> u64 {
    hashed(|hash| {
        facts.composers[n.index()].hash(hash);
        facts.reach.at(n).hash(hash);
    })
}

fn said(facts: &Facts<'_>, n: NodeIndex) -> u64 {
    let graph = &facts.graph;
    let (element, at) = (graph.element(n), n.index());
    hashed(|hash| {
        (&element.name, element.out_of_scope.is_some()).hash(hash);
        (graph.trust(n), graph.is_foreign(n)).hash(hash);
        feed_row(graph.all_stated(n), hash);
        facts.sensitive_context[at].hash(hash);
        facts.controls.at(n).hash(hash);
    })
}

/// Four statements at a time; rows are of one length.
fn feed_row(row: &[ValueId], hash: &mut FxHasher) {
    for four in row.chunks(4) {
        four.iter().fold(0, |word, value| word << 16 | value.number()).hash(hash);
    }
}

fn feed_chain(facts: &Facts<'_>, innermost: Option<BoundaryId>, hash: &mut FxHasher) {
    let zones = &facts.graph.zones;
    for id in zones.chain(innermost) {
        (*id, zones.name(*id), zones.type_of(*id)).hash(hash);
    }
}

fn flow(facts: &Facts<'_>, number: usize) -> u64 {
    let fact = &facts.graph.flows[number];
    hashed(|hash| {
        (&fact.flow.name, fact.flow.out_of_scope.is_some()).hash(hash);
        (fact.flow.source, fact.flow.target).hash(hash);
        let edge = &facts.graph.graph[fact.edge];
        feed_edge(facts, edge, hash);
        (edge.leaves, edge.enters).hash(hash);
        feed_row(facts.graph.all_stated_on_flow(number), hash);
    })
}

fn boundary(facts: &Facts<'_>, id: BoundaryId) -> u64 {
    let graph = &facts.graph;
    hashed(|hash| {
        feed_chain(facts, Some(id), hash);
        let Some(region) = facts.regions.get(id) else { return };
        region.inside.iter().for_each(|n| graph.element(*n).id.hash(hash));
        for flows in [&region.entering, &region.leaving] {
            flows.len().hash(hash);
            flows.iter().for_each(|f| graph.flows[*f].flow.id.hash(hash));
        }
    })
}

/// Prints of the ways by which matter came, each reckoned once.
struct Ways {
    /// What is told of an element as a station.
    stations: Vec<u64>,
    known: Vec<[Option<u64>; MATTERS]>,
}

impl Ways {
    fn of(facts: &Facts<'_>) -> Self {
        let station = |n: NodeIndex| {
            let node = &facts.graph.graph[n];
            let element = facts.graph.element(n);
            let told = (element.id, &element.name, node.kind, node.type_id, facts.graph.trust(n));
            hashed(|hash| told.hash(hash))
        };
        let stations: Vec<u64> = facts.graph.nodes().map(station).collect();
        Self { known: vec![[None; MATTERS]; stations.len()], stations }
    }

    fn all_to(&mut self, facts: &Facts<'_>, n: NodeIndex) -> u64 {
        let reached = facts.taint.reached[n.index()];
        hashed(|hash| {
            reached.hash(hash);
            reached.iter().for_each(|matter| self.to(facts, n, matter).hash(hash));
        })
    }

    fn to(&mut self, facts: &Facts<'_>, n: NodeIndex, matter: Matter) -> u64 {
        let (mut steps, mut at) = (Vec::new(), (n, matter));
        let mut print = loop {
            if let Some(known) = self.known[at.0.index()][at.1 as usize] {
                break known;
            }
            let via = facts.taint.via(at.0, at.1);
            steps.push((at, via));
            match via {
                Some(Via { from, was: Some(was), .. }) => at = (from, was),
                Some(Via { from, was: None, .. }) => break self.stations[from.index()],
                None => break 0,
            }
        };
        for ((n, matter), via) in steps.into_iter().rev() {
            let before = (print, self.stations[n.index()]);
            let flow = via.map(|via| facts.graph.graph[via.edge].flow);
            let flow = flow.map(|flow| facts.graph.flows[flow].flow.id);
            print = hashed(|hash| (before, flow).hash(hash));
            self.known[n.index()][matter as usize] = Some(print);
        }
        print
    }
}
