//! A STIX 2.1 bundle of ATLAS: the fallback, without maturity and case studies.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Release, ReleaseFormat, ReleaseMitigation, ReleaseTactic, ReleaseTechnique, id_of, line, list,
    prose,
};

pub(super) fn read(root: &Value) -> Release {
    let objects = list(root, "objects");
    let of_type = |name: &'static str| {
        objects.iter().filter(move |object| object["type"] == name && object["revoked"] != true)
    };
    // Our ids by STIX id; links use the latter.
    let ids: BTreeMap<&str, &Value> = objects
        .iter()
        .filter_map(|object| Some((object["id"].as_str()?, atlas_id(object)?)))
        .collect();
    let id = |reference: &Value, kind| id_of(ids.get(reference.as_str()?)?, kind);
    let columns: Vec<_> = of_type("x-mitre-matrix")
        .flat_map(|matrix| list(matrix, "tactic_refs"))
        .filter_map(|reference| id(reference, "TA"))
        .collect();

    let mut phases = BTreeMap::new();
    let mut tactics = Vec::new();
    for tactic in of_type("x-mitre-tactic") {
        let Some(tactic_id) = atlas_id(tactic).and_then(|value| id_of(value, "TA")) else {
            continue;
        };
        phases.insert(tactic["x_mitre_shortname"].as_str().unwrap_or_default(), tactic_id.clone());
        let (name, text) = (line(tactic, "name"), prose(tactic, "description"));
        tactics.push(ReleaseTactic { id: tactic_id, name, text });
    }
    tactics.sort_by_key(|tactic| {
        (columns.iter().position(|id| *id == tactic.id).unwrap_or(usize::MAX), tactic.id.clone())
    });

    let mut techniques = BTreeMap::new();
    for pattern in of_type("attack-pattern") {
        let Some(id) = atlas_id(pattern).and_then(|value| id_of(value, "T")) else { continue };
        let phase = |phase: &Value| phases.get(phase["phase_name"].as_str()?).cloned();
        let technique = ReleaseTechnique {
            name: line(pattern, "name"),
            parent: None,
            tactics: list(pattern, "kill_chain_phases").iter().filter_map(phase).collect(),
            maturity: None,
            text: prose(pattern, "description"),
        };
        techniques.insert(id, technique);
    }
    let mut mitigations = BTreeMap::new();
    for action in of_type("course-of-action") {
        let Some(id) = atlas_id(action).and_then(|value| id_of(value, "M")) else { continue };
        let (name, text) = (line(action, "name"), prose(action, "description"));
        mitigations.insert(id, ReleaseMitigation { name, techniques: Vec::new(), text });
    }
    for relation in of_type("relationship") {
        let Some(target) = id(&relation["target_ref"], "T") else { continue };
        match relation["relationship_type"].as_str() {
            Some("subtechnique-of") => {
                let source = id(&relation["source_ref"], "T");
                if let Some(technique) = source.and_then(|source| techniques.get_mut(&source)) {
                    technique.parent = Some(target);
                }
            }
            Some("mitigates") => {
                let source = id(&relation["source_ref"], "M");
                if let Some(mitigation) = source.and_then(|source| mitigations.get_mut(&source)) {
                    mitigation.techniques.push(target);
                }
            }
            _ => {}
        }
    }
    // Bundles write "Parent: Sub" or the short name, by age.
    for technique in techniques.values_mut().filter(|technique| technique.parent.is_some()) {
        if let Some((_, short)) = technique.name.split_once(": ") {
            technique.name = short.to_owned();
        }
    }
    Release {
        version: "STIX bundle".into(),
        format: ReleaseFormat::Stix,
        digest: String::new(),
        tactics,
        techniques,
        mitigations,
        cases: BTreeMap::new(),
        warnings: vec![
            "a STIX bundle has no maturity, no case studies and no release number".into(),
        ],
    }
}

/// The ATLAS id among an object's references.
fn atlas_id(object: &Value) -> Option<&Value> {
    let of_atlas = |reference: &&Value| reference["source_name"] == "mitre-atlas";
    list(object, "external_references").iter().find(of_atlas).map(|found| &found["external_id"])
}
