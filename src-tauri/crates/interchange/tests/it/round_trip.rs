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
}
