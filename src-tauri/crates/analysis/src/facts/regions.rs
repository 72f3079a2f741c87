//! What lies in each boundary, and which flows pass it.

use std::sync::Arc;

use model::BoundaryId;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::graph::Graph;

/// One boundary's contents and passages, flows as indexes into [`Graph::flows`]; each in order.
#[derive(Clone, Default)]
pub(crate) struct Region {
    pub inside: Vec<NodeIndex>,
    pub entering: Vec<usize>,
    pub leaving: Vec<usize>,
}

/// All boundaries.
pub(crate) struct Regions(FxHashMap<BoundaryId, Arc<Region>>);

impl Regions {
    pub fn of(graph: &Graph<'_>) -> Self {
        let mut regions: FxHashMap<BoundaryId, Region> =
            graph.model.boundaries.keys().map(|id| (*id, Region::default())).collect();
        for n in graph.nodes() {
            for id in graph.zones.chain(graph.boundary(n)) {
                if let Some(region) = regions.get_mut(id) {
                    region.inside.push(n);
                }
            }
        }
        for (number, flow) in graph.flows.iter().enumerate() {
            let (from, to) = (graph.boundary(flow.source), graph.boundary(flow.target));
            if from == to {
                continue;
            }
            let (from, to) = (graph.zones.chain(from), graph.zones.chain(to));
            for id in from.iter().filter(|id| !to.contains(id)) {
                regions.entry(*id).or_default().leaving.push(number);
            }
            for id in to.iter().filter(|id| !from.contains(id)) {
                regions.entry(*id).or_default().entering.push(number);
            }
        }
        Self(regions.into_iter().map(|(id, region)| (id, Arc::new(region))).collect())
    }

    /// The same after some elements moved between boundaries that stayed as they are.
    pub fn moved(&self, graph: &Graph<'_>, moved: impl Iterator<Item = NodeIndex>) -> Self {
        let mut regions = self.0.clone();
        for n in moved {
            let now = graph.zones.chain(graph.boundary(n));
            for (id, region) in &mut regions {
                let is_in = now.contains(id);
                if !is_in && region.inside.binary_search(&n).is_err() {
                    continue;
                }
                let region = Arc::make_mut(region);
                put(&mut region.inside, n, is_in);
                let edges = graph.arriving(n).chain(graph.leaving(n));
                for number in edges.map(|edge| edge.weight().flow) {
                    let flow = &graph.flows[number];
                    let within = |end| graph.zones.chain(graph.boundary(end)).contains(id);
                    let (from, to) = (within(flow.source), within(flow.target));
                    put(&mut region.leaving, number, from && !to);
                    put(&mut region.entering, number, to && !from);
                }
            }
        }
        Self(regions)
    }

    pub fn get(&self, id: BoundaryId) -> Option<&Region> {
        self.0.get(&id).map(|region| &**region)
    }

    /// Whether a boundary holds and is passed by what it was in regions of the same drawing.
    pub fn same_at(&self, before: &Self, id: BoundaryId) -> bool {
        match (self.0.get(&id), before.0.get(&id)) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Puts a thing into an ordered list, or takes it out.
fn put<T: Ord>(list: &mut Vec<T>, thing: T, there: bool) {
    match (list.binary_search(&thing), there) {
        (Ok(at), false) => drop(list.remove(at)),
        (Err(at), true) => list.insert(at, thing),
        (Ok(_), true) | (Err(_), false) => {}
    }
}
