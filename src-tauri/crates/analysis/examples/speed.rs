//! Prints how long a whole analysis takes on made-up systems: `cargo run --release -p analysis
//! --features synthetic --example speed [ELEMENTS [RUNS]]`.

use std::time::Instant;

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
    }
}
