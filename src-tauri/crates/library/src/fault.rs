//! What can be wrong with a library, said to the person who can put it right.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Fault {
    /// File, relative to the library's folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What to try.
    pub hint: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Self { file, line, column, message, hint } = self;
        write!(formatter, "{file}:{line}:{column}: {message}")?;
        match hint {
            Some(hint) => write!(formatter, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// Why a library was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A folder or file could not be read.
    #[error("reading the threat library at {path}: {source}")]
    Unreadable {
        /// What was read.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The library is refused; every fault is listed, in the order of files and lines.
    #[error("checking the threat library: {}", count(faults))]
    Faults {
        /// Every fault.
        faults: Vec<Fault>,
    },
}

impl LibraryError {
    /// What to try.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } => Some(
                "choose the folder that holds library.yaml, and check that it can be read".into(),
            ),
            Self::Faults { faults } => faults.first().map(|fault| format!("start with {fault}")),
        }
    }

    /// Every fault, when the library was read and refused.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::Unreadable { .. } => &[],
            Self::Faults { faults } => faults,
        }
    }
}

fn count(faults: &[Fault]) -> String {
    match faults.len() {
        1 => "1 fault".into(),
        n => format!("{n} faults"),
    }
}
