//! Where data assets are: computed from the diagram, so that the inventory cannot disagree with it.

use std::collections::{BTreeMap, BTreeSet};

use model::{DataAssetId, ElementId, FlowId, Model};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where one asset is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssetPlaces {
    /// Which.
    pub asset: DataAssetId,
    /// Elements that hold it.
    pub held: Vec<ElementId>,
    /// Flows that carry it.
    pub carried: Vec<FlowId>,
}

pub(super) fn places(model: &Model) -> Vec<AssetPlaces> {
    let nowhere =
        |id: &DataAssetId| (*id, AssetPlaces { asset: *id, held: Vec::new(), carried: Vec::new() });
    let mut places: BTreeMap<_, _> = model.assets.keys().map(nowhere).collect();
    for element in model.elements.values() {
        for asset in BTreeSet::from_iter(&element.holds) {
            if let Some(at) = places.get_mut(asset) {
                at.held.push(element.id);
            }
        }
    }
    for flow in model.flows.values() {
        for asset in BTreeSet::from_iter(&flow.carries) {
            if let Some(at) = places.get_mut(asset) {
                at.carried.push(flow.id);
            }
        }
    }
    places.into_values().collect()
}
