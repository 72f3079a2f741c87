//! Who took part, what was assumed, what was said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AssumptionId, CommentId, Date, ParticipantId, Subject, Timestamp};

/// Somebody who took part in the threat modelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Participant {
    /// Identity.
    pub id: ParticipantId,
    /// Name.
    pub name: String,
    /// Role, such as `data scientist`.
    pub role: String,
    /// Dates of the sessions attended.
    pub sessions: Vec<Date>,
}

/// Something taken for granted; if it stops being true, decisions must be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Assumption {
    /// Identity.
    pub id: AssumptionId,
    /// Stable short number, shown as `A-1`. Assigned when added; 0 before.
    pub number: u32,
    /// What is assumed.
    pub text: String,
    /// What happens if it is wrong.
    pub if_wrong: String,
}

/// A review remark on a part of the model; reaches the report, unlike a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// What it is about.
    pub subject: Subject,
    /// Who said it.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// The remark.
    pub text: String,
    /// How it was settled; none while open.
    pub resolution: Option<String>,
}
