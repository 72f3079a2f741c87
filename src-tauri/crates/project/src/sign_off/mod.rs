//! Sign-offs: somebody with a key takes responsibility for what the model says, in words that they
//! were shown, and anybody can check it later without Portolan.
//!
//! A sign-off is an event of the audit chain. Its bytes are canonical JSON and hold everything that
//! is signed ([`SignOff`]); the signature (ed25519, SSHSIG, namespace `portolan-signoff`) lies beside
//! them. `follows` inside the bytes is the hash of the event before, so the signature covers the
//! whole history up to there. Nothing is ever deleted: what changed afterwards makes a sign-off
//! stale, time makes it expired, a new one supersedes it, and all of that is derived
//! ([`SignOffState`]), never stored.
//!
//! Read `statement` for what is said, `request` for how it comes to be, `register` for who may sign,
//! `state` for what has become of it, `key` for keys.

mod key;
pub(crate) mod register;
pub(crate) mod request;
mod scope;
mod signers;
pub(crate) mod state;
mod statement;
mod views;
mod words;

pub use key::{Key, PublicKey, verify_signature};
pub use register::{Confirmation, Enrolment, Revocation, Revoked, Signer};
pub use request::{SignDraft, SignRequest};
pub use scope::{Scope, changed_in_scope, content_digest};
pub use state::{SignOffState, SignOffView};
pub use statement::{RiskWords, SignOff, Signatory, SignedThreat};
pub(crate) use views::covered;
pub use views::unsigned;

/// Namespace of sign-offs, as in `ssh-keygen -Y verify -n`.
pub const SIGN_OFF_NAMESPACE: &str = "portolan-signoff";
/// Namespace of a signer's word for another.
pub const ENROLMENT_NAMESPACE: &str = "portolan-enrolment";

/// What no signature proves. Shown wherever a sign-off is made or checked.
pub const CANNOT_PROVE: [&str; 4] = [
    "who a person is, beyond the key: a signer is self-asserted until another signer confirms them or you compare the fingerprint with them",
    "that the signer understood what they signed",
    "when it was signed: the time is what the clock of that computer said",
    "that nothing was rolled back, unless somebody else holds a later checkpoint",
];
