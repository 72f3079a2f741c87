//! Checks a whole library and names every fault at its place.
//!
//! Two passes: first every id that is defined, then every file along its shape. Nothing stops at
//! the first fault, because people fix a library file by file and want the whole list.

use crate::fault::Fault;
use crate::layout::Part;
use crate::library::Library;
use crate::names::{Accepted, Names, records};
use crate::shape::{Field, KINDS, Shape, Space};
use crate::shape_rule::{MATTER, PLACEHOLDERS, Subject};
use crate::spelling::{did_you_mean, html, nearest};
use crate::yaml::{Key, Node, Place, Tree};

/// A parsed file.
pub(crate) struct Parsed {
    /// Path relative to the library's folder.
    pub path: String,
    /// Folder of its pack, empty or ending in `/`.
    pub folder: String,
    /// What it holds.
    pub part: Part,
    /// Its content.
    pub node: Node,
}

/// The walk: what is known, where we are, what is wrong.
pub(crate) struct Check<'a> {
    pub(crate) names: &'a Names,
    pub(crate) file: &'a str,
    /// What ids of the pack start with.
    prefix: &'a str,
    pub(crate) faults: &'a mut Vec<Fault>,
}

/// Every fault of the parsed files, in the order of files and lines.
///
/// `base` is what is loaded already: the files of a further pack may name it.
pub(crate) fn check(files: &[Parsed], base: Option<&Library>, faults: &mut Vec<Fault>) {
    let names = Names::of(files, base, faults);
    prefixes(files, base, faults);
    for file in files {
        let about = files.iter().find(|f| f.part == Part::About && f.folder == file.folder);
        let prefix = about.and_then(|about| about.node.get("prefix")).and_then(Node::text);
        let prefix = prefix.unwrap_or_default();
        let mut check = Check { names: &names, file: &file.path, prefix, faults };
        for record in records(file) {
            check.record(record, file.part.record(), Subject::Element);
            if file.part == Part::Technique {
                check.no_orphan(record);
            }
            if file.part == Part::Framework {
                check.framework(record);
            }
        }
        check.file_of_its_own(file);
    }
}

/// Prefixes of two packs never meet, so that no pack can speak for another.
fn prefixes(files: &[Parsed], base: Option<&Library>, faults: &mut Vec<Fault>) {
    let loaded = base.into_iter().flat_map(|base| base.packs.values().chain([&base.about]));
    let mut taken: Vec<String> = loaded.map(|about| about.prefix.clone()).collect();
    for file in files.iter().filter(|file| file.part == Part::About) {
        let Some(node) = file.node.get("prefix") else { continue };
        let prefix = node.text().unwrap_or_default().to_owned();
        if taken.iter().any(|other| other.starts_with(&prefix) || prefix.starts_with(other)) {
            faults.push(Fault {
                file: file.path.clone(),
                line: node.place.line,
                column: node.place.column,
                message: format!("the prefix `{prefix}` belongs to another pack"),
                hint: Some("choose letters of your own, ending in a dot, such as `ACME.`".into()),
            });
        }
        taken.push(prefix);
    }
}

impl Check<'_> {
    pub(crate) fn fault(&mut self, place: Place, message: impl Into<String>, hint: Option<String>) {
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line: place.line,
            column: place.column,
            message: message.into(),
            hint,
        });
    }

    /// A list-shaped file holds nothing but its list.
    fn file_of_its_own(&mut self, file: &Parsed) {
        let Some(list) = file.part.list() else { return };
        if !file.node.get(list).is_some_and(|node| matches!(node.tree, Tree::List(_))) {
            self.fault(file.node.place, format!("`{list}` is missing"), None);
        }
        for (key, _) in file.node.entries() {
            if key.text != list {
                self.unknown_key(key, &[list]);
            }
        }
    }

    fn unknown_key(&mut self, key: &Key, known: &[&str]) {
        let hint = nearest(&key.text, known.iter().copied())
            .map_or_else(|| format!("known here: {}", known.join(", ")), did_you_mean);
        self.fault(key.place, format!("unknown key `{}`", key.text), Some(hint));
    }

    /// A record along its table of keys. `subject` is what conditions in it ask about.
    pub(crate) fn record(&mut self, node: &Node, fields: &[Field], subject: Subject) {
        let Tree::Map(entries) = &node.tree else {
            self.fault(node.place, "a record with keys is expected here", None);
            return;
        };
        let subject = node.get("at").map_or(subject, subject_of);
        for (key, value) in entries {
            match fields.iter().find(|field| field.key == key.text) {
                None => {
                    let known: Vec<_> = fields.iter().map(|field| field.key).collect();
                    self.unknown_key(key, &known);
                }
                Some(field) => self.shape(value, &field.shape, &key.text, subject),
            }
        }
        for field in fields.iter().filter(|field| field.required) {
            if node.get(field.key).is_none() {
                self.fault(node.place, format!("`{}` is missing", field.key), None);
            }
        }
        if fields.iter().any(|field| matches!(field.shape, Shape::Define(Space::Technique))) {
            self.technique(node);
        }
    }

    fn shape(&mut self, node: &Node, shape: &Shape, key: &str, subject: Subject) {
        match shape {
            Shape::Text => {
                self.text(node, key);
            }
            Shape::Prose => {
                self.prose(node, key);
            }
            Shape::Because => self.because(node, key),
            Shape::Define(space) => self.define(node, *space),
            Shape::Flag => {
                if !matches!(node.tree, Tree::Bool(_)) {
                    self.fault(node.place, format!("`{key}` is true or false"), None);
                }
            }
            Shape::Number(low, high) => {
                if !matches!(node.tree, Tree::Int(n) if (*low..=*high).contains(&n)) {
                    let message = format!("`{key}` is a whole number from {low} to {high}");
                    self.fault(node.place, message, None);
                }
            }
            Shape::Word(words) => self.word(node, words, key),
            Shape::Id(space) => self.id(node, *space),
            Shape::List(item) => self.each(node, key, |check, node| {
                check.shape(node, item, key, subject);
            }),
            Shape::Record(fields) => {
                if key == "sub_techniques" {
                    self.record(node, crate::shape::TECHNIQUE, subject);
                } else {
                    self.record(node, fields, subject);
                }
            }
            Shape::One(fields) => {
                self.record(node, fields, subject);
                self.one_key(node);
            }
            Shape::Attributes => self.attributes(node, false, Subject::Element),
            Shape::FlowAttributes => self.attributes(node, false, Subject::Flow),
            Shape::Contents => self.contents(node, key),
            Shape::Values => self.values(node),
            Shape::Answers => self.answers(node),
            Shape::At => self.at(node),
            Shape::Conditions => self.each(node, key, |check, node| check.condition(node, subject)),
            Shape::Redirects => {
                for (_, to) in node.entries() {
                    self.id(to, Space::Technique);
                }
            }
        }
    }

    pub(crate) fn each(&mut self, node: &Node, key: &str, mut f: impl FnMut(&mut Self, &Node)) {
        match &node.tree {
            Tree::List(items) => items.iter().for_each(|item| f(self, item)),
            _ => self.fault(node.place, format!("`{key}` is a list"), None),
        }
    }

    fn text<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n str> {
        match &node.tree {
            Tree::Text(text) if !text.trim().is_empty() => Some(text),
            Tree::Text(_) | Tree::Null => {
                self.fault(node.place, format!("`{key}` is empty"), None);
                None
            }
            Tree::Bool(_) | Tree::Int(_) | Tree::Float(_) | Tree::List(_) | Tree::Map(_) => {
                let hint = Some("put it in quotes if it looks like a number".into());
                self.fault(node.place, format!("`{key}` is text"), hint);
                None
            }
        }
    }

    fn prose<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n str> {
        let text = self.text(node, key)?;
        if let Some(tag) = html(text) {
            let hint = Some("write Markdown; raw HTML is never drawn".into());
            self.fault(node.place, format!("`{key}` holds raw HTML `{tag}`"), hint);
        }
        if key == "headline" && text.chars().count() > 70 {
            self.fault(node.place, "`headline` is longer than 70 characters", None);
        }
        Some(text)
    }

    fn because(&mut self, node: &Node, key: &str) {
        let Some(text) = self.prose(node, key) else { return };
        for name in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            if !PLACEHOLDERS.contains(&name) {
                let hint = Some(format!("known: {}", PLACEHOLDERS.join(", ")));
                self.fault(node.place, format!("unknown placeholder `{{{name}}}`"), hint);
            }
        }
    }

    fn define(&mut self, node: &Node, space: Space) {
        let Some(id) = self.text(node, "id") else { return };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
        if !id.chars().all(plain) || id.len() > 64 {
            let hint = Some("letters, digits, dot, hyphen and underscore; at most 64".into());
            self.fault(node.place, format!("`{id}` is no {} id", space.word()), hint);
        }
        // Ids of two packs must never meet; the words a diagram is drawn with are common to all.
        let own = matches!(space, Space::Technique | Space::Mitigation | Space::Tactic);
        if own && !id.starts_with(self.prefix) {
            let message = format!("{} `{id}` does not start with `{}`", space.word(), self.prefix);
            let hint = Some("the prefix of this pack stands in its library.yaml".into());
            self.fault(node.place, message, hint);
        }
    }

    pub(crate) fn word(&mut self, node: &Node, words: &[&str], key: &str) {
        let Some(word) = node.text() else {
            self.fault(node.place, format!("`{key}` is one of {}", words.join(", ")), None);
            return;
        };
        if !words.contains(&word) {
            let hint = nearest(word, words.iter().copied())
                .map_or_else(|| format!("known: {}", words.join(", ")), did_you_mean);
            self.fault(node.place, format!("unknown word `{word}` for `{key}`"), Some(hint));
        }
    }

    pub(crate) fn id(&mut self, node: &Node, space: Space) {
        let Some(id) = self.text(node, space.word()) else { return };
        if !self.names.has(space, id) {
            let hint = nearest(id, self.names.all(space)).map(did_you_mean);
            self.fault(node.place, format!("unknown {} `{id}`", space.word()), hint);
        }
    }

    /// Element types; a kind stands for all its types.
    pub(crate) fn types(&mut self, node: &Node, key: &str) {
        self.each(node, key, |check, item| match item.text() {
            Some(word) if KINDS.contains(&word) => {}
            _ => check.id(item, Space::ElementType),
        });
    }

    fn at(&mut self, node: &Node) {
        match node.text() {
            None => self.types(node, "at"),
            Some("flow" | "boundary") => {}
            Some(other) => {
                let hint = Some("a list of element types, `flow`, or `boundary`".into());
                self.fault(node.place, format!("`at` cannot be `{other}`"), hint);
            }
        }
    }

    /// Attribute ids with values: one each when stated, one or a list when asked for.
    pub(crate) fn attributes(&mut self, node: &Node, lists: bool, subject: Subject) {
        let Tree::Map(entries) = &node.tree else {
            self.fault(node.place, "attributes with their values are expected here", None);
            return;
        };
        for (key, value) in entries {
            let names = self.names;
            let Some((accepted, on_flows)) = names.attributes.get(&key.text) else {
                let hint = nearest(&key.text, names.attributes.keys().map(|id| &**id));
                let hint = hint.map(did_you_mean);
                self.fault(key.place, format!("unknown attribute `{}`", key.text), hint);
                continue;
            };
            if subject == Subject::Flow && !on_flows {
                let message = format!("attribute `{}` is never stated on a flow", key.text);
                self.fault(key.place, message, None);
            }
            match &value.tree {
                Tree::List(items) if lists => {
                    items.iter().for_each(|item| self.value(item, accepted, &key.text));
                }
                _ => self.value(value, accepted, &key.text),
            }
        }
    }

    fn value(&mut self, node: &Node, accepted: &Accepted, key: &str) {
        match (accepted, &node.tree) {
            (Accepted::Bool, Tree::Bool(_)) => {}
            (Accepted::Bool, _) => {
                self.fault(node.place, format!("attribute `{key}` is true or false"), None);
            }
            (Accepted::Words(words), _) => {
                let words: Vec<_> = words.iter().map(String::as_str).collect();
                self.word(node, &words, key);
            }
        }
    }

    fn values(&mut self, node: &Node) {
        match &node.tree {
            Tree::Text(text) if text == "bool" => {}
            Tree::Map(entries) if entries.len() == 1 && entries[0].0.text == "words" => {
                let Tree::List(words) = &entries[0].1.tree else {
                    self.fault(node.place, "`words` is a list", None);
                    return;
                };
                words.iter().for_each(|word| {
                    self.text(word, "words");
                });
            }
            _ => self.fault(node.place, "`values` is `bool` or `{words: [...]}`", None),
        }
    }

    fn answers(&mut self, node: &Node) {
        for (_, label) in node.entries() {
            self.text(label, "answers");
        }
    }

    /// Classes of matter.
    pub(crate) fn matter(&mut self, node: &Node, key: &str) {
        self.each(node, key, |check, item| check.word(item, MATTER, key));
    }

    /// Words of the attribute `content`.
    pub(crate) fn contents(&mut self, node: &Node, key: &str) {
        let names = self.names;
        let Some((Accepted::Words(words), _)) = names.attributes.get("content") else { return };
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        self.each(node, key, |check, item| check.word(item, &words, key));
    }
}

/// What a rule with this `at` looks at.
fn subject_of(at: &Node) -> Subject {
    match at.text() {
        Some("flow") => Subject::Flow,
        Some("boundary") => Subject::Boundary,
        _ => Subject::Element,
    }
}
