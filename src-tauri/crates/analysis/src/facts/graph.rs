//! The data-flow graph: the drawing with what is stated about its parts.

use std::sync::Arc;

use library::Trust;
use model::{BoundaryId, Element, ElementKind, Flow, Model};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, EdgeIndex, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

use super::drawing::{Drawing, Edge, Ends, Node};
use super::statements::Statements;
use super::zones::Zones;
use crate::classes::{Classes, Known, KnownWords};
use crate::words::{AttributeId, TypeId, ValueId, Words};

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

    /// Whether the same is stated of an element, who runs it and how far it is trusted.
    pub fn same_about(&self, other: &Stated, n: NodeIndex) -> bool {
        let (at, row) = (n.index(), n.index() * self.stride..(n.index() + 1) * self.stride);
        self.stated[row.clone()] == other.stated[row]
            && self.foreign[at] == other.foreign[at]
            && self.trust[at] == other.trust[at]
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
