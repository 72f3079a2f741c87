//! Findings about sensitive content and suppliers, and what a model shows of guidelines.

mod support;

use analysis::{FindingKind, life_cycle};
use library::Library;
use model::{Classification, Conformity, Control, ControlStatus, DataAsset, Model, Supplier};
use support::compact;

/// Findings of a diagram as `kind: path`.
#[track_caller]
fn check(diagram: &str, expected: &[&str]) {
    let named = compact::read(diagram, Library::embedded());
    assert_eq!(found(&named.model), expected, "{diagram}");
}

fn found(model: &Model) -> Vec<String> {
    let findings = life_cycle(model, Library::embedded()).findings;
    let name = |id| model.elements[id].name.clone();
    findings
        .iter()
        .map(|f| format!("{:?}: {}", f.kind, f.path.iter().map(name).collect::<Vec<_>>().join(" ")))
        .collect()
}

const SHOP: &str = "u: anonymous-user; a: llm-app; m: llm-inference; d: database data_sensitivity=personal; \
                    u -> a: prompt; a -> m: prompt; a -> d: query";

#[test]
fn what_a_model_generates_is_as_sensitive_as_what_went_in() {
    check(SHOP, &["LeavesToOutside: d a u"]);
    check(&SHOP.replace("personal", "public"), &[]);
    check(&SHOP.replace("u: anonymous-user", "u: internal-user trust=trusted"), &[]);
    // Without a model on the way it is an ordinary system.
    check(
        "u: anonymous-user; a: app-service; d: database data_sensitivity=personal; u -> a: query; a -> d: query",
        &[],
    );
    // A person or a filter on the last step is an answer.
    check(&SHOP.replace("u -> a: prompt", "u -> a: prompt sanitised"), &[]);
}

#[test]
fn what_is_asked_takes_nothing_along_and_files_are_not_answers() {
    check(
        "a: agent; d: database data_sensitivity=secret; e: database; a -> d: query; a -> e: query",
        &[],
    );
    check(
        "r: model-registry data_sensitivity=secret; m: llm-inference; u: anonymous-user; r -> m: model-artifact; u -> m: prompt",
        &[],
    );
}

#[test]
fn a_less_protected_store_is_a_finding() {
    let kept = "d: database data_sensitivity=secret; a: agent; l: ai-log-store; d -> a: document; a -> l: telemetry";
    check(kept, &["LessProtectedStore: d a l"]);
    check(
        &kept.replace("ai-log-store", "ai-log-store data_sensitivity=internal"),
        &["LessProtectedStore: d a l"],
    );
    check(&kept.replace("ai-log-store", "ai-log-store data_sensitivity=secret"), &[]);
    check(&kept.replace("ai-log-store", "ai-log-store authenticates"), &[]);
}

#[test]
fn a_supplier_needs_a_stated_control() {
    let text = "d: database data_sensitivity=personal; a: agent; x: external-model-api; d -> a: document; a -> x: prompt";
    check(text, &["SupplierWithoutControl: d a x"]);
    let mut named = compact::read(text, Library::embedded());
    let id = model::SupplierId(uuid::Uuid::from_u128(7));
    let control = "Names are stripped before sending".to_owned();
    let supplier = Supplier {
        id,
        name: "Cloud".into(),
        supplies: String::new(),
        version: String::new(),
        licence: String::new(),
        fallback: String::new(),
        notes: String::new(),
        data_control: control,
        due_diligence: Vec::new(),
    };
    named.model.suppliers.insert(id, supplier);
    for element in named.model.elements.values_mut() {
        element.supplier = (element.name == "x").then_some(id);
    }
    assert!(found(&named.model).is_empty());
}

#[test]
fn a_model_file_from_outside_is_checked_or_isolated() {
    let text = "h: model-hub; r: model-registry; h -> r: model-artifact";
    check(text, &["UncheckedModelFile: h r"]);
    check(&text.replace("model-registry", "model-registry signed_artifacts"), &[]);
    check(&format!("{text} provenance_checked"), &[]);
    let mut named = compact::read(text, Library::embedded());
    let id = model::ControlId(uuid::Uuid::from_u128(8));
    let mut control = Control::new(id, Some("AML.M0016".into()), "Scan");
    control.status = ControlStatus::Implemented;
    named.model.controls.insert(id, control);
    assert!(found(&named.model).is_empty());
}

/// What is proposed for a consideration, and the first reason.
#[track_caller]
fn proposed(model: &Model, id: &str, expected: Option<Conformity>, reason: &str) {
    let life = life_cycle(model, Library::embedded());
    let of = |p: &&analysis::Proposal| p.framework == "secure-ai" && p.consideration == id;
    let proposal = life.proposals.iter().find(of).unwrap_or_else(|| panic!("nothing on {id}"));
    assert_eq!((proposal.conformity, &*proposal.reasons[0].text), (expected, reason), "{id}");
}

#[test]
fn what_the_model_shows_is_proposed_with_its_reason() {
    let mut named = compact::read("a: agent; g: guardrail; a -> g: prompt", Library::embedded());
    let model = &mut named.model;
    proposed(model, "SD3.12", Some(Conformity::Partly), "In the model: g");
    let nothing =
        "The model has no Third-party model API or External agent (A2A peer) or External system";
    proposed(model, "SD3.7", Some(Conformity::NotApplicable), nothing);
    proposed(model, "SD3.1", None, "Why AI is the right tool: not stated yet");
    model.about.purpose = "It reads faster than we do".into();
    proposed(model, "SD3.1", Some(Conformity::Met), "Why AI is the right tool: stated");

    for (n, name) in [(1, "Weights"), (2, "Adapter")] {
        let id = model::DataAssetId(uuid::Uuid::from_u128(n));
        let asset = DataAsset::new(id, model::AssetKind::Model, name);
        model.assets.insert(id, asset);
    }
    proposed(model, "DV3.5", None, "Not yet hash or signature on the card: Weights, Adapter");
    let first = model.assets.values_mut().next().expect("two were added");
    first.digest = "00".repeat(32);
    first.classification = Some(Classification::Internal);
    let half = "Hash or signature on the card for 1 of 2 assets: Weights; not for Adapter";
    proposed(model, "DV3.5", Some(Conformity::Partly), half);
}

#[test]
fn an_empty_model_is_proposed_nothing_by_absence() {
    let life = life_cycle(&Model::default(), Library::embedded());
    assert!(life.findings.is_empty() && life.places.is_empty());
    assert!(life.proposals.iter().all(|proposal| proposal.conformity.is_none()));
    assert_eq!(
        FindingKind::LeavesToOutside.title(),
        "Generated content takes sensitive data outside"
    );
}
