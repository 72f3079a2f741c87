//! What the shape of a framework's file cannot say: ids that are unique and carry their parents'.

use std::collections::BTreeMap;

use crate::check::Check;
use crate::yaml::{Node, Place, Tree};

impl Check<'_> {
    /// Ids of a framework's parts. Assessments name them, so that two of one kind must never meet.
    pub(crate) fn framework(&mut self, node: &Node) {
        let mut seen = BTreeMap::new();
        for area in children(node, "areas") {
            self.new_id(area, &mut seen);
            for guideline in children(area, "guidelines") {
                self.new_id(guideline, &mut seen);
                let own = guideline.get("id").and_then(Node::text).unwrap_or_default();
                for consideration in children(guideline, "considerations") {
                    self.new_id(consideration, &mut seen);
                    let Some(id) = consideration.get("id") else { continue };
                    let rest = id.text().and_then(|text| text.strip_prefix(own));
                    if !rest.is_some_and(|rest| rest.starts_with('.')) {
                        let hint = Some(format!("write `{own}.1` and count on"));
                        self.fault(id.place, "the id does not start with its guideline's", hint);
                    }
                }
            }
        }
    }

    fn new_id<'n>(&mut self, node: &'n Node, seen: &mut BTreeMap<&'n str, Place>) {
        let Some(id) = node.get("id") else { return };
        let Some(text) = id.text() else { return };
        if let Some(first) = seen.insert(text, id.place) {
            let hint = Some(format!("the other one: line {}", first.line));
            self.fault(id.place, format!("`{text}` is defined twice"), hint);
        }
    }

    /// A record with exactly one key, which says what it is.
    pub(crate) fn one_key(&mut self, node: &Node) {
        if matches!(&node.tree, Tree::Map(entries) if entries.len() != 1) {
            self.fault(node.place, "exactly one key is expected here", None);
        }
    }
}

fn children<'n>(node: &'n Node, key: &str) -> Vec<&'n Node> {
    node.get(key).map(Node::items).unwrap_or_default()
}
