//! Real files of other tools, and what a correct import finds in them.

use interchange::{Import, InterchangeError, Tally, import};
use library::Library;

use crate::shared;

fn read(file: &str) -> Option<Result<(&'static str, Import), InterchangeError>> {
    let bytes = std::fs::read(shared()?.join("data/models").join(file)).expect("the sample");
    Some(import(&bytes, None, Library::embedded()).map(|(format, import)| (format.id, import)))
}

/// Counts of `elements flows boundaries threats controls assets` in the model.
fn check(file: &str, format: &str, expect: [usize; 6]) -> Option<Import> {
    let (id, import) = read(file)?.expect(file);
    assert_eq!(id, format, "{file}");
    let m = &import.model;
    let found = [
        m.elements.len(),
        m.flows.len(),
        m.boundaries.len(),
        m.threats.len(),
        m.controls.len(),
        m.assets.len(),
    ];
    assert_eq!(found, expect, "{file}: {:#?}", import.fidelity);
    assert_eq!(m.faults(), [], "{file}");
    assert!(m.threats.values().all(|threat| threat.history.is_empty()), "{file}: no decisions");
    for (kind, tally) in &import.fidelity.kinds {
        let Tally { found, kept, changed, dropped } = *tally;
        assert_eq!(found, kept + changed + dropped, "{file}: {kind}");
    }
    let placed = m.placements.len();
    assert_eq!(placed, m.elements.len() + m.boundaries.len(), "{file}: everything has a place");
    crate::samples::no_overlap(file, m);
    let (_, again) = read(file)?.expect(file);
    assert_eq!(again.model, import.model, "{file}: same ids on the next import");
    Some(import)
}

pub fn no_overlap(file: &str, m: &model::Model) {
    let areas: Vec<_> = m
        .elements
        .values()
        .filter_map(|e| {
            let place = m.placements.values().find(|p| p.key.record == e.id.0)?;
            Some((&e.name, place.area))
        })
        .collect();
    for (index, (a_name, a)) in areas.iter().enumerate() {
        for (b_name, b) in &areas[index + 1..] {
            let apart = a.x + a.width <= b.x
                || b.x + b.width <= a.x
                || a.y + a.height <= b.y
                || b.y + b.height <= a.y;
            assert!(apart, "{file}: {a_name:?} at {a:?} covers {b_name:?} at {b:?}");
        }
    }
    for boundary in m.boundaries.values() {
        let of = |id| m.placements.values().find(|p| p.key.record == id).map(|p| p.area);
        let area = of(boundary.id.0).expect("placed");
        for element in m.elements.values() {
            let inside = m.boundary_chain(element.boundary).contains(&boundary.id);
            let at = of(element.id.0).expect("placed");
            assert_eq!(
                area.contains(&at),
                inside,
                "{file}: {:?} in {:?}",
                element.name,
                boundary.name
            );
        }
    }
}

#[test]
fn otm() {
    if let Some(import) = check("otm/EXAMPLE.yaml", "otm", [4, 4, 2, 2, 2, 2]) {
        assert_eq!(import.fidelity.kinds["flow"].found, 2);
        assert_eq!(import.fidelity.kinds["threat"].found, 1);
        assert_eq!(import.fidelity.kinds["threat instance"].found, 2);
        let threat = import.model.threats.values().next().expect("a threat");
        assert!(threat.proposed.starts_with("State: exposed"), "{}", threat.proposed);
        assert!(threat.inherent.as_ref().is_some_and(|rating| !rating.confirmed));
    }
    if let Some(import) = check("otm/mobile-cloud.otm.json", "otm", [4, 6, 2, 43, 43, 0]) {
        assert_eq!(import.fidelity.kinds["threat instance"].found, 43);
        let by_name = |name| import.model.elements.values().find(|e| e.name == name).expect(name);
        assert_eq!(by_name("Accounting PostgreSQL").kind, model::ElementKind::Store);
        println!("{:#?}", import.fidelity);
    }
}

#[test]
fn threat_dragon() {
    if let Some(import) =
        check("threat-dragon-v2/three-tier-web-app.json", "threat-dragon", [3, 4, 2, 2, 0, 0])
    {
        assert_eq!(import.fidelity.kinds["flow"].found, 3);
        assert_eq!(import.model.notes.len(), 1);
        let threat = import.model.threats.values().next().expect("a threat");
        assert!(threat.proposed.starts_with("Status: Mitigated"), "{}", threat.proposed);
    }
    let file = "threat-dragon-v2/husky-ai-model-openai-gpt-5.json";
    if let Some(import) = check(file, "threat-dragon", [17, 23, 2, 43, 0, 0]) {
        let typed = import.model.elements.values().filter(|e| e.type_id.is_some()).count();
        assert!(typed >= 5, "{:#?}", import.fidelity.guesses);
    }
}

#[test]
fn tm7() {
    if let Some(import) = check("tm7/MTMT_example.tm7", "tm7", [4, 6, 2, 43, 0, 0]) {
        let m = &import.model;
        let of = |kind| m.elements.values().filter(|e| e.kind == kind).count();
        use model::ElementKind::{External, Process, Store};
        assert_eq!([of(External), of(Process), of(Store)], [1, 1, 2]);
        let on_flows = |t: &&model::Threat| matches!(t.subject, model::Subject::Flow(_));
        assert_eq!(m.threats.values().filter(on_flows).count(), 43);
        let threat = m.threats.values().next().expect("a threat");
        assert!(threat.proposed.starts_with("State: AutoGenerated"), "{}", threat.proposed);
        assert_eq!(import.fidelity.kinds["boundary"].found, 2);
    }
}

#[test]
fn threagile() {
    if let Some(import) =
        check("threagile/example-threagile.yaml", "threagile", [14, 20, 5, 8, 0, 12])
    {
        let m = &import.model;
        assert_eq!(m.boundaries.values().filter(|b| b.parent.is_some()).count(), 3);
        let tracked = m.threats.values().filter(|t| t.proposed.contains("justification: "));
        assert_eq!(tracked.count(), 6);
        let accepted = m.threats.values().find(|t| t.proposed.contains("accepted")).expect("one");
        assert_eq!(accepted.subject_name, "Backoffice ERP System");
    }
}

#[test]
fn drawio() {
    if let Some(import) = check("drawio/drawio_aws.drawio", "drawio", [16, 17, 4, 0, 0, 0]) {
        let m = &import.model;
        let of = |name| m.elements.values().find(|e| e.name == name).expect(name);
        assert_eq!(of("Files S3").kind, model::ElementKind::Store);
        assert_eq!(of("Cloudwatch").boundary, None);
        assert!(of("Audit DB").boundary.is_some());
    }
}

#[test]
fn threat_dragon_1() {
    let file = "threat-dragon-v1/demo-threat-model.json";
    if let Some(import) = check(file, "threat-dragon", [7, 10, 4, 14, 0, 0]) {
        let m = &import.model;
        let of = |kind| m.elements.values().filter(|e| e.kind == kind).count();
        use model::ElementKind::{External, Process, Store};
        assert_eq!([of(External), of(Process), of(Store)], [1, 2, 4]);
        assert_eq!(import.fidelity.kinds["boundary"].found, 4);
    }
}

#[test]
fn threat_composer() {
    let file = "threat-composer/ThreatComposer_Workshop_GenAI-ex3.tc.json";
    if let Some(import) = check(file, "threat-composer", [0, 0, 0, 37, 0, 0]) {
        assert_eq!(import.fidelity.kinds["link"].found, 38);
        assert_eq!(import.fidelity.kinds["link"].dropped, 0);
        assert_eq!(import.model.assumptions.len(), 13);
        assert!(import.model.threats.values().all(|t| t.subject == model::Subject::Model));
    }
}

#[test]
fn pytm() {
    if let Some(import) = check("pytm/input.json", "pytm", [3, 4, 2, 0, 0, 1]) {
        let inside = import.model.elements.values().filter(|e| e.boundary.is_some());
        assert_eq!(inside.count(), 2);
    }
}

#[test]
fn tm_bom() {
    let file = "tm-bom/husky-ai-threat-model.json";
    if let Some(import) = check(file, "tm-bom", [17, 22, 3, 9, 22, 7]) {
        let m = &import.model;
        let of = |kind| m.elements.values().filter(|e| e.kind == kind).count();
        use model::ElementKind::{External, Process, Store};
        assert_eq!([of(External), of(Process), of(Store)], [4, 6, 7]);
        // One starts at an actor that is not in the file.
        assert_eq!(import.fidelity.kinds["flow"].found, 23);
        assert_eq!(import.fidelity.kinds["flow"].dropped, 1);
        assert_eq!(import.fidelity.kinds["trust boundary"].found, 3);
        assert_eq!(import.fidelity.kinds["risk"].found, 3);
        assert!(m.threats.values().all(|t| t.subject == model::Subject::Model));
        let proposed = |c: &model::Control| c.status == model::ControlStatus::Proposed;
        assert!(m.controls.values().all(proposed));
    }
}

#[test]
fn cyclonedx() {
    let file = "cyclonedx/valid-machine-learning-1.7.json";
    if let Some(import) = check(file, "cyclonedx", [1, 0, 0, 0, 0, 2]) {
        let m = &import.model;
        let model = m.assets.values().find(|a| a.kind == model::AssetKind::Model).expect("one");
        assert_eq!((model.name.as_str(), model.version.as_str()), ("stable-diffusion", "1.4"));
        assert!(model.limitations.contains("non-photographic"), "{}", model.limitations);
        assert!(model.guardrails.contains("Strategy used"), "{}", model.guardrails);
        assert_eq!(m.suppliers.values().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Acme Inc"]);
    }
    let file = "cyclonedx/valid-blueprint-data-flow-2.0.json";
    if let Some(import) = check(file, "cyclonedx", [6, 4, 3, 0, 0, 3]) {
        let m = &import.model;
        assert_eq!(import.fidelity.kinds["zone"].found, 3);
        assert_eq!(import.fidelity.kinds["boundary"].found, 2);
        assert_eq!(m.assumptions.len(), 1);
        use model::ElementKind::{External, Store};
        assert_eq!(m.elements.values().filter(|e| e.kind == External).count(), 1);
        assert_eq!(m.elements.values().filter(|e| e.kind == Store).count(), 2);
    }
}
