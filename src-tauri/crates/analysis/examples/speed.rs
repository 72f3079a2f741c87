//! Prints the time on the processor of a whole analysis and of the analysis after one edit, on made-up systems:
//! `cargo run --release -p analysis --features synthetic --example speed [ELEMENTS [RUNS [EDIT]]]`.

use std::sync::Arc;
use std::time::Duration;

use analysis::Engine;
use library::Library;
use model::{AttributeValue, Changes, Element, Model};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|word| word.parse::<usize>().ok());
    let runs = number(1).unwrap_or(10);
    let engine = Engine::new(Arc::new(Library::embedded().clone()));
    println!("making the library ready: {:?}", {
        let start = on_processor();
        std::hint::black_box(Engine::new(engine.library().clone()));
        on_processor() - start
    });
    for elements in number(0).map_or(vec![10, 100, 1_000, 3_000], |n| vec![n]) {
        let model = analysis::synthetic::model(elements, 7);
        if arguments.get(2).is_none() {
            let mut best = Duration::MAX;
            for _ in 0..runs {
                let start = on_processor();
                std::hint::black_box(engine.analyze(&model));
                best = best.min(on_processor() - start);
            }
            println!("{elements:5} elements: best of {runs} {best:?}");
        }
        for (what, edit) in EDITS {
            if arguments.get(2).is_none_or(|word| what.contains(word.as_str())) {
                println!("      after {what:22} {:?}", after(&engine, &model, *edit, runs));
            }
        }
    }
}

/// Of this thread; zero where the system does not say.
fn on_processor() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

type Made = fn(&mut Element);

/// What is done to an element in the middle.
const EDITS: &[(&str, Made)] = &[
    ("a description", |element| element.description = "text".into()),
    ("a name", |element| element.name = "another".into()),
    ("an attribute", |element| {
        element.attributes.insert("rate_limited".into(), AttributeValue::Flag(true));
    }),
    ("outside content", |element| {
        element.attributes.insert("accepts_untrusted_content".into(), AttributeValue::Flag(false));
    }),
    ("a move out", |element| element.boundary = None),
    ("a type", |element| element.type_id = Some("retriever".into())),
];

fn after(engine: &Engine, model: &Model, edit: Made, runs: usize) -> Duration {
    let mut edited = model.clone();
    let mut elements = edited.elements.values_mut();
    let middle = elements.len() / 2;
    elements.nth(middle).into_iter().for_each(edit);
    let changes = Changes::between(model, &edited);
    let there_and_back = [(&edited, changes.clone()), (model, changes.inverse())];
    let mut analyzed = engine.analyze(model);
    let mut best = Duration::MAX;
    for _ in 0..runs {
        for (model, changes) in &there_and_back {
            let start = on_processor();
            let (after, change) = engine.reanalyze(analyzed, model, changes);
            best = best.min(on_processor() - start);
            std::hint::black_box(change);
            analyzed = after;
        }
    }
    best
}
