//! ATLAS data of formats 3 to 5: lists of objects, one matrix since format 4.

use serde_json::Value;

use super::{
    Release, ReleaseCase, ReleaseFormat, ReleaseMitigation, ReleaseTactic, ReleaseTechnique, date,
    id_of, kind, line, list, maturity, prose, scalar,
};
use crate::catalogue::Step;

pub(super) fn read(root: &Value) -> Release {
    let matrix = list(root, "matrices").first().unwrap_or(root);
    let mut warnings = Vec::new();
    let tactics = list(matrix, "tactics").iter().filter_map(|tactic| {
        let id = id_of(&tactic["id"], "TA")?;
        Some(ReleaseTactic { id, name: line(tactic, "name"), text: prose(tactic, "description") })
    });
    let techniques = list(matrix, "techniques").iter().filter_map(|technique| {
        let id = id_of(&technique["id"], "T")?;
        // The frozen file is said to use the word of format 6 for the parent.
        let parent = technique.get("subtechnique-of").or_else(|| technique.get("specializes"));
        let technique = ReleaseTechnique {
            name: line(technique, "name"),
            parent: parent.and_then(|parent| id_of(parent, "T")),
            tactics: list(technique, "tactics").iter().filter_map(|t| id_of(t, "TA")).collect(),
            maturity: maturity(technique),
            text: prose(technique, "description"),
        };
        Some((id, technique))
    });
    let mut mitigations = Vec::new();
    for mitigation in list(matrix, "mitigations") {
        let Some(id) = id_of(&mitigation["id"], "M") else { continue };
        let links = |key| list(mitigation, key).iter().filter_map(|link| id_of(&link["id"], "T"));
        // In 5.6.0 two links stand among the life-cycle words by mistake.
        let astray: Vec<_> = ["ml-lifecycle", "ML-lifecycle"].into_iter().flat_map(links).collect();
        for technique in &astray {
            warnings.push(format!(
                "{id} links {technique} among its life-cycle words; the link is kept"
            ));
        }
        let mitigation = ReleaseMitigation {
            name: line(mitigation, "name"),
            techniques: links("techniques").chain(astray).collect(),
            text: prose(mitigation, "description"),
        };
        mitigations.push((id, mitigation));
    }
    let cases = list(root, "case-studies").iter().filter_map(|case| {
        let id = id_of(&case["id"], "CS")?;
        let steps = list(case, "procedure").iter().filter_map(|step| {
            let technique = id_of(&step["technique"], "T")?;
            Some(Step { technique, tactic: id_of(&step["tactic"], "TA")? })
        });
        let case = ReleaseCase {
            name: line(case, "name"),
            kind: kind(&case["case-study-type"]),
            date: date(&case["incident-date"], &case["incident-date-granularity"]),
            steps: steps.collect(),
        };
        Some((id, case))
    });
    Release {
        version: super::clean::line(&scalar(&root["version"])),
        format: ReleaseFormat::Lists,
        digest: String::new(),
        tactics: tactics.collect(),
        techniques: techniques.collect(),
        mitigations: mitigations.into_iter().collect(),
        cases: cases.collect(),
        warnings,
    }
}
