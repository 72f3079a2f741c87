//! Trust boundaries: what lies around an element, and what a flow goes out of and comes into.

use model::{BoundaryId, Model};
use rustc_hash::FxHashMap;

use crate::words::{Words, ZoneSet};

/// A boundary with everything around it.
struct Zone {
    name: String,
    own: ZoneSet,
    /// Itself and the boundaries around it, innermost first.
    chain: Vec<BoundaryId>,
    /// Types of the chain.
    types: ZoneSet,
}

/// All boundaries of a model.
pub(crate) struct Zones {
    zones: FxHashMap<BoundaryId, Zone>,
}

impl Zones {
    pub fn of(model: &Model, words: &Words) -> Self {
        let own = |id: &BoundaryId| words.zone(model.boundaries[id].type_id.as_deref());
        let zone = |boundary: &model::Boundary| {
            let chain = model.boundary_chain(Some(boundary.id));
            let types = chain.iter().fold(ZoneSet::default(), |set, id| set.join(own(id)));
            (
                boundary.id,
                Zone { name: boundary.name.clone(), own: own(&boundary.id), chain, types },
            )
        };
        Self { zones: model.boundaries.values().map(zone).collect() }
    }

    /// Types of all boundaries around what lies in this one.
    pub fn around(&self, innermost: Option<BoundaryId>) -> ZoneSet {
        innermost.and_then(|id| self.zones.get(&id)).map_or(ZoneSet::default(), |z| z.types)
    }

    /// Itself and the boundaries around it, innermost first.
    pub fn chain(&self, innermost: Option<BoundaryId>) -> &[BoundaryId] {
        innermost.and_then(|id| self.zones.get(&id)).map_or(&[], |z| &z.chain)
    }

    /// Types of the boundaries that lead out of the first place, and into the second.
    pub fn between(&self, from: Option<BoundaryId>, to: Option<BoundaryId>) -> (ZoneSet, ZoneSet) {
        if from == to {
            return Default::default();
        }
        let (inner, outer) = (self.chain(from), self.chain(to));
        let only = |these: &[BoundaryId], those: &[BoundaryId]| {
            these
                .iter()
                .filter(|id| !those.contains(id))
                .filter_map(|id| self.zones.get(id))
                .fold(ZoneSet::default(), |set, zone| set.join(zone.own))
        };
        (only(inner, outer), only(outer, inner))
    }

    /// The type of one boundary.
    pub fn type_of(&self, id: BoundaryId) -> ZoneSet {
        self.zones.get(&id).map_or(ZoneSet::default(), |z| z.own)
    }

    /// The name of one boundary.
    pub fn name(&self, id: BoundaryId) -> Option<&str> {
        self.zones.get(&id).map(|z| z.name.as_str())
    }
}
