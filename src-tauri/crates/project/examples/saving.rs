//! Figures of saving and opening: `cargo run --release -p project --example saving`.
//! Per edit, the time in the file and the time of the whole way with the analysis, at several sizes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use library::Library;
use model::{
    Changes, Diagram, DiagramId, Edit, Element, ElementId, ElementKind, Flow, FlowId, Model,
    PlacedKey, Placement, Rect, Stamp, Timestamp,
};
use project::Project;
use project::evidence::{Bundle, verify};
use store::{Access, EventKind, EventNote, ProjectFile};
use uuid::Uuid;

const EDITS: u32 = 200;
const DIAGRAM: DiagramId = DiagramId(Uuid::from_u128(1 << 100));

fn element_id(n: u32) -> ElementId {
    ElementId(Uuid::from_u128(u128::from(n) + 1))
}

/// `size` elements in a chain with half as many flows again.
fn model(size: u32) -> Model {
    let types = ["llm-app", "vector-store", "human-user", "training-data", "foundation-model"];
    let diagram = Diagram { id: DIAGRAM, title: "All".into(), position: 0 };
    let elements = (0..size).map(|n| {
        let mut element = Element::new(element_id(n), ElementKind::Process, format!("Part {n}"));
        element.type_id = Some(types[n as usize % types.len()].into());
        Edit::AddElement { element: Box::new(element), diagram: DIAGRAM, area: area(n) }
    });
    let flows = (0..size + size / 2).map(|n| {
        let (source, target) = (element_id(n % size), element_id((n * 7 + 1) % size));
        let flow = Flow::new(FlowId(Uuid::from_u128(u128::from(n) + 1_000_000)), source, target);
        Edit::AddFlow { flow: Box::new(flow) }
    });
    let edits = std::iter::once(Edit::AddDiagram { diagram }).chain(elements).chain(flows);
    let all = Edit::Batch { label: "All".into(), edits: edits.collect() };
    let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "bench".into() };
    Model::default().apply(&all, &stamp).expect("a sound model")
}

fn area(n: u32) -> Rect {
    let at = i32::try_from(n).unwrap_or(0);
    Rect { x: at * 10, y: at, width: 168, height: 56 }
}

fn moved(n: u32, size: u32, step: u32) -> Edit {
    let key = PlacedKey::element(DIAGRAM, element_id(n % size));
    Edit::Place {
        placements: vec![Placement { key, area: area(n + step + 1), z: 0, locked: false }],
    }
}

/// Time on the processor so far, where the system tells it cheaply.
fn cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<u64> =
        stat.rsplit_once(')')?.1.split_whitespace().map(|f| f.parse().unwrap_or(0)).collect();
    Some(Duration::from_millis((fields.get(11)? + fields.get(12)?) * 10))
}

fn timed<T>(what: &str, times: u32, work: impl FnOnce() -> T) -> T {
    let (start, cpu_before) = (Instant::now(), cpu());
    let out = work();
    let wall = start.elapsed() / times;
    match cpu().zip(cpu_before).map(|(after, before)| (after - before) / times) {
        Some(cpu) => println!("  {what:<34} wall {wall:>10.2?}  cpu {cpu:>10.2?}"),
        None => println!("  {what:<34} wall {wall:>10.2?}"),
    }
    out
}

fn main() {
    let library = Arc::new(Library::embedded().clone());
    let note =
        |label: &str| EventNote::new(EventKind::Edited, label, "bench", Timestamp::UNIX_EPOCH);
    for size in [10, 100, 1_000, 3_000] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("bench.portolan");
        let start = model(size);
        println!("{size} elements, {} records", start.records().count());
        let mut file = timed("create", 1, || {
            ProjectFile::create(&path, &start, &note("Start")).expect("a new file")
        });
        let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "bench".into() };
        let mut state = start;
        let steps: Vec<(EventNote, Changes)> = (0..EDITS)
            .map(|n| {
                let after = state.apply(&moved(n, size, 1), &stamp).expect("a sound edit");
                let changes = Changes::between(&state, &after);
                state = after;
                (note("Move 1 shape"), changes)
            })
            .collect();
        timed("one write to the file", EDITS, || {
            for (note, changes) in &steps {
                file.write(note, changes).expect("a writable file");
            }
        });
        drop(file);
        timed("open the file, all checks", 5, || {
            for _ in 0..5 {
                ProjectFile::open(&path, Access::Write).expect("a sound file");
            }
        });
        let mut project = timed("open the project", 1, || {
            Project::open(&path, Arc::clone(&library)).expect("a sound file")
        });
        timed("one edit, analysis included", EDITS / 4, || {
            for n in 0..EDITS / 4 {
                project.edit(&moved(n, size, 2), "bench").expect("a sound edit");
            }
        });
        let bytes = path.metadata().map(|about| about.len()).unwrap_or(0);
        println!("  file of {} KiB with {} events", bytes / 1024, project.history(9_999).len());
    }
    // A long history: every event is hashed, parsed and compared when the file is opened.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("long.portolan");
    let mut state = model(100);
    let mut file = ProjectFile::create(&path, &state, &note("Start")).expect("a new file");
    let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "bench".into() };
    for n in 0..10_000 {
        let after = state.apply(&moved(n, 100, n / 100), &stamp).expect("a sound edit");
        let changes = Changes::between(&state, &after);
        file.write(&note("Move 1 shape"), &changes).expect("a writable file");
        state = after;
    }
    println!("10,000 events");
    timed("verify everything", 1, || file.verify().expect("a sound file"));
    drop(file);
    let project = Project::open(&path, library).expect("a sound file");
    let bundle = timed("collect the evidence", 1, || Bundle::of(&project).expect("a sound file"));
    let today = Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC).date();
    timed("verify the evidence", 1, || verify(&bundle, today, None));
}
