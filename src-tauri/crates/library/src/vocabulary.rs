//! The words a diagram is drawn with: element types, boundary types, attributes and their values.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an element is in a data-flow diagram.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Kind {
    /// Outside the team's control: a person, an organisation, another system.
    External,
    /// Transforms data or decides.
    Process,
    /// Keeps data, weights, prompts or configuration.
    Store,
}

/// How far an external entity is trusted unless the diagram says otherwise.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Trust {
    /// Anyone may stand behind it.
    Untrusted,
    /// Known, but with interests of its own.
    Semi,
    /// Own staff and own systems.
    Trusted,
}

/// A stated value of an attribute: yes/no, or one word of the attribute's list.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(untagged)]
#[ts(export, export_to = "library/")]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// One word of a list.
    Word(String),
}

/// A kind of element with the facts that hold for it unless a diagram states others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct ElementType {
    /// Permanent id, such as `llm-app`.
    pub id: String,
    /// External entity, process or data store.
    pub kind: Kind,
    /// Whether it makes a system an AI system; no such element, no AML suggestion.
    pub ai: bool,
    /// Default trust; external entities only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<Trust>,
    /// Name in the palette.
    pub name: String,
    /// What it is, in one plain sentence.
    pub definition: String,
    /// Name of the drawing.
    pub icon: String,
    /// Attributes that hold by type; a stated attribute always wins.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub defaults: BTreeMap<String, Value>,
    /// Names and technologies other tools use for it (imports match them without regard to case).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// What an attribute can be stated on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum AttributeTarget {
    /// External entities.
    External,
    /// Processes.
    Process,
    /// Data stores.
    Store,
    /// Data flows.
    Flow,
}

/// What can be stated: yes/no, or one word of a list. Not stated is always possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum AttributeValues {
    /// Yes or no.
    Bool,
    /// One of these words, mildest first where they have an order.
    Words(Vec<String>),
}

/// A fact people can state about an element or flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Attribute {
    /// Permanent id, such as `rate_limited`.
    pub id: String,
    /// Short label in the properties panel.
    pub label: String,
    /// Where it can be stated.
    pub applies_to: Vec<AttributeTarget>,
    /// What can be stated.
    pub values: AttributeValues,
    /// The question a workshop is asked, in plain words; `{element}` stands for the name.
    pub question: String,
    /// Label of each answer: `yes` and `no`, or the words of the list.
    pub answers: BTreeMap<String, String>,
    /// Why the answer matters.
    pub why: String,
}

/// What a boundary separates.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum BoundaryFamily {
    /// A zone the organisation runs.
    Zone,
    /// In someone else's hands.
    Outside,
    /// Parts kept from each other.
    Isolation,
}

/// A kind of trust boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct BoundaryType {
    /// Permanent id, such as `org-network`.
    pub id: String,
    /// Name in the palette.
    pub name: String,
    /// What it separates, in one plain sentence.
    pub definition: String,
    /// How it is drawn and read.
    pub family: BoundaryFamily,
}
