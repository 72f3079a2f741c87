//! An open project: the model, its history, its file, the library and the analysis, kept in step.
//!
//! Start reading at [`Project`]: every edit takes one way, `Project::edit` -> `Model::apply` ->
//! `Changes::between` -> the file -> history -> `analyze` -> [`EditOutcome`]. `saving` says what
//! happens when the file refuses, `history` how undo survives a restart. Beside it lies what belongs
//! to the person rather than to a project: [`folders`], [`recent`], [`settings`].
//!
//! This crate reads the clock and, in `folders`, the environment; nothing below it does either. It
//! knows nothing of windows: the app and the command line are both thin over it.

mod atomic;
mod failure;
pub mod file_name;
pub mod folders;
mod history;
mod outcome;
mod project;
pub mod recent;
mod repair;
mod saving;
pub mod settings;
mod signed;

pub use failure::{Failure, FailureCode, ProjectError};
pub use folders::Folders;
pub use outcome::{EditOutcome, HistoryEntry, Moved, OpenProject};
pub use project::Project;
pub use recent::Recent;
pub use repair::repair;
pub use settings::Settings;
pub use signed::{changed_since, signed_digest, signed_part};
