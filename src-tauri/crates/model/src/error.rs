//! Why an edit was refused. Nothing has changed when one of these comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the window branches on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum EditErrorCode {
    /// The edit names a record that is not there.
    NotFound,
    /// A record with this id or key is there already.
    Duplicate,
    /// A boundary would lie inside itself.
    Cycle,
    /// A decision lacks something; see the fields.
    Incomplete,
    /// A value is outside what the model can hold.
    Invalid,
}

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldFault {
    /// Name of the field.
    pub field: String,
    /// What is missing or wrong.
    pub message: String,
}

/// A refused edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct EditError {
    /// Kind of refusal.
    pub code: EditErrorCode,
    /// What was being done, to what, and what stood against it.
    pub message: String,
    /// What to try.
    pub hint: String,
    /// Faults by field, for forms.
    pub fields: Vec<FieldFault>,
}

impl EditError {
    /// An error without field faults.
    pub fn new(code: EditErrorCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into(), fields: Vec::new() }
    }

    pub(crate) fn not_found(what: impl std::fmt::Display) -> Self {
        Self::new(
            EditErrorCode::NotFound,
            format!("{what} is not in this model"),
            "It may have been removed meanwhile. Undo brings it back",
        )
    }

    pub(crate) fn duplicate(what: impl std::fmt::Display) -> Self {
        Self::new(
            EditErrorCode::Duplicate,
            format!("{what} is in this model already"),
            "Use the one that is there, or give the new one an id of its own",
        )
    }

    pub(crate) fn invalid(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(EditErrorCode::Invalid, message, hint)
    }

    pub(crate) fn incomplete(fields: Vec<FieldFault>) -> Self {
        let message = fields.iter().map(|f| f.message.as_str()).collect::<Vec<_>>().join("; ");
        Self {
            code: EditErrorCode::Incomplete,
            message,
            hint: "Fill in what is missing and record the decision again".into(),
            fields,
        }
    }
}
