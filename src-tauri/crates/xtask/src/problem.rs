//! Why a chore ended: what was being done, and what to try.

use std::fmt;

/// A chore that could not be finished.
#[derive(Debug)]
pub struct Problem {
    message: String,
    hint: String,
}

impl Problem {
    /// `message` says what was being done to what; `hint` says what to try.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}\n  {}", self.message, self.hint)
    }
}
