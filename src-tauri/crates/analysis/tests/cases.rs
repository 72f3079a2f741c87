//! Suggestions on the shared cases: prints the figures, and holds what must always hold.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use analysis::{Analysis, analyze};
use library::Library;
use serde_json::{Value, json};
use support::{Named, neutral, shared};

/// One case with what was suggested.
struct Scored {
    doc: Value,
    /// Techniques by element.
    suggested: BTreeMap<String, Vec<String>>,
    /// Techniques of the first five cards by element, as a person sees them.
    in_five_cards: BTreeMap<String, Vec<String>>,
}

fn score(path: &Path) -> Scored {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    let named = neutral::read(&text);
    let analysis = analyze(&named.model, Library::embedded());
    write_predictions(path, &named, &analysis);
    let mut suggested: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut in_five_cards = suggested.clone();
    let mut cards: BTreeMap<&str, usize> = BTreeMap::new();
    for card in analysis.cards.iter().filter(|card| card.pack == "atlas") {
        let at = named.name_of(card.subject);
        let seen = cards.entry(at).or_default();
        *seen += 1;
        let techniques =
            card.suggestions.iter().map(|i| analysis.suggestions[*i].technique.to_string());
        let techniques: Vec<String> = techniques.collect();
        if *seen <= 5 {
            in_five_cards.entry(at.into()).or_default().extend(techniques.clone());
        }
        suggested.entry(at.into()).or_default().extend(techniques);
    }
    let doc = serde_json::from_str(&text).expect("a case is JSON");
    Scored { doc, suggested, in_five_cards }
}

/// Writes what `eval.py` reads when `PORTOLAN_PREDICTIONS` names a folder.
fn write_predictions(path: &Path, named: &Named, analysis: &Analysis) {
    let Some(folder) = std::env::var_os("PORTOLAN_PREDICTIONS") else { return };
    let aml = analysis.suggestions.iter().filter(|s| s.pack == "atlas");
    let rows: Vec<Value> = aml
        .map(|s| {
            json!({
                "technique": s.technique, "at": named.name_of(s.subject), "weight": s.weight,
                "cluster": s.card, "rank": s.rank, "rule": s.rule, "because": s.because,
                "path": s.path.iter().map(|p| named.name_of(*p)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let file = Path::new(&folder).join(path.file_name().expect("a file has a name"));
    std::fs::write(file, serde_json::to_string_pretty(&rows).expect("JSON")).expect("can write");
}

#[test]
fn figures_on_the_shared_cases() {
    let Some(folder) = shared("data/cases") else { return };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let (mut pairs, mut exact, mut family, mut near) = (0, 0, 0, 0);
    let mut counts = Vec::new();
    for scored in files.iter().map(|path| score(path)) {
        let total: usize = scored.suggested.values().map(Vec::len).sum();
        if scored.doc["class"] == "clean" {
            assert_eq!(total, 0, "{} has no AI, but AML suggestions", scored.doc["id"]);
            continue;
        }
        counts.push(total);
        for expected in scored.doc["expected"].as_array().expect("expected pairs") {
            let technique = expected["technique"].as_str().expect("an id");
            let at = expected["at"].as_array().expect("places");
            let ids = || at.iter().filter_map(Value::as_str);
            let here = || ids().filter_map(|id| scored.suggested.get(id)).flatten();
            let five = || ids().filter_map(|id| scored.in_five_cards.get(id)).flatten();
            pairs += 1;
            exact += usize::from(here().any(|t| t == technique));
            family += usize::from(here().any(|t| root(t) == root(technique)));
            near += usize::from(five().any(|t| t == technique));
        }
    }
    counts.sort_unstable();
    println!(
        "cases {}: expected {pairs}, exact {exact}, family {family}, within five cards {near}, \
         suggestions {} (median {}), clean 0",
        counts.len(),
        counts.iter().sum::<usize>(),
        counts[counts.len() / 2],
    );
    assert!(exact * 10 >= pairs * 8, "exact recall fell below what any change may cost");
}

fn root(id: &str) -> &str {
    id.match_indices('.').nth(1).map_or(id, |(at, _)| &id[..at])
}

#[test]
fn every_starter_gets_suggestions() {
    let Some(folder) = shared("knowledge/starters") else { return };
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let scored = score(&entry.expect("an entry").path());
        let total: usize = scored.suggested.values().map(Vec::len).sum();
        assert!(total > 10, "{}: {total}", scored.doc["id"]);
    }
}
