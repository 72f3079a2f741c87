//! The model's diagrams as scenes.

use std::collections::BTreeMap;

use library::Library;
use model::{ElementKind, Model, PlacedKey};

use crate::diagram::{Boundary, BoundaryKind, Element, Flow, Kind, Rect, Scene};

/// A scene for one diagram of the model: what is placed there, and the flows between what is placed.
pub fn scene(model: &Model, library: &Library, diagram: &model::Diagram) -> Scene {
    let rect = |key: PlacedKey| {
        let area = model.placements.get(&key)?.area;
        let (x, y) = (area.x.clamp(-LIMIT, LIMIT), area.y.clamp(-LIMIT, LIMIT));
        Some(Rect { x, y, w: area.width.clamp(8, LIMIT), h: area.height.clamp(8, LIMIT) })
    };
    let mut boundaries: Vec<(i64, u32, Boundary)> = Vec::new();
    for b in model.boundaries.values() {
        let Some(rect) = rect(PlacedKey::boundary(diagram.id, b.id)) else { continue };
        let kind = BoundaryKind::from_id(b.type_id.as_deref().unwrap_or(""));
        let name = b.name.clone();
        // Larger ones are behind.
        let area = i64::from(rect.w) * i64::from(rect.h);
        boundaries.push((-area, b.number, Boundary { id: b.id.to_string(), kind, rect, name }));
    }
    boundaries.sort_by_key(|(area, number, _)| (*area, *number));
    let mut elements: Vec<(i32, u32, Element)> = Vec::new();
    for e in model.elements.values() {
        let key = PlacedKey::element(diagram.id, e.id);
        let Some(rect) = rect(key) else { continue };
        let kind = e.type_id.as_ref().and_then(|t| library.element_types.get(t));
        let element = Element {
            id: e.id.to_string(),
            number: format!("E-{}", e.number),
            kind: match e.kind {
                ElementKind::External => Kind::External,
                ElementKind::Process => Kind::Process,
                ElementKind::Store => Kind::Store,
            },
            rect,
            name: e.name.clone(),
            // Types with several names are known by their first; a shape has no room for more.
            type_label: kind
                .and_then(|t| t.name.split(" / ").next())
                .unwrap_or_default()
                .to_owned(),
            icon: kind.map(|t| t.icon.clone()).unwrap_or_default(),
            ai: kind.is_some_and(|t| t.ai),
        };
        elements.push((model.placements.get(&key).map_or(0, |p| p.z), e.number, element));
    }
    elements.sort_by_key(|(z, number, _)| (*z, *number));
    let elements: Vec<Element> = elements.into_iter().map(|(_, _, e)| e).collect();
    let flows = flows(model, diagram);
    let names: BTreeMap<&str, &str> =
        elements.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    let description = describe(&names, &flows);
    Scene {
        title: diagram.title.clone(),
        description,
        boundaries: boundaries.into_iter().map(|(_, _, b)| b).collect(),
        elements,
        flows,
    }
}

/// Coordinates stay far from overflow whatever a file says.
const LIMIT: i32 = 100_000;

fn flows(model: &Model, diagram: &model::Diagram) -> Vec<Flow> {
    let placed = |id| model.placements.contains_key(&PlacedKey::element(diagram.id, id));
    let mut flows: Vec<_> =
        model.flows.values().filter(|f| placed(f.source) && placed(f.target)).collect();
    flows.sort_by_key(|f| (f.number, f.id));
    flows
        .into_iter()
        .map(|f| {
            let route = model.routes.get(&PlacedKey::flow(diagram.id, f.id));
            let clamp = |p: &model::Point| (p.x.clamp(-LIMIT, LIMIT), p.y.clamp(-LIMIT, LIMIT));
            Flow {
                id: f.id.to_string(),
                number: format!("F-{}", f.number),
                from: f.source.to_string(),
                to: f.target.to_string(),
                label: match f.name.as_str() {
                    "" => f.content().unwrap_or("").replace('-', " "),
                    name => name.to_owned(),
                },
                waypoints: route
                    .map(|r| r.waypoints.iter().map(clamp).collect())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// The diagram in words, for readers who cannot see it.
fn describe(names: &BTreeMap<&str, &str>, flows: &[Flow]) -> String {
    let name = |id: &str| names.get(id).copied().unwrap_or("?");
    let mut text =
        format!("Data-flow diagram with {} elements and {} data flows.", names.len(), flows.len());
    for flow in flows.iter().take(60) {
        let (from, to) = (name(&flow.from), name(&flow.to));
        text.push_str(&format!(" {}: {from} to {to}, {}.", flow.number, flow.label));
    }
    if flows.len() > 60 {
        text.push_str(" All flows are listed below.");
    }
    text
}
