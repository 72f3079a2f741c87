//! Threat Dragon out, as its version 2 writes a model.

use library::Library;
use model::{
    Boundary, Diagram, Element, ElementKind, Flow, Model, PlacedKey, Rect, Subject, Threat, Verdict,
};
use serde_json::{Value, json};

use super::{ACTOR, BOX, FLOW, NAME, PROCESS, STORE};
use crate::InterchangeError;
use crate::side_bag::Kept;

/// The version of Threat Dragon whose files these are.
const VERSION: &str = "2.3.0";

pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let kept = &Kept::of(model, "threat-dragon");
    let mut diagrams: Vec<&Diagram> = model.diagrams.values().collect();
    diagrams.sort_by_key(|diagram| (diagram.position, diagram.id));
    let cells: Vec<Value> = (0..)
        .zip(&diagrams)
        .map(|(index, diagram)| {
            json!({
                "id": index,
                "title": diagram.title,
                "diagramType": "STRIDE",
                "placeholder": "",
                "thumbnail": "./public/content/images/thumbnail.stride.jpg",
                "version": VERSION,
                "cells": cells(model, diagram, index == 0, kept),
            })
        })
        .collect();
    let contributors: Vec<Value> =
        model.participants.values().map(|person| json!({"name": person.name})).collect();
    let about = &model.about;
    let mut document = json!({
        "version": VERSION,
        "summary": {
            "title": about.title, "owner": about.owner, "description": about.description, "id": 0,
        },
        "detail": {
            "contributors": contributors,
            "diagrams": cells,
            "diagramTop": diagrams.len(),
            "reviewer": about.risk_owners.join(", "),
            "threatTop": model.numbering.threat,
        },
    });
    kept.restore("document", &mut document);
    for part in ["summary", "detail"] {
        kept.restore(part, &mut document[part]);
    }
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn cells(model: &Model, diagram: &Diagram, first: bool, kept: &Kept) -> Vec<Value> {
    let area = |record| {
        let key = PlacedKey { diagram: diagram.id, record };
        model.placements.get(&key).map(|placement| placement.area)
    };
    let mut boundaries: Vec<&Boundary> = model.boundaries.values().collect();
    boundaries.sort_by_key(|b| b.number);
    let mut elements: Vec<&Element> = model.elements.values().collect();
    elements.sort_by_key(|e| e.number);
    let mut flows: Vec<&Flow> = model.flows.values().collect();
    flows.sort_by_key(|f| f.number);
    let mut cells = Vec::new();
    for boundary in boundaries {
        let Some(area) = area(boundary.id.0) else { continue };
        let mut data = json!({
            "type": "tm.BoundaryBox", "name": boundary.name, "description": boundary.description,
            "isTrustBoundary": true, "hasOpenThreats": false,
        });
        kept.restore(&format!("data/{}", boundary.id), &mut data);
        cells.push(node(BOX, &boundary.id.to_string(), area, -1, &data));
    }
    // Threats of the whole system and of boundaries have no place of their own there.
    let mut homeless = first.then(|| without_place(model, kept));
    for element in elements {
        let Some(area) = area(element.id.0) else { continue };
        let (shape, kind) = match element.kind {
            ElementKind::External => (ACTOR, "tm.Actor"),
            ElementKind::Process => (PROCESS, "tm.Process"),
            ElementKind::Store => (STORE, "tm.Store"),
        };
        let mut own = threats(model, Subject::Element(element.id), kept);
        own.extend(homeless.take().unwrap_or_default());
        let mut data = json!({
            "type": kind, "name": element.name, "description": element.description,
            "outOfScope": element.out_of_scope.is_some(),
            "reasonOutOfScope": element.out_of_scope.clone().unwrap_or_default(),
            "isTrustBoundary": false, "hasOpenThreats": any_open(&own), "threats": own,
        });
        kept.restore(&format!("data/{}", element.id), &mut data);
        cells.push(node(shape, &element.id.to_string(), area, 1, &data));
    }
    for flow in flows {
        let placed = |id: model::ElementId| area(id.0).is_some();
        if placed(flow.source) && placed(flow.target) {
            cells.push(edge(model, flow, diagram, kept));
        }
    }
    cells
}

fn node(shape: &str, id: &str, area: Rect, z: i32, data: &Value) -> Value {
    json!({
        "position": {"x": area.x, "y": area.y},
        "size": {"width": area.width, "height": area.height},
        "attrs": {"text": {"text": data["name"]}},
        "visible": true,
        "shape": shape,
        "id": id,
        "zIndex": z,
        "data": data,
    })
}

fn edge(model: &Model, flow: &Flow, diagram: &Diagram, kept: &Kept) -> Value {
    let route = model.routes.get(&PlacedKey::flow(diagram.id, flow.id));
    let vertices: Vec<Value> = route
        .map(|route| route.waypoints.iter().map(|p| json!({"x": p.x, "y": p.y})).collect())
        .unwrap_or_default();
    let own = threats(model, Subject::Flow(flow.id), kept);
    let encrypted = flow.attributes.get("encrypted") == Some(&model::AttributeValue::Flag(true));
    let mut value = json!({
        "shape": FLOW,
        "id": flow.id,
        "width": 200,
        "height": 100,
        "zIndex": 10,
        "connector": "smooth",
        "attrs": {"line": {"stroke": "#333333", "targetMarker": {"name": "block"}, "sourceMarker": {"name": ""}}},
        "labels": [{"attrs": {"labelText": {"text": flow.name}}, "position": 0.5}],
        "source": {"cell": flow.source},
        "target": {"cell": flow.target},
        "vertices": vertices,
        "data": {
            "type": "tm.Flow", "name": flow.name, "description": flow.description,
            "outOfScope": flow.out_of_scope.is_some(),
            "reasonOutOfScope": flow.out_of_scope.clone().unwrap_or_default(),
            "protocol": flow.protocol, "isBidirectional": false, "isEncrypted": encrypted,
            "isTrustBoundary": false,
            "hasOpenThreats": any_open(&own), "threats": own,
        },
    });
    kept.restore(&format!("data/{}", flow.id), &mut value["data"]);
    if value["data"].get("isPublicNetwork").is_none() {
        value["data"]["isPublicNetwork"] = json!(false);
    }
    value
}

fn without_place(model: &Model, kept: &Kept) -> Vec<Value> {
    let known = |subject| match subject {
        Subject::Element(id) => model.elements.contains_key(&id),
        Subject::Flow(id) => model.flows.contains_key(&id),
        Subject::Boundary(_) | Subject::Model => false,
    };
    listed(model.threats.values().filter(|threat| !known(threat.subject)).collect(), model, kept)
}

fn threats(model: &Model, subject: Subject, kept: &Kept) -> Vec<Value> {
    listed(model.threats.values().filter(|threat| threat.subject == subject).collect(), model, kept)
}

fn listed(mut threats: Vec<&Threat>, model: &Model, kept: &Kept) -> Vec<Value> {
    threats.sort_by_key(|threat| threat.number);
    threats.into_iter().map(|threat| threat_of(threat, model, kept)).collect()
}

fn any_open(threats: &[Value]) -> bool {
    threats.iter().any(|threat| threat["status"] == "Open")
}

fn threat_of(threat: &Threat, model: &Model, kept: &Kept) -> Value {
    let scale = &model.about.risk;
    let level = threat.inherent.as_ref().and_then(|rating| scale.level_of(rating));
    let severity = level.map(|level| match (usize::from(level) * 5) / scale.levels.len().max(1) {
        0 | 1 => "Low",
        2 => "Medium",
        3 => "High",
        _ => "Critical",
    });
    // Threat Dragon knows no accepted or shared risk: it stays open there, with our words.
    let status = match threat.decision().map(|decision| &decision.verdict) {
        Some(Verdict::NotApplicable) => "NotApplicable",
        Some(Verdict::Modify { .. } | Verdict::Avoid { .. }) => "Mitigated",
        Some(Verdict::Retain { .. } | Verdict::Share { .. } | Verdict::Reopened) | None => "Open",
    };
    let mut mitigation: Vec<String> = threat
        .controls
        .iter()
        .filter_map(|id| model.controls.get(id))
        .map(|control| control.title.clone())
        .collect();
    mitigation.extend(
        threat
            .decision()
            .map(|decision| format!("{}: {}", decision.verdict.word(), decision.rationale)),
    );
    let mut value = json!({
        "id": threat.id,
        "number": threat.number,
        "title": threat.title,
        "status": status,
        "severity": severity.unwrap_or("TBD"),
        "type": threat.technique.clone().unwrap_or_default(),
        "description": threat.notes,
        "mitigation": mitigation.join("\n"),
        "modelType": "STRIDE",
        "new": false,
        "score": "",
    });
    kept.restore(&format!("threat/{}", threat.id), &mut value);
    value
}
