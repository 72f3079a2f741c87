//! The only diff. Undo is the same changes with the two sides swapped.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Model, Record, RecordKey};

/// One record before and after. Never none on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Change {
    /// Which record.
    pub key: RecordKey,
    /// How it was; none if it was not there.
    pub before: Option<Record>,
    /// How it is; none if it is gone.
    pub after: Option<Record>,
}

impl Change {
    pub(crate) fn between(before: Option<Record>, after: Option<Record>) -> Option<Self> {
        let key = before.as_ref().or(after.as_ref())?.key();
        Some(Self { key, before, after })
    }
}

/// What one edit did: each touched record before and after, by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Changes {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Changes {
    /// What turns `old` into `new`.
    pub fn between(old: &Model, new: &Model) -> Self {
        Self { changes: Model::differences(old, new) }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let flip = |c: &Change| Change {
            key: c.key.clone(),
            before: c.after.clone(),
            after: c.before.clone(),
        };
        Self { changes: self.changes.iter().map(flip).collect() }
    }
}

impl Model {
    /// Makes the changes: every touched record becomes what `after` says.
    pub fn make(&mut self, changes: &Changes) {
        for change in &changes.changes {
            match &change.after {
                Some(record) => self.put(record.clone()),
                None => self.take(&change.key),
            }
        }
    }
}

/// The values under each key of either map that differ.
pub(crate) fn pairs<'a, K: Ord, V: PartialEq>(
    old: &'a BTreeMap<K, V>,
    new: &'a BTreeMap<K, V>,
) -> Vec<(Option<&'a V>, Option<&'a V>)> {
    let mut differing: Vec<(&K, Option<&V>, Option<&V>)> = Vec::new();
    for (key, before) in old {
        let after = new.get(key);
        if after != Some(before) {
            differing.push((key, Some(before), after));
        }
    }
    for (key, after) in new {
        if !old.contains_key(key) {
            differing.push((key, None, Some(after)));
        }
    }
    differing.sort_by_key(|(key, _, _)| *key);
    differing.into_iter().map(|(_, before, after)| (before, after)).collect()
}
