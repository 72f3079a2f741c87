//! The techniques that threats of the model name, as a layer of the ATT&CK Navigator in the ATLAS
//! domain (layer format 4.3, as MITRE publishes its ATLAS layers). One way: out. Techniques of
//! other packs are not in that matrix and are left out; the layer says how many.

use std::collections::BTreeMap;

use library::{Library, Source};
use model::{Model, Status, Threat};
use serde_json::{Value, json};

use crate::InterchangeError;

const NAME: &str = "Navigator layer";
const OPEN: &str = "#F4A261";
const DONE: &str = "#C8E6C9";

pub fn export(model: &Model, library: &Library) -> Result<Vec<u8>, InterchangeError> {
    let mut threats: Vec<&Threat> = model.threats.values().collect();
    threats.sort_by_key(|threat| (threat.number, threat.id));
    let mut by_technique: BTreeMap<&str, Vec<&Threat>> = BTreeMap::new();
    let mut elsewhere = 0;
    for threat in threats {
        let known = threat.technique.as_deref().filter(|id| in_matrix(id, library));
        match known {
            Some(id) => by_technique.entry(id).or_default().push(threat),
            None => elsewhere += 1,
        }
    }
    let mut techniques: Vec<Value> = Vec::new();
    let mut shown: BTreeMap<&str, bool> = BTreeMap::new();
    for id in by_technique.keys() {
        shown.entry(id).or_insert(false);
        // A sub-technique is seen only where its technique is unfolded.
        if let Some(parent) = library.techniques.get(*id).and_then(|known| known.parent.as_deref())
        {
            shown.insert(parent, true);
        }
    }
    for (id, unfolded) in shown {
        let threats = by_technique.get(id).map_or(&[][..], Vec::as_slice);
        techniques.push(technique(model, id, unfolded, threats));
    }
    let left = match elsewhere {
        0 => String::new(),
        n => format!(" {n} threats name no ATLAS technique and are not shown."),
    };
    let document = json!({
        "name": model.about.title,
        "versions": {"layer": "4.3", "navigator": "4.6.4"},
        "domain": "atlas-atlas",
        "description": format!("Threats of the model by ATLAS technique; the score counts them.{left}"),
        "techniques": techniques,
        "legendItems": [
            {"label": "A threat is open", "color": OPEN},
            {"label": "All threats are decided", "color": DONE},
        ],
    });
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn in_matrix(id: &str, library: &Library) -> bool {
    match library.techniques.get(id) {
        Some(known) => match known.source {
            Source::Atlas | Source::Secondary => true,
            Source::Pack => false,
        },
        None => id.starts_with("AML.T"),
    }
}

fn technique(model: &Model, id: &str, unfolded: bool, threats: &[&Threat]) -> Value {
    let mut value = json!({"techniqueID": id, "showSubtechniques": unfolded});
    if threats.is_empty() {
        return value;
    }
    let open = threats.iter().any(|threat| match threat.status() {
        Status::Open => true,
        Status::NotApplicable | Status::Decided => false,
    });
    let line = |threat: &&Threat| {
        let number = model.subject_number(threat.subject).unwrap_or_default();
        format!("T-{} {} ({number} {})", threat.number, threat.title, threat.subject_name)
    };
    value["score"] = json!(threats.len());
    value["color"] = json!(if open { OPEN } else { DONE });
    value["comment"] = json!(threats.iter().map(line).collect::<Vec<_>>().join("\n"));
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::library;

    #[test]
    fn techniques_are_counted_and_others_are_said() {
        let mut model = Model::default();
        let sub = library().techniques.values().find(|known| known.parent.is_some());
        let sub = sub.expect("a sub-technique");
        let names = [Some(sub.id.clone()), Some(sub.id.clone()), None];
        for (number, technique) in (1u32..).zip(names) {
            let id = model::ThreatId(uuid::Uuid::from_u128(u128::from(number)));
            let mut threat = Threat::new(id, model::Subject::Model, "title");
            (threat.number, threat.technique) = (number, technique);
            model.threats.insert(id, threat);
        }
        let bytes = export(&model, library()).expect("JSON");
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let of = |id: &str| {
            let list = value["techniques"].as_array().expect("a list");
            list.iter().find(|item| item["techniqueID"] == id).expect("it is there").clone()
        };
        assert_eq!(of(&sub.id)["score"], 2);
        let parent = sub.parent.as_deref().expect("a parent");
        assert_eq!(of(parent)["showSubtechniques"], true);
        assert!(value["description"].as_str().expect("text").contains("1 threats name no"));
    }
}
