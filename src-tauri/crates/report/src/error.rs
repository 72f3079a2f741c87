//! Everything that can go wrong while a report is made.

use thiserror::Error;

/// An error while making a report. `to_string()` says what was being done and to what; [`ReportError::hint`] says what to try.
#[derive(Debug, Error)]
pub enum ReportError {
    /// A template does not parse, uses an unknown value, or writes markup the layout does not know.
    #[error("reading the report template {file}:{line}:{column}: {message}")]
    Template {
        /// Template file, relative to the template folder.
        file: String,
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A template wrote more, or took longer, than allowed.
    #[error("filling in the report template {template}: {message}")]
    Limit {
        /// Template that was being rendered.
        template: String,
        /// Which limit was hit.
        message: String,
    },
    /// No template of this name.
    #[error("choosing a report template: there is no template named {name}")]
    UnknownTemplate {
        /// The name that was asked for.
        name: String,
    },
    /// A file of the override folder or a bundled font cannot be used.
    #[error("reading {what}: {message}")]
    Asset {
        /// The file or font.
        what: String,
        /// What is wrong with it.
        message: String,
    },
    /// The page writer refused what the layout produced.
    #[error("writing the PDF: {message}")]
    Write {
        /// What it said.
        message: String,
    },
    /// The caller asked to stop.
    #[error("making the report: stopped on request")]
    Cancelled,
}

impl ReportError {
    /// What the reader can try next, in one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Template { .. } => {
                "Correct the template at this place, or remove it to use the built-in one"
            }
            Self::Limit { .. } => "Shorten the loops of the template, or choose fewer sections",
            Self::UnknownTemplate { .. } => {
                "Use full, summary, actions, guidelines, cards, briefing or statement"
            }
            Self::Asset { .. } => "Check that the file exists and is of the expected kind",
            Self::Write { .. } => "Export as HTML instead, and report this as a fault of Portolan",
            Self::Cancelled => "Start the export again when you are ready",
        }
    }
}
