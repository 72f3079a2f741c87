//! Controls that are stated elsewhere and count here: a limit at the gateway limits the model
//! behind it, a signature checked at the bucket or on the flow counts at the device.
//!
//! A gateway's limit for one route counts for all that stands behind it: flows do not say which
//! route they take. That errs towards quiet; the question "how many tries does one person have"
//! at the element itself puts it right.

use model::ElementKind;
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
    /// One list per control that rules ask for.
    pub in_front: Vec<Vec<bool>>,
    pub signed_path: Vec<bool>,
}

impl Controls {
    pub fn of(graph: &Graph<'_>, classes: &Classes, fronts: &[StatedSet]) -> Self {
        Self {
            in_front: fronts.iter().map(|control| in_front(graph, classes, control)).collect(),
            signed_path: signed_path(graph, classes),
        }
    }
}

fn in_front(graph: &Graph<'_>, classes: &Classes, control: &StatedSet) -> Vec<bool> {
    let here: Vec<bool> =
        graph.nodes().map(|n| control.all(|attribute| graph.stated(n, attribute))).collect();
    let mut known = here;
    for _ in 0..MOST_FRONTS {
        let mut next = known.clone();
        for edge in graph.graph.edge_references().filter(|e| !e.weight().implied) {
            let from = edge.source();
            let front = graph.graph[from].kind == ElementKind::Process
                && classes.fronts.contains(graph.type_id(from));
            next[edge.target().index()] |= front && known[from.index()];
        }
        known = next;
    }
    known
}

fn signed_path(graph: &Graph<'_>, classes: &Classes) -> Vec<bool> {
    let here = |n| graph.is_yes(n, graph.known.signed_artifacts);
    let mut known: Vec<bool> = graph.nodes().map(here).collect();
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
