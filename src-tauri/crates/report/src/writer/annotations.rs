//! Link areas: destination or address, description, and their place in the structure tree.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::utf16;
use crate::blocks::Link;
use crate::error::ReportError;
use crate::layout::Laid;

/// The object of each link, by page and index, with its key in the parent tree.
pub(super) type Links = BTreeMap<(usize, usize), ObjectId>;

/// Adds the annotations to their pages.
pub(super) fn add(
    file: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
) -> Result<Links, ReportError> {
    let fail = |e: lopdf::Error| ReportError::Write { message: e.to_string() };
    let mut links = Links::new();
    let mut key = pages.len() as i64;
    for (number, page) in laid.pages.iter().enumerate() {
        let mut areas: Vec<Object> = Vec::new();
        for (index, link) in page.links.iter().enumerate() {
            let [x, y, w, h] = link.area;
            let rect = [x, page.height - y - h, x + w, page.height - y];
            let rect: Vec<Object> = rect.into_iter().map(Object::Real).collect();
            // Printed, and without a border.
            let mut area = dictionary! {"Type" => "Annot", "Subtype" => "Link", "Rect" => rect,
            "F" => 4, "Border" => vec![0.into(), 0.into(), 0.into()]};
            area.set("P", pages[number]);
            area.set("StructParent", key);
            key += 1;
            match &link.target {
                Link::Uri(address) => {
                    area.set("Contents", utf16(&format!("{}: {address}", link.text)));
                    let action = dictionary! {"Type" => "Action", "S" => "URI",
                    "URI" => Object::string_literal(uri(address))};
                    area.set("A", action);
                }
                Link::Anchor(id) => {
                    area.set("Contents", utf16(&format!("Go to {}", link.text)));
                    // Links to nowhere were taken away before; should one be left, it leads to its own page.
                    let (target, y) = laid.anchors.get(id).copied().unwrap_or((number, 0.0));
                    let top = laid.pages[target].height - y + 8.0;
                    area.set("Dest", destination(pages[target], top));
                }
            }

            let id = file.add_object(area);
            links.insert((number, index), id);
            areas.push(id.into());
        }
        let page = file.get_dictionary_mut(pages[number]).map_err(fail)?;
        if areas.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", areas);
        }
    }
    Ok(links)
}

/// A place on a page, keeping the reader's zoom.
pub(super) fn destination(page: ObjectId, top: f32) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Real(0.0), Object::Real(top), Object::Null]
}

/// Addresses hold ASCII only; everything else is percent-encoded as RFC 3986 asks.
fn uri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
