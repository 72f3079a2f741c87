//! What must hold of a technique beyond the shape of its keys, and of the conditions of its rules.

use std::collections::BTreeSet;

use crate::check::Check;
use crate::shape::Space;
use crate::shape_rule::{Argument, PREDICATES, Subject};
use crate::spelling::{did_you_mean, nearest};
use crate::yaml::{Node, Place, Tree};

impl Check<'_> {
    /// A technique or sub-technique.
    pub(crate) fn technique(&mut self, node: &Node) {
        let id = node.get("id").and_then(Node::text).unwrap_or_default();
        let rules = node.get("rules").map(Node::items).unwrap_or_default();
        match (rules.is_empty(), node.get("not_suggested")) {
            (true, None) => self.fault(
                node.place,
                format!("`{id}` has no rule and no reason for that"),
                Some("add `rules`, or say why not under `not_suggested`".into()),
            ),
            (false, Some(reason)) => self.fault(
                reason.place,
                format!("`{id}` has rules and a reason not to suggest it"),
                Some("keep one of the two".into()),
            ),
            (true, Some(_)) => {}
            (false, None) => self.suggested(node, id),
        }
        if let Some(source) = node.get("source") {
            let is_atlas = matches!(source.text(), Some("atlas" | "secondary"));
            if is_atlas && !id.starts_with("AML.") {
                let hint = Some("its `source` is `pack`".into());
                self.fault(source.place, format!("`{id}` is no ATLAS id"), hint);
            }
        }
        self.no_repeats(node, "mitigations", |item| item.get("id"));
        self.lineage(node, id);
    }

    /// A technique that is suggested has a card, and an example of each kind.
    fn suggested(&mut self, node: &Node, id: &str) {
        if node.get("card").is_none() {
            self.fault(node.place, format!("`{id}` is suggested but has no `card`"), None);
        }
        let examples = |key| {
            node.get("examples")
                .and_then(|examples| examples.get(key))
                .is_some_and(|list| !list.items().is_empty())
        };
        for key in ["fires_on", "quiet_on"] {
            if !examples(key) {
                let hint = Some("add a small diagram under `examples`".into());
                self.fault(node.place, format!("`{id}` has no example in `{key}`"), hint);
            }
        }
        for key in ["fires_on", "quiet_on"] {
            let list = node.get("examples").and_then(|examples| examples.get(key));
            for example in list.map(Node::items).unwrap_or_default() {
                self.example(example, key == "fires_on");
            }
        }
    }

    /// The ids inside an example fit together.
    fn example(&mut self, node: &Node, fires: bool) {
        let ids = |key: &str| -> BTreeSet<&str> {
            let list = node.get(key).map(Node::items).unwrap_or_default();
            list.iter().filter_map(|item| item.get("id").and_then(Node::text)).collect()
        };
        let (elements, boundaries) = (ids("elements"), ids("boundaries"));
        let mut flows = ids("flows");
        let numbers: Vec<String> = (1..=node.get("flows").map_or(0, |f| f.items().len()))
            .map(|n| format!("f{n}"))
            .collect();
        flows.extend(numbers.iter().map(String::as_str));

        let at = node.get("at").map(Node::items).unwrap_or_default();
        if fires && at.is_empty() {
            self.fault(node.place, "`at` says where the example fires", None);
        }
        let refer = |check: &mut Self, from: Option<&Node>, known: &[&BTreeSet<&str>]| {
            let Some((text, place)) = from.and_then(|n| Some((n.text()?, n.place))) else { return };
            if !known.iter().any(|set| set.contains(text)) {
                check.fault(place, format!("the example has no `{text}`"), None);
            }
        };
        for id in at {
            refer(self, Some(id), &[&elements, &flows, &boundaries]);
        }
        for flow in node.get("flows").map(Node::items).unwrap_or_default() {
            refer(self, flow.get("from"), &[&elements]);
            refer(self, flow.get("to"), &[&elements]);
        }
        for element in node.get("elements").map(Node::items).unwrap_or_default() {
            refer(self, element.get("boundary"), &[&boundaries]);
        }
        for boundary in node.get("boundaries").map(Node::items).unwrap_or_default() {
            refer(self, boundary.get("parent"), &[&boundaries]);
        }
        for key in ["elements", "boundaries"] {
            self.no_repeats(node, key, |item| item.get("id"));
        }
    }

    fn no_repeats(&mut self, node: &Node, key: &str, id: impl Fn(&Node) -> Option<&Node>) {
        let mut seen = BTreeSet::new();
        for item in node.get(key).map(Node::items).unwrap_or_default() {
            let Some((text, place)) = id(item).and_then(|n| Some((n.text()?, n.place))) else {
                continue;
            };
            if !seen.insert(text.to_owned()) {
                self.fault(place, format!("`{text}` stands twice in `{key}`"), None);
            }
        }
    }

    /// A sub-technique stands in its parent's file; a parent has tactics.
    fn lineage(&mut self, node: &Node, id: &str) {
        let subs = node.get("sub_techniques").map(Node::items).unwrap_or_default();
        for sub in &subs {
            let Some(sub_id) = sub.get("id") else { continue };
            let text = sub_id.text().unwrap_or_default();
            if text.strip_prefix(id).is_none_or(|rest| !rest.starts_with('.')) {
                let hint = Some(format!("ids of its sub-techniques start with `{id}.`"));
                self.fault(sub_id.place, format!("`{text}` is no sub-technique of `{id}`"), hint);
            }
            if let Some(deeper) = sub.get("sub_techniques") {
                self.fault(deeper.place, format!("`{text}` cannot have sub-techniques"), None);
            }
        }
        if is_sub(id) {
            return;
        }
        if node.get("tactics").is_none_or(|tactics| tactics.items().is_empty()) {
            self.fault(node.place, format!("`{id}` has no `tactics`"), None);
        }
    }

    /// A sub-technique at the top of a file has lost its parent.
    pub(crate) fn no_orphan(&mut self, node: &Node) {
        let Some(id) = node.get("id") else { return };
        let text = id.text().unwrap_or_default();
        if is_sub(text) {
            let parent = text.rsplit_once('.').map_or("", |(parent, _)| parent);
            let hint = Some(format!("move it under `sub_techniques` of `{parent}`"));
            self.fault(id.place, format!("sub-technique `{text}` stands without its parent"), hint);
        }
    }

    /// One condition about a subject.
    pub(crate) fn condition(&mut self, node: &Node, subject: Subject) {
        let (name, place, argument) = match &node.tree {
            Tree::Text(word) => (word.as_str(), node.place, None),
            Tree::Map(entries) if entries.len() == 1 => {
                (entries[0].0.text.as_str(), entries[0].0.place, Some(&entries[0].1))
            }
            _ => {
                let hint = Some("a word such as `composer`, or one `name: value`".into());
                self.fault(node.place, "a condition is expected here", hint);
                return;
            }
        };
        let Some((_, subjects, takes)) = PREDICATES.iter().find(|(known, ..)| *known == name)
        else {
            let known = PREDICATES.iter().map(|(known, ..)| *known);
            let hint = nearest(name, known).map(did_you_mean);
            self.fault(place, format!("unknown predicate `{name}`"), hint);
            return;
        };
        if !subjects.contains(&subject) {
            let message = format!("`{name}` cannot be asked about {}", subject.word());
            self.fault(place, message, None);
        }
        match (takes, argument) {
            (Argument::Nothing, None) => {}
            (Argument::Nothing, Some(_)) => {
                let hint = Some(format!("write `{name}` alone"));
                self.fault(place, format!("`{name}` takes nothing"), hint);
            }
            (_, None) => self.fault(place, format!("`{name}` needs a value"), None),
            (takes, Some(argument)) => self.argument(name, place, *takes, argument, subject),
        }
    }

    fn argument(
        &mut self,
        name: &str,
        place: Place,
        takes: Argument,
        node: &Node,
        subject: Subject,
    ) {
        match takes {
            Argument::Nothing => {}
            Argument::Conditions => {
                self.each(node, name, |check, item| check.condition(item, subject));
            }
            Argument::Condition => self.condition(node, subject),
            Argument::OfElement => self.condition(node, Subject::Element),
            Argument::OfFlow => self.condition(node, Subject::Flow),
            Argument::Stated => self.attributes(node, true, subject),
            Argument::Types => self.types(node, name),
            Argument::Boundaries => {
                self.each(node, name, |check, item| check.id(item, Space::BoundaryType));
            }
            Argument::Contents => self.contents(node, name),
            Argument::Matter => self.matter(node, name),
            Argument::TypeCount => self.parts(name, place, node, &["type", "at_least"]),
            Argument::TypeStated => self.parts(name, place, node, &["type", "attr"]),
            Argument::TypesMatter => self.parts(name, place, node, &["types", "taint"]),
        }
    }

    /// The small records that some predicates take.
    fn parts(&mut self, name: &str, place: Place, node: &Node, keys: &[&str]) {
        let fits =
            node.entries().len() == keys.len() && keys.iter().all(|key| node.get(key).is_some());
        if !fits {
            let message = format!("`{name}` takes `{{{}}}`", keys.join(", "));
            self.fault(place, message, None);
            return;
        }
        for (key, value) in node.entries() {
            match key.text.as_str() {
                "type" => self.id(value, Space::ElementType),
                "types" => self.types(value, "types"),
                "taint" => self.matter(value, "taint"),
                "attr" => self.attributes(value, true, Subject::Element),
                _ => {
                    if !matches!(value.tree, Tree::Int(n) if (1..=100).contains(&n)) {
                        self.fault(value.place, "`at_least` is a whole number from 1", None);
                    }
                }
            }
        }
    }
}

fn is_sub(id: &str) -> bool {
    id.matches('.').count() >= 2
}
