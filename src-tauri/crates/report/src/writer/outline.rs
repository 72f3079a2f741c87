//! The nested outline readers show beside the pages.

use lopdf::{Document, ObjectId, dictionary};

use super::annotations::destination;
use super::utf16;
use crate::layout::Laid;

/// Adds the outline; `None` when the document has no headings.
pub(super) fn add(file: &mut Document, laid: &Laid, pages: &[ObjectId]) -> Option<ObjectId> {
    let entries = &laid.outline;
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    // Children of the root (index 0) and of each entry (index + 1), found with a stack of open entries.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); entries.len() + 1];
    let mut parent = vec![0; entries.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|o| entries[*o].level >= entry.level) {
            open.pop();
        }
        parent[index] = open.last().map_or(0, |o| o + 1);
        children[parent[index]].push(index);
        open.push(index);
    }
    for siblings in &children {
        for (position, &index) in siblings.iter().enumerate() {
            let entry = &entries[index];
            let above = if parent[index] == 0 { root } else { ids[parent[index] - 1] };
            let top = laid.pages[entry.page].height - entry.y + 8.0;
            let mut item = dictionary! {
                "Title" => utf16(&entry.title),
                "Parent" => above,
                "Dest" => destination(pages[entry.page], top),
            };
            if position > 0 {
                item.set("Prev", ids[siblings[position - 1]]);
            }
            if let Some(next) = siblings.get(position + 1) {
                item.set("Next", ids[*next]);
            }
            let below = &children[index + 1];
            if let (Some(first), Some(last)) = (below.first(), below.last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                // Negative: closed at first.
                item.set("Count", -(below.len() as i64));
            }
            file.set_object(ids[index], item);
        }
    }
    let top = &children[0];
    let (first, last) = (top.first()?, top.last()?);
    file.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => ids[*first],
            "Last" => ids[*last],
            "Count" => top.len() as i64,
        },
    );
    Some(root)
}
