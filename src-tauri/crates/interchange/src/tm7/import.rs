//! TM7 in: the drawings.

use std::collections::BTreeSet;

use model::{
    Boundary, BoundaryId, Element, ElementKind, Flow, Note, NoteId, Participant, ParticipantId,
    Rect,
};
use roxmltree::Node;

use super::{NAME, threats};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::inside::{around, px};
use crate::lines::{self, Line};
use crate::mapping::Given;
use crate::xml::{child, children, text, text_of, wrong};
use crate::{Import, InterchangeError, limits, types};

/// Space between drawings that are put below each other, px.
const BELOW: i32 = 160;

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let root = document.xml()?.root_element();
    if !super::detect(document) {
        return Err(wrong(NAME, root, "the root is not a ThreatModel of the tool's namespace"));
    }
    let about = child(root, "MetaInformation");
    let said = |key: &str| about.map(|node| text_of(node, key)).unwrap_or_default();
    let list = child(root, "DrawingSurfaceList")
        .ok_or_else(|| wrong(NAME, root, "DrawingSurfaceList is missing"))?;
    let surfaces: Vec<Node> = children(list, "DrawingSurfaceModel").collect();
    let title = match (said("ThreatModelName"), surfaces.first()) {
        (title, _) if !title.is_empty() => title,
        (_, Some(first)) => text_of(*first, "Header"),
        (title, None) => title,
    };
    let identity = surfaces.first().map(|first| text_of(*first, "Guid")).unwrap_or_default();
    let mut draft = Draft::new(NAME, &title, Ids::new("tm7", &identity), given);
    draft.model.about.description = said("HighLevelSystemDescription");
    draft.model.about.owner = said("Owner");
    for (key, role) in [("Reviewer", "reviewer"), ("Contributors", "contributor")] {
        let name = said(key);
        if !name.is_empty() {
            let id = ParticipantId(draft.ids.element(&format!("{role} {name}")).0);
            let (role, sessions) = (role.to_owned(), Vec::new());
            draft.model.participants.insert(id, Participant { id, name, role, sessions });
            draft.fidelity.kept("participant");
        }
    }
    let mut more = Vec::new();
    for (key, label) in
        [("Assumptions", "Assumptions"), ("ExternalDependencies", "External dependencies")]
    {
        let text = said(key);
        if !text.is_empty() {
            more.push(format!("{label}: {text}"));
            draft.fidelity.taken("section", key, vec!["kept in the description".to_owned()]);
        }
    }
    if !more.is_empty() {
        more.insert(0, std::mem::take(&mut draft.model.about.description));
        more.retain(|text| !text.is_empty());
        draft.model.about.description = more.join("\n\n");
    }
    let mut top = 0;
    for surface in surfaces {
        top = drawing(surface, top, &mut draft)?;
    }
    threats::read(root, &mut draft);
    for note in child(root, "Notes").iter().flat_map(|notes| notes.children()) {
        if note.is_element() {
            let text = text_of(note, "Message");
            let why = "a note of the file as a whole has no place here";
            draft.fidelity.dropped("note", &text, why);
        }
    }
    draft.finish()
}

/// Something drawn.
struct Shape<'a, 'i> {
    node: Node<'a, 'i>,
    guid: String,
    kind: Kind,
    stated: Stated,
}

/// What the tool tells apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Element(ElementKind),
    Border,
    Line,
    Flow,
    Text,
}

/// Properties of a stencil.
#[derive(Default)]
struct Stated {
    stencil: String,
    name: String,
    out_of_scope: bool,
    reason: String,
    other: Vec<String>,
}

/// Reads one drawing and puts it below `top`. Returns the lowest edge.
fn drawing(surface: Node, top: i32, draft: &mut Draft) -> Result<i32, InterchangeError> {
    let mut shapes = Vec::new();
    let mut seen = BTreeSet::new();
    for list in ["Borders", "Lines"] {
        for entry in child(surface, list).iter().flat_map(|list| list.children()) {
            let Some(node) = child(entry, "Value") else { continue };
            let reference = |a: roxmltree::Attribute| a.name() == "Ref";
            if node.attributes().any(reference) {
                let message = "it refers to another part of the file instead of being drawn";
                return Err(wrong(NAME, node, message));
            }
            let guid = match text_of(node, "Guid") {
                guid if guid.is_empty() => text_of(entry, "Key"),
                guid => guid,
            };
            if !seen.insert(guid.clone()) {
                return Err(wrong(NAME, node, format!("GUID {guid:?} is there twice")));
            }
            let stated = stated(node);
            match kind(node) {
                Some(kind) => shapes.push(Shape { node, guid, kind, stated }),
                None => {
                    let name = if stated.name.is_empty() { &guid } else { &stated.name };
                    draft.fidelity.dropped("stencil", name, "a kind of stencil that is not known");
                }
            }
        }
    }
    let mut bottom = top;
    let mut boxes: Vec<(BoundaryId, Rect)> = Vec::new();
    for shape in shapes.iter().filter(|shape| shape.kind == Kind::Border) {
        let area = area(shape.node, top);
        bottom = bottom.max(area.y + area.height);
        boxes.push((draft.ids.boundary(&shape.guid), area));
    }
    for shape in &shapes {
        match shape.kind {
            Kind::Border => border(shape, &boxes, top, draft),
            Kind::Element(kind) => {
                let area = area(shape.node, top);
                bottom = bottom.max(area.y + area.height);
                element(shape, kind, area, &boxes, draft);
            }
            Kind::Text => {
                let id = NoteId(draft.ids.element(&shape.guid).0);
                let (diagram, text) = (draft.diagram, shape.stated.name.clone());
                let area = area(shape.node, top);
                draft.model.notes.insert(id, Note { id, diagram, text, area });
                draft.fidelity.kept("text block");
            }
            Kind::Line | Kind::Flow => {}
        }
    }
    for shape in shapes.iter().filter(|shape| shape.kind == Kind::Flow) {
        flow(shape, draft);
    }
    let drawn = |shape: &Shape| Line {
        id: draft.ids.boundary(&shape.guid),
        name: shape.stated.name.clone(),
        description: shape.stated.other.join("\n"),
        path: path(shape.node, top),
    };
    let found = shapes.iter().filter(|shape| shape.kind == Kind::Line).map(drawn).collect();
    lines::add(found, draft);
    Ok(bottom.saturating_add(BELOW).min(limits::FAR))
}

fn kind(node: Node) -> Option<Kind> {
    let by_type = node.attributes().find(|a| a.name() == "type").map_or("", |a| a.value());
    Some(match (text_of(node, "GenericTypeId").as_str(), by_type) {
        ("GE.P", _) | ("", "StencilEllipse") => Kind::Element(ElementKind::Process),
        ("GE.EI", _) | ("", "StencilRectangle") => Kind::Element(ElementKind::External),
        ("GE.DS", _) | ("", "StencilParallelLines") => Kind::Element(ElementKind::Store),
        ("GE.TB.B", _) | ("", "BorderBoundary") => Kind::Border,
        ("GE.TB.L", _) | ("", "LineBoundary") => Kind::Line,
        ("GE.DF", _) | ("", "Connector") => Kind::Flow,
        ("GE.A", _) | ("", "StencilAnnotation") => Kind::Text,
        _ => return None,
    })
}

/// Reads the display attributes: the first header names the stencil, lists hold their choice.
fn stated(node: Node) -> Stated {
    let mut stated = Stated::default();
    for entry in child(node, "Properties").iter().flat_map(|list| list.children()) {
        let label = text_of(entry, "DisplayName");
        let kind = entry.attributes().find(|a| a.name() == "type").map_or("", |a| a.value());
        if kind.ends_with("HeaderDisplayAttribute") {
            if stated.stencil.is_empty() {
                stated.stencil = label;
            }
            continue;
        }
        let Some(value) = child(entry, "Value") else { continue };
        let value = if kind.ends_with("ListDisplayAttribute") {
            let chosen = text_of(entry, "SelectedIndex").parse::<usize>().unwrap_or(0);
            let word = value.children().filter(Node::is_element).nth(chosen);
            word.filter(|_| chosen > 0).map(text).unwrap_or_default()
        } else {
            text(value)
        };
        match label.as_str() {
            "Name" => stated.name = value,
            "Out Of Scope" => stated.out_of_scope = value == "true",
            "Reason For Out Of Scope" => stated.reason = value,
            // The order in which flows are numbered; 0 when nobody set it.
            "Dataflow Order" if value == "0" => {}
            _ if value.is_empty() || value == "false" => {}
            _ => stated.other.push(format!("{label}: {value}")),
        }
    }
    stated
}

fn number(node: Node, key: &str) -> f64 {
    text_of(node, key).trim().parse().unwrap_or(0.0)
}

fn area(node: Node, top: i32) -> Rect {
    let read = |key| px(number(node, key));
    let (width, height) = (read("Width").max(1), read("Height").max(1));
    Rect { x: read("Left"), y: read("Top").saturating_add(top), width, height }
}

fn path(node: Node, top: i32) -> Vec<lines::Point> {
    let point = |x, y| {
        let (x, y) = (px(number(node, x)), px(number(node, y)).saturating_add(top));
        (f64::from(x), f64::from(y))
    };
    let (from, to) = (point("SourceX", "SourceY"), point("TargetX", "TargetY"));
    lines::curve(from, point("HandleX", "HandleY"), to)
}

fn border(shape: &Shape, boxes: &[(BoundaryId, Rect)], top: i32, draft: &mut Draft) {
    let (id, area) = (draft.ids.boundary(&shape.guid), area(shape.node, top));
    let (stated, mut changes) = (&shape.stated, Vec::new());
    let name = match stated.name.as_str() {
        "" => {
            changes.push("it has no name, called \"Boundary\"".to_owned());
            "Boundary"
        }
        name => name,
    };
    let mut boundary = Boundary::new(id, name);
    boundary.description = stated.other.join("\n");
    boundary.type_id = types::boundary_type(draft.library, name, &stated.stencil);
    if let Some(known) = &boundary.type_id {
        changes.push(format!("boundary type {known} guessed from its name or stencil"));
    }
    boundary.parent = around(&area, Some(id), boxes);
    draft.found.insert(id.0, area);
    draft.fidelity.taken("boundary", name, changes);
    draft.boundary(boundary);
}

fn element(
    shape: &Shape,
    kind: ElementKind,
    area: Rect,
    boxes: &[(BoundaryId, Rect)],
    draft: &mut Draft,
) {
    let (stated, mut changes) = (&shape.stated, Vec::new());
    let mut element = Element::new(draft.ids.element(&shape.guid), kind, stated.name.clone());
    element.out_of_scope = stated.out_of_scope.then(|| stated.reason.clone());
    if !stated.other.is_empty() {
        element.description = stated.other.join("\n");
        changes.push("properties of the stencil kept in the description".to_owned());
    }
    changes.extend(draft.typed(&mut element, &stated.stencil, &[], Some(kind)));
    element.boundary = around(&area, None, boxes);
    draft.found.insert(element.id.0, area);
    draft.fidelity.taken("element", &stated.name, changes);
    draft.element(element);
}

fn flow(shape: &Shape, draft: &mut Draft) {
    let (stated, mut changes) = (&shape.stated, Vec::new());
    let end = |key| {
        let id = draft.ids.element(&text_of(shape.node, key));
        Some(id).filter(|id| draft.model.elements.contains_key(id))
    };
    let shown = if stated.name.is_empty() { &shape.guid } else { &stated.name };
    let (Some(source), Some(target)) = (end("SourceGuid"), end("TargetGuid")) else {
        let why = "an end of it is not attached to an element";
        return draft.fidelity.dropped("flow", shown, why);
    };
    let mut flow = Flow::new(draft.ids.flow(&shape.guid), source, target);
    flow.name.clone_from(&stated.name);
    flow.out_of_scope = stated.out_of_scope.then(|| stated.reason.clone());
    if !stated.other.is_empty() {
        flow.description = stated.other.join("\n");
        changes.push("properties of the stencil kept in the description".to_owned());
    }
    draft.fidelity.taken("flow", shown, changes);
    draft.flow(flow);
}
