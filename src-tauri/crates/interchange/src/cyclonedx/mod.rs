//! CycloneDX: ML bills of materials 1.5 to 1.7 in (1.6 out), and the blueprints of the 2.0 draft in.
//!
//! A machine-learning model becomes a data asset with what its model card says, and an element that
//! runs it; data and other components become data assets, who made them suppliers, services
//! elements. Known vulnerabilities become threats of the team's own, their analysis a proposal in
//! words.

mod blueprint;
mod components;
mod export;
mod import;
mod model_card;
mod services;
#[cfg(test)]
mod tests;
mod vulnerabilities;

use serde_json::Value;

use crate::formats::Document;

pub use export::export;
pub use import::import;

const NAME: &str = "CycloneDX";

pub fn detect(document: &Document) -> bool {
    let says = |key| document.top(key).and_then(Value::as_str) == Some("CycloneDX");
    says("bomFormat") || says("specFormat")
}
