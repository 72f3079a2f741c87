//! Attribute tests of rules, with names turned into numbers.

use std::collections::BTreeMap;

use library::Values;

use crate::words::{AttributeId, ValueId, Words};

/// Attributes with the values accepted for each.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StatedSet(Vec<(Option<AttributeId>, Vec<ValueId>)>);

impl StatedSet {
    pub fn of(stated: &BTreeMap<String, Values>, words: &Words) -> Self {
        let test = |(id, values): (&String, &Values)| {
            (words.attribute(id), values.0.iter().map(|v| words.library_value(v)).collect())
        };
        Self(stated.iter().map(test).collect())
    }

    /// Whether all of them are stated and equal.
    pub fn all(&self, read: impl Fn(AttributeId) -> ValueId) -> bool {
        self.0.iter().all(|(id, values)| id.is_some_and(|id| values.contains(&read(id))))
    }

    /// Whether any of them is stated and equal.
    pub fn any(&self, read: impl Fn(AttributeId) -> ValueId) -> bool {
        self.0.iter().any(|(id, values)| id.is_some_and(|id| values.contains(&read(id))))
    }

    pub fn attributes(&self) -> impl Iterator<Item = AttributeId> {
        self.0.iter().filter_map(|(id, _)| *id)
    }
}
