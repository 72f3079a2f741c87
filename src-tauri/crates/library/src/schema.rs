//! JSON Schemas of the library's files, for editors that complete and check YAML while it is
//! written. The checks of this crate see more: they know which ids exist.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::catalogue::{Card, CaseStudy, Crosswalk, Mitigation, Tactic};
use crate::framework::Framework;
use crate::layout::Part;
use crate::library::About;
use crate::technique::Technique;
use crate::vocabulary::{Attribute, BoundaryType, ElementType};

/// File name under `threat-library/schemas/` to the text of the schema.
#[must_use]
pub fn schemas() -> BTreeMap<String, String> {
    [
        file("library", Part::About, |g| g.subschema_for::<About>()),
        file("tactics", Part::Tactics, |g| g.subschema_for::<Tactic>()),
        file("element-types", Part::ElementTypes, |g| g.subschema_for::<ElementType>()),
        file("attributes", Part::Attributes, |g| g.subschema_for::<Attribute>()),
        file("boundary-types", Part::BoundaryTypes, |g| g.subschema_for::<BoundaryType>()),
        file("cards", Part::Cards, |g| g.subschema_for::<Card>()),
        file("case-studies", Part::CaseStudies, |g| g.subschema_for::<CaseStudy>()),
        file("mitigation", Part::Mitigation, |g| g.subschema_for::<Mitigation>()),
        file("crosswalk", Part::Crosswalk, |g| g.subschema_for::<Crosswalk>()),
        file("framework", Part::Framework, |g| g.subschema_for::<Framework>()),
        file("technique", Part::Technique, technique),
    ]
    .into()
}

/// A technique as its file holds it, with its sub-techniques.
fn technique(generator: &mut SchemaGenerator) -> Schema {
    let record = Technique::json_schema(generator).to_value();
    let mut file = record.clone();
    file["properties"]["sub_techniques"] = json!({
        "description": "Sub-techniques; their names are the short ones.",
        "type": "array",
        "items": record,
    });
    Schema::try_from(file).expect("a record with one more property is a schema")
}

fn file(
    name: &str,
    part: Part,
    record: impl Fn(&mut SchemaGenerator) -> Schema,
) -> (String, String) {
    let mut generator = SchemaGenerator::default();
    let record = record(&mut generator);
    let mut root = match part.list() {
        None => record,
        Some(key) => json_schema!({
            "type": "object",
            "properties": { key: { "type": "array", "items": record } },
            "required": [key],
            "additionalProperties": false,
        }),
    };
    let definitions = generator.take_definitions(true);
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!(format!("Portolan threat library: {name}")));
    root.insert("$defs".into(), Value::Object(definitions));
    let text = serde_json::to_string_pretty(&root).expect("a schema is JSON");
    (format!("{name}.schema.json"), text + "\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::shape_rule::PREDICATES;

    /// Keys of the record that a file's schema describes.
    fn keys(name: &str, part: Part) -> BTreeSet<String> {
        let schema: Value = serde_json::from_str(&schemas()[&format!("{name}.schema.json")])
            .expect("schemas are JSON");
        let mut record = match part.list() {
            Some(key) => schema["properties"][key]["items"].clone(),
            None => schema.clone(),
        };
        if let Some(reference) = record["$ref"].as_str() {
            record = schema["$defs"][reference.trim_start_matches("#/$defs/")].clone();
        }
        record["properties"].as_object().expect("a record").keys().cloned().collect()
    }

    #[test]
    fn shapes_and_types_know_the_same_keys() {
        for (name, part) in [
            ("library", Part::About),
            ("tactics", Part::Tactics),
            ("element-types", Part::ElementTypes),
            ("attributes", Part::Attributes),
            ("boundary-types", Part::BoundaryTypes),
            ("cards", Part::Cards),
            ("case-studies", Part::CaseStudies),
            ("mitigation", Part::Mitigation),
            ("crosswalk", Part::Crosswalk),
            ("framework", Part::Framework),
            ("technique", Part::Technique),
        ] {
            let shape: BTreeSet<_> = part.record().iter().map(|f| f.key.to_owned()).collect();
            assert_eq!(keys(name, part), shape, "{name}");
        }
    }

    #[test]
    fn the_table_of_predicates_is_the_condition_type() {
        let schema = crate::Condition::json_schema(&mut SchemaGenerator::default()).to_value();
        let mut names = BTreeSet::new();
        for variant in schema["oneOf"].as_array().expect("an enum") {
            match variant["properties"].as_object() {
                Some(properties) => names.extend(properties.keys().cloned()),
                None => {
                    let words = variant["enum"].as_array().cloned().unwrap_or_default();
                    let one = variant.get("const").cloned();
                    names.extend(
                        words.iter().chain(&one).filter_map(|w| w.as_str()).map(str::to_owned),
                    );
                }
            }
        }
        let table: BTreeSet<_> = PREDICATES.iter().map(|(name, ..)| (*name).to_owned()).collect();
        assert_eq!(names, table);
    }
}
