//! Decisions about threats, in the terms of ISO 31000 and ISO/IEC 27005. History is append-only:
//! a change of mind is a new entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Date, FieldFault, Timestamp};

/// What somebody decided about a threat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "treatment", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Verdict {
    /// The question is open again.
    Reopened,
    /// It cannot happen here; the rationale says why.
    NotApplicable,
    /// Mitigate with controls.
    Modify {
        /// Who sees to it.
        owner: String,
        /// Until when.
        due: Option<Date>,
    },
    /// Accept, until a date.
    Retain {
        /// Who accepts the risk.
        risk_owner: String,
        /// When the acceptance ends.
        expires: Option<Date>,
    },
    /// Change the design so that it cannot happen.
    Avoid {
        /// What changes.
        change: String,
        /// Who sees to it.
        owner: String,
        /// Until when.
        due: Option<Date>,
    },
    /// Transfer in part.
    Share {
        /// With whom.
        with: String,
    },
}

impl Verdict {
    /// The word people read.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Reopened => "Reopened",
            Self::NotApplicable => "Not applicable",
            Self::Modify { .. } => "Modify",
            Self::Retain { .. } => "Retain",
            Self::Avoid { .. } => "Avoid",
            Self::Share { .. } => "Share",
        }
    }

    /// Who acts on it, where that was said.
    pub fn owner(&self) -> Option<&str> {
        match self {
            Self::Modify { owner, .. } | Self::Avoid { owner, .. } => Some(owner),
            Self::Retain { risk_owner, .. } => Some(risk_owner),
            Self::Share { with } => Some(with),
            Self::Reopened | Self::NotApplicable => None,
        }
        .map(String::as_str)
        .filter(|owner| !owner.is_empty())
    }

    /// The date by which it is to be done, or at which an acceptance ends.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Modify { due, .. } | Self::Avoid { due, .. } => *due,
            Self::Retain { expires, .. } => *expires,
            Self::Share { .. } | Self::Reopened | Self::NotApplicable => None,
        }
    }

    /// What this verdict still lacks, given the rationale, the number of controls linked to the
    /// threat and whether a residual rating stands.
    pub fn missing(&self, rationale: &str, controls: usize, residual: bool) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let mut need = |present: bool, field: &str, message: &str| {
            if !present {
                faults.push(FieldFault { field: field.into(), message: message.into() });
            }
        };
        let said = |text: &str| !text.trim().is_empty();
        match self {
            Self::Reopened => need(said(rationale), "rationale", "Reopening needs a reason"),
            Self::NotApplicable => {
                need(said(rationale), "rationale", "Not applicable needs a reason");
            }
            Self::Modify { owner, due } => {
                need(controls > 0, "controls", "Modify needs at least one control");
                need(said(owner), "owner", "Modify needs an owner");
                need(due.is_some(), "due", "Modify needs a due date");
            }
            Self::Retain { risk_owner, expires } => {
                need(said(risk_owner), "risk_owner", "Retain needs a named risk owner");
                need(said(rationale), "rationale", "Retain needs a reason");
                need(residual, "residual", "Retain needs a residual rating");
                need(expires.is_some(), "expires", "Retain needs an expiry date");
            }
            Self::Avoid { change, .. } => {
                need(said(change), "change", "Avoid needs what changes in the design");
            }
            Self::Share { with } => need(said(with), "with", "Share needs a partner: with whom"),
        }
        faults
    }
}

/// One entry of a threat's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Decision {
    /// When it was recorded, by the clock of the computer it was recorded on.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub rationale: String,
}
