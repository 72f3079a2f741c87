//! Where shapes stand and how flows are bent.

use crate::*;

/// Coordinates beyond this are refused, px; far outside any screen, well inside `i32`.
const FAR: i32 = 1_000_000;

pub(super) fn place_new(model: &mut Model, key: PlacedKey, area: Rect) -> Result<(), EditError> {
    place(model, &[Placement { key, area, z: 0, locked: false }])
}

pub(super) fn place(model: &mut Model, placements: &[Placement]) -> Result<(), EditError> {
    for placement in placements {
        let PlacedKey { diagram, record } = placement.key;
        known_diagram(model, diagram)?;
        let known = model.elements.contains_key(&ElementId(record))
            || model.boundaries.contains_key(&BoundaryId(record));
        if !known {
            return Err(EditError::not_found(format!("the shape to place, {record},")));
        }
        let Rect { x, y, width, height } = placement.area;
        let far = [x, y, width, height].into_iter().any(|v| v.abs() > FAR);
        if width <= 0 || height <= 0 || far {
            return Err(EditError::invalid(
                format!("A shape cannot be placed at {x}, {y} with size {width} by {height}"),
                "Place it nearer to the middle, with a width and height above 0",
            ));
        }
        model.placements.insert(placement.key, placement.clone());
    }
    Ok(())
}

pub(super) fn unplace(model: &mut Model, keys: &[PlacedKey]) -> Result<(), EditError> {
    for key in keys {
        if model.placements.remove(key).is_none() {
            return Err(EditError::not_found(format!("placement {key}")));
        }
    }
    Ok(())
}

pub(super) fn set_route(model: &mut Model, route: &Route) -> Result<(), EditError> {
    known_diagram(model, route.key.diagram)?;
    if !model.flows.contains_key(&FlowId(route.key.record)) {
        return Err(EditError::not_found(format!("flow {}", route.key.record)));
    }
    if route.waypoints.iter().chain(&route.label).any(|p| p.x.abs() > FAR || p.y.abs() > FAR) {
        return Err(EditError::invalid(
            "A flow cannot be bent that far out",
            "Bend it nearer to the middle",
        ));
    }
    if route.waypoints.is_empty() && route.label.is_none() {
        model.routes.remove(&route.key);
    } else {
        model.routes.insert(route.key, route.clone());
    }
    Ok(())
}

pub(super) fn known_diagram(model: &Model, diagram: DiagramId) -> Result<(), EditError> {
    if model.diagrams.contains_key(&diagram) {
        return Ok(());
    }
    Err(EditError::not_found(format!("diagram {diagram}")))
}
