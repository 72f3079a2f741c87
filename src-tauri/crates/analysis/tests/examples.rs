//! Every technique's own examples: where it fires, and where it stays quiet.

mod support;

use std::collections::BTreeSet;

use analysis::analyze;
use library::{Example, Library, Technique};
use support::neutral;

/// The library as of a release that has every technique known at second hand.
fn latest() -> Library {
    let mut library = Library::embedded().clone();
    library.about.atlas_release = Some("9999".into());
    for technique in library.techniques.values_mut() {
        technique.retired_in = None;
    }
    library
}

/// Where the technique is raised, before a sub-technique may take its place.
fn places(example: &Example, technique: &Technique, library: &Library) -> BTreeSet<String> {
    let named = neutral::example(example, library);
    let analysis = analyze(&named.model, library);
    let of = analysis.suggestions.iter().filter(|s| s.technique == technique.id);
    of.map(|s| named.name_of(s.subject).to_string()).collect()
}

#[test]
fn techniques_fire_and_stay_quiet_as_their_examples_say() {
    let library = latest();
    let (mut tried, mut faults) = (0, Vec::new());
    for technique in library.techniques.values() {
        let alone = alone(technique, &library);
        for example in &technique.examples.fires_on {
            tried += 1;
            let at = places(example, technique, &alone);
            if !example.at.iter().all(|id| at.contains(id)) {
                faults.push(format!("{} not at {:?}: {}", technique.id, example.at, example.shows));
            }
        }
        for example in &technique.examples.quiet_on {
            tried += 1;
            let at = places(example, technique, &alone);
            let quiet = if example.at.is_empty() {
                at.is_empty()
            } else {
                !example.at.iter().any(|id| at.contains(id))
            };
            if !quiet {
                faults.push(format!("{} at {:?}: {}", technique.id, example.at, example.shows));
            }
        }
    }
    println!("{tried} examples");
    assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), faults.join("\n"));
}

/// One technique with the whole vocabulary.
fn alone(technique: &Technique, library: &Library) -> Library {
    let mut alone = support::one_rule::vocabulary();
    alone.about = library.about.clone();
    alone.techniques.insert(technique.id.clone(), technique.clone());
    alone
}
