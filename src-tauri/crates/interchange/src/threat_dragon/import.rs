//! Threat Dragon in.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    AttributeValue, Boundary, Element, ElementKind, Flow, Note, NoteId, Participant, ParticipantId,
    Rect, Subject, Threat,
};

use super::{ACTOR, BOX, CURVE, FLOW, NAME, PROCESS, STORE, v1};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::inside::{around, px};
use crate::lines;
use crate::mapping::Given;
use crate::node::Node;
use crate::{Import, InterchangeError, limits, types};

/// Fields of a cell's data that have a place in the model.
const KNOWN: [&str; 9] = [
    "type",
    "name",
    "description",
    "outOfScope",
    "reasonOutOfScope",
    "threats",
    "hasOpenThreats",
    "isTrustBoundary",
    "threatFrequency",
];

/// Space between diagrams that are put below each other, px.
const BELOW: i32 = 160;

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let older = v1::is(&tree.value).then(|| v1::rewritten(&tree.value));
    let root = Node::root(NAME, older.as_ref().unwrap_or(&tree.value));
    let version = root.text("version")?;
    if !version.is_empty() && !version.starts_with('2') {
        return Err(InterchangeError::Version { format: NAME, version, reads: "1 and 2" });
    }
    let (summary, detail) = (root.need("summary")?, root.need("detail")?);
    let title = summary.text("title")?;
    let mut draft = Draft::new(NAME, &title, Ids::new("threat-dragon", &title), given);
    draft.model.about.description = summary.text("description")?;
    draft.model.about.owner = summary.text("owner")?;
    people(&detail, &mut draft)?;
    let mut top = 0;
    for node in detail.list("diagrams")? {
        top = diagram(&node, top, &mut draft)?;
    }
    if let Some(said) = draft.aside("document", &root, &["version", "summary", "detail"]) {
        draft.fidelity.taken("section", "unknown sections", vec![said]);
    }
    let summary_aside = draft.aside("summary", &summary, &["title", "description", "owner", "id"]);
    let known = ["contributors", "diagrams", "diagramTop", "reviewer", "threatTop"];
    let detail_aside = draft.aside("detail", &detail, &known);
    for (section, said) in [("summary", summary_aside), ("detail", detail_aside)] {
        if let Some(said) = said {
            draft.fidelity.taken("section", section, vec![said]);
        }
    }
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

fn people(detail: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut people = vec![(detail.text("reviewer")?, "reviewer")];
    for node in detail.list("contributors")? {
        people.push((node.text("name")?, "contributor"));
    }
    for (name, role) in people {
        if name.is_empty() {
            continue;
        }
        let id = ParticipantId(draft.ids.element(&format!("{role} {name}")).0);
        let sessions = Vec::new();
        draft.fidelity.kept("participant");
        let role = role.to_owned();
        draft.model.participants.insert(id, Participant { id, name, role, sessions });
    }
    Ok(())
}

/// Reads one diagram and puts it below `top`. Returns the lowest edge.
fn diagram(node: &Node, top: i32, draft: &mut Draft) -> Result<i32, InterchangeError> {
    let place = node.text("id")?;
    let cells = distinct(node.list("cells")?, draft)?;
    let mut boxes: Vec<(model::BoundaryId, Rect)> = Vec::new();
    let mut bottom = top;
    for cell in &cells {
        let id = cell.need_text("id")?;
        if shape(cell)? == BOX {
            let area = area(cell, top)?;
            boxes.push((draft.ids.boundary(&format!("{place} {id}")), area));
            bottom = bottom.max(area.y + area.height);
        }
    }
    boundaries(&cells, &place, &boxes, draft)?;
    for cell in &cells {
        match shape(cell)?.as_str() {
            ACTOR => element(cell, &place, ElementKind::External, top, &boxes, draft)?,
            PROCESS => element(cell, &place, ElementKind::Process, top, &boxes, draft)?,
            STORE => element(cell, &place, ElementKind::Store, top, &boxes, draft)?,
            BOX | FLOW | CURVE => continue,
            "td-text-block" => note(cell, &place, top, draft)?,
            other => {
                draft.fidelity.dropped("cell", other, "no such shape in Threat Dragon 2");
                continue;
            }
        }
        let area = area(cell, top)?;
        bottom = bottom.max(area.y + area.height);
    }
    for cell in &cells {
        if shape(cell)? == FLOW {
            flow(cell, &place, draft)?;
        }
    }
    let mut found = Vec::new();
    for cell in &cells {
        if shape(cell)? == CURVE {
            found.push(curve(cell, &place, top, draft)?);
        }
    }
    lines::add(found, draft);
    Ok(bottom.saturating_add(BELOW).min(limits::FAR))
}

/// The cells, without those whose id is there already.
fn distinct<'a>(
    mut cells: Vec<Node<'a>>,
    draft: &mut Draft,
) -> Result<Vec<Node<'a>>, InterchangeError> {
    let mut seen = BTreeSet::new();
    for cell in &cells {
        let id = cell.need_text("id")?;
        if !seen.insert(id.clone()) {
            let why = "its id is that of an earlier cell";
            draft.fidelity.dropped("cell", &id, why);
        }
    }
    cells.retain(|cell| cell.text("id").is_ok_and(|id| seen.remove(&id)));
    Ok(cells)
}

/// The shape of a cell; older files only say the type of its data.
fn shape(cell: &Node) -> Result<String, InterchangeError> {
    let shape = cell.text("shape")?;
    let data = data(cell)?.map_or(Ok(String::new()), |data| data.text("type"))?;
    Ok(match data.as_str() {
        "tm.Actor" => ACTOR.to_owned(),
        "tm.Process" => PROCESS.to_owned(),
        "tm.Store" => STORE.to_owned(),
        "tm.Flow" => FLOW.to_owned(),
        "tm.BoundaryBox" => BOX.to_owned(),
        "tm.Boundary" => CURVE.to_owned(),
        // As version 2.0 spelled it.
        _ if shape == "trust-broundary-curve" => CURVE.to_owned(),
        _ => shape,
    })
}

fn data<'a>(cell: &Node<'a>) -> Result<Option<Node<'a>>, InterchangeError> {
    cell.get("data")
}

fn area(cell: &Node, top: i32) -> Result<Rect, InterchangeError> {
    let read = |key: &str, side: &str, least: f64| -> Result<i32, InterchangeError> {
        let far = f64::from(limits::FAR) / 10.0;
        let value = match cell.get(key)? {
            Some(node) => node.number(side)?.unwrap_or(0.0),
            None => 0.0,
        };
        Ok(value.clamp(-far, far).round().max(least) as i32)
    };
    let (x, y) = (read("position", "x", f64::MIN)?, read("position", "y", f64::MIN)?);
    let (width, height) = (read("size", "width", 1.0)?, read("size", "height", 1.0)?);
    Ok(Rect { x, y: y.saturating_add(top), width, height })
}

fn boundaries(
    cells: &[Node],
    place: &str,
    boxes: &[(model::BoundaryId, Rect)],
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let areas: BTreeMap<_, _> = boxes.iter().copied().collect();
    for cell in cells {
        let id = draft.ids.boundary(&format!("{place} {}", cell.need_text("id")?));
        let Some(area) = areas.get(&id) else { continue };
        let (mut name, mut description) = (String::new(), String::new());
        if let Some(data) = data(cell)? {
            name = data.text("name")?;
            description = data.text("description")?;
        }
        let mut changes = Vec::new();
        if let Some(data) = data(cell)? {
            let known = ["type", "name", "description", "isTrustBoundary", "hasOpenThreats"];
            changes.extend(draft.aside(&format!("data/{id}"), &data, &known));
        }
        if name.is_empty() {
            name = "Boundary".to_owned();
            changes.push("it has no name, called \"Boundary\"".to_owned());
        }
        let mut boundary = Boundary::new(id, name.clone());
        boundary.description = description;
        boundary.type_id = types::boundary_type(draft.library, &name, "");
        if let Some(known) = boundary.type_id.as_ref() {
            changes.push(format!("boundary type {known} guessed from its name"));
        }
        boundary.parent = around(area, Some(id), boxes);
        draft.found.insert(id.0, *area);
        draft.fidelity.taken("boundary", &name, changes);
        draft.boundary(boundary);
    }
    Ok(())
}

fn curve(
    cell: &Node,
    place: &str,
    top: i32,
    draft: &Draft,
) -> Result<lines::Line, InterchangeError> {
    let point = |node: &Node| -> Result<lines::Point, InterchangeError> {
        let (x, y) = (node.number("x")?.unwrap_or(0.0), node.number("y")?.unwrap_or(0.0));
        Ok((f64::from(px(x)), f64::from(px(y).saturating_add(top))))
    };
    let mut path = Vec::new();
    for node in [cell.get("source")?].into_iter().flatten() {
        path.push(point(&node)?);
    }
    for node in cell.list("vertices")? {
        path.push(point(&node)?);
    }
    for node in [cell.get("target")?].into_iter().flatten() {
        path.push(point(&node)?);
    }
    let (mut name, mut description) = (String::new(), String::new());
    if let Some(data) = data(cell)? {
        name = data.text("name")?;
        description = data.text("description")?;
    }
    let id = draft.ids.boundary(&format!("{place} {}", cell.need_text("id")?));
    Ok(lines::Line { id, name, description, path })
}

fn element(
    cell: &Node,
    place: &str,
    kind: ElementKind,
    top: i32,
    boxes: &[(model::BoundaryId, Rect)],
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let id = draft.ids.element(&format!("{place} {}", cell.need_text("id")?));
    let area = area(cell, top)?;
    let mut element = Element::new(id, kind, "");
    let mut changes = Vec::new();
    let data = data(cell)?;
    if let Some(data) = &data {
        element.name = data.text("name")?;
        element.description = data.text("description")?;
        if data.flag("outOfScope")? {
            element.out_of_scope = Some(data.text("reasonOutOfScope")?);
        }
    }
    changes.extend(draft.typed(&mut element, "", &[], Some(kind)));
    element.boundary = around(&area, None, boxes);
    draft.found.insert(id.0, area);
    let name = element.name.clone();
    if let Some(data) = &data {
        changes.extend(draft.aside(&format!("data/{id}"), data, &KNOWN));
    }
    draft.fidelity.taken("element", &name, changes);
    draft.element(element);
    match data {
        Some(data) => threats(&data, Subject::Element(id), place, draft),
        None => Ok(()),
    }
}

fn flow(cell: &Node, place: &str, draft: &mut Draft) -> Result<(), InterchangeError> {
    let id = cell.need_text("id")?;
    let key = draft.ids.flow(&format!("{place} {id}"));
    let data = data(cell)?;
    let name = data.as_ref().map_or(Ok(String::new()), |data| data.text("name"))?;
    let shown = if name.is_empty() { &id } else { &name };
    let end = |side: &str| -> Result<Option<model::ElementId>, InterchangeError> {
        let Some(node) = cell.get(side)? else { return Ok(None) };
        let element = draft.ids.element(&format!("{place} {}", node.text("cell")?));
        Ok(Some(element).filter(|id| draft.model.elements.contains_key(id)))
    };
    let (Some(source), Some(target)) = (end("source")?, end("target")?) else {
        draft.fidelity.dropped("flow", shown, "an end of it is not attached to an element");
        // Its threats stay, for the model as a whole.
        return match data {
            Some(data) => threats(&data, Subject::Flow(key), place, draft),
            None => Ok(()),
        };
    };
    let mut flow = Flow::new(key, source, target);
    flow.name.clone_from(&name);
    let (mut changes, mut both) = (Vec::new(), false);
    if let Some(data) = &data {
        flow.description = data.text("description")?;
        flow.protocol = data.text("protocol")?;
        if data.flag("outOfScope")? {
            flow.out_of_scope = Some(data.text("reasonOutOfScope")?);
        }
        if data.flag("isEncrypted")? && draft.library.attributes.contains_key("encrypted") {
            flow.attributes.insert("encrypted".into(), AttributeValue::Flag(true));
        }
        both = data.flag("isBidirectional")?;
        let known = [&KNOWN[..], &["protocol", "isEncrypted", "isBidirectional"]].concat();
        changes.extend(draft.aside(&format!("data/{key}"), data, &known));
    }
    if both {
        changes.push("it goes both ways, so it became two flows".to_owned());
    }
    draft.fidelity.taken("flow", shown, changes);
    let back = Flow {
        id: draft.ids.flow(&format!("{place} {id} back")),
        source: target,
        target: source,
        ..flow.clone()
    };
    draft.flow(flow);
    if both {
        draft.flow(back);
    }
    match data {
        Some(data) => threats(&data, Subject::Flow(key), place, draft),
        None => Ok(()),
    }
}

fn threats(
    data: &Node,
    subject: Subject,
    place: &str,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    for (index, node) in data.list("threats")?.iter().enumerate() {
        let title = node.text("title")?;
        let foreign = match node.text("id")? {
            id if id.is_empty() => format!("{index} {title}"),
            id => id,
        };
        let mut key = format!("{place} {subject} {foreign}");
        while draft.model.threats.contains_key(&draft.ids.threat(&key)) {
            key.push_str(" again");
        }
        let mut threat = Threat::new(draft.ids.threat(&key), subject, title.clone());
        let mut notes = vec![node.text("description")?];
        let mut said = Vec::new();
        for (key, label) in [("type", "Type"), ("modelType", "Method"), ("score", "Score")] {
            let text = node.text(key)?;
            notes.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
        }
        for (key, label) in
            [("status", "Status"), ("severity", "Severity"), ("mitigation", "Mitigation")]
        {
            let text = node.text(key)?;
            said.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
        }
        notes.retain(|text| !text.is_empty());
        threat.notes = notes.join("\n");
        threat.proposed = said.join("\n");
        let mut changes = Vec::new();
        let known = [
            "id",
            "number",
            "title",
            "description",
            "type",
            "modelType",
            "score",
            "status",
            "severity",
            "mitigation",
            "new",
            "threatId",
        ];
        changes.extend(draft.aside(&format!("threat/{}", threat.id), node, &known));
        if !said.is_empty() {
            changes.push("its status is kept as a proposal, not as a decision".to_owned());
        }
        if draft.threat(threat) {
            changes.push("what it was about is not in the model, kept for the whole".to_owned());
        }
        draft.fidelity.taken("threat", &title, changes);
    }
    Ok(())
}

/// A text block becomes a note on the canvas.
fn note(cell: &Node, place: &str, top: i32, draft: &mut Draft) -> Result<(), InterchangeError> {
    let id = NoteId(draft.ids.element(&format!("{place} {}", cell.need_text("id")?)).0);
    let text = data(cell)?.map_or(Ok(String::new()), |data| data.text("name"))?;
    let note = Note { id, diagram: draft.diagram, text, area: area(cell, top)? };
    draft.fidelity.kept("text block");
    draft.model.notes.insert(id, note);
    Ok(())
}
