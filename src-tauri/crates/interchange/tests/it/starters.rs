//! The starters are drawn as the house draws: on the grid, apart, inside their boundaries.

use interchange::starters;
use library::Library;

/// Longest flow label that stays whole on the canvas, characters.
const LABEL: usize = 18;

#[test]
fn there_are_eight_and_each_is_complete() {
    let library = Library::embedded();
    assert_eq!(starters().len(), 8);
    for starter in starters() {
        let m = &starter.model;
        let id = &starter.id;
        assert_eq!(m.faults(), [], "{id}");
        assert!(!m.about.purpose.is_empty(), "{id}");
        assert!((1..=40).contains(&starter.summary.chars().count()), "{id}: one line of a card");
        assert!(!m.assets.is_empty(), "{id}");
        for element in m.elements.values() {
            let known =
                element.type_id.as_ref().is_some_and(|t| library.element_types.contains_key(t));
            assert!(known, "{id}: {:?} has no type", element.name);
        }
        for boundary in m.boundaries.values() {
            let known =
                boundary.type_id.as_ref().is_some_and(|t| library.boundary_types.contains_key(t));
            assert!(known, "{id}: {:?} has no type", boundary.name);
        }
        for flow in m.flows.values() {
            let length = flow.name.chars().count();
            assert!((1..=LABEL).contains(&length), "{id}: label {:?}", flow.name);
        }
        crate::samples::no_overlap(id, m);
        for placement in m.placements.values() {
            let a = placement.area;
            assert!(a.x % 8 == 0 && a.y % 8 == 0, "{id}: {a:?} is off the grid");
            assert!(a.width % 8 == 0 && a.height % 8 == 0, "{id}: {a:?} is off the grid");
        }
    }
}

#[test]
fn a_file_is_as_the_exporter_writes_it() {
    for starter in starters() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../templates/models/");
        let path = format!("{folder}{}.json", starter.id);
        let written = interchange::export(&starter.model, "json", Library::embedded());
        let written = written.expect("json");
        if std::env::var_os("PORTOLAN_BLESS").is_some() {
            std::fs::write(&path, &written).expect("the file can be written");
        }
        let file = std::fs::read(&path).expect("the file");
        assert!(written == file, "{}: run the test with PORTOLAN_BLESS=1", starter.id);
    }
}
