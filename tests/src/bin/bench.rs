//! Figures for people to read: `cargo xtask bench`. Times are on the processor; nothing is compared
//! with a limit.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use library::Library;
use model::{
    AssetKind, AttributeValue, Classification, DataAsset, DataAssetId, Edit, Element, ElementKind,
    Model, Stamp, Subject, Timestamp,
};
use tests::measure;

/// Elements of the made-up systems; they have half as many flows again.
const SIZES: [usize; 4] = [10, 100, 1_000, 3_000];
/// Elements of the reports: a person reads none larger.
const REPORTS: [usize; 5] = [10, 30, 100, 300, 1_000];
/// The word that asks for one report and nothing else.
const REPORT: &str = "report";
/// Makes the systems the same each time.
const SEED: u64 = 7;

/// Followed by a number of elements: only opens a system so large and prints the memory it took.
const MEMORY: &str = "--memory";

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match asked.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => everything(),
        [REPORT] => reports(),
        [REPORT, size] => a_report("full", size.parse().expect("a number of elements")),
        [REPORT, size, template] => {
            a_report(template, size.parse().expect("a number of elements"));
        }
        [MEMORY, size] => open_and_tell(size.parse().expect("a number of elements")),
        _ => {
            panic!("say nothing, `{REPORT}`, or `{REPORT}` or `{MEMORY}` and a number of elements")
        }
    }
}

fn everything() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("{:<46} {:>8} {:>10}  gives", "what", "elements", "CPU ms");
    for size in SIZES {
        let model = analysis::synthetic::model(size, SEED);
        suggestions(size, &model);
        an_edit(size, &model);
        life_cycle(size, &model);
        memory(size);
        whole_command(size, &model, folder.path());
    }
    println!();
    reports();
    println!();
    for figure in tests::imports::figures() {
        line(&figure.what, figure.elements, figure.took, &figure.gives);
    }
    hostile();
    println!("\npeak memory of this program: {} MiB", measure::peak_memory());
}

fn line(what: &str, size: usize, took: Duration, gives: &str) {
    println!("{what:<46} {size:>8} {:>10.2}  {gives}", took.as_secs_f64() * 1_000.0);
}

fn hostile() {
    let Some(program) = std::env::var_os("PORTOLAN_CLI").map(PathBuf::from) else { return };
    let Some((count, over, worst)) = tests::imports::hostile(&program) else { return };
    println!("\nhostile samples, each in a process of its own: {count}, slowest {worst}");
    println!("over 2 s or 512 MiB, or ended otherwise than expected: {}", over.len());
    for line in over {
        println!("  {line}");
    }
}

fn suggestions(size: usize, model: &Model) {
    let library = Library::embedded();
    let (took, analysis) = measure::least(|| analysis::analyze(model, library));
    let gives = format!(
        "{} suggestions, {} cards, {} attack paths",
        analysis.suggestions.len(),
        analysis.cards.len(),
        analysis.attack_paths.len()
    );
    line("suggestions for the whole model", size, took, &gives);
}

fn an_edit(size: usize, model: &Model) {
    let element = *model.elements.keys().next().expect("a made-up system has elements");
    let edit = Edit::Rename { subject: Subject::Element(element), name: "Renamed".into() };
    let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "bench".into() };
    let (took, renamed) = measure::least(|| model.apply(&edit, &stamp).expect("it is there"));
    line("applying one edit", size, took, "");
    let (took, changes) = measure::least(|| model::Changes::between(model, &renamed));
    line("finding what changed", size, took, &format!("{} records", changes.changes.len()));
    let engine = analysis::Engine::new(Arc::new(Library::embedded().clone()));
    analysis_after(&engine, model, "analysis after a name", size, |element| {
        element.name = "Renamed".into();
    });
    analysis_after(&engine, model, "analysis after an attribute", size, |element| {
        element.attributes.insert("rate_limited".into(), AttributeValue::Flag(true));
    });
    analysis_after(&engine, model, "analysis after a move out of a boundary", size, |element| {
        element.boundary = None;
    });
}

/// What stands beside the diagram, in a system whose stores all hold data about persons.
fn life_cycle(size: usize, model: &Model) {
    let mut model = model.clone();
    for (number, element) in (1..).zip(model.elements.values_mut()) {
        if element.kind == ElementKind::Store {
            let id = DataAssetId(uuid::Uuid::from_u128(number));
            let mut asset = DataAsset::new(id, AssetKind::Records, format!("Records {number}"));
            asset.classification = Some(Classification::Personal);
            element.holds.push(id);
            model.assets.insert(id, asset);
        }
    }
    let library = Library::embedded();
    let (took, life) = measure::least(|| analysis::life_cycle(&model, library));
    let gives = format!("{} proposals, {} findings", life.proposals.len(), life.findings.len());
    line("life cycle: proposals, places, findings", size, took, &gives);
}

/// Highest memory of a process of its own that opens a system and keeps it analysed.
fn memory(size: usize) {
    let program = std::env::current_exe().expect("a program knows where it is");
    let told = Command::new(program).args([MEMORY, &size.to_string()]).output();
    let told = told.expect("this program starts");
    let mib = String::from_utf8_lossy(&told.stdout);
    println!(
        "{:<46} {size:>8} {:>10}  {} MiB at most",
        "memory: model and analysis",
        "",
        mib.trim()
    );
}

fn open_and_tell(size: usize) {
    let model = analysis::synthetic::model(size, SEED);
    let engine = analysis::Engine::new(Arc::new(Library::embedded().clone()));
    let analyzed = engine.analyze(&model);
    println!("{}", measure::peak_memory());
    drop((model, analyzed));
}

/// What an edit of an element in the middle makes of an open model, there and back.
fn analysis_after(
    engine: &analysis::Engine,
    model: &Model,
    what: &str,
    size: usize,
    edit: fn(&mut Element),
) {
    let mut edited = model.clone();
    edited.elements.values_mut().nth(size / 2).into_iter().for_each(edit);
    let there = model::Changes::between(model, &edited);
    let back = there.inverse();
    let mut analyzed = Some(engine.analyze(model));
    let mut step = |model: &Model, changes| {
        let (now, change) = engine.reanalyze(analyzed.take().expect("kept below"), model, changes);
        analyzed = Some(now);
        change
    };
    let (took, change) = measure::least(|| {
        step(&edited, &there);
        step(model, &back)
    });
    let gives = format!("{} subjects derived again", change.subjects.len());
    line(what, size, took / 2, &gives);
}

/// The command as people and pipelines run it: reading the file, suggesting, printing.
fn whole_command(size: usize, model: &Model, folder: &Path) {
    let Some(program) = std::env::var_os("PORTOLAN_CLI").map(PathBuf::from) else { return };
    let file = folder.join(format!("{size}.json"));
    let json = interchange::export(model, "json", Library::embedded()).expect("JSON is a format");
    std::fs::write(&file, json).expect("the temporary folder can be written");
    let took = measure::least_of_children(|| {
        let mut command = Command::new(&program);
        command.args(["suggest", "--format", "json"]).arg(&file).stdout(Stdio::null());
        let ended = command.status().expect("the command line was built");
        assert!(ended.success(), "`portolan suggest` gives suggestions");
    });
    line("`portolan suggest`, the whole process", size, took, "");
}

/// Each in a process of its own: what it holds of memory is its own as well.
fn reports() {
    println!("{:<46} {:>8} {:>10}  gives", "report, PDF", "elements", "CPU ms");
    let program = std::env::current_exe().expect("a program knows where it stands");
    // Three threats at each of a thousand elements: a table of three thousand rows.
    let table = [(1_000, "actions")];
    for (size, template) in REPORTS.map(|size| (size, "full")).into_iter().chain(table) {
        let mut command = Command::new(&program);
        let ended = command.args([REPORT, &size.to_string(), template]).status();
        assert!(ended.is_ok_and(|ended| ended.success()), "the report of {size} elements is made");
    }
}

fn a_report(template: &str, size: usize) {
    let figure = tests::reports::figure(template, size, SEED);
    let [peak, before] = figure.memory;
    let gives = format!(
        "{} pages, {} KiB, {:.2} ms a page, peak {peak} MiB ({before} MiB before it)",
        figure.pages,
        figure.kib,
        figure.took.as_secs_f64() * 1_000.0 / figure.pages as f64,
    );
    let what = format!("{template}, {} threats each", tests::reports::THREATS);
    line(&what, size, figure.took, &gives);
}
