//! Bills of materials in and out.

use serde_json::{Value, json};

use crate::testing::library;
use crate::{Import, export, import};

fn read(file: &Value) -> Import {
    let bytes = serde_json::to_vec(file).expect("JSON");
    let (format, import) = import(&bytes, None, library()).expect("sound");
    assert_eq!(format.id, "cyclonedx");
    assert_eq!(import.model.faults(), []);
    import
}

fn sample() -> Value {
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "name": "Shop"}},
        "components": [
            {"type": "machine-learning-model", "bom-ref": "m", "name": "ranker", "version": "3",
             "supplier": {"name": "Acme"}, "x-more": 1,
             "hashes": [{"alg": "SHA-256", "content": "AB".repeat(32)}, {"alg": "MD5", "content": "00"}],
             "modelCard": {
                "modelParameters": {"task": "ranking", "datasets": [{"ref": "d"}]},
                "considerations": {
                    "useCases": ["ranking goods"], "technicalLimitations": ["new goods"],
                    "ethicalConsiderations": [{"name": "bias", "mitigationStrategy": "audits"}]}}},
            {"type": "data", "bom-ref": "d", "name": "clicks",
             "data": [{"type": "dataset", "classification": "PII",
                "governance": {"owners": [{"organization": {"name": "Data team"}}]}}]}],
        "services": [
            {"bom-ref": "s", "name": "OpenAI API", "provider": {"name": "OpenAI"}, "authenticated": true,
             "data": [{"flow": "inbound", "classification": "PII", "name": "prompt", "source": ["m"]}]}],
        "dependencies": [{"ref": "m", "dependsOn": ["d"]}],
        "vulnerabilities": [{"id": "CVE-1", "affects": [{"ref": "m"}],
            "analysis": {"state": "not_affected"}}],
    })
}

#[test]
fn models_data_services_and_suppliers_come_in() {
    let import = read(&sample());
    let m = &import.model;
    assert_eq!((m.assets.len(), m.elements.len(), m.flows.len()), (3, 2, 1));
    let of = |name| m.assets.values().find(|a| a.name == name).expect(name);
    let model = of("ranker");
    assert_eq!(model.digest, "ab".repeat(32));
    assert!(model.provenance.contains("Trained on: clicks"), "{}", model.provenance);
    assert_eq!((model.limitations.as_str(), model.guardrails.as_str()), ("new goods", "audits"));
    assert_eq!(of("clicks").classification, Some(model::Classification::Personal));
    assert_eq!(of("clicks").owner, "Data team");
    let names: Vec<&str> = m.suppliers.values().map(|s| s.name.as_str()).collect();
    assert!(names.contains(&"Acme") && names.contains(&"OpenAI"), "{names:?}");
    let api = m.elements.values().find(|e| e.name == "OpenAI API").expect("the service");
    assert_eq!(api.type_id.as_deref(), Some("external-model-api"));
    let threat = m.threats.values().next().expect("the vulnerability");
    assert_eq!(threat.proposed, "State: not_affected");
    assert!(threat.history.is_empty());
    for tally in import.fidelity.kinds.values() {
        assert_eq!(tally.found, tally.kept + tally.changed + tally.dropped);
    }
}

#[test]
fn a_bill_of_materials_comes_back() {
    let first = read(&sample());
    let bytes = export(&first.model, "cyclonedx", library()).expect("JSON");
    let written: Value = serde_json::from_slice(&bytes).expect("JSON");
    let model = &written["components"][0];
    let model = if model["type"] == "data" { &written["components"][1] } else { model };
    assert_eq!(model["hashes"][0]["content"], "ab".repeat(32));
    assert_eq!(model["x-more"], 1, "what the model has no place for: {model}");
    assert!(model["modelCard"]["modelParameters"]["datasets"][0]["ref"].is_string());
    let again = read(&written);
    let facts = |import: &Import| {
        let assets = import.model.assets.values();
        let mut all: Vec<_> = assets
            .filter(|a| a.kind != model::AssetKind::Records)
            .map(|a| {
                (a.name.clone(), a.kind, a.classification, a.limitations.clone(), a.digest.clone())
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(facts(&again), facts(&first));
    let services = again.model.elements.values().filter(|e| e.supplier.is_some());
    assert!(services.count() >= 2, "{written}");
}

#[test]
fn a_twisted_bill_is_taken_in_or_refused_by_name() {
    let check = |file: Value, expect: &str| {
        let bytes = serde_json::to_vec(&file).expect("JSON");
        let error = import(&bytes, None, library()).err().expect(expect).to_string();
        assert!(error.contains(expect), "{error}");
    };
    check(json!({"bomFormat": "CycloneDX", "specVersion": "9"}), "version 9");
    check(json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": 3}), "components");
    let twice = json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
        {"type": "library", "bom-ref": "a", "name": "A"},
        {"type": "library", "bom-ref": "a", "name": "B"}]});
    assert_eq!(read(&twice).model.assets.len(), 2);
}
