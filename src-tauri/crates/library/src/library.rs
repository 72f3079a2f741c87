//! The loaded library: everything by id, in the order of the ids.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{Card, CaseStudy, Crosswalk, Mitigation, Tactic};
use crate::framework::Framework;
use crate::technique::{Rule, Technique};
use crate::vocabulary::{Attribute, BoundaryType, ElementType};

/// What a pack is, and what must be said about its origin wherever it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct About {
    /// Pack id: `atlas`, `standard`, or an organisation's.
    pub id: String,
    /// Name.
    pub name: String,
    /// Version of this pack.
    pub version: String,
    /// What every technique and mitigation id of the pack starts with, such as `AML.`.
    pub prefix: String,
    /// ATLAS release whose ids it carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub atlas_release: Option<String>,
    /// Licence (SPDX).
    pub licence: String,
    /// Sentences that must stand beside it.
    pub attribution: Vec<String>,
    /// SHA-256 in lower-case hexadecimal over the files; filled at loading.
    #[serde(default)]
    #[schemars(skip)]
    pub digest: String,
    /// Ids of earlier releases and what they became.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub redirects: BTreeMap<String, String>,
}

/// A rule that a pack has silenced, kept so that it can be shown with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct SilencedRule {
    /// Technique it belonged to.
    pub technique: String,
    /// The rule.
    pub rule: Rule,
    /// Pack that silenced it.
    pub pack: String,
    /// Why.
    pub reason: String,
}

/// A checked threat library. Every id that something names is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Library {
    /// The main pack; its digest covers every pack loaded.
    pub about: About,
    /// Further packs by id.
    pub packs: BTreeMap<String, About>,
    /// Tactics; `position` gives the column.
    pub tactics: BTreeMap<String, Tactic>,
    /// Element types.
    pub element_types: BTreeMap<String, ElementType>,
    /// Attributes.
    pub attributes: BTreeMap<String, Attribute>,
    /// Boundary types.
    pub boundary_types: BTreeMap<String, BoundaryType>,
    /// Techniques of all packs.
    pub techniques: BTreeMap<String, Technique>,
    /// Mitigations of all packs.
    pub mitigations: BTreeMap<String, Mitigation>,
    /// Cards of all packs.
    pub cards: BTreeMap<String, Card>,
    /// Case studies.
    pub case_studies: BTreeMap<String, CaseStudy>,
    /// Crosswalks.
    pub crosswalks: BTreeMap<String, Crosswalk>,
    /// Guidelines and other frameworks that a team is judged against.
    pub frameworks: BTreeMap<String, Framework>,
    /// Rules that packs have silenced, by rule id; they are no longer among their technique's.
    pub silenced: BTreeMap<String, SilencedRule>,
}
