//! Portolan JSON: the whole model without loss, strict, with a published schema.
//!
//! `{"format": "portolan-model", "version": 1, "model": {...}}`

use library::Library;
use model::{Model, RecordKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fidelity::Fidelity;
use crate::formats::Document;
use crate::mapping::Given;
use crate::{Import, InterchangeError};

const NAME: &str = "Portolan JSON";
const MARK: &str = "portolan-model";
const VERSION: u64 = 1;

/// The file.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File<M> {
    /// Always `portolan-model`.
    format: Mark,
    /// Version of this format; 1.
    version: u64,
    /// The model.
    model: M,
}

/// The word that marks the format.
#[derive(Serialize, Deserialize, JsonSchema)]
enum Mark {
    #[serde(rename = "portolan-model")]
    PortolanModel,
}

pub fn detect(document: &Document) -> bool {
    document.top("format").and_then(Value::as_str) == Some(MARK)
}

pub fn import(document: &Document, _: &Given) -> Result<Import, InterchangeError> {
    let (text, _) = document.tree()?;
    if let Some(version) = document.top("version").and_then(Value::as_u64)
        && version != VERSION
    {
        let version = version.to_string();
        return Err(InterchangeError::Version { format: NAME, version, reads: "1" });
    }
    let model = read(text)?;
    let mut fidelity = Fidelity::default();
    for record in model.records() {
        let kind = record.key().kind;
        if !matches!(kind, RecordKind::About | RecordKind::Numbering) {
            fidelity.kept(kind.word());
        }
    }
    Ok(Import { model, fidelity, ..Import::default() })
}

/// Reads the model out of a file of this format. Sound or refused.
pub fn read(text: &str) -> Result<Model, InterchangeError> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let file: File<Model> = serde_path_to_error::deserialize(&mut parser).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        InterchangeError::Shape {
            format: NAME,
            path: if path == "." { "the top".into() } else { path },
            message: inner.to_string(),
        }
    })?;
    let faults: Vec<String> =
        file.model.faults().into_iter().take(5).map(|fault| fault.message).collect();
    if faults.is_empty() {
        Ok(file.model)
    } else {
        Err(InterchangeError::Unsound { format: NAME, faults })
    }
}

pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let file = File { format: Mark::PortolanModel, version: VERSION, model };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| InterchangeError::Shape {
        format: NAME,
        path: "the model".into(),
        message: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The JSON Schema (draft 2020-12) of the format, as committed beside this crate.
pub fn schema() -> String {
    let schema = schemars::schema_for!(File<Model>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_path_and_line() {
        let check = |text: &str, expect: &[&str]| {
            let error = read(text).expect_err(text);
            let said = error.to_string();
            for part in expect {
                assert!(said.contains(part), "{said}");
            }
            assert!(!error.hint().is_empty());
        };
        let good = String::from_utf8(
            export(&Model::default(), crate::testing::library()).expect("a model can be written"),
        )
        .expect("JSON is UTF-8");
        check(&good.replace("\"title\": \"\"", "\"title\": 3"), &["model.about.title", "line 6"]);
        check(&good.replace("\"notes\"", "\"nots\""), &["nots"]);
        check("{}", &["missing field"]);
        check(&good.replace("\"appetite\": 1", "\"appetite\": 9"), &["risk scale", "level 9"]);
    }

    #[test]
    fn schema_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/portolan-model.schema.json");
        crate::testing::fresh(path, &schema());
    }
}
