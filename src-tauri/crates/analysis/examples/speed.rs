//! Prints how long a whole analysis and one edit take on made-up systems: `cargo run --release -p analysis
//! --features synthetic --example speed [ELEMENTS [RUNS]]`.

use std::time::Instant;

use library::Library;
use model::{AttributeValue, Changes, Element, Model};

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let only = arguments.next();
    let runs = arguments.next().unwrap_or(10);
    let library = library::Library::embedded();
    for elements in only.map_or(vec![10, 100, 1_000, 3_000], |n| vec![n]) {
        let model = analysis::synthetic::model(elements, 7);
        let mut best = u128::MAX;
        let mut found = 0;
        for _ in 0..runs {
            let start = Instant::now();
            let analysis = analysis::analyze(&model, library);
            best = best.min(start.elapsed().as_micros());
            found = analysis.suggestions.len();
        }
        println!("{elements:5} elements: best of {runs} {best:7} us, {found} suggestions");
        for (what, edit) in EDITS {
            println!("      {what:28} best of {runs} {:7} us", after(&model, library, *edit, runs));
        }
    }
}

type Made = fn(&mut Element);

/// What is done to an element in the middle.
const EDITS: &[(&str, Made)] = &[
    ("after a description", |element| element.description = "text".into()),
    ("after a name", |element| element.name = "another".into()),
    ("after an attribute", |element| {
        element.attributes.insert("rate_limited".into(), AttributeValue::Flag(true));
    }),
    ("after outside content", |element| {
        element.attributes.insert("accepts_untrusted_content".into(), AttributeValue::Flag(true));
    }),
    ("after a move out", |element| element.boundary = None),
    ("after a type", |element| element.type_id = Some("agent".into())),
];

fn after(model: &Model, library: &Library, edit: Made, runs: usize) -> u128 {
    let mut edited = model.clone();
    let mut elements = edited.elements.values_mut();
    let middle = elements.len() / 2;
    elements.nth(middle).into_iter().for_each(edit);
    let changes = Changes::between(model, &edited);
    let there_and_back = [(&edited, changes.clone()), (model, changes.inverse())];
    let mut analyzed = analysis::analyze_and_keep(model, library);
    let mut best = u128::MAX;
    for _ in 0..runs {
        for (model, changes) in &there_and_back {
            let start = Instant::now();
            analyzed = analysis::reanalyze(analyzed, model, changes, library);
            best = best.min(start.elapsed().as_micros());
        }
    }
    best
}
