//! draw.io out: one page per diagram, uncompressed. Labels are plain text, so nothing in them runs;
//! a word in the style says what a shape is, which draw.io keeps and the import reads.

use std::fmt::Write;

use library::Library;
use model::{Diagram, ElementKind, Flow, Model, PlacedKey, Rect};
use uuid::Uuid;

use super::OWN;
use super::shapes::OURS;
use crate::InterchangeError;
use crate::side_bag::Kept;

pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let mut diagrams: Vec<&Diagram> = model.diagrams.values().collect();
    diagrams.sort_by_key(|diagram| (diagram.position, diagram.id));
    let kept = Kept::of(model, "drawio");
    let mut text = format!("<mxfile host=\"{OWN}\">\n");
    for diagram in diagrams {
        page(model, diagram, &kept, &mut text);
    }
    text.push_str("</mxfile>\n");
    Ok(text.into_bytes())
}

fn page(model: &Model, diagram: &Diagram, kept: &Kept, text: &mut String) {
    let area = |record: Uuid| {
        let key = PlacedKey { diagram: diagram.id, record };
        model.placements.get(&key).map(|placement| placement.area)
    };
    let _ = write!(
        text,
        "<diagram id=\"{}\" name=\"{}\"><mxGraphModel grid=\"1\" gridSize=\"8\"><root>\n\
         <mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n",
        diagram.id,
        inert(&diagram.title)
    );
    // The innermost boundary around something that is drawn here, with its corner.
    let outer = |innermost| {
        let chain = model.boundary_chain(innermost);
        chain.into_iter().find_map(|id| area(id.0).map(|area| (id, area)))
    };
    let mut boundaries: Vec<_> = model.boundaries.values().collect();
    // Outer ones first, so that they are drawn below what lies in them.
    boundaries.sort_by_key(|b| (model.boundary_chain(b.parent).len(), b.number, b.id));
    for boundary in boundaries {
        let Some(own) = area(boundary.id.0) else { continue };
        let style = style(kept, boundary.id.0, OURS[0], "portolan=boundary;");
        let parent = outer(boundary.parent).map(|(id, area)| (id.0, area));
        vertex(text, boundary.id.0, &boundary.name, &style, own, parent);
    }
    let mut elements: Vec<_> = model.elements.values().collect();
    elements.sort_by_key(|e| (e.number, e.id));
    for element in elements {
        let Some(own) = area(element.id.0) else { continue };
        let (look, word) = match element.kind {
            ElementKind::External => (OURS[1], "portolan=external;"),
            ElementKind::Process => (OURS[2], "portolan=process;"),
            ElementKind::Store => (OURS[3], "portolan=store;"),
        };
        let style = style(kept, element.id.0, look, word);
        let parent = outer(element.boundary).map(|(id, area)| (id.0, area));
        vertex(text, element.id.0, &element.name, &style, own, parent);
    }
    let mut notes: Vec<_> = model.notes.values().filter(|n| n.diagram == diagram.id).collect();
    notes.sort_by_key(|note| note.id);
    for note in notes {
        vertex(text, note.id.0, &note.text, "text;whiteSpace=wrap;portolan=note;", note.area, None);
    }
    let mut flows: Vec<_> = model.flows.values().collect();
    flows.sort_by_key(|f| (f.number, f.id));
    for flow in flows {
        if area(flow.source.0).is_some() && area(flow.target.0).is_some() {
            edge(model, diagram, flow, kept, text);
        }
    }
    text.push_str("</root></mxGraphModel></diagram>\n");
}

/// The look that a shape had in draw.io, or ours; with our word, which says what it is.
fn style(kept: &Kept, id: Uuid, ours: &str, word: &str) -> String {
    let look = kept.text(&format!("cell/{id}"), "style").unwrap_or_else(|| ours.to_owned());
    format!("{}{word}", inert(&look))
}

fn vertex(
    text: &mut String,
    id: Uuid,
    label: &str,
    style: &str,
    area: Rect,
    parent: Option<(Uuid, Rect)>,
) {
    let (x, y) = parent.map_or((0, 0), |(_, outer)| (outer.x, outer.y));
    let parent = parent.map_or_else(|| "1".to_owned(), |(id, _)| id.to_string());
    let _ = writeln!(
        text,
        "<mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\">\
         <mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/></mxCell>",
        inert(label),
        area.x - x,
        area.y - y,
        area.width,
        area.height
    );
}

fn edge(model: &Model, diagram: &Diagram, flow: &Flow, kept: &Kept, text: &mut String) {
    let route = model.routes.get(&PlacedKey::flow(diagram.id, flow.id));
    let points = route.map(|route| route.waypoints.as_slice()).unwrap_or_default();
    let mut bends = String::new();
    if !points.is_empty() {
        bends.push_str("<Array as=\"points\">");
        for point in points {
            let _ = write!(bends, "<mxPoint x=\"{}\" y=\"{}\"/>", point.x, point.y);
        }
        bends.push_str("</Array>");
    }
    let style = style(kept, flow.id.0, OURS[4], "");
    let _ = writeln!(
        text,
        "<mxCell id=\"{}\" value=\"{}\" style=\"{style}\" \
         edge=\"1\" parent=\"1\" source=\"{}\" target=\"{}\">\
         <mxGeometry relative=\"1\" as=\"geometry\">{bends}</mxGeometry></mxCell>",
        flow.id,
        inert(&flow.name),
        flow.source,
        flow.target
    );
}

/// Text for an attribute. What XML 1.0 cannot hold is shown as U+FFFD.
fn inert(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
