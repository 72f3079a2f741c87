//! The structure tree: what every piece of content is, in reading order (ISO 32000-1, 14.7; ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::Links;
use super::utf16;
use crate::layout::{Child, Laid, Node, Tag};

/// Adds the tree and returns its root.
pub(super) fn add(
    file: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    nodes: &[ObjectId],
    links: &Links,
) -> ObjectId {
    let root = file.new_object_id();
    let mut numbers: Vec<Object> = Vec::new();
    for (number, page) in laid.pages.iter().enumerate() {
        let parents: Vec<Object> = page.marked.iter().map(|n| nodes[*n].into()).collect();
        let parents = file.add_object(Object::Array(parents));
        numbers.push((number as i64).into());
        numbers.push(parents.into());
        if let Ok(dictionary) = file.get_dictionary_mut(pages[number]) {
            dictionary.set("StructParents", number as i64);
            dictionary.set("Tabs", "S");
        }
    }
    // Links follow the pages in the parent tree, in the order in which they were numbered.
    let mut key = pages.len() as i64;
    for (page, index) in links.keys() {
        numbers.push(key.into());
        numbers.push(nodes[laid.pages[*page].links[*index].node].into());
        key += 1;
    }
    for (index, node) in laid.tree.nodes.iter().enumerate() {
        let parent = if index == 0 { root } else { nodes[node.parent] };
        let element = element(node, parent, laid, pages, nodes, links);
        file.set_object(nodes[index], element);
    }
    let parents = file.add_object(dictionary! {"Nums" => numbers});
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => nodes[0],
            "ParentTree" => parents,
            "ParentTreeNextKey" => key,
        },
    );
    root
}

fn element(
    node: &Node,
    parent: ObjectId,
    laid: &Laid,
    pages: &[ObjectId],
    nodes: &[ObjectId],
    links: &Links,
) -> Dictionary {
    let mut element = dictionary! {"Type" => "StructElem", "S" => node.tag.name(), "P" => parent};
    // Content of the element's first page is named by number alone.
    let first = node.children.iter().find_map(|child| match child {
        Child::Content(page, _) => Some(*page),
        Child::Node(_) | Child::Link(..) => None,
    });
    if let Some(page) = first {
        element.set("Pg", pages[page]);
    }
    let children: Vec<Object> = node
        .children
        .iter()
        .filter_map(|child| match child {
            Child::Node(n) => Some(nodes[*n].into()),
            Child::Content(page, number) if Some(*page) == first => Some((*number as i64).into()),
            Child::Content(page, number) => Some(Object::Dictionary(
                dictionary! {"Type" => "MCR", "Pg" => pages[*page], "MCID" => *number as i64},
            )),
            Child::Link(page, index) => links.get(&(*page, *index)).map(|link| {
                Object::Dictionary(
                    dictionary! {"Type" => "OBJR", "Pg" => pages[*page], "Obj" => *link},
                )
            }),
        })
        .collect();
    if !children.is_empty() {
        element.set("K", children);
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", utf16(alt));
    }
    if let Some((page, [left, top, right, bottom])) = node.area {
        let height = laid.pages[page].height;
        let area = [left, height - bottom, right, height - top];
        let area: Vec<Object> = area.into_iter().map(Object::Real).collect();
        element.set("Pg", pages[page]);
        element.set("A", dictionary! {"O" => "Layout", "Placement" => "Block", "BBox" => area});
    }
    if node.scope.is_some() || node.columns > 1 {
        let mut attributes = dictionary! {"O" => "Table"};
        if let Some(scope) = node.scope {
            attributes.set("Scope", scope);
        }
        if node.columns > 1 {
            attributes.set("ColSpan", node.columns as i64);
        }
        element.set("A", attributes);
    }
    if node.tag == Tag::L && node.numbered {
        element.set("A", dictionary! {"O" => "List", "ListNumbering" => "Decimal"});
    }
    element
}
