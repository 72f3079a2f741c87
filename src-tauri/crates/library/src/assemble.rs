//! From checked files to the typed library: reads the records, gives sub-techniques what they have
//! from their parents, replaces kinds by their types and turns the links around.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::catalogue::{Card, CaseStudy, Crosswalk, Mitigation, Tactic};
use crate::condition::Condition;
use crate::framework::Framework;
use crate::layout::Part;
use crate::library::{About, Library, SilencedRule};
use crate::names::added_rule;
use crate::technique::{At, CrosswalkRef, Rule, Technique};
use crate::vocabulary::{Attribute, BoundaryType, ElementType};

/// A file as JSON text, with the folder of its pack (empty for the main one).
pub(crate) struct Content {
    /// Path relative to the library's folder.
    pub path: String,
    /// Folder of the pack, empty or ending in `/`.
    pub folder: String,
    /// What it holds.
    pub part: Part,
    /// Its content as JSON; a technique's file as [`crate::flatten::family`] leaves it.
    pub json: Cow<'static, str>,
}

/// What could not be read: the file and the reader's words.
pub(crate) type Unread = (String, String);

/// The typed library. Fails only where the shapes and the types disagree.
pub(crate) fn assemble(contents: Vec<Content>, digest: String) -> Result<Library, Unread> {
    let none = || ("library.yaml".to_owned(), "the library has no library.yaml".to_owned());
    let main =
        contents.iter().find(|content| content.part == Part::About && content.folder.is_empty());
    let main = main.ok_or_else(none)?;
    let about = About { digest, ..read(&main.path, &main.json)? };
    let mut library = Library {
        about,
        packs: BTreeMap::new(),
        tactics: BTreeMap::new(),
        element_types: BTreeMap::new(),
        attributes: BTreeMap::new(),
        boundary_types: BTreeMap::new(),
        techniques: BTreeMap::new(),
        mitigations: BTreeMap::new(),
        cards: BTreeMap::new(),
        case_studies: BTreeMap::new(),
        crosswalks: BTreeMap::new(),
        frameworks: BTreeMap::new(),
        silenced: BTreeMap::new(),
    };
    extend(&mut library, contents)?;
    Ok(library)
}

/// Adds files to a library. A `library.yaml` other than the library's own is a further pack.
pub(crate) fn extend(library: &mut Library, contents: Vec<Content>) -> Result<(), Unread> {
    let mut folders = BTreeMap::new();
    for content in contents.iter().filter(|content| content.part == Part::About) {
        let about: About = read(&content.path, &content.json)?;
        folders.insert(content.folder.clone(), about.id.clone());
        if about.id != library.about.id {
            library.packs.insert(about.id.clone(), about);
        }
    }
    let (later, first): (Vec<_>, Vec<_>) = contents
        .into_iter()
        .partition(|content| matches!(content.part, Part::Rules | Part::Silenced));
    // What names rules comes after every technique, and silences after every rule.
    let (silences, rules): (Vec<_>, Vec<_>) =
        later.into_iter().partition(|content| content.part == Part::Silenced);
    for Content { path, folder, part, json } in first.into_iter().chain(rules).chain(silences) {
        let pack = folders.get(&folder).unwrap_or(&library.about.id).clone();
        add(library, &path, &pack, part, &json)?;
    }
    inherit(library);
    expand_kinds(library);
    turn_links(library);
    Ok(())
}

fn read<T: DeserializeOwned>(path: &str, json: &str) -> Result<T, Unread> {
    serde_json::from_str(json).map_err(|error| (path.to_owned(), error.to_string()))
}

/// The records of a file that holds a list: the only value of its only key.
fn list<T: DeserializeOwned>(path: &str, json: &str) -> Result<Vec<T>, Unread> {
    let file: BTreeMap<String, Vec<T>> = read(path, json)?;
    Ok(file.into_values().flatten().collect())
}

fn add(
    library: &mut Library,
    path: &str,
    pack: &str,
    part: Part,
    json: &str,
) -> Result<(), Unread> {
    match part {
        Part::About => {}
        Part::Tactics => {
            for (position, mut tactic) in (1..).zip(list::<Tactic>(path, json)?) {
                tactic.position = position;
                tactic.pack = pack.to_owned();
                library.tactics.insert(tactic.id.clone(), tactic);
            }
        }
        Part::ElementTypes => {
            let types = list::<ElementType>(path, json)?;
            library.element_types.extend(types.into_iter().map(|item| (item.id.clone(), item)));
        }
        Part::Attributes => {
            let attributes = list::<Attribute>(path, json)?;
            library.attributes.extend(attributes.into_iter().map(|item| (item.id.clone(), item)));
        }
        Part::BoundaryTypes => {
            let types = list::<BoundaryType>(path, json)?;
            library.boundary_types.extend(types.into_iter().map(|item| (item.id.clone(), item)));
        }
        Part::Cards => {
            for mut card in list::<Card>(path, json)? {
                card.pack = pack.to_owned();
                library.cards.insert(card.id.clone(), card);
            }
        }
        Part::CaseStudies => {
            let cases = list::<CaseStudy>(path, json)?;
            library.case_studies.extend(cases.into_iter().map(|item| (item.id.clone(), item)));
        }
        Part::Mitigation => {
            let mut mitigation: Mitigation = read(path, json)?;
            mitigation.pack = pack.to_owned();
            library.mitigations.insert(mitigation.id.clone(), mitigation);
        }
        Part::Crosswalk => {
            let crosswalk: Crosswalk = read(path, json)?;
            library.crosswalks.insert(crosswalk.id.clone(), crosswalk);
        }
        Part::Framework => {
            let framework: Framework = read(path, json)?;
            let framework = Framework { pack: pack.to_owned(), ..framework };
            library.frameworks.insert(framework.id.clone(), framework);
        }
        Part::Technique => techniques(library, path, pack, json)?,
        Part::Rules => added_rules(library, path, pack, json)?,
        Part::Silenced => silence(library, path, pack, json)?,
    }
    Ok(())
}

fn techniques(library: &mut Library, path: &str, pack: &str, json: &str) -> Result<(), Unread> {
    for mut technique in list::<Technique>(path, json)? {
        technique.pack = pack.to_owned();
        for (n, rule) in technique.rules.iter_mut().enumerate() {
            if rule.id.is_empty() {
                rule.id = format!("{}/{}", technique.id, n + 1);
            }
        }
        library.techniques.insert(technique.id.clone(), technique);
    }
    Ok(())
}

/// Rules for techniques of other packs.
fn added_rules(library: &mut Library, path: &str, pack: &str, json: &str) -> Result<(), Unread> {
    for (n, mut record) in (1..).zip(list::<Value>(path, json)?) {
        let technique = record.as_object_mut().and_then(|map| map.remove("technique"));
        let technique = technique.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut rule: Rule =
            serde_json::from_value(record).map_err(|error| (path.to_owned(), error.to_string()))?;
        if rule.id.is_empty() {
            rule.id = added_rule(&technique, pack, n);
        }
        if let Some(technique) = library.techniques.get_mut(&technique) {
            technique.rules.push(rule);
            technique.not_suggested = None;
        }
    }
    Ok(())
}

/// A silenced rule leaves its technique and is kept with the reason.
fn silence(library: &mut Library, path: &str, pack: &str, json: &str) -> Result<(), Unread> {
    #[derive(serde::Deserialize)]
    struct Silence {
        rule: String,
        reason: String,
    }
    for Silence { rule: id, reason } in list::<Silence>(path, json)? {
        for technique in library.techniques.values_mut() {
            let Some(at) = technique.rules.iter().position(|rule| rule.id == id) else { continue };
            let rule = technique.rules.remove(at);
            if technique.rules.is_empty() {
                technique.not_suggested = Some(format!("silenced by the pack {pack}: {reason}"));
            }
            let (technique, pack, reason) = (technique.id.clone(), pack.to_owned(), reason.clone());
            library.silenced.insert(id.clone(), SilencedRule { technique, rule, pack, reason });
        }
    }
    Ok(())
}

/// Sub-techniques have their parent's tactics unless their file says otherwise.
fn inherit(library: &mut Library) {
    let tactics: BTreeMap<String, Vec<String>> =
        library.techniques.values().map(|t| (t.id.clone(), t.tactics.clone())).collect();
    for technique in library.techniques.values_mut().filter(|t| t.tactics.is_empty()) {
        let parent = technique.parent.as_ref().and_then(|parent| tactics.get(parent));
        technique.tactics = parent.cloned().unwrap_or_default();
    }
}

/// A kind in a list of types stands for every type of that kind.
fn expand_kinds(library: &mut Library) {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for element_type in library.element_types.values() {
        let kind = format!("{:?}", element_type.kind).to_lowercase();
        kinds.entry(kind).or_default().push(element_type.id.clone());
    }
    let mut expand = |types: &mut Vec<String>| {
        if types.iter().any(|word| kinds.contains_key(word)) {
            let flat = types.iter().flat_map(|word| match kinds.get(word) {
                Some(all) => all.clone(),
                None => vec![word.clone()],
            });
            *types = flat.collect();
        }
    };
    for rule in library.techniques.values_mut().flat_map(|t| &mut t.rules) {
        if let At::Elements(types) = &mut rule.at {
            expand(types);
        }
        let lists = [&mut rule.conditions, &mut rule.plus, &mut rule.minus];
        for condition in lists.into_iter().flatten() {
            Condition::each_types(condition, &mut expand);
        }
    }
}

/// Links are written once, where they are easiest to keep; both ends know them once loaded.
pub(crate) fn turn_links(library: &mut Library) {
    for technique in library.techniques.values_mut() {
        technique.case_studies.clear();
        technique.crosswalk.clear();
    }
    for mitigation in library.mitigations.values_mut() {
        mitigation.techniques.clear();
        mitigation.crosswalk.clear();
    }
    for technique in library.techniques.values() {
        for advice in &technique.mitigations {
            if let Some(mitigation) = library.mitigations.get_mut(&advice.id) {
                mitigation.techniques.push(technique.id.clone());
            }
        }
    }
    for case in library.case_studies.values() {
        for step in &case.steps {
            if let Some(technique) = library.techniques.get_mut(&step.technique)
                && technique.case_studies.last() != Some(&case.id)
            {
                technique.case_studies.push(case.id.clone());
            }
        }
    }
    for crosswalk in library.crosswalks.values() {
        for item in &crosswalk.items {
            let link = CrosswalkRef { framework: crosswalk.id.clone(), item: item.id.clone() };
            for id in &item.techniques {
                if let Some(technique) = library.techniques.get_mut(id) {
                    technique.crosswalk.push(link.clone());
                }
            }
            for id in &item.mitigations {
                if let Some(mitigation) = library.mitigations.get_mut(id) {
                    mitigation.crosswalk.push(link.clone());
                }
            }
        }
    }
}
