//! Where data assets are: computed from the diagram, so that the inventory cannot disagree with it.

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
    let of = |id: &DataAssetId| AssetPlaces {
        asset: *id,
        held: model.elements.values().filter(|e| e.holds.contains(id)).map(|e| e.id).collect(),
        carried: model.flows.values().filter(|f| f.carries.contains(id)).map(|f| f.id).collect(),
    };
    model.assets.keys().map(of).collect()
}
