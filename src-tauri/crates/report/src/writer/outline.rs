//! The nested outline readers show beside the pages.

use std::fmt::Write;

use super::annotations::destination;
use super::file::{File, Id};
use super::{Numbers, utf16};
use crate::layout::Laid;

/// Adds the outline; `None` when the document has no headings.
pub(super) fn add(file: &mut File, laid: &Laid, n: &Numbers) -> Option<Id> {
    let entries = &laid.outline;
    if entries.is_empty() {
        return None;
    }
    let root = file.reserve(entries.len() + 1);
    let id = |index: usize| root + 1 + index as Id;
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
            let top = laid.pages[entry.page].height - entry.y + 8.0;
            let mut item = format!(
                "<</Title{}/Parent {} 0 R/Dest{}",
                utf16(&entry.title),
                root + parent[index] as Id,
                destination(n.page(entry.page), top)
            );
            if position > 0 {
                let _ = write!(item, "/Prev {} 0 R", id(siblings[position - 1]));
            }
            if let Some(next) = siblings.get(position + 1) {
                let _ = write!(item, "/Next {} 0 R", id(*next));
            }
            let below = &children[index + 1];
            if let (Some(first), Some(last)) = (below.first(), below.last()) {
                // A negative count: closed at first.
                let (first, last) = (id(*first), id(*last));
                let _ = write!(item, "/First {first} 0 R/Last {last} 0 R/Count -{}", below.len());
            }
            item.push_str(">>");
            file.put(id(index), &item);
        }
    }
    let top = &children[0];
    let (first, last) = (id(*top.first()?), id(*top.last()?));
    file.put(
        root,
        &format!("<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {}>>", top.len()),
    );
    Some(root)
}
