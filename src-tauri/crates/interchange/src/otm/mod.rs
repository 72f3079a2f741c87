//! Open Threat Model 0.1 and 0.2 (IriusRisk), JSON or YAML.
//!
//! Trust zones become boundaries, components elements; a component that holds others becomes a
//! boundary (with an element of its name inside where flows or threats touch it). Each instance of
//! a threat becomes a threat of that element or flow; a threat without instances belongs to the
//! model. States and mitigations' states stay a proposal in words.

mod components;
mod export;
mod import;
mod threats;
mod zones;

use serde_json::Value;

use crate::formats::Document;

pub use export::export;
pub use import::import;

const NAME: &str = "OTM";
/// Attribute by which a file says that Portolan wrote it.
const WRITTEN_BY: &str = "portolan";

pub fn detect(document: &Document) -> bool {
    document.top("otmVersion").is_some_and(|value| !matches!(value, Value::Null))
}
