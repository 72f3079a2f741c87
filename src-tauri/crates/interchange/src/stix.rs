//! Attack paths of the analysis as STIX 2.1 (OASIS) with the Attack Flow 2.0 extension of the Center
//! for Threat-Informed Defense: one flow for each path, an action for each step with its technique
//! id, an asset for each place. One way: out. Ids are made from the content and the times are those
//! of the model, so that the same model gives the same bundle.

use std::collections::BTreeMap;

use analysis::{Analysis, AttackPath};
use library::Library;
use model::{Model, Subject, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::InterchangeError;

const NAME: &str = "STIX";
/// Id of the extension, as its authors give it.
const EXTENSION: &str = "extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4";
/// Who made the extension, as they name themselves.
const AUTHORS: &str = "identity--fb9c968a-745b-4ade-9b25-c324172197f4";
/// When they did.
const SINCE: &str = "2022-08-02T19:34:35.143Z";
const NAMESPACE: Uuid = Uuid::from_u128(0x61b8_2f0a_d35c_5477_a9e1_0c4b_7f83_22d6);

pub fn export(model: &Model, library: &Library) -> Result<Vec<u8>, InterchangeError> {
    let analysis = analysis::analyze(model, library);
    let objects = Bundle::new(model, library, &analysis).objects();
    let first = model.diagrams.keys().next().map(ToString::to_string).unwrap_or_default();
    let document = json!({"type": "bundle", "id": id("bundle", &first), "objects": objects});
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn id(kind: &str, key: &str) -> String {
    let family = Uuid::new_v5(&NAMESPACE, kind.as_bytes());
    format!("{kind}--{}", Uuid::new_v5(&family, key.as_bytes()))
}

struct Bundle<'a> {
    model: &'a Model,
    library: &'a Library,
    analysis: &'a Analysis,
    /// Of every object of ours.
    at: String,
    author: String,
}

impl<'a> Bundle<'a> {
    fn new(model: &'a Model, library: &'a Library, analysis: &'a Analysis) -> Self {
        Self { model, library, analysis, at: moment(model), author: id("identity", "portolan") }
    }

    fn objects(&self) -> Vec<Value> {
        let mut objects = vec![
            json!({
                "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION,
                "created": SINCE, "modified": SINCE, "created_by_ref": AUTHORS,
                "name": "Attack Flow",
                "description": "Attack flows: how the actions of an attack follow one another.",
                "schema": "https://center-for-threat-informed-defense.github.io/attack-flow/stix/attack-flow-schema-2.0.0.json",
                "version": "2.0.0", "extension_types": ["new-sdo"],
            }),
            json!({
                "type": "identity", "spec_version": "2.1", "id": AUTHORS,
                "created": SINCE, "modified": SINCE,
                "name": "MITRE Center for Threat-Informed Defense",
                "identity_class": "organization",
            }),
            json!({
                "type": "identity", "spec_version": "2.1", "id": self.author,
                "created": self.at, "modified": self.at,
                "name": "Portolan", "identity_class": "system",
            }),
        ];
        let mut assets: BTreeMap<Subject, Value> = BTreeMap::new();
        for (place, path) in self.analysis.attack_paths.iter().enumerate() {
            self.flow(place, path, &mut objects, &mut assets);
        }
        objects.extend(assets.into_values());
        objects
    }

    /// An object of the extension.
    fn object(&self, kind: &str, key: &str, own: Value) -> Value {
        let mut object = json!({
            "type": kind, "spec_version": "2.1", "id": id(kind, key),
            "created": self.at, "modified": self.at, "created_by_ref": self.author,
            "extensions": {EXTENSION: {"extension_type": "new-sdo"}},
        });
        if let (Some(object), Value::Object(own)) = (object.as_object_mut(), own) {
            object.extend(own);
        }
        object
    }

    fn flow(
        &self,
        place: usize,
        path: &AttackPath,
        objects: &mut Vec<Value>,
        assets: &mut BTreeMap<Subject, Value>,
    ) {
        let ends = [path.path.first(), path.path.last()].map(|end| end.map(ToString::to_string));
        let key = format!("{:?} {:?} {place}", ends[0], ends[1]);
        let action = |step: usize| id("attack-action", &format!("{key} {step}"));
        let start: Vec<String> = path.steps.first().map(|_| action(0)).into_iter().collect();
        objects.push(self.object(
            "attack-flow",
            &key,
            json!({
                "name": path.title, "description": path.goal, "scope": "other",
                "start_refs": start,
            }),
        ));
        for (step, at) in path.steps.iter().enumerate() {
            let known = self.library.techniques.get(&at.technique);
            let name = known.map_or(at.technique.as_str(), |known| known.name.as_str());
            let because = self.analysis.suggestions.get(at.suggestion);
            let next: Vec<String> =
                (step + 1 < path.steps.len()).then(|| action(step + 1)).into_iter().collect();
            let asset = assets.entry(at.subject).or_insert_with(|| self.asset(at.subject));
            let mut own = json!({
                "name": name,
                "technique_id": at.technique,
                "tactic_id": at.tactic,
                "asset_refs": [asset["id"]],
            });
            if let Some(suggestion) = because {
                own["description"] = json!(suggestion.because);
            }
            if !next.is_empty() {
                own["effect_refs"] = json!(next);
            }
            objects.push(self.object("attack-action", &format!("{key} {step}"), own));
        }
    }

    fn asset(&self, subject: Subject) -> Value {
        let name = self.model.subject_name(subject).unwrap_or_default();
        let number = self.model.subject_number(subject).unwrap_or_default();
        let name = if name.is_empty() { number.clone() } else { name.to_owned() };
        let own =
            json!({"name": name, "description": format!("{number} of {}", self.model.about.title)});
        self.object("attack-asset", &subject.to_string(), own)
    }
}

/// When the model was last worked on, as far as it says itself: its decisions, and the ids of its
/// records, which carry the time of their making (RFC 9562, version 7). 1970 when nothing says it.
fn moment(model: &Model) -> String {
    let made = |id: Uuid| -> i64 {
        let time = id.get_timestamp().filter(|_| id.get_version_num() == 7);
        let (seconds, nanos) = time.map_or((0, 0), |time| time.to_unix());
        i64::try_from(seconds).unwrap_or(0) * 1_000 + i64::from(nanos / 1_000_000)
    };
    let records = model.elements.keys().map(|id| id.0);
    let records = records.chain(model.flows.keys().map(|id| id.0));
    let records = records.chain(model.threats.keys().map(|id| id.0)).map(made);
    let decided = model.threats.values().flat_map(|threat| &threat.history);
    let last = records.chain(decided.map(|decision| decision.at.as_millisecond())).max();
    let at = Timestamp::from_millisecond(last.unwrap_or(0)).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("{at:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::starters;
    use crate::testing::library;

    #[test]
    fn every_path_is_a_flow_whose_references_hold() {
        let model = &starters()[0].model;
        let bytes = export(model, library()).expect("JSON");
        assert_eq!(bytes, export(model, library()).expect("JSON"), "the same bytes");
        let bundle: Value = serde_json::from_slice(&bytes).expect("JSON");
        let objects = bundle["objects"].as_array().expect("objects");
        let ids: std::collections::BTreeSet<&str> =
            objects.iter().filter_map(|object| object["id"].as_str()).collect();
        assert_eq!(ids.len(), objects.len(), "ids are distinct");
        let paths = analysis::analyze(model, library()).attack_paths.len();
        let of = |kind: &str| objects.iter().filter(|o| o["type"] == kind).count();
        assert!(paths > 0 && of("attack-flow") == paths);
        for object in objects {
            let at = object["created"].as_str().expect("a time");
            assert!(at.parse::<Timestamp>().is_ok() && at.len() == 24, "{at}");
            for list in ["start_refs", "effect_refs", "asset_refs"] {
                for to in object[list].as_array().into_iter().flatten() {
                    assert!(ids.contains(to.as_str().expect("an id")), "{list}: {to}");
                }
            }
            if object["type"] == "attack-action" {
                let technique = object["technique_id"].as_str().expect("a technique");
                assert!(technique.starts_with("AML."), "{technique}");
            }
        }
    }
}
