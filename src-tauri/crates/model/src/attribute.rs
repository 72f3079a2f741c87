//! Attributes are three-valued: stated yes (or a word), stated no, or not stated at all.
//! "Not stated" is absence from the map, so nobody can mistake it for an answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody stated about an element, flow or boundary, by attribute id of the library.
pub type Attributes = BTreeMap<String, AttributeValue>;

/// A stated value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
#[ts(export)]
pub enum AttributeValue {
    /// Yes or no.
    Flag(bool),
    /// One of the attribute's words, such as `personal`.
    Word(String),
}

impl AttributeValue {
    /// The word, if this is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Flag(_) => None,
        }
    }
}

impl std::fmt::Display for AttributeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
            Self::Word(word) => f.write_str(word),
        }
    }
}
