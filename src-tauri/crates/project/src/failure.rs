//! What can go wrong with a project, and how the window and the command line hear of it.

use std::io;
use std::path::PathBuf;

use model::{EditError, EditErrorCode, FieldFault};
use serde::{Deserialize, Serialize};
use store::StoreError;
use ts_rs::TS;

/// Anything that an open project refuses.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The model refused an edit.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The project file could not be opened, read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is nothing to take back or to make again.
    #[error("There is nothing to {verb}")]
    Nothing {
        /// `undo` or `redo`.
        verb: &'static str,
    },
    /// The event no longer fits the model.
    #[error("Cannot {verb} {label:?}: {what} has changed since")]
    OutOfStep {
        /// `undo` or `redo`.
        verb: &'static str,
        /// What the event is called.
        label: String,
        /// The record that stood against it.
        what: String,
    },
    /// A copy was to replace the project itself.
    #[error("Saving a copy to {}: this is the open project itself", path.display())]
    SamePlace {
        /// The file.
        path: PathBuf,
    },
    /// A file of the application's own data could not be read or written.
    #[error("{doing} {}: {source}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Something that is to be signed, enrolled or named cannot be.
    #[error("Signing off: {why}")]
    Unsignable {
        /// What stands against it.
        why: String,
        /// What to try.
        hint: &'static str,
    },
    /// The passphrase of a key.
    #[error("The passphrase of the key {}: {what}", path.display())]
    Passphrase {
        /// The key file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A file of another tool was not taken in.
    #[error(transparent)]
    Import(#[from] interchange::InterchangeError),
    /// An import took too long.
    #[error("Importing the file was given up after {seconds} s; nothing was taken in")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// The system does not say where a user's files lie.
    #[error("Looking for your documents and data folders: the system names none")]
    NoHome,
}

impl ProjectError {
    pub(crate) fn unsignable(why: impl Into<String>, hint: &'static str) -> Self {
        Self::Unsignable { why: why.into(), hint }
    }

    /// What to try.
    pub fn hint(&self) -> String {
        match self {
            Self::Edit(error) => error.hint.clone(),
            Self::Store(error) => error.hint().into(),
            Self::Nothing { .. } => "The history shows what was done".into(),
            Self::OutOfStep { .. } => {
                "Make the change by hand; the history shows what it was".into()
            }
            Self::SamePlace { .. } => "Choose another name".into(),
            Self::Io { .. } => "Check that the folder is there and that you may write to it".into(),
            Self::Unsignable { hint, .. } => (*hint).into(),
            Self::Passphrase { .. } => "Type it again. Nobody can open a key without it".into(),
            Self::Import(error) => error.hint(),
            Self::TooSlow { .. } => {
                "Split the model into parts, or remove what does not belong to it".into()
            }
            Self::NoHome => "Set PORTOLAN_HOME to a folder of yours".into(),
        }
    }
}

/// What the window and the command line branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FailureCode {
    /// A form lacks something; see the fields.
    Incomplete,
    /// The request cannot be carried out as it is; nothing changed.
    Refused,
    /// The file is not there.
    Missing,
    /// The file is none of ours.
    NotAProject,
    /// The file was written by a later version.
    Newer,
    /// The file is damaged.
    Damaged,
    /// The file is open elsewhere.
    Locked,
    /// A file of that name is there already.
    Exists,
    /// Nothing can be written there.
    ReadOnly,
    /// No room is left.
    DiskFull,
    /// Something else changed the file.
    ChangedOutside,
    /// No project is open.
    NoProject,
    /// The user stopped it.
    Cancelled,
    /// Anything else.
    Other,
}

/// A failure as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct Failure {
    /// Kind.
    pub code: FailureCode,
    /// What was being done, to what, and what stood against it.
    pub message: String,
    /// What to try.
    pub hint: String,
    /// Faults by field, for forms.
    pub fields: Vec<FieldFault>,
    /// Whether the edit is in memory but not in the file.
    pub unsaved: bool,
}

impl Failure {
    /// A failure without field faults.
    pub fn new(code: FailureCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        let (message, hint) = (message.into(), hint.into());
        Self { code, message, hint, fields: Vec::new(), unsaved: false }
    }

    /// The state of edits that a file refused: kept in memory, shown until cured.
    pub(crate) fn unsaved(error: &StoreError) -> Self {
        let code = store_code(error);
        Self { unsaved: true, ..Self::new(code, error.to_string(), error.hint()) }
    }
}

impl From<&ProjectError> for Failure {
    fn from(error: &ProjectError) -> Self {
        let (code, fields) = match error {
            ProjectError::Edit(edit) => {
                let code = match edit.code {
                    EditErrorCode::Incomplete => FailureCode::Incomplete,
                    EditErrorCode::NotFound
                    | EditErrorCode::Duplicate
                    | EditErrorCode::Cycle
                    | EditErrorCode::Invalid => FailureCode::Refused,
                };
                (code, edit.fields.clone())
            }
            ProjectError::Store(error) => (store_code(error), Vec::new()),
            ProjectError::Passphrase { what, .. } => {
                let fault = FieldFault { field: "passphrase".into(), message: what.clone() };
                (FailureCode::Incomplete, vec![fault])
            }
            ProjectError::Unsignable { .. }
            | ProjectError::Nothing { .. }
            | ProjectError::OutOfStep { .. }
            | ProjectError::Import(_)
            | ProjectError::TooSlow { .. }
            | ProjectError::SamePlace { .. } => (FailureCode::Refused, Vec::new()),
            ProjectError::Io { .. } | ProjectError::NoHome => (FailureCode::Other, Vec::new()),
        };
        Self { fields, ..Self::new(code, error.to_string(), error.hint()) }
    }
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self::from(&error)
    }
}

fn store_code(error: &StoreError) -> FailureCode {
    match error {
        StoreError::Missing { .. } => FailureCode::Missing,
        StoreError::NotAProject { .. } => FailureCode::NotAProject,
        StoreError::Newer { .. } => FailureCode::Newer,
        StoreError::Damaged { .. } => FailureCode::Damaged,
        StoreError::Locked { .. } => FailureCode::Locked,
        StoreError::Exists { .. } => FailureCode::Exists,
        StoreError::ReadOnly { .. } => FailureCode::ReadOnly,
        StoreError::DiskFull { .. } => FailureCode::DiskFull,
        StoreError::ChangedOutside { .. } => FailureCode::ChangedOutside,
        StoreError::Io { .. } | StoreError::Database { .. } => FailureCode::Other,
    }
}
