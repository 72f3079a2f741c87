//! Project files with made-up systems that are drawn: zones side by side, eight elements in each.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use library::Library;
use model::{Diagram, DiagramId, Model, PlacedKey, Placement, Rect};
use project::Project;

/// Makes the systems the same each time.
const SEED: u64 = 7;
/// Elements of one zone in a row, and zones in a row for each row of zones.
const COLUMNS: i32 = 4;
/// From one element to the next, px.
const PITCH: (i32, i32) = (248, 144);
/// From one zone to the next, px.
const ZONE: (i32, i32) = (1_080, 400);

/// The file of a made-up system, and where the middle of one of its elements stands.
pub struct Written {
    pub path: PathBuf,
    pub element: (f64, f64),
}

/// Writes the file of a system of so many elements into a folder.
pub fn write(elements: usize, folder: &Path) -> Written {
    let path = folder.join(format!("made-up-{elements}.portolan"));
    let library = Arc::new(Library::embedded().clone());
    let model = drawn(elements);
    let one = model.elements.keys().nth(elements / 2).expect("there are elements").0;
    let placed = model.placements.iter().find(|(key, _)| key.record == one);
    let area = placed.expect("every element is drawn").1.area;
    let element = (f64::from(area.x + area.width / 2), f64::from(area.y + area.height / 2));
    Project::create(&path, model, "Made up", "bench", library)
        .expect("a new file in an empty folder");
    Written { path, element }
}

fn drawn(elements: usize) -> Model {
    let mut model = analysis::synthetic::model(elements, SEED);
    let diagram = DiagramId(uuid::Uuid::from_u128(1));
    model.diagrams.insert(diagram, Diagram { id: diagram, title: "All".into(), position: 0 });
    let zones = i32::try_from(model.boundaries.len()).expect("a few hundred");
    // About as wide as a screen when all are in sight.
    let wide = (f64::from(zones) * 0.6).sqrt().ceil() as i32;
    let mut place = |record, x, y, width, height| {
        let key = PlacedKey { diagram, record };
        let area = Rect { x, y, width, height };
        model.placements.insert(key, Placement { key, area, z: 0, locked: false });
    };
    let mut corners = std::collections::BTreeMap::new();
    for (number, id) in (0..).zip(model.boundaries.keys()) {
        let (x, y) = (number % wide * ZONE.0, number / wide * ZONE.1);
        corners.insert(*id, (x, y, 0));
        place(id.0, x, y, COLUMNS * PITCH.0 + 8, 2 * PITCH.1 + 32);
    }
    for element in model.elements.values() {
        let zone = element.boundary.expect("every element lies in a zone");
        let (x, y, inner) = corners.get_mut(&zone).expect("every zone has a corner");
        let left = *x + 32 + *inner % COLUMNS * PITCH.0;
        let top = *y + 48 + *inner / COLUMNS * PITCH.1;
        *inner += 1;
        place(element.id.0, left, top, 168, 56);
    }
    for (number, element) in (1..).zip(model.elements.values_mut()) {
        element.number = number;
    }
    for (number, flow) in (1..).zip(model.flows.values_mut()) {
        flow.number = number;
    }
    for (number, boundary) in (1..).zip(model.boundaries.values_mut()) {
        boundary.number = number;
    }
    assert_eq!(model.faults(), [], "the made-up system is sound");
    model
}
