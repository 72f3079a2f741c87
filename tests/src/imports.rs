//! Figures of imports: a made-up file of each format, and of OTM at the sizes that people ask about; each
//! hostile sample in a process of its own, for its time and memory.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use interchange::{importable, samples::sample};
use library::Library;

use crate::{measure, shared};

/// Elements of the sample of each format.
const ELEMENTS: usize = 100;
/// Elements of the larger OTM files.
const LARGER: [usize; 2] = [1_000, 3_000];
/// What no import may take: time, and memory in MiB.
const MOST: (Duration, u64) = (Duration::from_secs(2), 512);

/// One line of the table.
pub struct Figure {
    /// What was taken in.
    pub what: String,
    /// Elements of it.
    pub elements: usize,
    /// Time on the processor.
    pub took: Duration,
    /// What came of it.
    pub gives: String,
}

/// The imports of made-up files.
pub fn figures() -> Vec<Figure> {
    let each = importable().into_iter().map(|format| (format, ELEMENTS));
    let larger = LARGER.into_iter().map(|size| ("otm", size));
    each.chain(larger).map(|(format, elements)| figure(format, elements)).collect()
}

fn figure(format: &str, elements: usize) -> Figure {
    let library = Library::embedded();
    let bytes = sample(format, elements).expect("every importable format has a sample");
    // An import runs on a thread of its own, so the time of the whole process is read.
    let (took, import) = measure::least_of_process(|| interchange::import(&bytes, None, library));
    let (_, import) = import.expect("samples are sound");
    let m = &import.model;
    let gives = format!(
        "{} elements, {} flows, {} threats of {} KiB",
        m.elements.len(),
        m.flows.len(),
        m.threats.len(),
        bytes.len() / 1024
    );
    Figure { what: format!("import of {format}"), elements, took, gives }
}

/// The hostile samples that took more than they may, and the worst of all; none without samples or
/// without the built command line.
pub fn hostile(program: &Path) -> Option<(usize, Vec<String>, String)> {
    let folder = shared::sample("data/hostile")?;
    let list = std::fs::read_to_string(folder.join("hostile.jsonl")).ok()?;
    let (mut count, mut over, mut worst) = (0, Vec::new(), (Duration::ZERO, 0, String::new()));
    for line in list.lines() {
        let case: serde_json::Value = serde_json::from_str(line).ok()?;
        let word = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
        if ["project-sqlite", "atlas-yaml"].contains(&word("format").as_str()) {
            continue;
        }
        let file = folder.join(word("file"));
        let mut command = Command::new(program);
        command
            .args(["import", "--dry-run"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let (took, memory, code) = measure::child(command)?;
        count += 1;
        let said = format!("{}: {} ms, {memory} MiB", word("file"), took.as_millis());
        let accepted = word("expect").starts_with("accepted");
        if took > MOST.0 || memory > MOST.1 || code != Some(if accepted { 0 } else { 2 }) {
            over.push(format!("{said}, exit {code:?}"));
        }
        if took > worst.0 {
            worst = (took, memory, said);
        }
    }
    Some((count, over, worst.2))
}
