//! The cells of a page: what they are, where they lie, what belongs to what.

use std::collections::{BTreeMap, BTreeSet};

use model::Rect;
use roxmltree::Node;

use super::NAME;
use super::label;
use super::shapes::Style;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::inside::px;
use crate::xml::{child, wrong};

/// A cell of a page.
pub struct Cell<'a, 'i> {
    pub node: Node<'a, 'i>,
    pub id: String,
    pub parent: String,
    /// Plain text of its label.
    pub label: String,
    /// Whether formatting of the label was left out.
    pub formatted: bool,
    pub style: Style<'a>,
    pub edge: bool,
    pub vertex: bool,
    pub source: String,
    pub target: String,
    /// Fields that people gave it, one `key: value` each.
    pub fields: Vec<String>,
}

/// Reads the cells, in the order of the file. An `object` around a cell carries label and fields.
pub fn cells<'a, 'i>(
    root: Node<'a, 'i>,
    draft: &mut Draft,
) -> Result<Vec<Cell<'a, 'i>>, InterchangeError> {
    let mut cells = Vec::new();
    let mut seen = BTreeSet::new();
    for outer in root.children().filter(Node::is_element) {
        let name = outer.tag_name().name();
        let node = match name {
            "mxCell" => Some(outer),
            "object" | "UserObject" => child(outer, "mxCell"),
            _ => None,
        };
        let Some(node) = node else {
            draft.fidelity.dropped("cell", name, "it is nothing that is drawn");
            continue;
        };
        let id = outer.attribute("id").or_else(|| node.attribute("id")).unwrap_or_default();
        if !seen.insert(id.to_owned()) {
            return Err(wrong(NAME, outer, format!("id {id:?} is there twice")));
        }
        let raw = outer.attribute("label").or_else(|| node.attribute("value")).unwrap_or_default();
        let style = Style(node.attribute("style").unwrap_or_default());
        let (label, formatted) = match style.get("html") {
            Some("1") => label::plain(raw),
            Some(_) | None => (raw.to_owned(), false),
        };
        let field = |a: roxmltree::Attribute| {
            let own = matches!(a.name(), "id" | "label" | "placeholders");
            (!own && !a.value().is_empty()).then(|| format!("{}: {}", a.name(), a.value()))
        };
        let fields =
            if outer == node { Vec::new() } else { outer.attributes().filter_map(field).collect() };
        let word = |key| node.attribute(key).unwrap_or_default().to_owned();
        let flag = |key| node.attribute(key) == Some("1");
        cells.push(Cell {
            node,
            id: id.to_owned(),
            parent: word("parent"),
            label,
            formatted,
            style,
            edge: flag("edge"),
            vertex: flag("vertex"),
            source: word("source"),
            target: word("target"),
            fields,
        });
    }
    Ok(cells)
}

/// Ids of the cells that a cell lies in, from the inside out.
pub fn chain(cell: &Cell, by_id: &BTreeMap<&str, &Cell>) -> Result<Vec<String>, InterchangeError> {
    let mut chain: Vec<String> = Vec::new();
    let mut at = cell.parent.clone();
    while let Some(outer) = by_id.get(at.as_str()) {
        if chain.contains(&at) || at == cell.id {
            let message = format!("cell {:?} lies in itself", cell.id);
            return Err(wrong(NAME, cell.node, message));
        }
        chain.push(at);
        at = outer.parent.clone();
    }
    Ok(chain)
}

/// Where a shape lies on its page: geometry is relative to the shape it lies in.
pub fn area(cell: &Cell, chain: &[String], by_id: &BTreeMap<&str, &Cell>) -> Rect {
    let own = geometry(cell);
    let outer = chain.iter().filter_map(|id| by_id.get(id.as_str())).filter(|c| c.vertex);
    let (x, y) = outer
        .map(|cell| geometry(cell))
        .fold((own[0], own[1]), |at, outer| (at.0 + outer[0], at.1 + outer[1]));
    let (width, height) = (px(own[2]).max(1), px(own[3]).max(1));
    Rect { x: px(x), y: px(y), width, height }
}

fn geometry(cell: &Cell) -> [f64; 4] {
    let node = child(cell.node, "mxGeometry");
    let number = |key| {
        let text = node.and_then(|node| node.attribute(key)).unwrap_or_default();
        text.trim().parse::<f64>().ok().filter(|value| value.is_finite()).unwrap_or(0.0)
    };
    [number("x"), number("y"), number("width"), number("height")]
}
