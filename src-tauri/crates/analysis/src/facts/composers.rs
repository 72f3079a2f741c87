//! Composers: where the prompt is put together. Prompt threats attach there, once, and not at
//! every hop of client, application, filter and model.

use petgraph::visit::EdgeRef;

use super::graph::Graph;
use crate::classes::Classes;

/// Gateways and filters that may stand between an application and its model.
const MOST_FILTERS: usize = 3;

/// Whether each element puts a prompt together: an agent does; an application unless it hands
/// over to an agent; a bare model only when something asks it and no application or agent stands
/// in front.
pub(crate) fn composers(graph: &Graph<'_>, classes: &Classes) -> Vec<bool> {
    let is = |n, class: &crate::words::TypeSet| class.contains(graph.type_id(n));
    let mut fronted = vec![false; graph.graph.node_count()];
    for _ in 0..MOST_FILTERS {
        let before = fronted.clone();
        for n in graph.nodes().filter(|n| is(*n, &classes.models) || is(*n, &classes.filters)) {
            fronted[n.index()] = graph.arriving(n).map(|edge| edge.source()).any(|p| {
                is(p, &classes.agents)
                    || is(p, &classes.apps)
                    || is(p, &classes.filters) && before[p.index()]
            });
        }
    }
    let composes = |n| {
        if is(n, &classes.agents) {
            true
        } else if is(n, &classes.apps) {
            !graph.leaving(n).any(|edge| is(edge.target(), &classes.agents))
        } else {
            is(n, &classes.models) && !fronted[n.index()] && graph.arriving(n).next().is_some()
        }
    };
    graph.nodes().map(composes).collect()
}
