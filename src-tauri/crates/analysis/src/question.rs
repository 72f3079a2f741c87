//! Questions worth asking: attributes that nobody stated and that would change the cards.

use model::{AttributeValue, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A blank attribute whose answer would change the cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Question {
    /// Where it is asked.
    pub subject: Subject,
    /// Attribute id.
    pub attribute: String,
    /// The question in plain words, with the name filled in.
    pub text: String,
    /// Every answer with what it would do.
    pub answers: Vec<Answer>,
    /// Cards that the most telling answer would add, remove or re-weigh.
    pub changes: u32,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Answer {
    /// What would be stated.
    pub value: AttributeValue,
    /// The answer in plain words.
    pub label: String,
    /// Cards that would appear.
    pub appear: u32,
    /// Cards that would vanish.
    pub vanish: u32,
    /// Cards whose weight would change.
    pub reweigh: u32,
}
