//! Why a command ended badly: what was being done, to what, what to try, and the exit code.

use std::path::Path;

use project::{FailureCode, ProjectError};

use crate::output::inert;

/// Exit code for bad input or usage.
const INPUT: u8 = 2;
/// Exit code for a file that is locked or could not be written.
const FILE: u8 = 3;

/// A command that could not be carried out.
#[derive(Debug)]
pub struct Failed {
    /// Exit code.
    pub code: u8,
    /// What was being done, to what, and what stood against it.
    pub message: String,
    /// What to try; may be empty.
    pub hint: String,
}

impl Failed {
    /// Bad input or usage.
    pub fn input(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: INPUT, message: message.into(), hint: hint.into() }
    }

    /// A file that could not be read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let message = format!("Reading {} failed: {error}", path.display());
        Self::input(message, "Check the name, and that you may read it")
    }

    /// A file that could not be written.
    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        Self {
            code: FILE,
            message: format!("Writing {} failed: {error}", path.display()),
            hint: "Check that the folder is there, has room, and that you may write to it".into(),
        }
    }

    /// A file that is there already.
    pub fn exists(path: &Path, hint: &str) -> Self {
        let message = format!("Writing {} failed: a file of that name is there", path.display());
        Self { code: FILE, message, hint: hint.into() }
    }

    /// Prints to standard error. Foreign text in it cannot steer the terminal.
    pub fn print(&self) {
        eprintln!("error: {}", inert(&self.message));
        if !self.hint.is_empty() {
            eprintln!("  try: {}", inert(&self.hint));
        }
    }
}

impl From<ProjectError> for Failed {
    fn from(error: ProjectError) -> Self {
        let failure = project::Failure::from(&error);
        let code = match failure.code {
            FailureCode::Locked
            | FailureCode::Exists
            | FailureCode::ReadOnly
            | FailureCode::DiskFull
            | FailureCode::ChangedOutside => FILE,
            FailureCode::Incomplete
            | FailureCode::Refused
            | FailureCode::Missing
            | FailureCode::NotAProject
            | FailureCode::Newer
            | FailureCode::Damaged
            | FailureCode::NoProject
            | FailureCode::Cancelled
            | FailureCode::Other => INPUT,
        };
        Self { code, message: failure.message, hint: failure.hint }
    }
}

impl From<store::StoreError> for Failed {
    fn from(error: store::StoreError) -> Self {
        ProjectError::from(error).into()
    }
}

impl Failed {
    /// An import or export that was refused.
    pub fn interchange(path: &Path, error: &interchange::InterchangeError) -> Self {
        Self::input(format!("{}: {error}", path.display()), error.hint())
    }
}
