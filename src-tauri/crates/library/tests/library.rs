//! The library that ships with Portolan.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use library::{At, AttributeTarget, AttributeValues, Condition, Impacts, Kind, Library};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../threat-library")
}

fn shipped() -> Library {
    match Library::load(&folder()) {
        Ok(library) => library,
        Err(error) => {
            let list: Vec<_> = error.faults().iter().map(ToString::to_string).collect();
            panic!("{error}\n{}", list.join("\n"));
        }
    }
}

#[test]
fn the_shipped_library_has_no_fault() {
    let library = shipped();
    assert_eq!(library.about.id, "atlas");
    assert_eq!(library.about.digest.len(), 64);
}

#[test]
fn the_embedded_library_is_the_one_in_the_folder() {
    assert!(*Library::embedded() == shipped(), "rebuild the crate");
}

#[test]
fn committed_schemas_are_fresh() {
    let folder = folder().join("schemas");
    let fresh = library::schemas();
    if std::env::var_os("PORTOLAN_BLESS").is_some() {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, text) in &fresh {
            std::fs::write(folder.join(name), text).expect("the schema can be written");
        }
    }
    for (name, text) in &fresh {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(committed == *text, "{name} is stale: run the test with PORTOLAN_BLESS=1");
    }
    let count = std::fs::read_dir(&folder).map_or(0, Iterator::count);
    assert_eq!(count, fresh.len(), "a schema that nothing generates");
}

/// Attributes that a condition asks of the element itself.
fn asked<'a>(condition: &'a Condition, into: &mut Vec<&'a str>) {
    match condition {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|condition| asked(condition, into));
        }
        Condition::Not(condition) => asked(condition, into),
        Condition::Attr(stated) | Condition::Unless(stated) => {
            into.extend(stated.keys().map(String::as_str));
        }
        _ => {}
    }
}

#[test]
fn what_a_rule_asks_can_be_stated() {
    let library = Library::embedded();
    let target = |kind| match kind {
        Kind::External => AttributeTarget::External,
        Kind::Process => AttributeTarget::Process,
        Kind::Store => AttributeTarget::Store,
    };
    for rule in library.techniques.values().flat_map(|technique| &technique.rules) {
        let At::Elements(types) = &rule.at else { continue };
        let mut attributes = Vec::new();
        for condition in rule.conditions.iter().chain(&rule.plus).chain(&rule.minus) {
            asked(condition, &mut attributes);
        }
        for id in attributes {
            let applies = &library.attributes[id].applies_to;
            let kinds = types.iter().map(|id| target(library.element_types[id].kind));
            assert!(kinds.into_iter().any(|kind| applies.contains(&kind)), "{} asks {id}", rule.id);
        }
    }
    for element_type in library.element_types.values() {
        for id in element_type.defaults.keys() {
            let applies = &library.attributes[id].applies_to;
            assert!(applies.contains(&target(element_type.kind)), "{}: {id}", element_type.id);
        }
    }
}

#[test]
fn every_answer_of_an_attribute_has_a_label() {
    for attribute in Library::embedded().attributes.values() {
        let labels: Vec<_> = attribute.answers.keys().map(String::as_str).collect();
        let mut words = match &attribute.values {
            AttributeValues::Bool => vec!["no", "yes"],
            AttributeValues::Words(words) => words.iter().map(String::as_str).collect(),
        };
        words.sort_unstable();
        assert_eq!(labels, words, "{}", attribute.id);
        assert!(attribute.question.ends_with('?'), "{}", attribute.id);
    }
}

#[test]
fn names_of_other_tools_point_to_one_type() {
    let mut seen = BTreeMap::new();
    for element_type in Library::embedded().element_types.values() {
        for alias in &element_type.aliases {
            let first = seen.insert(alias.to_lowercase(), &element_type.id);
            assert!(first.is_none_or(|id| *id == element_type.id), "{alias}");
        }
    }
}

/// Ends of sentences; `e.g.` and numbers do not stand before a space or the end.
fn sentences(text: &str) -> usize {
    let words = text.split_whitespace();
    words.filter(|word| word.ends_with(['.', '!', '?'])).count()
}

#[test]
fn every_technique_is_written_whole() {
    let library = Library::embedded();
    let mut lacking = Vec::new();
    for technique in library.techniques.values() {
        let mut lacks = |what: &str, there: bool| {
            if !there {
                lacking.push(format!("{} lacks {what}", technique.id));
            }
        };
        lacks("three to six sentences", (3..=6).contains(&sentences(&technique.summary)));
        lacks("why it matters", !technique.why_it_matters.is_empty());
        lacks("tactics", !technique.tactics.is_empty());
        lacks("mitigations", !technique.mitigations.is_empty());
        lacks("how to apply each", technique.mitigations.iter().all(|m| !m.how.is_empty()));
        lacks("how to test it", !technique.how_to_test.is_empty());
        lacks("impacts", technique.impacts != Impacts::default());
        lacks("harms", !technique.harms.is_empty());
        lacks("STRIDE or LINDDUN", !(technique.stride.is_empty() && technique.linddun.is_empty()));
        lacks("a card", technique.rules.is_empty() || technique.card.is_some());
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
    let of_atlas = |pack: &str| pack == "atlas";
    assert_eq!(library.tactics.values().filter(|t| of_atlas(&t.pack)).count(), 16);
    assert_eq!(library.cards.values().filter(|c| of_atlas(&c.pack)).count(), 36);
    assert!(library.mitigations.values().filter(|m| of_atlas(&m.pack)).count() >= 35);
    assert!(library.cards.values().all(|card| (1..=70).contains(&card.headline.len())));
}
