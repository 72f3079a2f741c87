//! Data assets: what is worth protecting. They are the basis of model cards, data cards and the
//! ML bill of materials.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DataAssetId, Date, SupplierId, Timestamp};

/// What kind of thing an asset is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AssetKind {
    /// Weights and their configuration.
    Model,
    /// Training, tuning, evaluation or reference data, user feedback included.
    Dataset,
    /// System prompts, meta prompts, templates.
    Prompt,
    /// Code and dependencies.
    Software,
    /// Records about persons or business held for the system's task.
    Records,
    /// Documentation.
    Documentation,
    /// Logs and telemetry.
    Logs,
    /// Test and assessment results.
    Assessment,
    /// Keys, tokens and passwords.
    Credentials,
}

/// How sensitive an asset is, ascending.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Classification {
    /// Anyone may see it.
    Public,
    /// For the organisation.
    Internal,
    /// For named people or roles.
    Confidential,
    /// About identifiable persons.
    Personal,
    /// Disclosure does grave harm.
    Secret,
}

/// The fingerprint of a file or a folder, to find out later whether it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct FileDigest {
    /// Name of the file or folder, without the folders above it.
    pub name: String,
    /// SHA-256, lower-case hex. Of a folder: of the lines `digest  path` of its files in order of
    /// path, as `sha256sum` prints them.
    pub sha256: String,
    /// Bytes in all.
    pub bytes: u64,
    /// Files; 1 for a file.
    pub files: u32,
    /// When it was computed.
    pub at: Timestamp,
}

/// A model, dataset, prompt or other thing of value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DataAsset {
    /// Identity.
    pub id: DataAssetId,
    /// Stable short number, shown as `D-2`. Assigned when the asset is added; 0 before.
    pub number: u32,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: AssetKind,
    /// Sensitivity; none when not stated.
    pub classification: Option<Classification>,
    /// What it is.
    pub description: String,
    /// Who answers for it.
    pub owner: String,
    /// Who supplied it.
    pub supplier: Option<SupplierId>,
    /// Where it comes from: sources of training data, feedback included.
    pub provenance: String,
    /// Version or date of the copy in use.
    pub version: String,
    /// SHA-256, lower-case hex, or where the signature is kept.
    pub digest: String,
    /// How long it is kept.
    pub retention: String,
    /// Who may reach it.
    pub access: String,
    /// When it is next reviewed.
    pub next_review: Option<Date>,
    /// What it is meant for.
    pub intended_scope: String,
    /// Known limitations and failure modes.
    pub limitations: String,
    /// Guardrails around it.
    pub guardrails: String,
    /// How it fails when it fails.
    #[serde(default)]
    pub failure_modes: String,
    /// How often it is reviewed.
    #[serde(default)]
    pub review_frequency: String,
    /// Fingerprints of its files.
    #[serde(default)]
    pub files: Vec<FileDigest>,
}

impl DataAsset {
    /// A new asset about which nothing but name and kind is stated.
    pub fn new(id: DataAssetId, kind: AssetKind, name: impl Into<String>) -> Self {
        Self {
            id,
            number: 0,
            name: name.into(),
            kind,
            classification: None,
            description: String::new(),
            owner: String::new(),
            supplier: None,
            provenance: String::new(),
            version: String::new(),
            digest: String::new(),
            retention: String::new(),
            access: String::new(),
            next_review: None,
            intended_scope: String::new(),
            limitations: String::new(),
            guardrails: String::new(),
            failure_modes: String::new(),
            review_frequency: String::new(),
            files: Vec::new(),
        }
    }
}
