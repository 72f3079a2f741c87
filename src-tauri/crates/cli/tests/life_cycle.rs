//! Guidelines, fingerprints and evaluations on the command line.

mod support;

use serde_json::json;
use support::check;

#[test]
fn a_changed_model_file_is_found() {
    let temp = tempfile::tempdir().expect("a folder");
    let at = temp.path();
    check(at, "new m.portolan --from fine-tuning", 0, &[]);
    std::fs::create_dir(at.join("weights")).expect("made");
    std::fs::write(at.join("weights/a.bin"), "first").expect("written");
    check(at, "asset verify m.portolan D-1 weights", 1, &["no fingerprint was ever taken"]);
    check(at, "asset hash m.portolan D-1 weights", 0, &["weights (1 files, 5 bytes)"]);
    check(at, "asset verify m.portolan D-1 weights", 0, &["weights: same"]);
    std::fs::write(at.join("weights/a.bin"), "other").expect("written");
    check(at, "asset verify m.portolan D-1 weights", 1, &["CHANGED", "changed: weights/a.bin"]);
    check(at, "asset hash m.portolan D-999 weights", 2, &["the model has none"]);
}

#[test]
fn assessments_are_a_table_with_what_is_still_open() {
    let temp = tempfile::tempdir().expect("a folder");
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    let id = "0190aaaa-0000-7000-8000-000000000001";
    let record = json!({"id": id, "framework": "secure-ai", "consideration": "SD2.4", "owner": "Ada", "due": null,
        "evidence": [{"title": "Minutes", "location": "wiki/12", "digest": ""}], "controls": [], "threats": [], "history": []});
    let put = json!({"edit": "put", "record": {"kind": "assessment", "record": record}});
    let judge = json!({"edit": "judge", "assessment": id, "conformity": "met", "note": "Read with the owner"});
    std::fs::write(at.join("e.jsonl"), format!("{put}\n{judge}\n")).expect("written");
    check(at, "edit m.portolan --edits e.jsonl", 0, &["ack"]);
    let row = "SD2.4,\"Each decision on a threat is on record, with its reason and who made it.\",Met,Read with the owner,Ada";
    check(
        at,
        "list m.portolan assessments --format csv",
        0,
        &["framework,area,guideline", row, "Minutes wiki/12", "OM4.4"],
    );
}

#[test]
fn an_evaluation_is_entered_with_its_file() {
    let temp = tempfile::tempdir().expect("a folder");
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    let line = r#"{"entry_type": "eval", "probe": "dan.Dan_11_0", "passed": 3, "total": 4}"#;
    std::fs::write(at.join("g.report.jsonl"), line).expect("written");
    check(at, "asset evaluate m.portolan g.report.jsonl", 0, &["garak: 1 of 4 attempts succeeded"]);
    check(at, "asset evaluate m.portolan m.portolan", 2, &[]);
}

#[test]
fn findings_about_sensitive_content_and_suppliers_are_gates() {
    let temp = tempfile::tempdir().expect("a folder");
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    check(at, "check m.portolan", 0, &["sensitivity:", "suppliers:"]);
    for gate in ["sensitivity", "suppliers"] {
        check(at, &format!("check m.portolan --gate {gate}"), 1, &["finding"]);
    }
    check(at, "new empty.portolan", 0, &[]);
    let both = "check empty.portolan --gate sensitivity --gate suppliers";
    check(at, both, 0, &["sensitivity: holds", "suppliers: holds"]);
}

#[test]
fn a_bill_of_materials_fills_blank_fields_and_brings_what_is_new() {
    let temp = tempfile::tempdir().expect("a folder");
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    let bill = json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
        {"type": "data", "bom-ref": "d", "name": "help ARTICLES", "version": "7",
         "data": [{"type": "dataset", "classification": "PII"}]},
        {"type": "machine-learning-model", "bom-ref": "m", "name": "ranker",
         "supplier": {"name": "Acme"},
         "modelCard": {"considerations": {"technicalLimitations": ["new goods"]}}}]});
    std::fs::write(at.join("bom.json"), bill.to_string()).expect("written");
    check(at, "asset fill m.portolan bom.json", 0, &["2 cards filled from bom.json"]);
    check(at, "asset fill m.portolan bom.json", 2, &["says nothing that is not there already"]);
    let assets = check(at, "list m.portolan assets --format csv", 0, &["ranker"]);
    let known = assets.lines().find(|line| line.contains("Help articles")).expect("it stands");
    assert!(known.contains("public"), "what people wrote stands: {known}");
    check(at, "export m.portolan --format json -o m.json", 0, &[]);
    let text = std::fs::read_to_string(at.join("m.json")).expect("written");
    for filled in ["\"7\"", "new goods", "Acme"] {
        assert!(text.contains(filled), "{filled}");
    }
}
