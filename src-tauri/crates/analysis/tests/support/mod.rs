//! Diagrams for tests: the neutral case format, and a compact text form.

#![allow(dead_code)] // Every test binary uses a part of it.

pub mod compact;
pub mod neutral;
pub mod one_rule;

use std::collections::BTreeMap;
use std::path::PathBuf;

use model::{Model, Subject};

/// A model with the names that its diagram's author gave to its parts.
pub struct Named {
    pub model: Model,
    pub subjects: BTreeMap<String, Subject>,
}

impl Named {
    /// The author's name of a subject.
    pub fn name_of(&self, subject: Subject) -> &str {
        let found = self.subjects.iter().find(|(_, known)| **known == subject);
        found.map_or("?", |(name, _)| name.as_str())
    }
}

/// Data that is not part of the checkout; says so when it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared"));
    let root = std::env::var_os("PORTOLAN_SHARED").map_or_else(beside, PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {} is not there", found.display());
    None
}
