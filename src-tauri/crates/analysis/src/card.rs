//! Cards: techniques of one attack behind one headline, so that a workshop does not drown.

use model::{Rating, Status, Subject, ThreatId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The suggestions of one card at one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThreatCard {
    /// Where it applies.
    pub subject: Subject,
    /// Card id of the library.
    pub card: String,
    /// What happens, in plain words.
    pub headline: String,
    /// The highest weight of its suggestions.
    pub weight: u8,
    /// Indexes into [`Analysis::suggestions`](crate::Analysis::suggestions), head first.
    pub suggestions: Vec<usize>,
    /// The threat that was taken up from its head.
    pub threat: Option<ThreatId>,
    /// Where that threat stands; open when none was taken up.
    pub status: Status,
    /// Pre-filled inherent rating of its head, with how it was reached.
    pub proposed: Option<Rating>,
    /// Index into the scale's levels: of the threat's inherent rating, else of the proposed one.
    pub level: Option<u8>,
    /// Id of the pack; only `atlas` counts as an AI threat.
    pub pack: String,
}
