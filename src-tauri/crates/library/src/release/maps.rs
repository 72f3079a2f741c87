//! ATLAS data of format 6: maps by id; every link stands under `relationships`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    Release, ReleaseCase, ReleaseFormat, ReleaseMitigation, ReleaseTactic, ReleaseTechnique, date,
    id_of, kind, line, list, maturity, prose,
};
use crate::catalogue::Step;

pub(super) fn read(root: &Value) -> Release {
    let relations = &root["relationships"];
    // Targets of one kind of relation of one object.
    let targets = |id: &str, relation: &str, kind: &str| -> Vec<String> {
        let links = list(&relations[id], relation).iter();
        links.filter_map(|link| id_of(&link["target"], kind)).collect()
    };
    let matrix = root["matrix"]["id"].as_str().unwrap_or("ATLAS-matrix");
    let columns: BTreeMap<String, u64> = list(&relations[matrix], "sequences")
        .iter()
        .filter_map(|link| Some((id_of(&link["target"], "TA")?, link["position"].as_u64()?)))
        .collect();

    let mut tactics: Vec<_> = objects(root, "tactics", "TA")
        .map(|(id, tactic)| ReleaseTactic {
            id,
            name: line(tactic, "name"),
            text: prose(tactic, "description"),
        })
        .collect();
    tactics.sort_by_key(|tactic| {
        (columns.get(&tactic.id).copied().unwrap_or(u64::MAX), tactic.id.clone())
    });

    let techniques = objects(root, "techniques", "T").map(|(id, technique)| {
        let technique = ReleaseTechnique {
            name: line(technique, "name"),
            parent: targets(&id, "specializes", "T").into_iter().next(),
            tactics: targets(&id, "achieves", "TA"),
            maturity: maturity(technique),
            text: prose(technique, "description"),
        };
        (id, technique)
    });
    let mitigations = objects(root, "mitigations", "M").map(|(id, mitigation)| {
        let mitigation = ReleaseMitigation {
            name: line(mitigation, "name"),
            techniques: targets(&id, "mitigates", "T"),
            text: prose(mitigation, "description"),
        };
        (id, mitigation)
    });
    let cases = objects(root, "case-studies", "CS").map(|(id, case)| {
        let steps = list(&relations[&id], "employs").iter().filter_map(|step| {
            let technique = id_of(&step["target"], "T")?;
            Some(Step { technique, tactic: id_of(&step["tactic"], "TA")? })
        });
        let case = ReleaseCase {
            name: line(case, "name"),
            kind: kind(&case["type"]),
            date: date(&case["date"], &case["date-granularity"]),
            steps: steps.collect(),
        };
        (id, case)
    });
    Release {
        version: line(&root["collection"], "version"),
        format: ReleaseFormat::Maps,
        digest: String::new(),
        tactics,
        techniques: techniques.collect(),
        mitigations: mitigations.collect(),
        cases: cases.collect(),
        warnings: Vec::new(),
    }
}

/// Objects of one kind; deprecated ones are left out.
fn objects<'a>(
    root: &'a Value,
    key: &str,
    kind: &'a str,
) -> impl Iterator<Item = (String, &'a Value)> {
    let map = root.get(key).and_then(Value::as_object);
    map.into_iter().flat_map(Map::iter).filter_map(move |(id, object)| {
        let id = id_of(&Value::String(id.clone()), kind)?;
        (object["deprecated"] != true).then_some((id, object))
    })
}
