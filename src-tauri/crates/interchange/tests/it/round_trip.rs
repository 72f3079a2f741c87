//! What goes out comes back.

use interchange::{export, import};
use library::Library;
use model::Model;
use proptest::prelude::*;

use crate::random::models;

fn there_and_back(model: &Model, format: &str) -> Model {
    let library = Library::embedded();
    let bytes = export(model, format, library).expect(format);
    let (found, import) = import(&bytes, None, library)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&bytes)));
    assert_eq!(found.id, format, "detected by content");
    import.model
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn portolan_json_loses_nothing(model in models()) {
        prop_assert_eq!(&there_and_back(&model, "json"), &model);
    }

    #[test]
    fn otm_keeps_facts_and_places(model in models()) {
        let mut back = there_and_back(&model, "otm");
        // An empty name of a diagram or text is all that OTM may fill in.
        back.numbering = model.numbering.clone();
        prop_assert_eq!(&back, &model);
    }

    #[test]
    fn drawio_keeps_what_is_drawn(model in models()) {
        let back = there_and_back(&model, "drawio");
        prop_assert_eq!(drawn(&back), drawn(&model));
    }
}

/// Everything a drawing shows, by name.
fn drawn(model: &Model) -> Vec<String> {
    let element = |id| model.elements.get(&id).expect("sound").name.clone();
    let boundary = |id| model.boundaries.get(&id).map(|b: &model::Boundary| b.name.clone());
    let named = |name: String| if name.is_empty() { "Boundary".to_owned() } else { name };
    let mut all = Vec::new();
    for e in model.elements.values() {
        let home = e.boundary.and_then(boundary).map(named);
        all.push(format!("{:?} {:?} in {home:?}", e.kind, e.name));
    }
    for b in model.boundaries.values() {
        let home = b.parent.and_then(boundary).map(named);
        all.push(format!("boundary {:?} in {home:?}", named(b.name.clone())));
    }
    for f in model.flows.values() {
        all.push(format!("{:?} from {:?} to {:?}", f.name, element(f.source), element(f.target)));
    }
    all.sort();
    all
}
