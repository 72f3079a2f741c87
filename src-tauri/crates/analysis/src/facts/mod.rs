//! Facts: what follows from a model once, before any rule is tried.
//!
//! Read [`statements`] and [`drawing`] first (reading is not writing), then [`derived`] (what boundaries state),
//! [`taint`], [`composers`] and [`reach`].

pub(crate) mod composers;
pub(crate) mod controls;
pub(crate) mod derived;
pub(crate) mod drawing;
pub(crate) mod graph;
pub(crate) mod reach;
pub(crate) mod regions;
pub(crate) mod statements;
pub(crate) mod taint;
pub(crate) mod zones;

use std::sync::Arc;

use model::{BoundaryId, Model, Subject};
use petgraph::graph::NodeIndex;

use crate::classes::Classes;
use crate::compiled::Compiled;
use crate::predicate::Place;
use crate::words::{AttributeId, TypeSet, ValueId};
use controls::Controls;
use drawing::Drawing;
use graph::{Graph, Stated};
use reach::Reach;
use regions::Regions;
use statements::{Edited, Statements};
use taint::Taint;

/// Facts that follow from the drawing alone. They stay while only names and attributes of elements
/// change; a move into another boundary leaves all but the regions as they are.
#[derive(Clone)]
struct Shape {
    drawing: Drawing,
    composers: Arc<[bool]>,
    reach: Arc<Reach>,
    regions: Arc<Regions>,
    types: TypeSet,
    has_ai: bool,
}

/// Facts that follow from the drawing and from what is stated.
#[derive(Clone)]
struct Spread {
    taint: Arc<Taint>,
    sensitive_context: Arc<[bool]>,
    controls: Arc<Controls>,
}

/// All facts of a model.
pub(crate) struct Facts<'a> {
    pub graph: Graph<'a>,
    pub taint: Arc<Taint>,
    /// Where a prompt is put together, by element.
    pub composers: Arc<[bool]>,
    pub reach: Arc<Reach>,
    /// Where data that is not for everybody can be in a model's context, by element.
    pub sensitive_context: Arc<[bool]>,
    /// Controls stated in front and upstream.
    pub controls: Arc<Controls>,
    pub regions: Arc<Regions>,
    /// The types in the model that rules ask for wherever they stand.
    pub types: TypeSet,
    /// Whether the system holds AI. No AI, no AML suggestion.
    pub has_ai: bool,
    statements: Arc<Statements>,
    drawing: Drawing,
}

/// Facts without the model they are about, for the analysis after an edit.
pub(crate) struct KeptFacts {
    statements: Arc<Statements>,
    shape: Shape,
    stated: Stated,
    spread: Spread,
}

impl KeptFacts {
    /// What was stated.
    pub fn stated(&self) -> &Stated {
        &self.stated
    }
}

impl std::fmt::Debug for KeptFacts {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("KeptFacts").finish_non_exhaustive()
    }
}

impl<'a> Facts<'a> {
    /// Derives them.
    pub fn of(model: &'a Model, compiled: &Compiled) -> Self {
        let statements = Statements::of(model, &compiled.words);
        Self::derive(model, compiled, Arc::new(statements), None, None, None)
    }

    /// Derives them after an edit of some records.
    pub fn again(
        model: &'a Model,
        compiled: &Compiled,
        before: &KeptFacts,
        edited: &Edited,
    ) -> Self {
        let statements = Statements::again(model, &compiled.words, &before.statements, edited);
        let shape = (!edited.redrawn).then(|| {
            let drawing = &before.shape.drawing;
            let rezoned = edited.rezoned.then(|| drawing.rezoned(model, &compiled.words, edited));
            Shape { drawing: rezoned.unwrap_or_else(|| drawing.clone()), ..before.shape.clone() }
        });
        let known = shape.as_ref().map(|_| (before, edited));
        Self::derive(model, compiled, statements, shape, known, None)
    }

    /// The same facts as if one thing more were stated.
    pub fn presume(&self, compiled: &Compiled, preset: (NodeIndex, AttributeId, ValueId)) -> Self {
        let (model, statements) = (self.graph.model, self.statements.clone());
        Self::derive(model, compiled, statements, Some(self.shape()), None, Some(preset))
    }

    fn derive(
        model: &'a Model,
        compiled: &Compiled,
        statements: Arc<Statements>,
        shape: Option<Shape>,
        before: Option<(&KeptFacts, &Edited)>,
        preset: Option<(NodeIndex, AttributeId, ValueId)>,
    ) -> Self {
        let Compiled { words, classes, rules, .. } = compiled;
        let drawing = shape.as_ref().map_or_else(
            || Drawing::of(model, &statements, words, classes),
            |shape| shape.drawing.clone(),
        );
        let graph = Graph::of(model, &drawing, &statements, words, classes, preset);
        let taint = match before {
            // Boundaries matter to it where they are a supplier's, which few are.
            Some((before, _))
                if drawing.same_leaving(&before.shape.drawing, words.zone(Some("supplier")))
                    && graph.same_sources(&before.stated) =>
            {
                before.spread.taint.clone()
            }
            known => {
                let taint = Taint::of(&graph, words, classes);
                let kept =
                    known.map(|(before, _)| &before.spread.taint).filter(|kept| ***kept == taint);
                kept.map_or_else(|| Arc::new(taint), Arc::clone)
            }
        };
        let regions = match (&shape, before) {
            (Some(shape), Some((_, edited))) if edited.rezoned && !edited.boundaries => {
                let moved = edited.elements.iter().filter_map(|id| graph.node_of(*id));
                Arc::new(shape.regions.moved(&graph, moved))
            }
            (Some(shape), _) if before.is_none_or(|(_, edited)| !edited.rezoned) => {
                shape.regions.clone()
            }
            (Some(_) | None, _) => Arc::new(Regions::of(&graph)),
        };
        let shape = match shape {
            Some(shape) => Shape { regions, ..shape },
            None => Shape::of(&graph, drawing, compiled, regions),
        };
        let before = before.map(|(before, _)| before);
        let spread = match before.filter(|before| graph.all_same_stated(&before.stated)) {
            Some(before) => Spread { taint, ..before.spread.clone() },
            None => Spread {
                taint,
                sensitive_context: sensitive_context(&graph, classes).into(),
                controls: Controls::of(
                    &graph,
                    classes,
                    &rules.fronts,
                    before.map(|before| &before.spread.controls),
                ),
            },
        };
        Self {
            graph,
            taint: spread.taint,
            composers: shape.composers,
            reach: shape.reach,
            sensitive_context: spread.sensitive_context,
            controls: spread.controls,
            regions: shape.regions,
            types: shape.types,
            has_ai: shape.has_ai,
            statements,
            drawing: shape.drawing,
        }
    }

    fn shape(&self) -> Shape {
        Shape {
            drawing: self.drawing.clone(),
            composers: self.composers.clone(),
            reach: self.reach.clone(),
            regions: self.regions.clone(),
            types: self.types,
            has_ai: self.has_ai,
        }
    }

    /// What the analysis after this one can take over.
    pub fn keep(self) -> KeptFacts {
        KeptFacts {
            shape: self.shape(),
            spread: Spread {
                taint: self.taint,
                sensitive_context: self.sensitive_context,
                controls: self.controls,
            },
            statements: self.statements,
            stated: self.graph.into_stated(),
        }
    }

    /// Whether a flow passes other boundaries than before; the drawing must be the same.
    pub fn passes_others(&self, before: &KeptFacts, flow: usize) -> bool {
        let at = self.graph.flows[flow].edge;
        let (old, new) = (&before.shape.drawing.graph[at], &self.graph.graph[at]);
        (old.leaves, old.enters) != (new.leaves, new.enters)
    }

    /// Whether a boundary holds and is passed by what it was; the drawing must be the same.
    pub fn same_region(&self, before: &KeptFacts, id: BoundaryId) -> bool {
        self.regions.same_at(&before.shape.regions, id)
    }

    /// Whether the same is said and known of an element that was not edited; the drawing must be
    /// the same.
    pub fn same_said(&self, before: &KeptFacts, n: NodeIndex) -> bool {
        let (at, then) = (n.index(), &before.spread);
        self.graph.same_about(&before.stated, n)
            && self.sensitive_context[at] == then.sensitive_context[at]
            && self.controls.at(n) == then.controls.at(n)
    }

    /// Whether matter spreads as it did.
    pub fn same_taint(&self, before: &KeptFacts) -> bool {
        Arc::ptr_eq(&self.taint, &before.spread.taint)
    }

    /// Whether facts of both say the same of an element; the elements and flows must be the same.
    pub fn same_at(&self, other: &Self, n: NodeIndex) -> bool {
        let at = n.index();
        self.taint.reached[at] == other.taint.reached[at]
            && self.composers[at] == other.composers[at]
            && self.sensitive_context[at] == other.sensitive_context[at]
            && self.controls.at(n) == other.controls.at(n)
            && self.graph.trust(n) == other.graph.trust(n)
            && self.graph.is_foreign(n) == other.graph.is_foreign(n)
            && self.graph.same_stated(&other.graph, n)
    }

    /// What a place is to people.
    pub fn subject(&self, place: Place) -> Subject {
        match place {
            Place::Element(n) => Subject::Element(self.graph.element(n).id),
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

impl Shape {
    fn of(graph: &Graph<'_>, drawing: Drawing, compiled: &Compiled, regions: Arc<Regions>) -> Self {
        let Compiled { classes, rules, .. } = compiled;
        let composers: Arc<[bool]> = composers::composers(graph, classes).into();
        let mut types = TypeSet::default();
        let asked_for = graph.nodes().map(|n| graph.type_id(n));
        asked_for.filter(|id| rules.anywhere.contains(*id)).for_each(|id| types.insert(id));
        let ai = |n: NodeIndex| {
            graph.graph[n].ai && !graph.is_external(n)
                || classes.ai_outside.contains(graph.type_id(n))
        };
        Self {
            drawing,
            reach: Arc::new(Reach::of(graph, classes, &composers)),
            composers,
            regions,
            types,
            has_ai: graph.nodes().any(ai),
        }
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
