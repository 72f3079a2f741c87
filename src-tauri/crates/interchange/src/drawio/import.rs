//! draw.io in: what each cell of a page becomes.

use std::collections::{BTreeMap, BTreeSet};

use model::{Boundary, BoundaryId, Element, Flow, Note, NoteId, Rect};
use roxmltree::Node;

use super::cells::{Cell, area, cells, chain};
use super::pages::pages;
use super::{NAME, OWN};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::inside::around;
use crate::mapping::Given;
use crate::node::paragraphs;
use crate::xml::{child, wrong};
use crate::{Import, InterchangeError, limits, types, xml};

/// Space between pages that are put below each other, px.
const BELOW: i32 = 160;

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let root = document.xml()?.root_element();
    if !super::detect(document) {
        return Err(wrong(NAME, root, "the root is neither mxfile nor mxGraphModel"));
    }
    let pages = pages(root)?;
    let first = pages.first();
    let title = first.map(|page| page.name.clone()).unwrap_or_default();
    let identity = first.and_then(|page| page.node.attribute("id")).unwrap_or_default();
    let own = root.attribute("host") == Some(OWN);
    let ids = if own { Ids::keeping("drawio", identity) } else { Ids::new("drawio", identity) };
    let mut draft = Draft::new(NAME, &title, ids, given);
    // With several pages, the same record may be on more than one.
    let page_of = |index: usize| (!own || pages.len() > 1).then_some(index);
    let mut top = 0;
    for (index, page) in pages.iter().enumerate() {
        let inflated = page.inflated.as_deref().map(|text| xml::parse(text, false)).transpose()?;
        let graph = match &inflated {
            Some(document) => document.root_element(),
            None => child(page.node, "mxGraphModel").unwrap_or(page.node),
        };
        let cells = child(graph, "root").filter(|_| graph.tag_name().name() == "mxGraphModel");
        let cells = cells.ok_or_else(|| wrong(NAME, graph, "a page holds no mxGraphModel"))?;
        top = read(cells, page_of(index), top, &mut draft)?;
    }
    draft.finish()
}

/// What a shape on a page becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Boundary,
    Element,
    Text,
    /// Holds others together and is nothing by itself, or names a line.
    Nothing,
}

/// Reads one page and puts it below `top`. Returns the lowest edge.
fn read(
    root: Node,
    page: Option<usize>,
    top: i32,
    draft: &mut Draft,
) -> Result<i32, InterchangeError> {
    let cells = cells(root, draft)?;
    let by_id: BTreeMap<&str, &Cell> = cells.iter().map(|cell| (cell.id.as_str(), cell)).collect();
    let mut chains = BTreeMap::new();
    let mut areas: BTreeMap<&str, Rect> = BTreeMap::new();
    for cell in &cells {
        let chain = chain(cell, &by_id)?;
        let mut area = area(cell, &chain, &by_id);
        area.y = area.y.saturating_add(top);
        areas.insert(&cell.id, area);
        chains.insert(cell.id.as_str(), chain);
    }
    let touched: BTreeSet<&str> = cells
        .iter()
        .filter(|cell| cell.edge)
        .flat_map(|cell| [cell.source.as_str(), cell.target.as_str()])
        .collect();
    let mut named: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.vertex) {
        let line = by_id.get(cell.parent.as_str()).filter(|outer| outer.edge);
        let part = match line {
            Some(line) => {
                named.entry(&line.id).or_default().push(cell.label.clone());
                Part::Nothing
            }
            None => part(cell, &cells, &touched, &areas),
        };
        parts.insert(&cell.id, part);
    }
    let key = |id: &str| match page {
        Some(page) => format!("{page} {id}"),
        None => id.to_owned(),
    };
    let boxes: Vec<(BoundaryId, Rect)> = cells
        .iter()
        .filter(|cell| parts.get(cell.id.as_str()) == Some(&Part::Boundary))
        // A file of ours says what lies in what; the drawing is not asked.
        .filter(|cell| cell.style.get("portolan").is_none())
        .map(|cell| (draft.ids.boundary(&key(&cell.id)), areas[cell.id.as_str()]))
        .collect();
    let mut bottom = top;
    for cell in &cells {
        let Some(part) = parts.get(cell.id.as_str()) else { continue };
        let area = areas[cell.id.as_str()];
        bottom = bottom.max(area.y.saturating_add(area.height));
        let outer = chains[cell.id.as_str()]
            .iter()
            .find(|id| parts.get(id.as_str()) == Some(&Part::Boundary))
            .map(|id| draft.ids.boundary(&key(id)));
        match part {
            Part::Boundary => boundary(cell, &key(&cell.id), area, outer, &boxes, draft),
            Part::Element => element(cell, &key(&cell.id), area, outer, &boxes, draft),
            Part::Text => {
                let id = NoteId(draft.ids.element(&key(&cell.id)).0);
                let (diagram, text) = (draft.diagram, cell.label.clone());
                draft.model.notes.insert(id, Note { id, diagram, text, area });
                draft.fidelity.kept("text block");
            }
            Part::Nothing => {}
        }
    }
    for cell in cells.iter().filter(|cell| cell.edge) {
        let labels = named.remove(cell.id.as_str()).unwrap_or_default();
        flow(cell, labels, &key, draft);
    }
    Ok(bottom.saturating_add(BELOW).min(limits::FAR))
}

fn part(
    cell: &Cell,
    cells: &[Cell],
    touched: &BTreeSet<&str>,
    areas: &BTreeMap<&str, Rect>,
) -> Part {
    match cell.style.get("portolan") {
        Some("boundary") => return Part::Boundary,
        Some("note") => return Part::Text,
        Some("external" | "process" | "store") => return Part::Element,
        Some(_) | None => {}
    }
    if touched.contains(cell.id.as_str()) {
        return Part::Element;
    }
    if cell.style.has("group") && cell.label.is_empty() {
        return Part::Nothing;
    }
    let own = areas[cell.id.as_str()];
    let holds = |other: &Cell| {
        let area = areas[other.id.as_str()];
        let smaller = area.width < own.width && area.height < own.height;
        other.vertex && other.id != cell.id && smaller && own.contains(&area)
    };
    if cell.style.container() {
        return Part::Boundary;
    }
    if cell.style.has("text") || cell.style.has("edgeLabel") {
        return Part::Text;
    }
    let around_others = cells.iter().any(|other| holds(other) && !other.style.has("text"));
    if around_others { Part::Boundary } else { Part::Element }
}

/// What is said about every cell.
fn changes(cell: &Cell) -> Vec<String> {
    let mut changes = Vec::new();
    if cell.formatted {
        changes.push("formatting of its label left out".to_owned());
    }
    if !cell.fields.is_empty() {
        changes.push("its fields are kept in the description".to_owned());
    }
    changes
}

fn boundary(
    cell: &Cell,
    key: &str,
    area: Rect,
    outer: Option<BoundaryId>,
    boxes: &[(BoundaryId, Rect)],
    draft: &mut Draft,
) {
    let mut changes = changes(cell);
    let mut name = cell.label.as_str();
    if name.is_empty() {
        name = "Boundary";
        changes.push("it has no label, called \"Boundary\"".to_owned());
    }
    let id = draft.ids.boundary(key);
    let mut boundary = Boundary::new(id, name);
    boundary.description = paragraphs(cell.fields.clone());
    boundary.type_id = types::boundary_type(draft.library, name, &cell.style.technology());
    changes.push(match &boundary.type_id {
        Some(known) => format!("a box around others, taken as a boundary of type {known}"),
        None => "a box around others, taken as a boundary".to_owned(),
    });
    draft.keep(&format!("cell/{id}"), "style", &cell.style.foreign());
    boundary.parent = outer.or_else(|| around(&area, Some(id), boxes));
    draft.found.insert(id.0, area);
    draft.fidelity.taken("boundary", name, changes);
    draft.boundary(boundary);
}

fn element(
    cell: &Cell,
    key: &str,
    area: Rect,
    outer: Option<BoundaryId>,
    boxes: &[(BoundaryId, Rect)],
    draft: &mut Draft,
) {
    let (id, mut changes) = (draft.ids.element(key), changes(cell));
    let kind = cell.style.kind();
    let shape = kind.unwrap_or(model::ElementKind::Process);
    let mut element = Element::new(id, shape, cell.label.clone());
    element.description = paragraphs(cell.fields.clone());
    changes.extend(draft.typed(&mut element, &cell.style.technology(), &[], kind));
    if kind.is_none() {
        changes.push("the style does not say its kind; read from label and icon".to_owned());
    }
    element.boundary = outer.or_else(|| around(&area, None, boxes));
    draft.keep(&format!("cell/{id}"), "style", &cell.style.foreign());
    draft.found.insert(id.0, area);
    draft.fidelity.taken("element", &cell.label, changes);
    draft.element(element);
}

fn flow(cell: &Cell, labels: Vec<String>, key: &dyn Fn(&str) -> String, draft: &mut Draft) {
    let mut changes = changes(cell);
    let mut names = vec![cell.label.clone()];
    names.extend(labels);
    names.retain(|name| !name.is_empty());
    let name = names.join(", ");
    let shown = if name.is_empty() { &cell.id } else { &name };
    let end = |foreign: &str| {
        let id = draft.ids.element(&key(foreign));
        draft.model.elements.contains_key(&id).then_some(id)
    };
    let (Some(mut source), Some(mut target)) = (end(&cell.source), end(&cell.target)) else {
        let why = "an end of it is not attached to a shape";
        return draft.fidelity.dropped("flow", shown, why);
    };
    let tip = |key: &str, default: bool| match cell.style.get(key) {
        Some(arrow) => arrow != "none",
        None => default,
    };
    let (at_start, at_end) = (tip("startArrow", false), tip("endArrow", true));
    if at_start && !at_end {
        std::mem::swap(&mut source, &mut target);
        changes.push("its arrow stands at the start, so it goes that way".to_owned());
    }
    let both = at_start && at_end;
    if both {
        changes.push("it goes both ways, so it became two flows".to_owned());
    }
    let mut flow = Flow::new(draft.ids.flow(&key(&cell.id)), source, target);
    flow.name.clone_from(&name);
    flow.description = paragraphs(cell.fields.clone());
    draft.keep(&format!("cell/{}", flow.id), "style", &cell.style.foreign());
    draft.fidelity.taken("flow", shown, changes);
    let id = draft.ids.flow(&key(&format!("{} back", cell.id)));
    let back = Flow { id, source: target, target: source, ..flow.clone() };
    draft.flow(flow);
    if both {
        draft.flow(back);
    }
}
