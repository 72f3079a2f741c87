//! Where shapes go. Geometry found in a file is kept as far as names stay readable; what has none
//! is laid out in layers. Pure and deterministic; all lengths in px on a grid of 8.

mod fit;
mod layered;

use std::collections::BTreeMap;

use model::{BoundaryId, ElementId, Model, Rect};
use uuid::Uuid;

/// Size of a shape in the house notation.
pub const SHAPE: (i32, i32) = (168, 56);
/// The smallest shape that shows a name.
pub const SMALLEST: (i32, i32) = (128, 48);
/// Space between a boundary's line and what lies in it, at the left, right and bottom.
pub const PADDING: i32 = 24;
/// The same at the top, where the name tab hangs.
pub const HEAD: i32 = 40;
/// Smallest boundary.
pub const REGION: (i32, i32) = (208, 96);

/// Areas of every element and boundary, and what was changed to find them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// By record.
    pub areas: BTreeMap<Uuid, Rect>,
    /// Changes in words; empty when all geometry was kept.
    pub changes: Vec<String>,
}

/// Places every element and boundary of a sound model; with `exact`, only as the file says.
pub fn settle(model: &Model, found: &BTreeMap<Uuid, Rect>, exact: bool) -> Settled {
    let placed = model.elements.keys().filter(|id| found.contains_key(&id.0)).count();
    if exact && placed > 0 {
        return Settled { areas: found.clone(), changes: Vec::new() };
    }
    if placed * 2 > model.elements.len()
        && let Some(settled) = fit::fit(model, found)
    {
        return settled;
    }
    let areas = layered::arrange(model);
    let changes = match (model.elements.len() + model.boundaries.len(), placed) {
        (0, _) => Vec::new(),
        (_, 0) => vec!["the file has no geometry; laid out anew".to_owned()],
        (_, _) => vec!["the geometry would hide names or boundaries; laid out anew".to_owned()],
    };
    Settled { areas, changes }
}

/// What lies directly in a boundary, or outside all; by number, so that order has a meaning.
pub(crate) fn contents(
    model: &Model,
    inside: Option<BoundaryId>,
) -> (Vec<ElementId>, Vec<BoundaryId>) {
    let mut elements: Vec<_> = model.elements.values().filter(|e| e.boundary == inside).collect();
    elements.sort_by_key(|e| (e.number, e.id));
    let mut regions: Vec<_> = model.boundaries.values().filter(|b| b.parent == inside).collect();
    regions.sort_by_key(|b| (b.number, b.id));
    (elements.iter().map(|e| e.id).collect(), regions.iter().map(|b| b.id).collect())
}

/// The next multiple of the grid.
pub(crate) fn snap(value: i32) -> i32 {
    (value + 7).div_euclid(8) * 8
}
