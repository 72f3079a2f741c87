use library::Library;
use model::*;
use std::sync::Arc;
use std::time::Instant;
fn cpu() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap()
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let size: usize = a[2].parse().unwrap();
    let times: usize = a[3].parse().unwrap();
    let _ = Instant::now();
    let engine = analysis::Engine::new(Arc::new(Library::embedded().clone()));
    let model = analysis::synthetic::model(size, 7);
    let mut best = u64::MAX;
    match a[1].as_str() {
        "full" => {
            for _ in 0..times {
                let c = cpu();
                let x = std::hint::black_box(engine.analyze(&model));
                best = best.min(cpu() - c);
                let a = &x.analysis;
                if best == u64::MAX {
                    println!("{}", a.cards.len());
                }
            }
            let x = engine.analyze(&model).analysis;
            println!(
                "{size}: {} us, {} suggestions {} cards {} questions {} checks",
                best / 1000,
                x.suggestions.len(),
                x.cards.len(),
                x.questions.len(),
                x.checks.len()
            );
        }
        kind => {
            let mut edited = model.clone();
            let e = edited.elements.values_mut().nth(size / 2).unwrap();
            match kind {
                "move" => e.boundary = None,
                "attr" => {
                    e.attributes.insert("rate_limited".into(), AttributeValue::Flag(true));
                }
                "name" => e.name = "Renamed".into(),
                "type" => {
                    e.type_id = Some(
                        if e.type_id.as_deref() == Some("agent") { "llm-app" } else { "agent" }
                            .into(),
                    )
                }
                "newtype" => e.type_id = Some("web-app".into()),
                "del" => {
                    let id = e.id;
                    edited.flows.retain(|_, f| f.source != id && f.target != id);
                    edited.elements.remove(&id);
                }
                "flow" => {
                    let k = *edited.flows.keys().nth(size / 2).unwrap();
                    edited.flows.remove(&k);
                }
                _ => panic!(),
            }
            let there = Changes::between(&model, &edited);
            let back = there.inverse();
            let mut an = engine.analyze(&model);
            let mut n = (0, 0);
            for _ in 0..times {
                let c = cpu();
                let (x, ch) = engine.reanalyze(an, &edited, &there);
                let (x, ch2) = engine.reanalyze(x, &model, &back);
                best = best.min(cpu() - c);
                an = x;
                n = (ch.subjects.len(), ch2.subjects.len());
            }
            println!("{size} {kind}: {} us each, {n:?}", best / 2000);
        }
    }
}
