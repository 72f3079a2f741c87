//! Elements, flows, boundaries and diagrams come and go.

use std::collections::BTreeSet;

use crate::edit::geometry;
use crate::*;

pub(super) fn add_diagram(model: &mut Model, diagram: &Diagram) -> Result<(), EditError> {
    if model.diagrams.contains_key(&diagram.id) {
        return Err(EditError::duplicate(format!("diagram {:?}", diagram.title)));
    }
    model.diagrams.insert(diagram.id, diagram.clone());
    Ok(())
}

pub(super) fn set_diagram(model: &mut Model, diagram: &Diagram) -> Result<(), EditError> {
    let known = model
        .diagrams
        .get_mut(&diagram.id)
        .ok_or_else(|| EditError::not_found(format!("diagram {:?}", diagram.title)))?;
    *known = diagram.clone();
    Ok(())
}

pub(super) fn add_element(
    model: &mut Model,
    element: &Element,
    diagram: DiagramId,
    area: Rect,
) -> Result<(), EditError> {
    if model.elements.contains_key(&element.id) {
        return Err(EditError::duplicate(format!("element {:?}", element.name)));
    }
    known_boundary(model, element.boundary)?;
    known_assets(model, &element.holds)?;
    if let Some(id) = element.supplier.filter(|id| !model.suppliers.contains_key(id)) {
        return Err(EditError::not_found(format!("supplier {id}")));
    }
    if let Some(id) = element.child_diagram.filter(|id| !model.diagrams.contains_key(id)) {
        return Err(EditError::not_found(format!("diagram {id}")));
    }
    model.numbering.element += 1;
    let element = Element { number: model.numbering.element, ..element.clone() };
    let key = PlacedKey::element(diagram, element.id);
    model.elements.insert(element.id, element);
    geometry::place_new(model, key, area)
}

pub(super) fn add_flow(model: &mut Model, flow: &Flow) -> Result<(), EditError> {
    if model.flows.contains_key(&flow.id) {
        return Err(EditError::duplicate(format!("flow {:?}", flow.name)));
    }
    known_ends(model, &flow.name, flow.source, flow.target)?;
    known_assets(model, &flow.carries)?;
    model.numbering.flow += 1;
    model.flows.insert(flow.id, Flow { number: model.numbering.flow, ..flow.clone() });
    Ok(())
}

pub(super) fn add_boundary(
    model: &mut Model,
    boundary: &Boundary,
    diagram: DiagramId,
    area: Rect,
) -> Result<(), EditError> {
    if model.boundaries.contains_key(&boundary.id) {
        return Err(EditError::duplicate(format!("boundary {:?}", boundary.name)));
    }
    known_boundary(model, boundary.parent)?;
    model.numbering.boundary += 1;
    let boundary = Boundary { number: model.numbering.boundary, ..boundary.clone() };
    let key = PlacedKey::boundary(diagram, boundary.id);
    model.boundaries.insert(boundary.id, boundary);
    geometry::place_new(model, key, area)
}

pub(super) fn reconnect(
    model: &mut Model,
    flow: FlowId,
    source: ElementId,
    target: ElementId,
) -> Result<(), EditError> {
    let name = model.flows.get(&flow).map(|f| f.name.clone()).unwrap_or_default();
    known_ends(model, &name, source, target)?;
    let flow =
        model.flows.get_mut(&flow).ok_or_else(|| EditError::not_found(format!("flow {flow}")))?;
    flow.source = source;
    flow.target = target;
    Ok(())
}

pub(super) fn move_into(
    model: &mut Model,
    subjects: &[Subject],
    boundary: Option<BoundaryId>,
) -> Result<(), EditError> {
    known_boundary(model, boundary)?;
    for subject in subjects {
        match subject {
            Subject::Element(id) => {
                let element = model.elements.get_mut(id);
                element.ok_or_else(|| EditError::not_found(subject))?.boundary = boundary;
            }
            Subject::Boundary(id) => {
                if model.boundary_chain(boundary).contains(id) {
                    let name = model.subject_name(*subject).unwrap_or_default();
                    return Err(EditError::new(
                        EditErrorCode::Cycle,
                        format!("Boundary {name:?} cannot lie inside itself"),
                        "Move the inner boundary out first",
                    ));
                }
                let inner = model.boundaries.get_mut(id);
                inner.ok_or_else(|| EditError::not_found(subject))?.parent = boundary;
            }
            Subject::Flow(_) | Subject::Model => {
                return Err(EditError::invalid(
                    format!("{subject} cannot lie in a boundary"),
                    "Only elements and boundaries can",
                ));
            }
        }
    }
    Ok(())
}

/// Removes records with what hangs on them. Threats and comments stay when their subject goes:
/// a decision is never dropped, it becomes stale.
pub(super) fn remove(model: &mut Model, keys: &[RecordKey]) -> Result<(), EditError> {
    for key in keys {
        if matches!(key.kind, RecordKind::About | RecordKind::Numbering) {
            return Err(EditError::invalid(
                format!("The {} cannot be removed", key.kind.word()),
                "Clear its fields instead",
            ));
        }
        let Some(record) = model.get(key) else {
            // A flow that goes with its element may be named beside it.
            if key.kind == RecordKind::Flow {
                continue;
            }
            return Err(EditError::not_found(format!("{} {}", key.kind.word(), key.id)));
        };
        model.take(key);
        loosen(model, &record);
    }
    Ok(())
}

/// Unties everything from a record that has just been taken out.
fn loosen(model: &mut Model, record: &Record) {
    match record {
        Record::Element(element) => {
            let gone: BTreeSet<FlowId> = model
                .flows
                .values()
                .filter(|flow| flow.source == element.id || flow.target == element.id)
                .map(|flow| flow.id)
                .collect();
            model.flows.retain(|id, _| !gone.contains(id));
            model.routes.retain(|key, _| !gone.contains(&FlowId(key.record)));
            model.placements.retain(|key, _| key.record != element.id.0);
            model.selections.retain(|_, selection| selection.element != element.id);
        }
        Record::Flow(flow) => model.routes.retain(|key, _| key.record != flow.id.0),
        Record::Boundary(boundary) => {
            let inside = Some(boundary.id);
            for element in model.elements.values_mut().filter(|e| e.boundary == inside) {
                element.boundary = boundary.parent;
            }
            for inner in model.boundaries.values_mut().filter(|b| b.parent == inside) {
                inner.parent = boundary.parent;
            }
            model.placements.retain(|key, _| key.record != boundary.id.0);
        }
        Record::Diagram(diagram) => {
            model.placements.retain(|key, _| key.diagram != diagram.id);
            model.routes.retain(|key, _| key.diagram != diagram.id);
            model.notes.retain(|_, note| note.diagram != diagram.id);
            let shown = Some(diagram.id);
            for element in model.elements.values_mut().filter(|e| e.child_diagram == shown) {
                element.child_diagram = None;
            }
        }
        Record::DataAsset(asset) => {
            for element in model.elements.values_mut() {
                element.holds.retain(|id| *id != asset.id);
            }
            for flow in model.flows.values_mut() {
                flow.carries.retain(|id| *id != asset.id);
            }
        }
        Record::Supplier(supplier) => {
            let gone = Some(supplier.id);
            for element in model.elements.values_mut().filter(|e| e.supplier == gone) {
                element.supplier = None;
            }
            for asset in model.assets.values_mut().filter(|a| a.supplier == gone) {
                asset.supplier = None;
            }
        }
        Record::Threat(threat) => {
            for assessment in model.assessments.values_mut() {
                assessment.threats.remove(&threat.id);
            }
            for entry in model.register.values_mut() {
                entry.threats.remove(&threat.id);
            }
        }
        Record::Control(control) => {
            for threat in model.threats.values_mut() {
                threat.controls.remove(&control.id);
            }
            for assessment in model.assessments.values_mut() {
                assessment.controls.remove(&control.id);
            }
        }
        Record::About(_)
        | Record::Numbering(_)
        | Record::Placement(_)
        | Record::Route(_)
        | Record::Note(_)
        | Record::Assumption(_)
        | Record::Participant(_)
        | Record::Comment(_)
        | Record::Assessment(_)
        | Record::ModelSelection(_)
        | Record::RegisterEntry(_)
        | Record::ImportedFile(_)
        | Record::SavedFilter(_) => {}
    }
}

fn known_boundary(model: &Model, boundary: Option<BoundaryId>) -> Result<(), EditError> {
    match boundary.filter(|id| !model.boundaries.contains_key(id)) {
        Some(id) => Err(EditError::not_found(format!("boundary {id}"))),
        None => Ok(()),
    }
}

fn known_ends(
    model: &Model,
    name: &str,
    source: ElementId,
    target: ElementId,
) -> Result<(), EditError> {
    for (end, id) in [("source", source), ("target", target)] {
        if !model.elements.contains_key(&id) {
            return Err(EditError::not_found(format!("the {end} of flow {name:?}, element {id},")));
        }
    }
    Ok(())
}

pub(super) fn known_assets(model: &Model, assets: &[DataAssetId]) -> Result<(), EditError> {
    match assets.iter().find(|id| !model.assets.contains_key(id)) {
        Some(id) => Err(EditError::not_found(format!("data asset {id}"))),
        None => Ok(()),
    }
}
