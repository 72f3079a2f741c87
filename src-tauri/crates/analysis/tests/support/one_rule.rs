//! A library with the real vocabulary and one rule, to see where one condition holds.

use std::collections::BTreeMap;

use analysis::analyze;
use library::{At, AtOther, Condition, Examples, Library, Maturity, Rule, Source, Technique};
use model::Subject;

use super::compact;

/// The vocabulary, without techniques.
pub fn vocabulary() -> Library {
    let full = Library::embedded();
    Library {
        packs: BTreeMap::new(),
        techniques: BTreeMap::new(),
        mitigations: BTreeMap::new(),
        cards: BTreeMap::new(),
        case_studies: BTreeMap::new(),
        crosswalks: BTreeMap::new(),
        ..full.clone()
    }
}

/// A technique without rules.
pub fn technique(id: &str, source: Source) -> Technique {
    let parent = id.rsplit_once('.').filter(|(root, _)| root.matches('.').count() == 1);
    Technique {
        id: id.into(),
        name: id.into(),
        parent: parent.map(|(root, _)| root.into()),
        tactics: vec!["AML.TA0005".into()],
        maturity: Maturity::Demonstrated,
        source,
        pack: if source == Source::Pack { "standard".into() } else { "atlas".into() },
        since: None,
        retired_in: None,
        summary: String::new(),
        why_it_matters: String::new(),
        rules: Vec::new(),
        not_suggested: None,
        card: None,
        mitigations: Vec::new(),
        how_to_test: Vec::new(),
        impacts: library::Impacts::default(),
        harms: Vec::new(),
        stride: Vec::new(),
        linddun: Vec::new(),
        see: Vec::new(),
        crosswalk: Vec::new(),
        case_studies: Vec::new(),
        examples: Examples::default(),
    }
}

/// A rule at everything of a sort; `at` is `element`, `flow`, `boundary` or element types.
pub fn rule(at: &str, conditions: &str, weight: u8) -> Rule {
    let at = match at {
        "element" => At::Elements(Library::embedded().element_types.keys().cloned().collect()),
        "flow" => At::Other(AtOther::Flow),
        "boundary" => At::Other(AtOther::Boundary),
        types => At::Elements(types.split(' ').map(String::from).collect()),
    };
    let conditions: Vec<Condition> =
        serde_json::from_str(&format!("[{conditions}]")).expect("conditions are JSON");
    Rule {
        id: "rule".into(),
        at,
        conditions,
        weight,
        plus: Vec::new(),
        minus: Vec::new(),
        because: "{element}".into(),
        card: None,
    }
}

/// Where a condition holds: names in the order of the diagram, joined by spaces.
pub fn holds(at: &str, condition: &str, diagram: &str) -> String {
    let mut library = vocabulary();
    let mut only = technique("STD.T0001", Source::Pack);
    only.rules = vec![rule(at, condition, 1)];
    library.techniques.insert(only.id.clone(), only);
    let named = compact::read(diagram, &library);
    let analysis = analyze(&named.model, &library);
    let subjects: Vec<Subject> = analysis.suggestions.iter().map(|s| s.subject).collect();
    subjects.iter().map(|s| named.name_of(*s)).collect::<Vec<_>>().join(" ")
}
