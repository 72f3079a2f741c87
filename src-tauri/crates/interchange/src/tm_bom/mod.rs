//! OWASP threat model library (TM-BOM), version 1.
//!
//! Trust zones become boundaries; the trust boundaries of the format stand between two zones and
//! are told in both. Threats are attached to nothing there and become threats of the model as a
//! whole. Risks group threats and rate them; their words go to each threat as a proposal. The
//! format has no geometry.

mod import;
mod threats;

use serde_json::Value;

use crate::formats::Document;

pub use import::import;

const NAME: &str = "OWASP threat model library";

pub fn detect(document: &Document) -> bool {
    let list = |key| document.top(key).is_some_and(Value::is_array);
    document.top("scope").is_some_and(Value::is_object)
        && (list("trust_zones") || list("components") || list("threat_personas"))
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    #[test]
    fn controls_and_risks_are_proposals_and_boundaries_are_told_in_their_zones() {
        let text = r#"{"version": "1.0", "scope": {"title": "Shop", "exposure": "external"},
            "trust_zones": [{"symbolic_name": "a", "title": "A"}, {"symbolic_name": "b", "title": "B"}],
            "trust_boundaries": [{"trust_zone_a": "a", "trust_zone_b": "b",
                                  "access_control_methods": ["rbac"]}],
            "components": [{"symbolic_name": "web", "title": "Web", "trust_zone": "a"},
                           {"symbolic_name": "x", "title": "X", "trust_zone": "gone"}],
            "data_flows": [{"symbolic_name": "f", "source": {"type": "component", "object": "web"},
                            "destination": {"type": "component", "object": "nowhere"}}],
            "threats": [{"symbolic_name": "t", "title": "Theft"}],
            "controls": [{"symbolic_name": "c", "title": "Lock", "threats": ["t", "u"],
                          "status": "active"}],
            "risks": [{"symbolic_name": "r", "title": "Loss", "threats": ["t"], "level": "high"}]}"#;
        let (format, import) = crate::import(text.as_bytes(), None, library()).expect("sound");
        assert_eq!(format.id, "tm-bom");
        let threat = import.model.threats.values().next().expect("a threat");
        assert!(threat.proposed.contains("level: high") && threat.history.is_empty());
        assert_eq!(threat.controls.len(), 1);
        let control = import.model.controls.values().next().expect("a control");
        assert_eq!(control.status, model::ControlStatus::Proposed);
        let told = import.model.boundaries.values().filter(|b| b.description.contains("rbac"));
        assert_eq!(told.count(), 2);
        let check = |what: &str, expect: &str| {
            let mut lines = import.fidelity.lines.iter().filter(|line| line.what == what);
            assert!(lines.any(|line| line.why.contains(expect)), "{what}: {expect}");
        };
        check("X", "\"gone\" is not in the file");
        check("f", "\"nowhere\" is not in the file");
        check("Lock", "\"u\" is not in the file");
        check("Theft", "kept for the whole");
    }
}
