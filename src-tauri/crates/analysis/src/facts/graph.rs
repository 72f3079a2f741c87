//! The data-flow graph: elements as nodes, flows and the answers they imply as edges.
//!
//! *Reading is not writing.* An arrow "query" into a store asks for data; it does not change the
//! store, and it brings an answer back. People draw one arrow or both. So a question whose answer
//! is not drawn gets an implied edge back, and an edge that only reads never carries matter in.

use std::sync::Arc;

use library::Trust;
use model::{BoundaryId, Element, ElementKind, Flow, FlowId, Model};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, EdgeIndex, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::statements::Statements;
use super::zones::Zones;
use crate::classes::{Classes, Content, Known, KnownWords};
use crate::words::{AttributeId, TypeId, ValueId, Words, ZoneSet};

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

/// A drawn flow between two elements that are there.
pub(crate) struct FlowFact<'a> {
    pub flow: &'a Flow,
    pub source: NodeIndex,
    pub target: NodeIndex,
    /// The drawn edge.
    pub edge: EdgeIndex,
}

/// The ends of a flow in the graph.
pub(crate) struct Ends {
    pub flow: FlowId,
    source: NodeIndex,
    target: NodeIndex,
    edge: EdgeIndex,
}

/// What the drawing says before anything is stated of an element: it stays while only names and
/// attributes of elements change, and all but the boundaries while nothing is drawn.
#[derive(Clone)]
pub(crate) struct Drawing {
    pub graph: Arc<DiGraph<Node, Edge>>,
    pub ends: Arc<[Ends]>,
    pub zones: Arc<Zones>,
}

/// Elements, flows and boundaries with what is stated about them.
pub(crate) struct Graph<'a> {
    pub model: &'a Model,
    pub graph: Arc<DiGraph<Node, Edge>>,
    pub flows: Vec<FlowFact<'a>>,
    pub zones: Arc<Zones>,
    pub known: Known,
    pub said: KnownWords,
    /// In the order of the nodes.
    elements: Vec<&'a Element>,
    stride: usize,
    /// By element and attribute: stated, by type, or derived.
    stated: Vec<ValueId>,
    /// By flow and attribute.
    stated_on_flows: Vec<ValueId>,
    /// Parts of the system that somebody else runs.
    foreign: Vec<bool>,
    trust: Vec<Option<Trust>>,
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

    /// The same elements and flows in the boundaries of a model that has no others.
    pub fn rezoned(&self, model: &Model, words: &Words) -> Self {
        let zones = Zones::of(model, words);
        let around: Vec<_> = model.elements.values().map(|element| element.boundary).collect();
        let mut graph = (*self.graph).clone();
        for (node, boundary) in graph.node_weights_mut().zip(&around) {
            node.zones = zones.around(*boundary);
        }
        for index in graph.edge_indices() {
            let Some((from, to)) = self.graph.edge_endpoints(index) else { continue };
            let edge = &mut graph[index];
            (edge.leaves, edge.enters) = zones.between(around[from.index()], around[to.index()]);
        }
        Self { graph: Arc::new(graph), ends: self.ends.clone(), zones: Arc::new(zones) }
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

/// Everything stated, by type or derived, without the model it is about.
#[derive(Debug)]
pub(crate) struct Stated {
    stride: usize,
    stated: Vec<ValueId>,
    stated_on_flows: Vec<ValueId>,
    foreign: Vec<bool>,
    trust: Vec<Option<Trust>>,
}

impl Stated {
    /// Everything stated of a flow, by attribute.
    pub fn of_flow(&self, flow: usize) -> &[ValueId] {
        &self.stated_on_flows[flow * self.stride..(flow + 1) * self.stride]
    }
}

impl<'a> Graph<'a> {
    /// Puts what is stated on a drawing. `preset` is a statement to assume.
    pub fn of(
        model: &'a Model,
        drawing: &Drawing,
        statements: &Statements,
        words: &Words,
        classes: &Classes,
        preset: Option<(NodeIndex, AttributeId, ValueId)>,
    ) -> Self {
        let elements: Vec<_> = model.elements.values().collect();
        let mut flows = Vec::with_capacity(drawing.ends.len());
        let mut stated_on_flows = Vec::with_capacity(model.flows.len() * words.attribute_count());
        let mut ends = drawing.ends.iter().peekable();
        for (at, flow) in model.flows.values().enumerate() {
            if let Some(Ends { source, target, edge, .. }) = ends.next_if(|e| e.flow == flow.id) {
                flows.push(FlowFact { flow, source: *source, target: *target, edge: *edge });
                stated_on_flows.extend_from_slice(statements.of_flow(at));
            }
        }
        let mut this = Self {
            model,
            graph: drawing.graph.clone(),
            flows,
            zones: drawing.zones.clone(),
            known: Known::of(words),
            said: KnownWords::of(words),
            foreign: vec![false; elements.len()],
            trust: vec![None; elements.len()],
            elements,
            stride: words.attribute_count(),
            stated: statements.of_elements().to_vec(),
            stated_on_flows,
        };
        if let Some((n, attribute, value)) = preset {
            this.set(n, attribute, value);
        }
        super::derived::state(&mut this, words, classes);
        this
    }

    /// The record of an element.
    pub fn element(&self, n: NodeIndex) -> &'a Element {
        self.elements[n.index()]
    }

    /// Whether an element is a part of the system that somebody else runs.
    pub fn is_foreign(&self, n: NodeIndex) -> bool {
        self.foreign[n.index()]
    }

    /// How far an element is trusted; external entities only.
    pub fn trust(&self, n: NodeIndex) -> Option<Trust> {
        self.trust[n.index()]
    }

    /// Says who runs an element and how far it is trusted.
    pub fn settle(&mut self, n: NodeIndex, foreign: bool, trust: Option<Trust>) {
        self.foreign[n.index()] = foreign;
        self.trust[n.index()] = trust;
    }

    /// Whether the same is stated of everything in both; the drawing must be the same.
    pub fn all_same_stated(&self, other: &Stated) -> bool {
        self.stated == other.stated && self.stated_on_flows == other.stated_on_flows
    }

    /// What an analysis after this one compares with.
    pub fn into_stated(self) -> Stated {
        Stated {
            stride: self.stride,
            stated: self.stated,
            stated_on_flows: self.stated_on_flows,
            foreign: self.foreign,
            trust: self.trust,
        }
    }

    /// Whether both say the same of where matter comes from; the drawing must be the same.
    pub fn same_sources(&self, other: &Stated) -> bool {
        let open = self.known.accepts_untrusted_content.index();
        let rows = (open..self.stated.len()).step_by(self.stride.max(1));
        self.foreign == other.foreign
            && self.trust == other.trust
            && rows.into_iter().all(|at| self.stated[at] == other.stated[at])
    }

    /// The node of an element. Nodes are in the order of the ids.
    pub fn node_of(&self, id: model::ElementId) -> Option<NodeIndex> {
        let (mut low, mut high) = (0, self.elements.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.elements[middle].id.cmp(&id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(NodeIndex::new(middle)),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub fn boundary(&self, n: NodeIndex) -> Option<BoundaryId> {
        self.element(n).boundary
    }

    pub fn type_id(&self, n: NodeIndex) -> TypeId {
        self.graph[n].type_id
    }

    pub fn is_external(&self, n: NodeIndex) -> bool {
        self.graph[n].kind == ElementKind::External
    }

    pub fn name(&self, n: NodeIndex) -> &'a str {
        &self.element(n).name
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
