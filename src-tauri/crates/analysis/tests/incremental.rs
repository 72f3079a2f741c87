//! After any sequence of edits the incremental analysis equals the full one, and so does what a
//! window makes of the changes it is sent.

mod support;

use std::sync::Arc;

use analysis::{Analyzed, Engine, analyze};
use library::{AttributeValues, Kind, Library};
use model::{
    AssetKind, AttributeValue, Boundary, BoundaryId, Changes, Classification, Control, ControlId,
    ControlStatus, DataAsset, DataAssetId, Element, ElementId, ElementKind, Flow, FlowId, Model,
    Subject, Threat, ThreatId,
};
use proptest::prelude::*;
use support::compact;
use uuid::Uuid;

const START: &str = "zone org: org-network; zone box: agent-sandbox in org; zone out: supplier
    u: anonymous-user; web: web-app @org; app: llm-app @org; bot: agent @box; mail: email-service
    idx: vector-store @org; ing: data-ingestion @org; m: external-model-api @out; t: agent-tool @out
    train: training-pipeline; set: training-dataset; reg: model-registry; inf: llm-inference @org
    u -> web: prompt; web -> app: prompt; app -> bot: prompt; bot -> m: prompt; bot -> t: tool-call
    mail -> ing: document; ing -> idx: document; bot -> idx: query; set -> train: training-data
    train -> reg: model-artifact; reg -> inf: model-artifact; app -> inf: prompt; bot -> mail";

/// Numbers that pick what is edited and how.
type Step = (u8, u8, u8, u8);

/// Something of a list, if there is any.
fn pick<T>(list: impl IntoIterator<Item = T>, by: u8) -> Option<T> {
    let list: Vec<T> = list.into_iter().collect();
    let at = usize::from(by) % list.len().max(1);
    list.into_iter().nth(at)
}

fn uuid(family: u128, n: u8) -> Uuid {
    // In the middle of, before and behind what is there.
    Uuid::from_u128((family << 64) + u128::from(n))
}

fn element(model: &Model, by: u8) -> ElementId {
    pick(model.elements.keys().copied(), by).unwrap_or(ElementId(Uuid::nil()))
}

fn set_type(element: &mut Element, library: &Library, by: u8) {
    let Some(to) = pick(library.element_types.values(), by) else { return };
    element.type_id = Some(to.id.clone());
    element.kind = match to.kind {
        Kind::External => ElementKind::External,
        Kind::Process => ElementKind::Process,
        Kind::Store => ElementKind::Store,
    };
}

fn answer(library: &Library, which: u8, what: u8) -> (String, Option<AttributeValue>) {
    let attribute = pick(library.attributes.values(), which).expect("there are attributes");
    let value = match &attribute.values {
        AttributeValues::Bool => Some(AttributeValue::Flag(what.is_multiple_of(2))),
        AttributeValues::Words(words) => pick(words, what).cloned().map(AttributeValue::Word),
    };
    (attribute.id.clone(), value.filter(|_| !what.is_multiple_of(5)))
}

/// One edit of a model, made on its records.
#[allow(clippy::too_many_lines)] // One arm per kind of edit.
fn edit(model: &mut Model, library: &Library, before: &Analyzed, (kind, a, b, c): Step) {
    let (one, other) = (element(model, a), element(model, b));
    let boundary = pick(model.boundaries.keys().copied(), b);
    let flow = pick(model.flows.values_mut(), a);
    match kind % 20 {
        0 => {
            let mut new =
                Element::new(ElementId(uuid(u128::from(b % 3), a)), ElementKind::Store, "new");
            set_type(&mut new, library, c);
            model.elements.insert(new.id, new);
        }
        1 => {
            model.elements.remove(&one);
            model.flows.retain(|_, flow| flow.source != one && flow.target != one);
        }
        2 => {
            let mut new = Flow::new(FlowId(uuid(u128::from(b % 3), c)), one, other);
            let content = &library.attributes["content"];
            if let AttributeValues::Words(words) = &content.values {
                let word = pick(words, c).expect("content has words").clone();
                new.attributes.insert("content".into(), AttributeValue::Word(word));
            }
            model.flows.insert(new.id, new);
        }
        3 => {
            let id = flow.map(|flow| flow.id);
            model.flows.retain(|other, _| Some(*other) != id);
        }
        4 => {
            if let Some(flow) = flow {
                flow.target = other;
            }
        }
        5 => {
            if let Some(flow) = flow {
                let (id, value) = answer(library, b, c);
                match value {
                    Some(value) => flow.attributes.insert(id, value),
                    None => flow.attributes.remove(&id),
                };
            }
        }
        6 => {
            if let Some(flow) = flow {
                flow.name = format!("way {c}");
                flow.protocol = format!("{c}");
            }
        }
        7..=9 => {
            if let Some(element) = model.elements.get_mut(&one) {
                let (id, value) = answer(library, b, c);
                match value {
                    Some(value) => element.attributes.insert(id, value),
                    None => element.attributes.remove(&id),
                };
            }
        }
        10 => {
            if let Some(element) = model.elements.get_mut(&one) {
                set_type(element, library, b);
            }
        }
        11 => {
            if let Some(element) = model.elements.get_mut(&one) {
                element.name = format!("part {b}");
            }
        }
        12 => {
            if let Some(element) = model.elements.get_mut(&one) {
                element.boundary = boundary.filter(|_| !c.is_multiple_of(3));
            }
        }
        13 => {
            if let Some(element) = model.elements.get_mut(&one) {
                element.out_of_scope = (b.is_multiple_of(2)).then(|| "elsewhere".into());
                element.description = format!("text {c}");
            }
        }
        14 => {
            let new = Boundary::new(BoundaryId(uuid(7, a)), "zone");
            let boundary = model.boundaries.entry(boundary.unwrap_or(new.id)).or_insert(new);
            boundary.type_id = pick(library.boundary_types.keys().cloned(), c);
            boundary.name = format!("zone {c}");
        }
        15 => {
            let suggestion = pick(&before.analysis.suggestions, a);
            let subject = suggestion.map_or(Subject::Model, |s| s.subject);
            let mut threat = Threat::new(ThreatId(uuid(8, b)), subject, "taken up");
            threat.technique = suggestion.map(|s| s.technique.to_string());
            threat.own = c.is_multiple_of(7);
            threat.controls = model.controls.keys().copied().take(usize::from(c % 3)).collect();
            model.threats.insert(threat.id, threat);
        }
        16 => {
            let technique = pick(library.techniques.values(), b).expect("there are techniques");
            let advised = pick(&technique.mitigations, c).map(|advice| advice.id.clone());
            let mut control = Control::new(ControlId(uuid(9, a % 4)), advised, "control");
            control.status = if c.is_multiple_of(2) {
                ControlStatus::Implemented
            } else {
                ControlStatus::Planned
            };
            model.controls.insert(control.id, control);
        }
        17 => {
            let id = pick(model.threats.keys().copied(), a);
            model.threats.retain(|other, _| Some(*other) != id);
        }
        18 => {
            let asset = DataAssetId(uuid(10, a % 3));
            let known = model
                .assets
                .entry(asset)
                .or_insert_with(|| DataAsset::new(asset, AssetKind::Model, "records"));
            known.classification = Some(if c.is_multiple_of(2) {
                Classification::Personal
            } else {
                Classification::Public
            });
            if let Some(element) = model.elements.get_mut(&other) {
                element.holds = vec![asset];
            }
        }
        _ => {
            model.about.hide_standard_threats ^= a.is_multiple_of(4);
            model.about.purpose =
                if b.is_multiple_of(2) { String::new() } else { "answers".into() };
            model.about.title = format!("system {c}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn incremental_equals_full(steps in prop::collection::vec(any::<Step>(), 1..16)) {
        let library = Library::embedded();
        let mut model = compact::read(START, library).model;
        let engine = Engine::new(Arc::new(library.clone()));
        let mut analyzed = engine.analyze(&model);
        let mut window = analyzed.analysis.clone();
        let mut earlier: Vec<Model> = Vec::new();
        for step in steps {
            // Now and then a step back, as undo makes it.
            let next = match earlier.pop() {
                Some(last) if step.0 > 220 => last,
                last => {
                    earlier.extend(last);
                    earlier.push(model.clone());
                    let mut next = model.clone();
                    edit(&mut next, library, &analyzed, step);
                    next
                }
            };
            let changes = Changes::between(&model, &next);
            model = next;
            let (after, change) = engine.reanalyze(analyzed, &model, &changes);
            analyzed = after;
            change.apply(&mut window);
            prop_assert_eq!(&analyzed.analysis, &analyze(&model, library));
            prop_assert_eq!(&window, &analyzed.analysis);
        }
    }
}
