//! Open threats as results of SARIF 2.1.0 (OASIS), for pipelines that gather findings. One way:
//! out. A threat has no line in a file, so its place is the file as a whole and a logical location.

use std::collections::BTreeMap;

use library::Library;
use model::{Model, Status, Threat};
use serde_json::{Value, json};

use crate::InterchangeError;

const NAME: &str = "SARIF";
/// Rule of threats that name no technique.
const OWN: &str = "own-threat";

/// Where the results are said to lie when the export does not know the name of the file.
const FILE: &str = "model.portolan";

/// Open threats as SARIF, placed in a file of the usual name.
///
/// # Errors
/// As [`located`].
pub fn export(model: &Model, library: &Library) -> Result<Vec<u8>, InterchangeError> {
    located(model, library, FILE)
}

/// Open threats as SARIF, placed in a file of the repository: gatherers of findings show only what
/// has a place in one. `file` is its path from the root of the repository, with forward slashes.
///
/// # Errors
/// Never for a sound model; the signature is that of every export.
pub fn located(model: &Model, library: &Library, file: &str) -> Result<Vec<u8>, InterchangeError> {
    let mut threats: Vec<&Threat> =
        model.threats.values().filter(|threat| threat.status() == Status::Open).collect();
    threats.sort_by_key(|threat| (threat.number, threat.id));
    let mut rules: BTreeMap<&str, Value> = BTreeMap::new();
    for threat in &threats {
        let id = rule_of(threat);
        rules.entry(id).or_insert_with(|| rule(id, library));
    }
    let index: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
    let results: Vec<Value> =
        threats.iter().map(|threat| result(model, threat, index[rule_of(threat)], file)).collect();
    let document = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Portolan",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_values().collect::<Vec<_>>(),
            }},
            "properties": {"model": model.about.title},
            "results": results,
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn rule_of(threat: &Threat) -> &str {
    threat.technique.as_deref().filter(|id| !id.is_empty()).unwrap_or(OWN)
}

fn rule(id: &str, library: &Library) -> Value {
    match library.techniques.get(id) {
        Some(known) => json!({
            "id": id,
            "name": known.name,
            "shortDescription": {"text": known.name},
            "fullDescription": {"text": known.summary},
        }),
        None => json!({"id": id, "shortDescription": {"text": "Threat of the team's own words"}}),
    }
}

fn result(model: &Model, threat: &Threat, rule: usize, file: &str) -> Value {
    let scale = &model.about.risk;
    let step = threat.inherent.as_ref().and_then(|rating| scale.level_of(rating)).map(usize::from);
    // SARIF has three levels; the lower, middle and upper third of ours.
    let level = match step.map(|step| step * 3 / scale.levels.len().max(1)) {
        Some(0) => "note",
        Some(1) | None => "warning",
        Some(_) => "error",
    };
    let word = step.and_then(|step| scale.levels.get(step)).map(|level| level.word.as_str());
    let number = model.subject_number(threat.subject).unwrap_or_default();
    let mut text = format!("T-{} {}", threat.number, threat.title);
    if !threat.notes.is_empty() {
        text.push_str("\n\n");
        text.push_str(&threat.notes);
    }
    json!({
        "ruleId": rule_of(threat),
        "ruleIndex": rule,
        "level": level,
        "message": {"text": text},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(file)},
                "region": {"startLine": 1},
            },
            "logicalLocations": [{
            "name": threat.subject_name,
            "fullyQualifiedName": format!("{number} {}", threat.subject_name),
        }]}],
        "partialFingerprints": {"portolanThreat/v1": threat.id},
        "properties": {"number": format!("T-{}", threat.number), "inherentRisk": word},
    })
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');
    utf8_percent_encode(path, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::library;

    #[test]
    fn open_threats_are_results_with_their_rule() {
        let mut model = Model::default();
        let technique = library().techniques.keys().next().expect("a technique");
        for (number, technique) in [(1, Some(technique.clone())), (2, None)] {
            let id = model::ThreatId(uuid::Uuid::from_u128(u128::from(number)));
            let mut threat = Threat::new(id, model::Subject::Model, "</script> title");
            (threat.number, threat.technique) = (number, technique);
            model.threats.insert(id, threat);
        }
        let bytes = located(&model, library(), "a b/model.portolan").expect("JSON");
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let run = &value["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), 2);
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "a%20b/model.portolan");
            assert_eq!(place["region"]["startLine"], 1);
            let at = result["ruleIndex"].as_u64().expect("an index") as usize;
            assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
            assert_eq!(result["level"], "warning");
        }
        assert_eq!(results[1]["message"]["text"], "T-2 </script> title");
    }
}
