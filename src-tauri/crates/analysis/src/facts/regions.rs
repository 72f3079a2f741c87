//! What lies in each boundary, and which flows pass it.

use model::BoundaryId;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::graph::Graph;

/// One boundary's contents and passages, flows as indexes into [`Graph::flows`].
#[derive(Default)]
pub(crate) struct Region {
    pub inside: Vec<NodeIndex>,
    pub entering: Vec<usize>,
    pub leaving: Vec<usize>,
}

/// All boundaries.
pub(crate) struct Regions(FxHashMap<BoundaryId, Region>);

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
        Self(regions)
    }

    pub fn get(&self, id: BoundaryId) -> Option<&Region> {
        self.0.get(&id)
    }
}
