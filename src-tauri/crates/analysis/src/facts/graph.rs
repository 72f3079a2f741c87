//! The data-flow graph: elements as nodes, flows and the answers they imply as edges.
//!
//! *Reading is not writing.* An arrow "query" into a store asks for data; it does not change the
//! store, and it brings an answer back. People draw one arrow or both. So a question whose answer
//! is not drawn gets an implied edge back, and an edge that only reads never carries matter in.

use std::collections::{BTreeMap, BTreeSet};

use library::Trust;
use model::{BoundaryId, Element, ElementKind, Flow, Model};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, EdgeIndex, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

use super::zones::Zones;
use crate::classes::{Classes, Content, Known, KnownWords};
use crate::words::{AttributeId, TypeId, ValueId, Words, ZoneSet};

/// An element as the rules see it.
pub(crate) struct Node<'a> {
    pub element: &'a Element,
    pub type_id: TypeId,
    pub kind: ElementKind,
    /// Whether its type is part of an AI system.
    pub ai: bool,
    /// How far it is trusted; external entities only.
    pub trust: Option<Trust>,
    /// Types of all boundaries around it.
    pub zones: ZoneSet,
    /// A part of the system that somebody else runs.
    pub foreign: bool,
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

/// A drawn flow between two elements that are there.
pub(crate) struct FlowFact<'a> {
    pub flow: &'a Flow,
    pub source: NodeIndex,
    pub target: NodeIndex,
    /// The drawn edge.
    pub edge: EdgeIndex,
}

/// Elements, flows and boundaries with what is stated about them.
pub(crate) struct Graph<'a> {
    pub model: &'a Model,
    pub graph: DiGraph<Node<'a>, Edge>,
    pub flows: Vec<FlowFact<'a>>,
    pub zones: Zones<'a>,
    pub known: Known,
    pub said: KnownWords,
    stride: usize,
    /// By element and attribute: stated, by type, or derived.
    stated: Vec<ValueId>,
    /// By flow and attribute.
    stated_on_flows: Vec<ValueId>,
}

impl<'a> Graph<'a> {
    /// Builds the graph. Flows whose ends are missing are left out.
    /// `preset` is a statement to assume.
    pub fn of(
        model: &'a Model,
        words: &Words<'a>,
        classes: &Classes,
        preset: Option<(NodeIndex, AttributeId, ValueId)>,
    ) -> Self {
        let mut this = Self {
            model,
            graph: DiGraph::with_capacity(model.elements.len(), model.flows.len() * 2),
            flows: Vec::with_capacity(model.flows.len()),
            zones: Zones::of(model, words),
            known: Known::of(words),
            said: KnownWords::of(words),
            stride: words.attribute_count(),
            stated: vec![ValueId::BLANK; model.elements.len() * words.attribute_count()],
            stated_on_flows: Vec::new(),
        };
        this.add_elements(words);
        if let Some((n, attribute, value)) = preset {
            this.set(n, attribute, value);
        }
        let edges = this.add_flows(words);
        super::derived::state(&mut this, &edges, words, classes);
        this.add_edges(edges, classes);
        this
    }

    fn add_elements(&mut self, words: &Words<'a>) {
        for element in self.model.elements.values() {
            let type_id = words.type_of(element.type_id.as_deref(), element.kind);
            let definition = words.definition(type_id);
            let index = self.graph.add_node(Node {
                element,
                type_id,
                kind: element.kind,
                ai: definition.is_some_and(|d| d.ai),
                trust: definition.and_then(|d| d.trust),
                zones: self.zones.around(element.boundary),
                foreign: false,
            });
            let row = index.index() * self.stride;
            for (id, value) in definition.into_iter().flat_map(|d| &d.defaults) {
                if let Some(attribute) = words.attribute(id) {
                    self.stated[row + attribute.index()] = words.library_value(value);
                }
            }
            for (id, value) in &element.attributes {
                if let Some(attribute) = words.attribute(id) {
                    self.stated[row + attribute.index()] = words.value(value);
                }
            }
        }
    }

    fn add_flows(&mut self, words: &Words<'a>) -> Vec<(NodeIndex, NodeIndex, Edge)> {
        let place: BTreeMap<_, _> = self.model.elements.keys().copied().zip(0..).collect();
        let mut edges = Vec::with_capacity(self.model.flows.len() * 2);
        for flow in self.model.flows.values() {
            let (Some(source), Some(target)) = (place.get(&flow.source), place.get(&flow.target))
            else {
                continue;
            };
            let (source, target) = (NodeIndex::new(*source), NodeIndex::new(*target));
            let row = self.stated_on_flows.len();
            self.stated_on_flows.resize(row + self.stride, ValueId::BLANK);
            for (id, value) in &flow.attributes {
                if let Some(attribute) = words.attribute(id) {
                    self.stated_on_flows[row + attribute.index()] = words.value(value);
                }
            }
            let (leaves, enters) = self.zones.between(self.boundary(source), self.boundary(target));
            let number = self.flows.len();
            let edge = EdgeIndex::end();
            self.flows.push(FlowFact { flow, source, target, edge });
            let on_flow = |attribute| self.stated_on_flow(number, attribute);
            let edge = Edge {
                flow: number,
                content: Content::of(flow.content()),
                content_value: on_flow(self.known.content),
                implied: false,
                read: false,
                signed: on_flow(self.known.signed_artifacts) == ValueId::YES,
                leaves,
                enters,
            };
            edges.push((source, target, edge));
        }
        edges
    }

    /// Adds drawn and implied edges. Petgraph lists the edges of a node last first, so they go in
    /// backwards and come out in the order of the flows, implied ones at the end.
    fn add_edges(&mut self, mut edges: Vec<(NodeIndex, NodeIndex, Edge)>, classes: &Classes) {
        let drawn: BTreeSet<_> = edges.iter().map(|(a, b, _)| (*a, *b)).collect();
        let mut answered = BTreeSet::new();
        for at in 0..edges.len() {
            let (a, b, edge) = edges[at];
            edges[at].2.read = self.only_reads(a, b, &edge, classes);
            if self.asks(a, b, &edge, classes)
                && !drawn.contains(&(b, a))
                && answered.insert((b, a))
            {
                let (leaves, enters) = (edge.enters, edge.leaves);
                edges.push((b, a, Edge { implied: true, leaves, enters, ..edge }));
            }
        }
        for (a, b, edge) in edges.into_iter().rev() {
            let index = self.graph.add_edge(a, b, edge);
            if !edge.implied {
                self.flows[edge.flow].edge = index;
            }
        }
    }

    /// Whether a flow asks for something that comes back.
    fn asks(&self, a: NodeIndex, b: NodeIndex, edge: &Edge, classes: &Classes) -> bool {
        let (from, to) = (self.type_id(a), self.type_id(b));
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

    fn only_reads(&self, a: NodeIndex, b: NodeIndex, edge: &Edge, classes: &Classes) -> bool {
        let (from, to) = (self.type_id(a), self.type_id(b));
        let reader = classes.retrievers.contains(from)
            || classes.agents.contains(from)
            || classes.apps.contains(from);
        self.graph[b].kind == ElementKind::Store
            && (edge.content == Content::Query
                || edge.content == Content::Unstated && classes.corpora.contains(to) && reader)
    }

    /// The node of an element. Nodes are in the order of the ids.
    pub fn node_of(&self, id: model::ElementId) -> Option<NodeIndex> {
        let (mut low, mut high) = (0, self.graph.node_count());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.graph[NodeIndex::new(middle)].element.id.cmp(&id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(NodeIndex::new(middle)),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub fn boundary(&self, n: NodeIndex) -> Option<BoundaryId> {
        self.graph[n].element.boundary
    }

    pub fn type_id(&self, n: NodeIndex) -> TypeId {
        self.graph[n].type_id
    }

    pub fn is_external(&self, n: NodeIndex) -> bool {
        self.graph[n].kind == ElementKind::External
    }

    pub fn name(&self, n: NodeIndex) -> &'a str {
        &self.graph[n].element.name
    }

    pub fn stated(&self, n: NodeIndex, attribute: AttributeId) -> ValueId {
        self.stated[n.index() * self.stride + attribute.index()]
    }

    pub fn is_yes(&self, n: NodeIndex, attribute: AttributeId) -> bool {
        self.stated(n, attribute) == ValueId::YES
    }

    pub fn stated_on_flow(&self, flow: usize, attribute: AttributeId) -> ValueId {
        self.stated_on_flows[flow * self.stride + attribute.index()]
    }

    /// States what nobody stated; what is stated stands.
    pub fn state_if_blank(&mut self, n: NodeIndex, attribute: AttributeId, value: ValueId) {
        let cell = &mut self.stated[n.index() * self.stride + attribute.index()];
        if cell.is_blank() {
            *cell = value;
        }
    }

    /// States a value, whatever was there.
    pub fn set(&mut self, n: NodeIndex, attribute: AttributeId, value: ValueId) {
        self.stated[n.index() * self.stride + attribute.index()] = value;
    }

    /// The same for a flow.
    pub fn set_on_flow(&mut self, flow: usize, attribute: AttributeId, value: ValueId) {
        self.stated_on_flows[flow * self.stride + attribute.index()] = value;
    }

    /// Everything stated of an element, by attribute.
    pub fn all_stated(&self, n: NodeIndex) -> &[ValueId] {
        &self.stated[n.index() * self.stride..(n.index() + 1) * self.stride]
    }

    /// The same for a flow.
    pub fn all_stated_on_flow(&self, flow: usize) -> &[ValueId] {
        &self.stated_on_flows[flow * self.stride..(flow + 1) * self.stride]
    }

    /// Whether the same is stated of an element in both.
    pub fn same_stated(&self, other: &Self, n: NodeIndex) -> bool {
        self.all_stated(n) == other.all_stated(n)
    }

    /// States of a flow what nobody stated.
    pub fn state_on_flow_if_blank(&mut self, flow: usize, attribute: AttributeId, value: ValueId) {
        let cell = &mut self.stated_on_flows[flow * self.stride + attribute.index()];
        if cell.is_blank() {
            *cell = value;
        }
    }

    /// Edges into an element, in the order of the flows.
    pub fn arriving(&self, n: NodeIndex) -> impl Iterator<Item = EdgeReference<'_, Edge>> {
        self.graph.edges_directed(n, Incoming)
    }

    /// Edges out of an element, in the order of the flows.
    pub fn leaving(&self, n: NodeIndex) -> impl Iterator<Item = EdgeReference<'_, Edge>> {
        self.graph.edges_directed(n, Outgoing)
    }

    /// Elements on the other side of every edge, before first.
    pub fn neighbours(&self, n: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        self.arriving(n).map(|e| e.source()).chain(self.leaving(n).map(|e| e.target()))
    }

    pub fn nodes(&self) -> impl Iterator<Item = NodeIndex> + use<> {
        (0..self.graph.node_count()).map(NodeIndex::new)
    }
}
