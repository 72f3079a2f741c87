//! Fingerprints of everything that rules, reasons and ratings can read, by subject: where the
//! prints of two models agree, so does what is derived there.
//!
//! Two prints stand for an element. *Shape*: what it is and its edges, which predicates read some
//! steps away. *Said*: everything else about it, which is read at most one step away. The ways by
//! which matter came are part of what is said at their end, with every name on them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use library::Matter;
use model::{BoundaryId, ElementId, FlowId};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::facts::Facts;
use crate::facts::graph::Edge;
use crate::facts::taint::{MATTERS, Via};
use crate::words::TypeSet;

/// Prints of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Print {
    pub shape: u64,
    pub said: u64,
}

/// Prints of all subjects, and what is read from everywhere.
#[derive(Debug)]
pub(crate) struct Prints {
    /// Types in the model, and whether there is AI among them.
    pub everywhere: (TypeSet, bool),
    pub elements: BTreeMap<ElementId, Print>,
    pub flows: BTreeMap<FlowId, u64>,
    pub boundaries: BTreeMap<BoundaryId, u64>,
}

impl Prints {
    pub fn of(facts: &Facts<'_>) -> Self {
        let graph = &facts.graph;
        let mut ways = Ways::of(facts);
        let elements = graph.nodes().map(|n| {
            let print = Print { shape: shape(facts, n), said: said(facts, n, &mut ways) };
            (graph.graph[n].element.id, print)
        });
        let elements = elements.collect();
        let flows = (0..graph.flows.len()).map(|f| (graph.flows[f].flow.id, flow(facts, f)));
        let boundaries = graph.model.boundaries.keys().map(|id| (*id, boundary(facts, *id)));
        Self {
            everywhere: (facts.types, facts.has_ai),
            elements,
            flows: flows.collect(),
            boundaries: boundaries.collect(),
        }
    }
}

fn hashed(feed: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    feed(&mut hasher);
    hasher.finish()
}

fn shape(facts: &Facts<'_>, n: NodeIndex) -> u64 {
    let graph = &facts.graph;
    hashed(|hash| {
        (graph.graph[n].kind, graph.type_id(n)).hash(hash);
        for edge in graph.arriving(n) {
            (0u8, graph.graph[edge.source()].element.id).hash(hash);
            feed_edge(facts, edge.weight(), hash);
        }
        for edge in graph.leaving(n) {
            (1u8, graph.graph[edge.target()].element.id).hash(hash);
            feed_edge(facts, edge.weight(), hash);
        }
    })
}

fn feed_edge(facts: &Facts<'_>, edge: &Edge, hash: &mut DefaultHasher) {
    facts.graph.flows[edge.flow].flow.id.hash(hash);
    (edge.content as u8, edge.content_value, edge.implied, edge.read, edge.signed).hash(hash);
    (edge.leaves, edge.enters).hash(hash);
}

fn said(facts: &Facts<'_>, n: NodeIndex, ways: &mut Ways) -> u64 {
    let graph = &facts.graph;
    let (node, at) = (&graph.graph[n], n.index());
    hashed(|hash| {
        (&node.element.name, node.element.out_of_scope.is_some()).hash(hash);
        (node.trust, node.zones, node.foreign).hash(hash);
        feed_chain(facts, node.element.boundary, hash);
        graph.all_stated(n).hash(hash);
        (facts.composers[at], facts.sensitive_context[at]).hash(hash);
        facts.controls.signed_path[at].hash(hash);
        facts.controls.in_front.iter().for_each(|front| front[at].hash(hash));
        facts.reach.at(n).hash(hash);
        facts.taint.reached[at].hash(hash);
        for matter in facts.taint.reached[at].iter() {
            ways.to(facts, n, matter).hash(hash);
        }
    })
}

fn feed_chain(facts: &Facts<'_>, innermost: Option<BoundaryId>, hash: &mut DefaultHasher) {
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
        feed_edge(facts, &facts.graph.graph[fact.edge], hash);
        facts.graph.all_stated_on_flow(number).hash(hash);
    })
}

fn boundary(facts: &Facts<'_>, id: BoundaryId) -> u64 {
    let graph = &facts.graph;
    hashed(|hash| {
        feed_chain(facts, Some(id), hash);
        let Some(region) = facts.regions.get(id) else { return };
        region.inside.iter().for_each(|n| graph.graph[*n].element.id.hash(hash));
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
            let told = (node.element.id, &node.element.name, node.kind, node.type_id, node.trust);
            hashed(|hash| told.hash(hash))
        };
        let stations: Vec<u64> = facts.graph.nodes().map(station).collect();
        Self { known: vec![[None; MATTERS]; stations.len()], stations }
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
