//! What the model as a whole says of itself: purpose, scope, owners, settings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::RiskScale;

/// The title page and the scope of a threat model.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct About {
    /// Name of the system.
    pub title: String,
    /// What the system is and does, in prose.
    pub description: String,
    /// Why AI is the right tool for this task.
    pub purpose: String,
    /// Classification marking printed on every page, such as `OFFICIAL`; empty for none.
    pub marking: String,
    /// Who keeps this threat model.
    pub owner: String,
    /// Who may accept risk for the system.
    pub risk_owners: Vec<String>,
    /// What was looked at.
    pub in_scope: Vec<String>,
    /// What was left out, and why.
    pub out_of_scope: Vec<Exclusion>,
    /// The threat library this model was last analysed with.
    pub library: Option<LibraryPin>,
    /// Words and thresholds of the risk rating.
    pub risk: RiskScale,
    /// What users are told.
    #[serde(default)]
    pub statement: UserStatement,
    /// Whether conventional cyber threats stay out of the suggestions.
    pub hide_standard_threats: bool,
}

/// What users of the system are responsible for, and what happens to their data. Empty fields are
/// drafted from the model wherever the statement is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct UserStatement {
    /// What users see to themselves.
    pub responsibilities: String,
    /// Uses that are not allowed, and what to do instead.
    pub prohibited_uses: String,
    /// Where data goes, who reaches it, how long it is kept.
    pub data_use: String,
    /// What the system cannot do, and how it fails.
    pub limitations: String,
}

/// Something left out of scope on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Exclusion {
    /// What is left out.
    pub what: String,
    /// Why.
    pub reason: String,
}

/// Which threat library a model was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct LibraryPin {
    /// Name of the library.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content, lower-case hex.
    pub digest: String,
}
