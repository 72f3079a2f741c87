//! OTM out: version 0.2.0 as JSON. What OTM has no place for goes into attributes that start with
//! `portolan.`, from which [`super::import()`] reads it back.

use library::Library;
use model::{
    Boundary, BoundaryId, Classification, Control, ControlStatus, DataAssetId, DiagramId, Element,
    Flow, Model, PlacedKey, Rect, Status, Subject, Threat, Verdict,
};
use serde_json::{Map, Value, json};

use super::NAME;
use super::threats::{PROPOSED, UNDECIDED};
use crate::InterchangeError;
use crate::side_bag::Kept;

/// Every OTM component lies in a trust zone; what lies outside all of ours is put into this one.
pub const OUTSIDE: &str = "portolan-outside";

pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let about = &model.about;
    let mut project = Map::new();
    // One system keeps one id, so that the next export updates it.
    let id = model.diagrams.keys().next().map_or_else(|| "model".to_owned(), |id| id.to_string());
    project.insert("name".into(), json!(about.title));
    project.insert("id".into(), json!(id));
    project.insert("description".into(), json!(about.description));
    project.insert("owner".into(), json!(about.owner));
    project.insert(
        "attributes".into(),
        json!({
            super::WRITTEN_BY: "1",
            "purpose": about.purpose,
            "marking": about.marking,
            "risk_owners": about.risk_owners,
            "in_scope": about.in_scope,
            "out_of_scope": about.out_of_scope,
        }),
    );
    let kept = &Kept::of(model, "otm");
    let mut project = Value::Object(project);
    restore(kept, "project", &mut project);
    let mut document = json!({
        "otmVersion": "0.2.0",
        "project": project,
        "representations": representations(model),
        "assets": assets(model, kept),
        "trustZones": zones(model, kept),
        "components": numbered(model.elements.values().map(|e| (e.number, component(model, e, kept)))),
        "dataflows": numbered(model.flows.values().map(|f| (f.number, dataflow(model, f, kept)))),
        "threats": numbered(model.threats.values().map(|t| (t.number, threat(model, t, kept)))),
        "mitigations": numbered(model.controls.values().map(|c| (c.number, mitigation(c, kept)))),
    });
    kept.restore("document", &mut document);
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Puts back what an import kept aside of a record and of its free maps.
fn restore(kept: &Kept, place: &str, value: &mut Value) {
    kept.restore(place, value);
    for map in ["attributes", "properties"] {
        let mut inner = value.get(map).cloned().unwrap_or_else(|| json!({}));
        kept.restore(&format!("{place}/{map}"), &mut inner);
        if inner.as_object().is_some_and(|entries| !entries.is_empty()) {
            value[map] = inner;
        }
    }
}

/// In the order of the short numbers.
fn numbered(items: impl Iterator<Item = (u32, Value)>) -> Vec<Value> {
    let mut items: Vec<_> = items.collect();
    items.sort_by_key(|(number, _)| *number);
    items.into_iter().map(|(_, value)| value).collect()
}

fn representations(model: &Model) -> Vec<Value> {
    let mut diagrams: Vec<_> = model.diagrams.values().collect();
    diagrams.sort_by_key(|diagram| (diagram.position, diagram.id));
    diagrams
        .into_iter()
        .map(|diagram| {
            let far = |end: fn(&Rect) -> i32| {
                let areas = model.placements.values().filter(|p| p.key.diagram == diagram.id);
                areas.map(|p| end(&p.area)).max().unwrap_or(0).max(1)
            };
            json!({
                "name": diagram.title,
                "id": diagram.id,
                "type": "diagram",
                "size": {"width": far(|a| a.x + a.width), "height": far(|a| a.y + a.height)},
            })
        })
        .collect()
}

fn assets(model: &Model, kept: &Kept) -> Vec<Value> {
    numbered(model.assets.values().map(|asset| {
        let worth = match asset.classification {
            None | Some(Classification::Public) => 0,
            Some(Classification::Internal) => 40,
            Some(Classification::Confidential) => 70,
            Some(Classification::Personal) => 80,
            Some(Classification::Secret) => 100,
        };
        let mut attributes = json!({
            "portolan.kind": asset.kind,
            "owner": asset.owner,
            "provenance": asset.provenance,
        });
        if let Some(class) = asset.classification {
            attributes["portolan.classification"] = json!(class);
        }
        let mut value = json!({
            "name": asset.name,
            "id": asset.id,
            "description": asset.description,
            "risk": {"confidentiality": worth, "integrity": 50, "availability": 50},
            "attributes": attributes,
        });
        restore(kept, &format!("asset/{}", asset.id), &mut value);
        (asset.number, value)
    }))
}

fn zones(model: &Model, kept: &Kept) -> Vec<Value> {
    let mut zones = numbered(model.boundaries.values().map(|b| (b.number, zone(model, b, kept))));
    if model.elements.values().any(|element| element.boundary.is_none()) {
        zones.push(json!({
            "name": "Outside all boundaries", "id": OUTSIDE, "type": "", "risk": {"trustRating": 0},
        }));
    }
    zones
}

fn zone(model: &Model, boundary: &Boundary, kept: &Kept) -> Value {
    let trust = match boundary.type_id.as_deref() {
        Some("internet-edge" | "physical-world") => 10,
        Some("device" | "supplier") => 30,
        Some("org-network" | "build-environment" | "cloud-tenant") => 80,
        Some(_) | None => 50,
    };
    let mut value = json!({
        "name": boundary.name,
        "id": boundary.id,
        "type": boundary.type_id.clone().unwrap_or_default(),
        "description": boundary.description,
        "risk": {"trustRating": trust},
        "attributes": boundary.attributes,
        "representations": shown(model, boundary.id.0, boundary.parent),
        "threats": instances(model, Subject::Boundary(boundary.id)),
    });
    if let Some(parent) = boundary.parent {
        value["parent"] = json!({"trustZone": parent});
    }
    restore(kept, &format!("zone/{}", boundary.id), &mut value);
    value
}

fn component(model: &Model, element: &Element, kept: &Kept) -> Value {
    let mut attributes = json!(element.attributes);
    attributes["portolan.kind"] = json!(element.kind);
    for (key, text) in [
        ("portolan.type", &element.type_id),
        ("portolan.out_of_scope", &element.out_of_scope),
        ("portolan.owner", &Some(element.owner.clone()).filter(|owner| !owner.is_empty())),
    ] {
        if let Some(text) = text {
            attributes[key] = json!(text);
        }
    }
    let parent = element.boundary.map_or_else(|| OUTSIDE.to_owned(), |id| id.to_string());
    let place = format!("component/{}", element.id);
    let technology = element.type_id.clone().or_else(|| kept.text(&place, "type"));
    let mut value = json!({
        "name": element.name,
        "id": element.id,
        "description": element.description,
        "parent": {"trustZone": parent},
        "type": technology.unwrap_or_else(|| "process".into()),
        "tags": element.tags,
        "representations": shown(model, element.id.0, element.boundary),
        "assets": {"stored": element.holds, "processed": Vec::<DataAssetId>::new()},
        "threats": instances(model, Subject::Element(element.id)),
        "attributes": attributes,
    });
    restore(kept, &place, &mut value);
    value
}

fn dataflow(model: &Model, flow: &Flow, kept: &Kept) -> Value {
    let mut attributes = json!(flow.attributes);
    if !flow.protocol.is_empty() {
        attributes["portolan.protocol"] = json!(flow.protocol);
    }
    if let Some(reason) = &flow.out_of_scope {
        attributes["portolan.out_of_scope"] = json!(reason);
    }
    let mut value = json!({
        "name": flow.name,
        "id": flow.id,
        "description": flow.description,
        "bidirectional": false,
        "source": flow.source,
        "destination": flow.target,
        "assets": flow.carries,
        "threats": instances(model, Subject::Flow(flow.id)),
        "attributes": attributes,
    });
    restore(kept, &format!("flow/{}", flow.id), &mut value);
    value
}

/// Areas in each diagram, counted from the corner of the boundary around.
fn shown(model: &Model, record: uuid::Uuid, parent: Option<BoundaryId>) -> Vec<Value> {
    let area = |diagram: DiagramId, record| {
        model.placements.get(&PlacedKey { diagram, record }).map(|placement| placement.area)
    };
    model
        .diagrams
        .keys()
        .filter_map(|diagram| {
            let own = area(*diagram, record)?;
            let corner = parent.and_then(|id| area(*diagram, id.0)).unwrap_or_default();
            Some(json!({
                "representation": diagram,
                "id": format!("{record}-shape"),
                "position": {"x": own.x - corner.x, "y": own.y - corner.y},
                "size": {"width": own.width, "height": own.height},
            }))
        })
        .collect()
}

fn instances(model: &Model, subject: Subject) -> Vec<Value> {
    numbered(model.threats.values().filter(|threat| threat.subject == subject).map(|threat| {
        let mitigations: Vec<Value> = threat
            .controls
            .iter()
            .filter_map(|id| model.controls.get(id))
            .map(|control| json!({"mitigation": control.id, "state": state_of(control)}))
            .collect();
        let value =
            json!({"threat": threat.id, "state": state(threat), "mitigations": mitigations});
        (threat.number, value)
    }))
}

/// The decision in force, in one word for the other tool.
fn state(threat: &Threat) -> &'static str {
    match (threat.status(), threat.decision().map(|decision| &decision.verdict)) {
        (Status::NotApplicable, _) => "not-applicable",
        (_, Some(Verdict::Modify { .. })) => "mitigate",
        (_, Some(Verdict::Retain { .. })) => "accepted",
        (_, Some(Verdict::Avoid { .. })) => "avoided",
        (_, Some(Verdict::Share { .. })) => "transferred",
        (_, Some(Verdict::NotApplicable | Verdict::Reopened) | None) => UNDECIDED,
    }
}

fn state_of(control: &Control) -> &'static str {
    match control.status {
        ControlStatus::Proposed => PROPOSED,
        ControlStatus::Planned | ControlStatus::InProgress => "required",
        ControlStatus::Implemented | ControlStatus::Verified => "implemented",
    }
}

fn threat(model: &Model, threat: &Threat, kept: &Kept) -> Value {
    let percent =
        |step: u8, steps: usize| u32::from(step) * 100 / u32::try_from(steps.max(1)).unwrap_or(1);
    let scale = &model.about.risk;
    let (likelihood, impact) = threat.inherent.as_ref().map_or((0, 0), |rating| {
        let impact = rating.impacts.worst().unwrap_or(0);
        (percent(rating.likelihood, scale.likelihood.len()), percent(impact, scale.impact.len()))
    });
    let categories: Vec<&String> = threat.technique.iter().collect();
    let mut value = json!({
        "name": threat.title,
        "id": threat.id,
        "description": threat.notes,
        "categories": categories,
        "risk": {"likelihood": likelihood, "impact": impact},
    });
    restore(kept, &format!("threat/{}", threat.id), &mut value);
    value
}

fn mitigation(control: &Control, kept: &Kept) -> Value {
    let mut attributes = Map::new();
    if let Some(id) = &control.mitigation {
        attributes.insert("portolan.mitigation".into(), json!(id));
    }
    if !control.owner.is_empty() {
        attributes.insert("portolan.owner".into(), json!(control.owner));
    }
    let mut value = json!({
        "name": control.title,
        "id": control.id,
        "description": control.description,
        "riskReduction": 50,
        "attributes": attributes,
    });
    restore(kept, &format!("mitigation/{}", control.id), &mut value);
    value
}
