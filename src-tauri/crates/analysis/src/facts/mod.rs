//! Facts: what follows from a model once, before any rule is tried.
//!
//! Read [`graph`] first (reading is not writing), then [`derived`] (what boundaries state),
//! [`taint`], [`composers`] and [`reach`].

pub(crate) mod composers;
pub(crate) mod controls;
pub(crate) mod derived;
pub(crate) mod graph;
pub(crate) mod reach;
pub(crate) mod regions;
pub(crate) mod taint;
pub(crate) mod zones;

use model::{Model, Subject};
use petgraph::graph::NodeIndex;

use crate::classes::Classes;
use crate::predicate::Place;
use crate::stated::StatedSet;
use crate::words::{AttributeId, TypeSet, ValueId, Words};
use controls::Controls;
use graph::Graph;
use reach::Reach;
use regions::Regions;
use taint::Taint;

/// All facts of a model.
pub(crate) struct Facts<'a> {
    pub graph: Graph<'a>,
    pub taint: Taint,
    /// Where a prompt is put together, by element.
    pub composers: Vec<bool>,
    pub reach: Reach,
    /// Where data that is not for everybody can be in a model's context, by element.
    pub sensitive_context: Vec<bool>,
    /// Controls stated in front and upstream.
    pub controls: Controls,
    pub regions: Regions,
    /// Every type in the model.
    pub types: TypeSet,
    /// Whether the system holds AI. No AI, no AML suggestion.
    pub has_ai: bool,
}

impl<'a> Facts<'a> {
    /// Derives them. `fronts` are the controls that rules ask for "in front".
    pub fn of(
        model: &'a Model,
        words: &Words<'a>,
        classes: &Classes,
        fronts: &[StatedSet],
    ) -> Self {
        Self::with(model, words, classes, fronts, None)
    }

    /// The same as if one thing more were stated.
    pub fn with(
        model: &'a Model,
        words: &Words<'a>,
        classes: &Classes,
        fronts: &[StatedSet],
        preset: Option<(NodeIndex, AttributeId, ValueId)>,
    ) -> Self {
        let graph = Graph::of(model, words, classes, preset);
        let composers = composers::composers(&graph, classes);
        let mut types = TypeSet::default();
        graph.nodes().for_each(|n| types.insert(graph.type_id(n)));
        let ai = |n: NodeIndex| {
            graph.graph[n].ai && !graph.is_external(n)
                || classes.ai_outside.contains(graph.type_id(n))
        };
        Self {
            taint: Taint::of(&graph, words, classes),
            reach: Reach::of(&graph, classes, &composers),
            sensitive_context: sensitive_context(&graph, classes),
            controls: Controls::of(&graph, classes, fronts),
            regions: Regions::of(&graph),
            has_ai: graph.nodes().any(ai),
            composers,
            types,
            graph,
        }
    }

    /// Whether facts of both say the same of an element; the elements and flows must be the same.
    pub fn same_at(&self, other: &Self, n: NodeIndex) -> bool {
        let at = n.index();
        let (node, others) = (&self.graph.graph[n], &other.graph.graph[n]);
        let in_front = self.controls.in_front.iter().zip(&other.controls.in_front);
        self.taint.reached[at] == other.taint.reached[at]
            && self.composers[at] == other.composers[at]
            && self.sensitive_context[at] == other.sensitive_context[at]
            && self.controls.signed_path[at] == other.controls.signed_path[at]
            && in_front.into_iter().all(|(a, b)| a[at] == b[at])
            && node.trust == others.trust
            && node.foreign == others.foreign
            && self.graph.same_stated(&other.graph, n)
    }

    /// What a place is to people.
    pub fn subject(&self, place: Place) -> Subject {
        match place {
            Place::Element(n) => Subject::Element(self.graph.graph[n].element.id),
            Place::Flow(flow) => Subject::Flow(self.graph.flows[flow].flow.id),
            Place::Boundary(id) => Subject::Boundary(id),
        }
    }

    /// Whether nobody stated an attribute of a subject.
    pub fn is_blank(&self, place: Place, attribute: AttributeId) -> bool {
        match place {
            Place::Element(n) => self.graph.stated(n, attribute).is_blank(),
            Place::Flow(flow) => self.graph.stated_on_flow(flow, attribute).is_blank(),
            Place::Boundary(_) => false,
        }
    }

    /// Assumes a statement about a subject, or takes it back with a blank. Facts derived from it
    /// stay as they are.
    pub fn assume(&mut self, place: Place, attribute: AttributeId, value: ValueId) {
        match place {
            Place::Element(n) => self.graph.set(n, attribute, value),
            Place::Flow(flow) => self.graph.set_on_flow(flow, attribute, value),
            Place::Boundary(_) => {}
        }
    }

    /// Whether data is stated as not public.
    pub fn is_sensitive(&self, n: NodeIndex) -> bool {
        is_sensitive(&self.graph, n)
    }
}

fn is_sensitive(graph: &Graph<'_>, n: NodeIndex) -> bool {
    let value = graph.stated(n, graph.known.data_sensitivity);
    value == graph.said.internal || is_private(graph, n)
}

/// More than internal: confidential, personal or secret.
fn is_private(graph: &Graph<'_>, n: NodeIndex) -> bool {
    let value = graph.stated(n, graph.known.data_sensitivity);
    value == graph.said.confidential || value == graph.said.personal || value == graph.said.secret
}

/// Steps from what is read to the context that it is read into.
const STEPS_TO_A_CONTEXT: usize = 3;

/// Whether personal, confidential or other tenants' data can be in the context of each element:
/// its own, what lies a few steps before it, or what stands directly behind it.
fn sensitive_context(graph: &Graph<'_>, classes: &Classes) -> Vec<bool> {
    let known = graph.known;
    let holds = |n: NodeIndex| {
        let type_id = graph.type_id(n);
        let trained = graph.is_yes(n, known.trained_on_sensitive);
        is_private(graph, n)
            || trained && !classes.predictors.contains(type_id)
            || classes.corpora.contains(type_id) && is_sensitive(graph, n)
    };
    let holding: Vec<bool> = graph.nodes().map(holds).collect();
    let mut before = vec![false; holding.len()];
    for _ in 0..STEPS_TO_A_CONTEXT {
        let known = before.clone();
        for edge in graph.graph.edge_references() {
            use petgraph::visit::EdgeRef;
            let from = edge.source().index();
            before[edge.target().index()] |= holding[from] || known[from];
        }
    }
    let own = |n: NodeIndex| {
        is_sensitive(graph, n)
            || graph.is_yes(n, known.multi_tenant)
            || graph.is_yes(n, known.trained_on_sensitive)
    };
    let behind = |n: NodeIndex| {
        use petgraph::visit::EdgeRef;
        graph.leaving(n).any(|edge| holding[edge.target().index()])
    };
    graph.nodes().map(|n| own(n) || before[n.index()] || behind(n)).collect()
}
