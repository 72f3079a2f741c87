//! The drawing: elements as nodes, flows and the answers they imply as edges.
//!
//! *Reading is not writing.* An arrow "query" into a store asks for data; it does not change the
//! store, and it brings an answer back. People draw one arrow or both. So a question whose answer
//! is not drawn gets an implied edge back, and an edge that only reads never carries matter in.

use std::sync::Arc;

use library::Trust;
use model::{ElementId, ElementKind, FlowId, Model};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::statements::{Edited, Statements};
use super::zones::Zones;
use crate::classes::{Classes, Content, Known};
use crate::words::{TypeId, ValueId, Words, ZoneSet};

/// An element as it is drawn.
#[derive(Clone)]
pub(crate) struct Node {
    pub type_id: TypeId,
    pub kind: ElementKind,
    /// Whether its type is part of an AI system.
    pub ai: bool,
    /// How far its type is trusted; external entities only.
    pub trust: Option<Trust>,
    /// Types of all boundaries around it.
    pub zones: ZoneSet,
}

/// A flow, or the answer that a flow brings back.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    /// Index into [`Graph::flows`].
    pub flow: usize,
    pub content: Content,
    pub content_value: ValueId,
    /// Not drawn: the answer to a question.
    pub implied: bool,
    /// Only asks a store for data.
    pub read: bool,
    /// Artifacts on it are stated as signed.
    pub signed: bool,
    /// Types of the boundaries it goes out of, and comes into.
    pub leaves: ZoneSet,
    pub enters: ZoneSet,
}

impl Edge {
    pub fn crosses(&self) -> ZoneSet {
        self.leaves.join(self.enters)
    }

    /// Puts something where it arrives.
    pub fn writes(&self) -> bool {
        !self.implied && !self.read
    }
}

/// The ends of a flow in the graph.
pub(crate) struct Ends {
    pub flow: FlowId,
    pub source: NodeIndex,
    pub target: NodeIndex,
    pub edge: EdgeIndex,
}

/// What the drawing says before anything is stated of an element: it stays while only names and
/// attributes of elements change, and all but the boundaries while nothing is drawn.
#[derive(Clone)]
pub(crate) struct Drawing {
    pub graph: Arc<DiGraph<Node, Edge>>,
    pub ends: Arc<[Ends]>,
    pub zones: Arc<Zones>,
}

impl Drawing {
    /// Draws a model. Flows whose ends are missing are left out.
    pub fn of(model: &Model, statements: &Statements, words: &Words, classes: &Classes) -> Self {
        let zones = Zones::of(model, words);
        let mut graph = DiGraph::with_capacity(model.elements.len(), model.flows.len() * 2);
        let mut place = FxHashMap::default();
        for (element, type_id) in model.elements.values().zip(statements.types()) {
            let definition = words.definition(*type_id);
            let node = graph.add_node(Node {
                type_id: *type_id,
                kind: element.kind,
                ai: definition.is_some_and(|d| d.ai),
                trust: definition.and_then(|d| d.trust),
                zones: zones.around(element.boundary),
            });
            place.insert(element.id, (node, element.boundary));
        }
        let known = Known::of(words);
        let mut ends = Vec::with_capacity(model.flows.len());
        let mut edges = Vec::with_capacity(model.flows.len() * 2);
        for (at, flow) in model.flows.values().enumerate() {
            let (Some((source, from)), Some((target, to))) =
                (place.get(&flow.source), place.get(&flow.target))
            else {
                continue;
            };
            let (leaves, enters) = zones.between(*from, *to);
            let on_flow = |attribute| statements.on_flow(at, attribute);
            let edge = Edge {
                flow: ends.len(),
                content: Content::of(flow.content()),
                content_value: on_flow(known.content),
                implied: false,
                read: false,
                signed: on_flow(known.signed_artifacts) == ValueId::YES,
                leaves,
                enters,
            };
            edges.push((*source, *target, edge));
            let (source, target, edge) = (*source, *target, EdgeIndex::end());
            ends.push(Ends { flow: flow.id, source, target, edge });
        }
        add_edges(&mut graph, &mut ends, edges, classes);
        Self { graph: Arc::new(graph), ends: ends.into(), zones: Arc::new(zones) }
    }

    /// The same elements and flows in other boundaries, or in the same after some elements moved.
    pub fn rezoned(&self, model: &Model, words: &Words, edited: &Edited) -> Self {
        let zones =
            if edited.boundaries { Arc::new(Zones::of(model, words)) } else { self.zones.clone() };
        let moved =
            |(_, id): &(usize, &ElementId)| edited.boundaries || edited.elements.contains(id);
        let around: Vec<_> = model.elements.values().map(|element| element.boundary).collect();
        let mut graph = (*self.graph).clone();
        for (at, _) in model.elements.keys().enumerate().filter(moved) {
            let n = NodeIndex::new(at);
            graph[n].zones = zones.around(around[at]);
            let edges = [Incoming, Outgoing].map(|way| self.graph.edges_directed(n, way));
            for edge in edges.into_iter().flatten() {
                let (from, to) = (edge.source().index(), edge.target().index());
                let passed = &mut graph[edge.id()];
                (passed.leaves, passed.enters) = zones.between(around[from], around[to]);
            }
        }
        Self { graph: Arc::new(graph), ends: self.ends.clone(), zones }
    }

    /// Whether the same edges lead out of boundaries of a type as in another drawing of them.
    pub fn same_leaving(&self, other: &Self, zones: ZoneSet) -> bool {
        let mut edges = self.graph.edge_weights().zip(other.graph.edge_weights());
        Arc::ptr_eq(&self.graph, &other.graph)
            || edges.all(|(now, then)| now.leaves.meets(zones) == then.leaves.meets(zones))
    }
}

/// Adds drawn and implied edges. Petgraph lists the edges of a node last first, so they go in
/// backwards and come out in the order of the flows, implied ones at the end.
fn add_edges(
    graph: &mut DiGraph<Node, Edge>,
    ends: &mut [Ends],
    mut edges: Vec<(NodeIndex, NodeIndex, Edge)>,
    classes: &Classes,
) {
    let drawn: FxHashSet<_> = edges.iter().map(|(a, b, _)| (*a, *b)).collect();
    let mut answered = FxHashSet::default();
    for at in 0..edges.len() {
        let (a, b, edge) = edges[at];
        edges[at].2.read = only_reads(&graph[a], &graph[b], &edge, classes);
        if asks(&graph[a], &graph[b], &edge, classes)
            && !drawn.contains(&(b, a))
            && answered.insert((b, a))
        {
            let (leaves, enters) = (edge.enters, edge.leaves);
            edges.push((b, a, Edge { implied: true, leaves, enters, ..edge }));
        }
    }
    for (a, b, edge) in edges.into_iter().rev() {
        let index = graph.add_edge(a, b, edge);
        if !edge.implied {
            ends[edge.flow].edge = index;
        }
    }
}

/// Whether a flow asks for something that comes back.
fn asks(a: &Node, b: &Node, edge: &Edge, classes: &Classes) -> bool {
    let (from, to) = (a.type_id, b.type_id);
    match edge.content {
        Content::Query | Content::ToolCall => true,
        Content::Prompt => classes.llm_parts.contains(to),
        Content::Unstated => {
            let answers = classes.tools.contains(to)
                || classes.retrievers.contains(to)
                || classes.corpora.contains(to);
            let asks = classes.agents.contains(from)
                || classes.apps.contains(from)
                || classes.retrievers.contains(from)
                || classes.tools.contains(from);
            answers && asks
        }
        // What is stated and is no question brings nothing back.
        Content::Document
        | Content::WebPage
        | Content::TrainingData
        | Content::Feedback
        | Content::ModelArtifact
        | Content::Package
        | Content::ToolResult
        | Content::SensorSignal
        | Content::Code
        | Content::Config
        | Content::Other
        | Content::Plain => false,
    }
}

fn only_reads(a: &Node, b: &Node, edge: &Edge, classes: &Classes) -> bool {
    let (from, to) = (a.type_id, b.type_id);
    let reader = classes.retrievers.contains(from)
        || classes.agents.contains(from)
        || classes.apps.contains(from);
    b.kind == ElementKind::Store
        && (edge.content == Content::Query
            || edge.content == Content::Unstated && classes.corpora.contains(to) && reader)
}
