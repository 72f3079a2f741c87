//! The life cycle beside the threats: what the model already shows of a guideline, where data assets
//! are held and carried, and where sensitive content ends up that should not.
//!
//! Computed on request and apart from [`crate::analyze`]: nothing in it feeds a suggestion, and an
//! edit on the canvas must not wait for it.

mod places;
mod proposals;
mod read;
mod reason;
mod sensitivity;
mod signs;
mod suppliers;

use library::Library;
use model::{ElementId, Model, RecordKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use places::AssetPlaces;
pub use proposals::Proposal;
pub use reason::Reason;

/// Everything about the life cycle that follows from a model and a library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LifeCycle {
    /// What the model shows of considerations, in the order of framework and consideration. Never a
    /// judgement: people accept it or not.
    pub proposals: Vec<Proposal>,
    /// Where each data asset is held and carried.
    pub places: Vec<AssetPlaces>,
    /// Sensitive content in the wrong place, and suppliers without control.
    pub findings: Vec<Finding>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingKind {
    /// What a model generates from sensitive input reaches somebody outside.
    LeavesToOutside,
    /// What a model generates from sensitive input is kept in a less protected store.
    LessProtectedStore,
    /// A supplier gets sensitive data and nobody said under which control.
    SupplierWithoutControl,
    /// A model file from outside is loaded without a check or isolation.
    UncheckedModelFile,
}

impl FindingKind {
    /// Whether it is about where sensitive content ends up; if not, it is about a supplier.
    #[must_use]
    pub fn is_of_sensitivity(self) -> bool {
        match self {
            Self::LeavesToOutside | Self::LessProtectedStore => true,
            Self::SupplierWithoutControl | Self::UncheckedModelFile => false,
        }
    }

    /// What is found, in plain words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LeavesToOutside => "Generated content takes sensitive data outside",
            Self::LessProtectedStore => "Generated content is kept in a less protected place",
            Self::SupplierWithoutControl => "A supplier gets sensitive data without stated control",
            Self::UncheckedModelFile => "A model file is loaded without scan or isolation",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "LifeCycleFinding")]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// What is found, in plain words; the same for every finding of the kind.
    pub title: String,
    /// The record it leads to.
    pub key: RecordKey,
    /// What is found here, in a sentence.
    pub text: String,
    /// The way of the content, from its source.
    pub path: Vec<ElementId>,
}

/// Derives it. Total and deterministic, like everything here.
#[must_use]
pub fn life_cycle(model: &Model, library: &Library) -> LifeCycle {
    let read = read::Read { model, library };
    let mut findings = sensitivity::findings(read);
    findings.extend(suppliers::unchecked_files(read));
    findings.sort_by(|a, b| (a.kind, &a.key.id, &a.text).cmp(&(b.kind, &b.key.id, &b.text)));
    LifeCycle { proposals: proposals::proposals(read), places: places::places(model), findings }
}
