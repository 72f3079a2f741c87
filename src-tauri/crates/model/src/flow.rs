//! Data flows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Attributes, DataAssetId, ElementId, FlowId};

/// Data, prompts, artifacts or commands moving from one element to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Flow {
    /// Identity.
    pub id: FlowId,
    /// Stable short number, shown as `F-7`. Assigned when the flow is added; 0 before.
    pub number: u32,
    /// Where it comes from.
    pub source: ElementId,
    /// Where it goes.
    pub target: ElementId,
    /// Name in the diagram; may be empty.
    pub name: String,
    /// What moves and why.
    pub description: String,
    /// What was stated about it; attribute `content` is the form of what moves.
    pub attributes: Attributes,
    /// Protocol, such as `HTTPS`; may be empty.
    pub protocol: String,
    /// Data assets carried.
    pub carries: Vec<DataAssetId>,
    /// Why it is out of scope; none when it is in scope.
    pub out_of_scope: Option<String>,
}

impl Flow {
    /// A new flow about which nothing is stated.
    pub fn new(id: FlowId, source: ElementId, target: ElementId) -> Self {
        Self {
            id,
            number: 0,
            source,
            target,
            name: String::new(),
            description: String::new(),
            attributes: Attributes::new(),
            protocol: String::new(),
            carries: Vec::new(),
            out_of_scope: None,
        }
    }

    /// The stated form of content, such as `prompt`.
    pub fn content(&self) -> Option<&str> {
        self.attributes.get("content").and_then(|value| value.word())
    }
}
