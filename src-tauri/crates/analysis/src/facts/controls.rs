//! Controls that are stated elsewhere and count here: a limit at the gateway limits the model
//! behind it, a signature checked at the bucket or on the flow counts at the device.
//!
//! A gateway's limit for one route counts for all that stands behind it: flows do not say which
//! route they take. That errs towards quiet; the question "how many tries does one person have"
//! at the element itself puts it right.

use std::sync::Arc;

use model::ElementKind;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::graph::Graph;
use crate::classes::{Classes, Content};
use crate::stated::StatedSet;

/// How many gateways may stand in front.
const MOST_FRONTS: usize = 3;
/// How many hands a model file passes.
const MOST_HANDS: usize = 4;

/// By element.
pub(crate) struct Controls {
    /// A bit per control that rules ask for; beyond the last bit none counts as stated in front.
    in_front: Vec<u64>,
    signed_path: Vec<bool>,
    /// The same as stated at each element itself.
    here: (Vec<u64>, Vec<bool>),
}

impl Controls {
    /// Derives them. They are those `before` while the same is stated; the drawing must be the
    /// same.
    pub fn of(
        graph: &Graph<'_>,
        classes: &Classes,
        fronts: &[StatedSet],
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let controls = |n: NodeIndex| {
            let bits = fronts.iter().enumerate().filter_map(|(number, control)| {
                let bit = 1u64.checked_shl(u32::try_from(number).ok()?)?;
                control.all(|attribute| graph.stated(n, attribute)).then_some(bit)
            });
            bits.fold(0, |all, bit| all | bit)
        };
        let signed = |n| graph.is_yes(n, graph.known.signed_artifacts);
        let here: (Vec<u64>, Vec<bool>) =
            (graph.nodes().map(controls).collect(), graph.nodes().map(signed).collect());
        if let Some(before) = before.filter(|before| before.here == here) {
            return before.clone();
        }
        Arc::new(Self {
            in_front: in_front(graph, classes, here.0.clone()),
            signed_path: signed_path(graph, classes, here.1.clone()),
            here,
        })
    }

    /// Whether a control that rules ask for, by its number, stands here or in front.
    pub fn in_front(&self, control: usize, n: NodeIndex) -> bool {
        let shift = u32::try_from(control).ok();
        shift.and_then(|shift| self.in_front[n.index()].checked_shr(shift)).unwrap_or(0) & 1 == 1
    }

    /// Whether a signature was checked here or on the way here.
    pub fn signed_path(&self, n: NodeIndex) -> bool {
        self.signed_path[n.index()]
    }

    /// All of it about one element.
    pub fn at(&self, n: NodeIndex) -> (u64, bool) {
        (self.in_front[n.index()], self.signed_path[n.index()])
    }
}

fn in_front(graph: &Graph<'_>, classes: &Classes, mut known: Vec<u64>) -> Vec<u64> {
    for _ in 0..MOST_FRONTS {
        let mut next = known.clone();
        for edge in graph.graph.edge_references().filter(|e| !e.weight().implied) {
            let from = edge.source();
            if graph.graph[from].kind == ElementKind::Process
                && classes.fronts.contains(graph.type_id(from))
            {
                next[edge.target().index()] |= known[from.index()];
            }
        }
        known = next;
    }
    known
}

fn signed_path(graph: &Graph<'_>, classes: &Classes, mut known: Vec<bool>) -> Vec<bool> {
    for _ in 0..MOST_HANDS {
        let mut next = known.clone();
        for edge in graph.graph.edge_references() {
            let type_id = graph.type_id(edge.source());
            let hand =
                classes.model_files.contains(type_id) || classes.update_carriers.contains(type_id);
            let content = edge.weight().content;
            if hand && (content.is_model_file() || content == Content::Unstated) {
                next[edge.target().index()] |= edge.weight().signed || known[edge.source().index()];
            }
        }
        known = next;
    }
    known
}
