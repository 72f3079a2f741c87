//! OWASP Threat Dragon, models of version 2, and of version 1 on the way in.
//!
//! A model holds diagrams of cells (AntV X6). Boundary boxes become boundaries; what lies in a box
//! is read off the drawing, because the format does not store it; so is what lies behind a curve. Threats keep their status as a
//! proposal in words. Several diagrams are put below each other into one.

mod export;
mod import;
mod v1;

use serde_json::Value;

use crate::formats::Document;

pub use export::export;
pub use import::import;

const NAME: &str = "Threat Dragon";

/// The kinds of cells, by the word in `shape`.
const ACTOR: &str = "actor";
const PROCESS: &str = "process";
const STORE: &str = "store";
const FLOW: &str = "flow";
const BOX: &str = "trust-boundary-box";
const CURVE: &str = "trust-boundary-curve";

pub fn detect(document: &Document) -> bool {
    let object = |key| document.top(key).is_some_and(Value::is_object);
    object("summary") && object("detail")
}
