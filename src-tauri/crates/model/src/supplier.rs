//! Suppliers of models, services, data and libraries.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::SupplierId;

/// A third party that supplies or runs a part of the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Supplier {
    /// Identity.
    pub id: SupplierId,
    /// Name.
    pub name: String,
    /// What they supply.
    pub supplies: String,
    /// Version or terms in force.
    pub version: String,
    /// Licence or contract.
    pub licence: String,
    /// What is used when they fail.
    pub fallback: String,
    /// Findings of the due diligence.
    pub notes: String,
}
