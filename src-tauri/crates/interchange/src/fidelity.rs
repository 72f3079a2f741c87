//! What became of everything an import found: kept, changed or dropped, and every change by name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct Tally {
    /// In the file.
    pub found: u32,
    /// Taken in as they were.
    pub kept: u32,
    /// Taken in, with a change that a line names.
    pub changed: u32,
    /// Left out; a line says why.
    pub dropped: u32,
}

/// What became of one thing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Fate {
    /// Taken in, with a change.
    Changed,
    /// Left out.
    Dropped,
}

/// One change, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct FidelityLine {
    /// What became of it.
    pub fate: Fate,
    /// Kind: `element`, `flow`, `threat` ...
    pub kind: String,
    /// Its name or id in the file.
    pub what: String,
    /// What was changed or why it was left out.
    pub why: String,
}

/// A guessed element type, for people to confirm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct TypeGuess {
    /// The element.
    pub element: model::ElementId,
    /// Its name.
    pub name: String,
    /// What the file calls its technology.
    pub technology: String,
    /// Element-type id; none when nothing fits.
    pub type_id: Option<String>,
    /// 0 to 100; below [`ASK`] a person is asked.
    pub confidence: u8,
    /// Whether the element has this type now.
    pub applied: bool,
    /// What the guess rests on, in words.
    pub because: String,
    /// Other element types that could be meant, best first.
    pub alternatives: Vec<String>,
}

/// Below this confidence a person is asked, per cent.
pub const ASK: u8 = 75;

/// An unsure type, as a question to a person. The answer goes into a [`crate::Mapping`] under `foreign`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct TypeQuestion {
    /// What the file calls it: technology or style where there is one, else the name.
    pub foreign: String,
    /// Names of the elements that this is about.
    pub elements: Vec<String>,
    /// What they were taken as; none when no type fits.
    pub type_id: Option<String>,
    /// Confidence, 0 to 100.
    pub confidence: u8,
    /// The question in a sentence, with its reason.
    pub question: String,
    /// Other element types that could be meant, best first.
    pub alternatives: Vec<String>,
}

/// The report of one import.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct Fidelity {
    /// Counts by kind.
    pub kinds: BTreeMap<String, Tally>,
    /// Every change by name, in the order of the file.
    pub lines: Vec<FidelityLine>,
    /// Element types that were guessed.
    pub guesses: Vec<TypeGuess>,
    /// The unsure ones among them, one question for each foreign name.
    #[serde(default)]
    pub questions: Vec<TypeQuestion>,
}

impl Fidelity {
    /// Notes something that was taken in as it was.
    pub(crate) fn kept(&mut self, kind: &str) {
        let tally = self.kinds.entry(kind.into()).or_default();
        tally.found += 1;
        tally.kept += 1;
    }

    /// Notes something that was left out.
    pub(crate) fn dropped(&mut self, kind: &str, what: &str, why: impl Into<String>) {
        let tally = self.kinds.entry(kind.into()).or_default();
        tally.found += 1;
        tally.dropped += 1;
        self.line(Fate::Dropped, kind, what, why);
    }

    /// Notes something that was taken in with changes; with none, it was kept.
    pub(crate) fn taken(&mut self, kind: &str, what: &str, changes: Vec<String>) {
        if changes.is_empty() {
            return self.kept(kind);
        }
        let tally = self.kinds.entry(kind.into()).or_default();
        tally.found += 1;
        tally.changed += 1;
        for why in changes {
            self.line(Fate::Changed, kind, what, why);
        }
    }

    fn line(&mut self, fate: Fate, kind: &str, what: &str, why: impl Into<String>) {
        let what = what.to_owned();
        self.lines.push(FidelityLine { fate, kind: kind.into(), what, why: why.into() });
    }
}
