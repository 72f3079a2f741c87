//! Suggestions on the shared cases: prints the figures, and holds what must always hold.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use analysis::{Analysis, analyze};
use library::Library;
use serde_json::{Value, json};
use support::{Named, neutral, shared};

/// One case with what was suggested, best first per element: technique, weight, card.
struct Scored {
    doc: Value,
    suggested: BTreeMap<String, Vec<(String, u8, String)>>,
}

fn score(path: &Path) -> Scored {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    let named = neutral::read(&text);
    let analysis = analyze(&named.model, Library::embedded());
    write_predictions(path, &named, &analysis);
    let mut suggested: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for s in analysis.suggestions.iter().filter(|s| s.pack == "atlas") {
        let here = suggested.entry(named.name_of(s.subject).to_string()).or_default();
        here.push((s.technique.clone(), s.weight, s.card.clone()));
    }
    Scored { doc: serde_json::from_str(&text).expect("a case is JSON"), suggested }
}

/// Writes what `eval.py` reads when `PORTOLAN_PREDICTIONS` names a folder.
fn write_predictions(path: &Path, named: &Named, analysis: &Analysis) {
    let Some(folder) = std::env::var_os("PORTOLAN_PREDICTIONS") else { return };
    let aml = analysis.suggestions.iter().filter(|s| s.pack == "atlas");
    let rows: Vec<Value> = aml
        .map(|s| {
            json!({
                "technique": s.technique, "at": named.name_of(s.subject), "weight": s.weight,
                "cluster": s.card, "rank": s.rank, "because": s.because,
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
            let here = || at.iter().filter_map(|id| scored.suggested.get(id.as_str()?));
            pairs += 1;
            exact += usize::from(here().flatten().any(|(t, _, _)| t == technique));
            family += usize::from(here().flatten().any(|(t, _, _)| root(t) == root(technique)));
            near += usize::from(here().any(|list| within_five_cards(list, technique)));
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

fn within_five_cards(list: &[(String, u8, String)], technique: &str) -> bool {
    let mut cards = BTreeSet::new();
    list.iter()
        .take_while(|(_, _, card)| {
            cards.insert(card.as_str());
            cards.len() <= 5
        })
        .any(|(t, _, _)| t == technique)
}

#[test]
fn starters_write_predictions() {
    let Some(folder) = shared("knowledge/starters") else { return };
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let scored = score(&entry.expect("an entry").path());
        let total: usize = scored.suggested.values().map(Vec::len).sum();
        assert!(total > 10, "{}: {total}", scored.doc["id"]);
    }
}
