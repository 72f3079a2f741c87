//! What the caller decides about a report, and what only the caller knows.

use model::Date;

use super::sign_off::SignOff;

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
    /// Whether the sign-offs in force cover every threat.
    pub covered: bool,
    /// When the next review is due.
    pub next_review: Option<Date>,
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
            covered: false,
            next_review: None,
            changes: Vec::new(),
        }
    }
}
