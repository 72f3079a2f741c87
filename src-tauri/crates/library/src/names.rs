//! Everything that is defined somewhere: what an id may name.

use std::collections::BTreeMap;

use crate::check::Parsed;
use crate::fault::Fault;
use crate::layout::Part;
use crate::library::Library;
use crate::shape::{Shape, Space};
use crate::vocabulary::{AttributeTarget, AttributeValues};
use crate::yaml::Node;

/// What an attribute may be stated as.
pub(crate) enum Accepted {
    /// Yes or no.
    Bool,
    /// One of these.
    Words(Vec<String>),
}

/// Everything that is defined somewhere.
#[derive(Default)]
pub(crate) struct Names {
    ids: BTreeMap<(Space, String), String>,
    /// What each attribute may be stated as, and whether on flows.
    pub(crate) attributes: BTreeMap<String, (Accepted, bool)>,
}

impl Names {
    /// What files define, on top of what is loaded already.
    pub(crate) fn of(files: &[Parsed], base: Option<&Library>, faults: &mut Vec<Fault>) -> Self {
        let mut names = base.map(Self::loaded).unwrap_or_default();
        for file in files {
            let pack = pack_of(file, files);
            for (n, record) in (1..).zip(records(file)) {
                names.define(file, record, faults);
                for sub in record.get("sub_techniques").map(Node::items).unwrap_or_default() {
                    names.define(file, sub, faults);
                }
                if file.part == Part::Rules {
                    let technique = record.get("technique").and_then(Node::text);
                    let id = record.get("id").and_then(Node::text).map(str::to_owned);
                    let id =
                        id.unwrap_or_else(|| added_rule(technique.unwrap_or_default(), pack, n));
                    names.ids.insert((Space::Rule, id), file.path.clone());
                }
            }
        }
        names
    }

    fn loaded(library: &Library) -> Self {
        let mut names = Self::default();
        let mut all = |space, ids: &mut dyn Iterator<Item = &String>| {
            let here = "(the library that is loaded)";
            names.ids.extend(ids.map(|id| ((space, id.clone()), here.to_owned())));
        };
        all(Space::Tactic, &mut library.tactics.keys());
        all(Space::ElementType, &mut library.element_types.keys());
        all(Space::Attribute, &mut library.attributes.keys());
        all(Space::BoundaryType, &mut library.boundary_types.keys());
        all(Space::Technique, &mut library.techniques.keys());
        all(Space::Mitigation, &mut library.mitigations.keys());
        all(Space::Card, &mut library.cards.keys());
        all(Space::CaseStudy, &mut library.case_studies.keys());
        all(Space::Crosswalk, &mut library.crosswalks.keys());
        all(Space::Framework, &mut library.frameworks.keys());
        all(Space::Pack, &mut library.packs.keys().chain([&library.about.id]));
        let rules = library.techniques.values().flat_map(|technique| &technique.rules);
        all(Space::Rule, &mut rules.map(|rule| &rule.id));
        for attribute in library.attributes.values() {
            let accepted = match &attribute.values {
                AttributeValues::Bool => Accepted::Bool,
                AttributeValues::Words(words) => Accepted::Words(words.clone()),
            };
            let on_flows = attribute.applies_to.contains(&AttributeTarget::Flow);
            names.attributes.insert(attribute.id.clone(), (accepted, on_flows));
        }
        names
    }

    /// Whether something of this kind has this id.
    pub(crate) fn has(&self, space: Space, id: &str) -> bool {
        self.ids.contains_key(&(space, id.to_owned()))
    }

    /// Every id of a kind, in order.
    pub(crate) fn all(&self, space: Space) -> impl Iterator<Item = &str> {
        self.ids.keys().filter(move |(known, _)| *known == space).map(|(_, id)| id.as_str())
    }

    fn define(&mut self, file: &Parsed, record: &Node, faults: &mut Vec<Fault>) {
        let space = file.part.record().iter().find_map(|field| match field.shape {
            Shape::Define(space) => Some(space),
            _ => None,
        });
        let (Some(space), Some(id)) = (space, record.get("id")) else { return };
        let Some(text) = id.text() else { return };
        if space == Space::Attribute {
            let words = record.get("values").and_then(|values| values.get("words"));
            let accepted = match words {
                None => Accepted::Bool,
                Some(words) => Accepted::Words(
                    words
                        .items()
                        .iter()
                        .filter_map(|word| word.text().map(str::to_owned))
                        .collect(),
                ),
            };
            let on_flows = record
                .get("applies_to")
                .is_some_and(|at| at.items().iter().any(|item| item.text() == Some("flow")));
            self.attributes.insert(text.to_owned(), (accepted, on_flows));
        }
        if space == Space::Technique {
            for (n, rule) in (1..).zip(record.get("rules").map(Node::items).unwrap_or_default()) {
                let given = rule.get("id").and_then(Node::text).map(str::to_owned);
                let id = given.unwrap_or_else(|| format!("{text}/{n}"));
                self.ids.insert((Space::Rule, id), file.path.clone());
            }
        }
        let place = format!("{}:{}", file.path, id.place.line);
        if let Some(first) = self.ids.insert((space, text.to_owned()), place) {
            faults.push(Fault {
                file: file.path.clone(),
                line: id.place.line,
                column: id.place.column,
                message: format!("{} `{text}` is defined twice", space.word()),
                hint: Some(format!("the other one: {first}")),
            });
        }
    }
}

/// The records of a file: the items of its list, or the file itself.
pub(crate) fn records(file: &Parsed) -> Vec<&Node> {
    match file.part.list() {
        None => vec![&file.node],
        Some(key) => file.node.get(key).map(Node::items).unwrap_or_default(),
    }
}

/// Id of the pack that a file belongs to.
fn pack_of<'a>(file: &Parsed, files: &'a [Parsed]) -> &'a str {
    let about = files.iter().find(|f| f.part == Part::About && f.folder == file.folder);
    about.and_then(|about| about.node.get("id")).and_then(Node::text).unwrap_or_default()
}

/// Id of the n-th rule that a pack adds to somebody else's technique.
pub(crate) fn added_rule(technique: &str, pack: &str, n: usize) -> String {
    format!("{technique}/{pack}-{n}")
}
