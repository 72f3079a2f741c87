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
    // The record of the import is what an import adds.
    assert_eq!(import.model.imports.len(), usize::from(format != "json"));
    Model { imports: model.imports.clone(), ..import.model }
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

/// A file with fields that Portolan knows nothing of, and all of them after the way in and out.
fn check(format: &str, file: &str, expect: &[(&str, &str)]) {
    let library = Library::embedded();
    let mut bytes = file.as_bytes().to_vec();
    for _ in 0..2 {
        let (_, import) = import(&bytes, Some(format), library).expect(file);
        bytes = export(&import.model, format, library).expect(format);
        let text = String::from_utf8_lossy(&bytes);
        for (place, what) in expect {
            if place.is_empty() {
                assert!(text.contains(what), "{what}: {text}");
            } else {
                let tree: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
                let found = tree.pointer(place).map(ToString::to_string);
                assert_eq!(found.as_deref(), Some(*what), "{place}: {text}");
            }
        }
    }
}

#[test]
fn unknown_fields_of_otm_come_back() {
    let file = r#"{"otmVersion": "0.2.0", "x-top": [1, {"a/b": null}],
        "project": {"name": "p", "id": "p", "x-project": 1, "attributes": {"x": "y"}},
        "trustZones": [{"id": "z", "name": "Z", "risk": {"trustRating": 1}, "x-zone": true}],
        "assets": [{"id": "d", "name": "D", "risk": {}, "x-asset": 2}],
        "mitigations": [{"id": "m", "name": "M", "riskReduction": 5, "x-mitigation": 3}],
        "threats": [{"id": "t", "name": "T", "x-threat": 4}],
        "components": [
            {"id": "a", "name": "A", "type": "frob-9000", "parent": {"trustZone": "z"},
             "attributes": {"x-free": "1"}, "x-part": {"deep": [1]}},
            {"id": "b", "name": "B", "type": "frob-9000", "parent": {"trustZone": "z"}}],
        "dataflows": [{"id": "f", "name": "F", "source": "a", "destination": "b",
             "tags": ["one"], "x-flow": 5}]}"#;
    check(
        "otm",
        file,
        &[
            ("/x-top", r#"[1,{"a/b":null}]"#),
            ("/project/x-project", "1"),
            ("/project/attributes/x", r#""y""#),
            ("/trustZones/0/x-zone", "true"),
            ("/assets/0/x-asset", "2"),
            ("/mitigations/0/x-mitigation", "3"),
            ("/threats/0/x-threat", "4"),
            ("/components/0/x-part", r#"{"deep":[1]}"#),
            ("/components/0/attributes/x-free", r#""1""#),
            ("/components/0/type", r#""frob-9000""#),
            ("/dataflows/0/x-flow", "5"),
            ("/dataflows/0/tags", r#"["one"]"#),
        ],
    );
}

#[test]
fn unknown_fields_of_threat_dragon_come_back() {
    let file = r#"{"version": "2.2.0", "x-top": 1,
        "summary": {"title": "T", "x-summary": 2}, "detail": {"x-detail": 3, "diagrams": [{"id": 0,
        "title": "D", "cells": [
          {"id": "a", "shape": "process", "position": {"x": 10, "y": 10}, "size": {"width": 100, "height": 60},
           "data": {"type": "tm.Process", "name": "A", "privilegeLevel": "high", "x-cell": 4,
             "threats": [{"id": "t", "title": "T", "x-threat": 5}]}},
          {"id": "b", "shape": "store", "position": {"x": 300, "y": 10}, "size": {"width": 100, "height": 60},
           "data": {"type": "tm.Store", "name": "B", "isALog": true}},
          {"id": "f", "shape": "flow", "source": {"cell": "a"}, "target": {"cell": "b"},
           "data": {"type": "tm.Flow", "name": "F", "isPublicNetwork": true}}]}]}}"#;
    check(
        "threat-dragon",
        file,
        &[
            ("/x-top", "1"),
            ("/summary/x-summary", "2"),
            ("/detail/x-detail", "3"),
            ("/detail/diagrams/0/cells/0/data/privilegeLevel", r#""high""#),
            ("/detail/diagrams/0/cells/0/data/x-cell", "4"),
            ("/detail/diagrams/0/cells/0/data/threats/0/x-threat", "5"),
            ("/detail/diagrams/0/cells/1/data/isALog", "true"),
            ("/detail/diagrams/0/cells/2/data/isPublicNetwork", "true"),
        ],
    );
}

#[test]
fn looks_of_drawio_come_back() {
    let file = r#"<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
        <mxCell id="a" value="A" style="ellipse;html=1;fillColor=#ff0000;" vertex="1" parent="1">
          <mxGeometry x="10" y="10" width="100" height="60" as="geometry"/></mxCell>
        <mxCell id="b" value="B" style="shape=cylinder;strokeColor=#00ff00;" vertex="1" parent="1">
          <mxGeometry x="300" y="10" width="100" height="60" as="geometry"/></mxCell>
        <mxCell id="f" style="strokeWidth=3;startArrow=classic;endArrow=none;" edge="1" parent="1" source="a" target="b"/>
        </root></mxGraphModel>"#;
    check(
        "drawio",
        file,
        &[
            ("", "ellipse;fillColor=#ff0000;portolan=process;"),
            ("", "shape=cylinder;strokeColor=#00ff00;portolan=store;"),
            ("", "style=\"strokeWidth=3;\""),
        ],
    );
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
