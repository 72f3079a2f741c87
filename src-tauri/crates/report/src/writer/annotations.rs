//! Link areas: destination or address, description, and their place in the structure tree.

use std::fmt::Write;

use super::file::{File, Id};
use super::numbers::decimal;
use super::{Numbers, hex, utf16};
use crate::blocks::Link;
use crate::layout::Laid;

/// Writes the link areas of a page. In the parent tree they follow the pages.
pub(super) fn add(file: &mut File, laid: &Laid, number: usize, n: &Numbers) {
    let page = &laid.pages[number];
    let key = laid.pages.len() + n.links_before[number];
    for (index, link) in page.links.iter().enumerate() {
        let [x, y, w, h] = link.area;
        let mut area = String::from("<</Type/Annot/Subtype/Link/Rect[");
        for side in [x, page.height - y - h, x + w, page.height - y] {
            decimal(&mut area, side);
            area.push(' ');
        }
        // Printed, and without a border.
        let _ = write!(
            area,
            "]/F 4/Border[0 0 0]/P {} 0 R/StructParent {}",
            n.page(number),
            key + index
        );
        match &link.target {
            Link::Uri(address) => {
                let text = utf16(&format!("{}: {address}", link.text));
                let _ = write!(area, "/Contents{text}/A<</Type/Action/S/URI/URI");
                hex(&mut area, uri(address).bytes());
                area.push_str(">>>>");
            }
            Link::Anchor(id) => {
                let text = utf16(&format!("Go to {}", link.text));
                // Links to nowhere were taken away before; should one be left, it leads to its own page.
                let (target, y) = laid.anchors.get(&**id).copied().unwrap_or((number, 0.0));
                let top = laid.pages[target].height - y + 8.0;
                let _ = write!(area, "/Contents{text}/Dest{}>>", destination(n.page(target), top));
            }
        }
        file.put(n.link(number, index), &area);
    }
}

/// A place on a page, keeping the reader's zoom.
pub(super) fn destination(page: Id, top: f32) -> String {
    let mut out = format!("[{page} 0 R/XYZ 0 ");
    decimal(&mut out, top);
    out.push_str(" null]");
    out
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
