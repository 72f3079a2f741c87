//! What can be reached from where, for all elements at once.
//!
//! A search from every element would be quadratic at a hub. Instead each round hands what the
//! neighbours know one step on: after k rounds an element knows the types within k steps. That
//! walks every edge k times and no more. A walk may come back to where it started, so "another
//! element of my own type" is asked for exactly, which stops at the first one found.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::drawing::Edge;
use super::graph::Graph;
use crate::classes::Classes;
use crate::words::TypeSet;

/// How far `up` and `down` look.
pub(crate) const FEW_STEPS: usize = 4;

/// Along the arrows or against them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// Types of direct neighbours, and within a few steps.
pub(crate) struct Reach {
    pub before: Vec<TypeSet>,
    pub behind: Vec<TypeSet>,
    up: Vec<TypeSet>,
    down: Vec<TypeSet>,
    fed: Vec<TypeSet>,
}

impl Reach {
    pub fn of(graph: &Graph<'_>, classes: &Classes, composers: &[bool]) -> Self {
        let none = vec![TypeSet::default(); graph.graph.node_count()];
        let (before, behind) = (one_step(graph, Way::Up, &none), one_step(graph, Way::Down, &none));
        let far = |way, near: &[TypeSet]| {
            (1..FEW_STEPS).fold(near.to_vec(), |known, _| one_step(graph, way, &known))
        };
        let (up, down) = (far(Way::Up, &before), far(Way::Down, &behind));
        Self { before, behind, up, down, fed: fed(graph, classes, composers) }
    }

    /// Whether another element of one of these types lies within a few steps.
    pub fn few_steps(&self, graph: &Graph<'_>, n: NodeIndex, way: Way, types: &TypeSet) -> bool {
        let known = match way {
            Way::Up => &self.up[n.index()],
            Way::Down => &self.down[n.index()],
        };
        let own = graph.type_id(n);
        known.meets(&types.without(own))
            || types.contains(own)
                && known.contains(own)
                && search(graph, n, way, |m| graph.type_id(m) == own)
    }

    /// All of it about one element.
    pub fn at(&self, n: NodeIndex) -> [&TypeSet; 5] {
        [&self.before, &self.behind, &self.up, &self.down, &self.fed].map(|sets| &sets[n.index()])
    }

    /// Whether what enters here is carried on, however far, into one of these types.
    pub fn feeds(&self, n: NodeIndex, types: &TypeSet) -> bool {
        self.fed[n.index()].meets(types)
    }
}

fn one_step(graph: &Graph<'_>, way: Way, known: &[TypeSet]) -> Vec<TypeSet> {
    let mut next = vec![TypeSet::default(); known.len()];
    for edge in graph.graph.edge_references() {
        let (to, from) = match way {
            Way::Up => (edge.target(), edge.source()),
            Way::Down => (edge.source(), edge.target()),
        };
        next[to.index()].join(&known[from.index()]);
        next[to.index()].insert(graph.type_id(from));
    }
    next
}

/// Breadth first to other elements, a few steps far.
pub(crate) fn search(
    graph: &Graph<'_>,
    n: NodeIndex,
    way: Way,
    found: impl Fn(NodeIndex) -> bool,
) -> bool {
    within_steps(graph, n, way, |_, _| true, found)
}

/// The same over some of the edges only, with the element that each leads to.
pub(crate) fn within_steps(
    graph: &Graph<'_>,
    n: NodeIndex,
    way: Way,
    along: impl Fn(NodeIndex, &Edge) -> bool,
    mut found: impl FnMut(NodeIndex) -> bool,
) -> bool {
    let mut seen = std::collections::BTreeSet::from([n]);
    let mut front = vec![n];
    for _ in 0..FEW_STEPS {
        let mut next = Vec::new();
        for m in front {
            let mut visit = |other: NodeIndex, edge: &Edge| {
                if along(other, edge) && seen.insert(other) {
                    next.push(other);
                    return found(other);
                }
                false
            };
            let hit = match way {
                Way::Up => graph.arriving(m).any(|e| visit(e.source(), e.weight())),
                Way::Down => graph.leaving(m).any(|e| visit(e.target(), e.weight())),
            };
            if hit {
                return true;
            }
        }
        front = next;
    }
    false
}

/// The types that what enters each element is carried on into, over any number of stores and
/// jobs: any real intake is six hops from the prompt (form, store, indexer, index, retriever,
/// prompt). It ends where a prompt is put together and where it leaves the system. A model or
/// application counts as fed only where the prompt is put together.
///
/// Facts are handed back along the arrows until nobody learns anything new; each element learns a
/// type once, so the work is bounded by edges times types and in practice by a few passes.
fn fed(graph: &Graph<'_>, classes: &Classes, composers: &[bool]) -> Vec<TypeSet> {
    let mut fed = vec![TypeSet::default(); composers.len()];
    let mut queue: Vec<NodeIndex> = graph.nodes().collect();
    while let Some(n) = queue.pop() {
        let type_id = graph.type_id(n);
        let mut here = TypeSet::default();
        if composers[n.index()] || !classes.llm_parts.contains(type_id) {
            here.insert(type_id);
        }
        // A supplier's model is a part: what it makes of speech is read on.
        let part = classes.hosted_models.contains(type_id);
        if (!graph.is_external(n) || part) && !composers[n.index()] {
            here.join(&fed[n.index()]);
        }
        for edge in graph.arriving(n) {
            let from = edge.source();
            if from != n && !edge.weight().read && fed[from.index()].join(&here) {
                queue.push(from);
            }
        }
    }
    fed
}
