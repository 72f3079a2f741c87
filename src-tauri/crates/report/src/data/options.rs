//! What the caller decides about a report, and what only the caller knows.

use model::Date;
use serde::Serialize;

/// Choices for one report.
#[derive(Clone, Debug)]
pub struct Options {
    /// The report's date; nothing here reads a clock.
    pub date: Date,
    /// Template: one of [`crate::TEMPLATES`], or one of the organisation's.
    pub template: String,
    /// Sections to leave out, by name (`coverage`, `attack-paths` ...).
    pub leave_out: Vec<String>,
    /// Leave out how attacks work: the edition for suppliers.
    pub redact: bool,
    /// Name of the revision, such as `Revision 42` or a version's name; may be empty.
    pub revision: String,
    /// SHA-256 of the signed content in hexadecimal; may be empty.
    pub digest: String,
    /// Sign-offs, newest first.
    pub signatures: Vec<SignOff>,
    /// What changed since the last sign-off, one line each.
    pub changes: Vec<String>,
}

impl Options {
    /// The full report of this date, nothing left out, nothing signed.
    pub fn new(date: Date) -> Self {
        Self {
            date,
            template: "full".into(),
            leave_out: Vec::new(),
            redact: false,
            revision: String::new(),
            digest: String::new(),
            signatures: Vec::new(),
            changes: Vec::new(),
        }
    }
}

/// Whether a sign-off still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignOffState {
    /// Signed, unchanged, in date.
    Valid,
    /// Something that was signed has changed.
    Stale,
    /// Past its date.
    Expired,
    /// Replaced by a later one.
    Superseded,
}

/// A sign-off as printed.
#[derive(Clone, Debug, Serialize)]
pub struct SignOff {
    /// Who signed.
    pub name: String,
    /// In which role.
    pub role: String,
    /// On whose behalf; may be empty.
    pub delegation: String,
    /// The exact words.
    pub statement: String,
    /// When, as printed.
    pub date: String,
    /// Conditions; may be empty.
    pub conditions: String,
    /// Until when, as printed.
    pub valid_until: String,
    /// Next review, as printed; may be empty.
    pub next_review: String,
    /// Fingerprint of the key.
    pub fingerprint: String,
    /// Whether it stands.
    pub state: SignOffState,
    /// What made it stale.
    pub stale_because: Vec<String>,
}
