//! How long the check of a long audit chain takes: `cargo run --release -p tests --bin trust [EVENTS]`.
//! Times are on the processor; nothing is compared with a limit.

use std::sync::Arc;

use library::Library;
use model::{Diagram, DiagramId, Edit, Element, ElementId, ElementKind, Model, Rect, Subject};
use project::Project;
use project::evidence::{Bundle, verify};
use tests::measure;

/// Events when none are asked for.
const EVENTS: u64 = 10_000;

fn main() {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let events = asked.unwrap_or(EVENTS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("long.portolan");
    let library = Arc::new(Library::embedded().clone());
    let mut project = Project::create(&path, Model::default(), "Start", "bench", library)
        .expect("a new file in an empty folder");
    let diagram = DiagramId(uuid::Uuid::from_u128(1));
    let element = ElementId(uuid::Uuid::from_u128(2));
    let area = Rect { x: 0, y: 0, width: 168, height: 56 };
    let made = Element::new(element, ElementKind::Process, "Assistant");
    let mut make = |edit: Edit| drop(project.edit(&edit, "bench").expect("a sound edit"));
    make(Edit::AddDiagram { diagram: Diagram { id: diagram, title: "All".into(), position: 0 } });
    make(Edit::AddElement { element: Box::new(made), diagram, area });
    for number in 3..events {
        let subject = Subject::Element(element);
        make(Edit::Rename { subject, name: format!("Assistant {number}") });
    }
    let bundle = Bundle::of(&project).expect("a sound project");
    let today = model::Date::new(2100, 1, 1).expect("a date");
    let (took, findings) = measure::least(|| verify(&bundle, today, None));
    let words: Vec<&str> = findings.iter().map(|finding| finding.code.text()).collect();
    println!(
        "verify, {} events: {:.1} ms, finds {words:?}",
        bundle.events.len(),
        1e3 * took.as_secs_f64()
    );
    let (took, _) = measure::once(|| project.model_at(1).expect("a sound project"));
    println!("the model as it was at the beginning: {:.1} ms", 1e3 * took.as_secs_f64());
    drop(project);
    let library = Arc::new(Library::embedded().clone());
    let (took, _) = measure::once(|| Project::open(&path, library).expect("a sound file"));
    println!("opening the file with all its checks: {:.1} ms", 1e3 * took.as_secs_f64());
}
