//! An open project: the model, its history, its file, the library and the analysis, kept in step.
//!
//! Start reading at [`Project`]: every edit takes one way, `Project::edit` -> `Model::apply` ->
//! `Changes::between` -> the file -> history -> `Engine::reanalyze` -> [`EditOutcome`]. `saving`
//! says what happens when the file refuses, `history` how undo survives a restart. Beside it lies what belongs
//! to the person rather than to a project: [`folders`], [`house`], [`recent`], [`settings`].
//!
//! This crate reads the clock and, in `folders`, the environment; nothing below it does either. It
//! knows nothing of windows: the app and the command line are both thin over it.

mod asset_files;
mod atomic;
pub mod carried;
mod change_library;
pub mod cvss;
mod digest_file;
pub mod evidence;
mod failure;
pub mod file_name;
mod fill_cards;
pub mod fingerprint;
pub mod folders;
mod history;
pub mod house;
pub mod incoming;
pub mod library_choice;
mod outcome;
mod printed;
mod project;
pub mod recent;
mod repair;
mod saving;
pub mod settings;
mod sign_off;
mod signed;
mod version;

pub use analysis::LifeCycle;
pub use digest_file::digest_file;
pub use failure::{Failure, FailureCode, ProjectError};
pub use fill_cards::fill_cards;
pub use folders::Folders;
pub use outcome::{EditOutcome, HistoryEntry, Moved, OpenProject, PastState};
pub use printed::printed;
pub use project::Project;
pub use recent::Recent;
pub use repair::repair;
pub use settings::Settings;
pub use sign_off::{
    CANNOT_PROVE, Confirmation, ENROLMENT_NAMESPACE, Enrolment, Key, PublicKey, Revocation,
    Revoked, RiskWords, SIGN_OFF_NAMESPACE, Scope, SignDraft, SignOff, SignOffState, SignOffView,
    SignRequest, Signatory, SignedThreat, Signer, changed_in_scope, content_digest, unsigned,
    verify_signature,
};
pub use signed::{signed_digest, signed_part};
pub use version::{Difference, ReviewView, TrustView, VersionView};

/// What a sign-off and a bundle say they were made with.
const APPLICATION: &str = concat!("Portolan ", env!("CARGO_PKG_VERSION"));

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
