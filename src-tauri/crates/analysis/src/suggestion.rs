//! One suggested technique at one place, with its reason.

use std::sync::Arc;

use model::{ControlId, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Name;

/// A technique that the diagram makes likely at a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// Technique id.
    #[ts(as = "String")]
    pub technique: Name,
    /// Where it applies.
    pub subject: Subject,
    /// 3 = put it on the table at once, 2 = shown, 1 = behind "more".
    pub weight: u8,
    /// The weight without any control in place: what the inherent rating starts from.
    pub unlowered: u8,
    /// Id of the rule that fired.
    #[ts(as = "String")]
    pub rule: Name,
    /// Id of the card it stands behind.
    #[ts(as = "String")]
    pub card: Name,
    /// Its part on that card.
    pub role: Role,
    /// Place within the subject, from 1; AML and other packs are counted apart.
    pub rank: u32,
    /// Why, in one plain sentence with names of the diagram. Names are foreign text.
    pub because: String,
    /// From the source of the trouble to the subject: elements and the flows between them.
    #[serde(with = "shared_path")]
    #[ts(as = "Vec<Subject>")]
    pub path: Arc<[Subject]>,
    /// Id of the pack that its technique belongs to.
    #[ts(as = "String")]
    pub pack: Name,
    /// Controls in place that cover it; each lowers the weight once, to 1 at the least.
    pub lowered_by: Vec<ControlId>,
}

/// Suggestions of one place share their way; to everybody else it is a list.
mod shared_path {
    use std::sync::Arc;

    use model::Subject;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(path: &Arc<[Subject]>, to: S) -> Result<S::Ok, S::Error> {
        path[..].serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<[Subject]>, D::Error> {
        Vec::deserialize(from).map(Arc::from)
    }
}

/// What a suggestion is on its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "SuggestionRole")]
pub enum Role {
    /// Stands for the card; deciding it settles the card.
    Head,
    /// Worth telling beside the head.
    Also,
    /// Another way of doing it, folded.
    Variant,
}
