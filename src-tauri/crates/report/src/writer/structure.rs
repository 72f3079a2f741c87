//! The structure tree: what every piece of content is, in reading order (ISO 32000-1, 14.7; ISO 14289-1).

use std::fmt::Write;

use super::file::{File, Id};
use super::numbers::decimal;
use super::{Numbers, utf16};
use crate::layout::{Child, Laid, Node, Tag};

/// Adds the tree and returns its root.
pub(super) fn add(file: &mut File, laid: &Laid, n: &Numbers) -> Id {
    let root = file.reserve(1);
    let mut numbers = String::from("<</Nums[");
    for (number, page) in laid.pages.iter().enumerate() {
        let mut parents = String::from("[");
        for node in &page.marked {
            let _ = write!(parents, "{} 0 R ", n.node(*node));
        }
        parents.push(']');
        let _ = write!(numbers, "{number} {} 0 R ", file.add(&parents));
    }
    // Links follow the pages in the parent tree, in the order in which they were numbered.
    let links = laid.pages.iter().flat_map(|page| &page.links);
    let mut key = laid.pages.len();
    for link in links {
        let _ = write!(numbers, "{key} {} 0 R ", n.node(link.node));
        key += 1;
    }
    numbers.push_str("]>>");
    let parents = file.add(&numbers);
    let mut element = String::new();
    for (index, node) in laid.tree.nodes.iter().enumerate() {
        let parent = if index == 0 { root } else { n.node(node.parent) };
        element.clear();
        write_element(&mut element, node, parent, laid, n);
        file.put(n.node(index), &element);
    }
    file.put(
        root,
        &format!(
            "<</Type/StructTreeRoot/K {} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {key}>>",
            n.node(0)
        ),
    );
    root
}

/// Writing to a string cannot fail, so results of that are dropped here.
fn write_element(out: &mut String, node: &Node, parent: Id, laid: &Laid, n: &Numbers) {
    let _ = write!(out, "<</Type/StructElem/S/{}/P {parent} 0 R", node.tag.name());
    // Content of the element's first page is named by number alone.
    let first = node.children.iter().find_map(|child| match child {
        Child::Content(page, _) => Some(*page),
        Child::Node(_) | Child::Link(..) => None,
    });
    let page = node.area.as_ref().map(|area| area.0).or(first.map(|page| page as usize));
    if let Some(page) = page {
        let _ = write!(out, "/Pg {} 0 R", n.page(page));
    }
    if !node.children.is_empty() {
        out.push_str("/K[");
        for child in &node.children {
            let _ = match *child {
                Child::Node(node) => write!(out, "{} 0 R ", n.node(node as usize)),
                Child::Content(page, number) if Some(page) == first => write!(out, "{number} "),
                Child::Content(page, number) => {
                    write!(out, "<</Type/MCR/Pg {} 0 R/MCID {number}>>", n.page(page as usize))
                }
                Child::Link(page, index) => write!(
                    out,
                    "<</Type/OBJR/Pg {} 0 R/Obj {} 0 R>>",
                    n.page(page as usize),
                    n.link(page as usize, index as usize)
                ),
            };
        }
        out.push(']');
    }
    if let Some(alt) = &node.alt {
        let _ = write!(out, "/Alt{}", utf16(alt));
    }
    attributes(out, node, laid);
    out.push_str(">>");
}

fn attributes(out: &mut String, node: &Node, laid: &Laid) {
    if let Some(area) = &node.area {
        let (page, [left, top, right, bottom]) = **area;
        let height = laid.pages[page].height;
        out.push_str("/A<</O/Layout/Placement/Block/BBox[");
        for side in [left, height - bottom, right, height - top] {
            decimal(out, side);
            out.push(' ');
        }
        out.push_str("]>>");
    }
    if node.scope.is_some() || node.columns > 1 {
        out.push_str("/A<</O/Table");
        if let Some(scope) = node.scope {
            let _ = write!(out, "/Scope/{scope}");
        }
        if node.columns > 1 {
            let _ = write!(out, "/ColSpan {}", node.columns);
        }
        out.push_str(">>");
    }
    if node.tag == Tag::L && node.numbered {
        out.push_str("/A<</O/List/ListNumbering/Decimal>>");
    }
}
