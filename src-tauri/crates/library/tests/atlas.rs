//! The library against the ATLAS release it is made for: the facts are all there and are right,
//! and no sentence of it was copied. Runs where the release file is present.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use library::{AdviceOrigin, Library, Maturity, Source};
use serde_json::Value;

/// The release file, or none where the shared data are absent.
fn release() -> Option<Value> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let shared = std::env::var_os("PORTOLAN_SHARED").map_or(beside, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join("data/atlas/ATLAS.yaml")) else {
        println!("skipped: no shared data");
        return None;
    };
    Some(serde_saphyr::from_str(&text).expect("the release is YAML"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_technique_is_there_with_its_facts() {
    let Some(release) = release() else { return };
    let matrix = &release["matrices"][0];
    let techniques = list(matrix, "techniques");
    let library = Library::embedded();
    let names: BTreeMap<_, _> = techniques.iter().map(|t| (text(t, "id"), t)).collect();
    let mut missing = Vec::new();
    for (id, fact) in &names {
        let Some(ours) = library.techniques.get(*id) else {
            missing.push(*id);
            continue;
        };
        let parent = fact["subtechnique-of"].as_str();
        let parent_fact = parent.map(|parent| names[parent]);
        let name = match parent_fact {
            Some(parent) => format!("{}: {}", text(parent, "name"), text(fact, "name")),
            None => text(fact, "name").to_owned(),
        };
        assert_eq!(ours.name, name, "{id}");
        assert_eq!(ours.parent.as_deref(), parent, "{id}");
        assert_eq!(ours.source, Source::Atlas, "{id}");
        let maturity = match ours.maturity {
            Maturity::Realized => "realized",
            Maturity::Demonstrated => "demonstrated",
            Maturity::Feasible => "feasible",
        };
        assert_eq!(maturity, text(fact, "maturity"), "{id}");
        let tactics: BTreeSet<_> =
            list(parent_fact.unwrap_or(fact), "tactics").iter().filter_map(Value::as_str).collect();
        assert_eq!(
            ours.tactics.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            tactics,
            "{id}"
        );
    }
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(names.len(), 170);
    let ours = library.techniques.values().filter(|t| t.source == Source::Atlas).count();
    assert_eq!(ours, 170, "no id is marked as of the release without being in it");
}

#[test]
fn tactics_stand_in_the_order_of_the_matrix() {
    let Some(release) = release() else { return };
    let mut ours: Vec<_> =
        Library::embedded().tactics.values().filter(|t| t.pack == "atlas").collect();
    ours.sort_by_key(|tactic| tactic.position);
    let ours: Vec<_> = ours.iter().map(|t| (t.id.as_str(), t.name.as_str())).collect();
    let facts: Vec<_> = list(&release["matrices"][0], "tactics")
        .iter()
        .map(|tactic| (text(tactic, "id"), text(tactic, "name")))
        .collect();
    assert_eq!(ours, facts);
}

#[test]
fn mitigation_links_are_those_of_the_release() {
    let Some(release) = release() else { return };
    let library = Library::embedded();
    let mut facts = BTreeSet::new();
    for mitigation in list(&release["matrices"][0], "mitigations") {
        let id = text(mitigation, "id");
        assert_eq!(library.mitigations[id].name, text(mitigation, "name"));
        // In this release two links stand among the life-cycle words.
        for link in list(mitigation, "techniques").iter().chain(list(mitigation, "ml-lifecycle")) {
            if let Some(technique) = link["id"].as_str() {
                facts.insert((technique.to_owned(), id.to_owned()));
            }
        }
    }
    let ours: BTreeSet<_> = library
        .techniques
        .values()
        .flat_map(|technique| {
            let links = technique.mitigations.iter().filter(|a| a.origin == AdviceOrigin::Atlas);
            links.map(|advice| (technique.id.clone(), advice.id.clone()))
        })
        .collect();
    assert_eq!(ours, facts);
}

#[test]
fn case_studies_have_their_steps() {
    let Some(release) = release() else { return };
    let library = Library::embedded();
    let studies = list(&release, "case-studies");
    assert_eq!(library.case_studies.len(), studies.len());
    for study in studies {
        let ours = &library.case_studies[text(study, "id")];
        assert_eq!(ours.name, text(study, "name"));
        let steps: Vec<_> = list(study, "procedure")
            .iter()
            .map(|step| (text(step, "technique"), text(step, "tactic")))
            .collect();
        let said: Vec<_> =
            ours.steps.iter().map(|s| (s.technique.as_str(), s.tactic.as_str())).collect();
        assert_eq!(said, steps, "{}", ours.id);
    }
}

/// Runs of so many words, in lower case and without punctuation.
const RUN: usize = 10;

fn runs(text: &str, into: &mut BTreeSet<String>) {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    into.extend(words.windows(RUN).map(|run| run.join(" ")));
}

fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => runs(text, into),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(map) => map
            .iter()
            // Names are facts, and references are titles of others' works.
            .filter(|(key, _)| !matches!(key.as_str(), "name" | "references" | "title" | "url"))
            .for_each(|(_, item)| texts(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_sentence_was_copied() {
    let Some(release) = release() else { return };
    let (mut theirs, mut ours) = (BTreeSet::new(), BTreeSet::new());
    texts(&release, &mut theirs);
    let library = Library::embedded();
    for part in [
        serde_json::to_value(&library.techniques),
        serde_json::to_value(&library.mitigations),
        serde_json::to_value(&library.tactics),
        serde_json::to_value(&library.cards),
        serde_json::to_value(&library.element_types),
        serde_json::to_value(&library.attributes),
    ] {
        texts(&part.expect("the library is JSON"), &mut ours);
    }
    let shared: Vec<_> = ours.intersection(&theirs).collect();
    assert!(shared.is_empty(), "{shared:?}");
}
