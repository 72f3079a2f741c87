//! What has become of a sign-off: derived from the chain, the model and a date, never stored.

use model::{Date, DiffLine, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::register::{Register, Said};
use super::statement::FORMAT;
use super::{PublicKey, SIGN_OFF_NAMESPACE, Scope, SignOff, SignedThreat, verify_signature};
use crate::evidence::Code;

/// Where a sign-off stands. The first that applies, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SignOffState {
    /// The signature, the signer or the history under it do not check.
    Broken,
    /// A later sign-off replaced it.
    Superseded,
    /// Its last day is past.
    Expired,
    /// What it covers was changed.
    Stale,
    /// In force.
    Valid,
}

/// A sign-off as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignOffView {
    /// Number of its event.
    pub revision: u64,
    /// The revision whose model was signed; opens as a locked view.
    pub signed_revision: u64,
    /// Who signed.
    pub who: String,
    /// In which role.
    pub role: String,
    /// For whom, where for somebody else; empty otherwise.
    pub on_behalf_of: String,
    /// When, by the clock of the computer it was signed on.
    pub at: Timestamp,
    /// What it covers.
    pub scope: Scope,
    /// Where it stands.
    pub state: SignOffState,
    /// Why it is broken, in one sentence; empty otherwise.
    pub fault: String,
    /// What was changed of what it covers; empty unless stale.
    pub stale: Vec<DiffLine>,
    /// Fingerprint of the key.
    pub fingerprint: String,
    /// Whether nobody but the signer vouches for who they are.
    pub self_asserted: bool,
    /// Who vouches.
    pub confirmed_by: Vec<String>,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
    /// Conditions.
    pub conditions: String,
    /// What makes a review due.
    pub review_triggers: Vec<String>,
    /// The words that were signed.
    pub words: String,
    /// The threats that were signed for.
    pub threats: Vec<SignedThreat>,
    /// The sign-off that it replaced.
    pub replaces: Option<u64>,
    /// The sign-off that replaced it.
    pub replaced_by: Option<u64>,
}

/// Everything about a sign-off that can be checked without looking at what came after. The order of
/// the checks is that of `verify_bundle.py`.
pub(crate) fn check(seq: u64, said: &Said<'_>, register: &Register) -> Result<SignOff, Code> {
    let statement = serde_json::from_value::<SignOff>(said.statement.clone())
        .map_err(|_| Code::StatementBad)?;
    let place = statement.revision.checked_add(1) == Some(seq);
    let replaces = statement.replaces.is_none_or(|replaced| replaced < seq);
    if statement.format != FORMAT || !place || !replaces || said.changes {
        return Err(Code::StatementBad);
    }
    let Some(signature) = said.signature else { return Err(Code::SignatureMissing) };
    let signer = register.signers.get(&statement.signer.fingerprint).ok_or(Code::SignerUnknown)?;
    let key = PublicKey { text: signer.key.clone(), fingerprint: signer.fingerprint.clone() };
    if !verify_signature(&key, SIGN_OFF_NAMESPACE, said.bytes, signature) {
        return Err(Code::SignatureBad);
    }
    if signer.name != statement.signer.name || signer.key != statement.signer.key {
        return Err(Code::SignerDiffers);
    }
    if signer.revoked.is_some() {
        return Err(Code::SignerRevoked);
    }
    if statement.follows != said.follows {
        return Err(Code::FollowsDiffers);
    }
    Ok(statement)
}

/// Whether `later` takes the place of `earlier`: it says so, and it is the same person's word about
/// the same things.
pub(crate) fn replaces(later: &SignOff, earlier_seq: u64, earlier: &SignOff) -> bool {
    later.replaces == Some(earlier_seq)
        && later.scope == earlier.scope
        && later.signer.name == earlier.signer.name
}
