//! The register of signers: who may sign, and who vouches for whom. It follows from the events of
//! the chain. A signer is self-asserted until another signer confirms them; what that is worth is
//! for the auditor to say, who can compare fingerprints with the people themselves.

use std::collections::BTreeMap;

use model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::EventKind;
use ts_rs::TS;

use super::statement::Signatory;
use super::{ENROLMENT_NAMESPACE, PublicKey, verify_signature};

/// The form of an enrolment.
pub(crate) const ENROLMENT_FORMAT: &str = "portolan-enrolment-v1";
/// The form of a revocation.
pub(crate) const REVOCATION_FORMAT: &str = "portolan-revocation-v1";
/// The form of a confirmation.
pub(crate) const CONFIRMATION_FORMAT: &str = "portolan-confirmation-v1";

/// What an enrolment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// `portolan-enrolment-v1`.
    pub format: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Public key.
    pub key: String,
    /// Its fingerprint.
    pub fingerprint: String,
}

/// What a signer says who vouches for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// `portolan-confirmation-v1`.
    pub format: String,
    /// Name of the signer vouched for.
    pub name: String,
    /// Fingerprint of their key.
    pub fingerprint: String,
    /// Who vouches.
    pub by: Signatory,
    /// Hash of the event before.
    pub follows: String,
}

/// What a signer says who declares a key void, their own or another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// `portolan-revocation-v1`.
    pub format: String,
    /// Name of the signer whose key it is.
    pub name: String,
    /// Fingerprint of the key.
    pub fingerprint: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: Signatory,
    /// Hash of the event before.
    pub follows: String,
}

/// When and why a key became void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Revoked {
    /// When, by the clock of that computer.
    pub at: Timestamp,
    /// Who said so.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A signer of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Public key.
    pub key: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Who entered them.
    pub enrolled_by: String,
    /// When, by the clock of that computer.
    pub enrolled_at: Timestamp,
    /// Signers who vouch for them; nobody means self-asserted.
    pub confirmed_by: Vec<String>,
    /// Since when the key signs nothing any more; none while it does.
    pub revoked: Option<Revoked>,
}

/// The signers by fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Register {
    pub signers: BTreeMap<String, Signer>,
}

/// An event that says something, as the checks need it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub by: &'a str,
    pub at: Timestamp,
    pub statement: &'a Value,
    /// What is signed.
    pub bytes: &'a [u8],
    pub signature: Option<&'a str>,
    /// Hash of the event before.
    pub follows: &'a str,
    /// Whether it changes records, which no statement may.
    pub changes: bool,
}

impl Register {
    /// Takes in an event; none for one that says nothing of signers, else whether it is sound.
    pub fn take(&mut self, kind: EventKind, said: &Said<'_>) -> Option<bool> {
        match kind {
            EventKind::Enrolled => Some(self.enrol(said)),
            EventKind::Confirmed => Some(self.confirm(said)),
            EventKind::Revoked => Some(self.revoke(said)),
            EventKind::Created
            | EventKind::Copied
            | EventKind::Recovered
            | EventKind::Edited
            | EventKind::Undone
            | EventKind::Redone
            | EventKind::Version
            | EventKind::Reviewed
            | EventKind::SignOff => None,
        }
    }

    /// Enters a signer. The first entry of a key counts: a key has one name.
    fn enrol(&mut self, said: &Said<'_>) -> bool {
        let read = serde_json::from_value::<Enrolment>(said.statement.clone());
        let Ok(enrolment) = read else { return false };
        let Ok(key) = PublicKey::parse(&enrolment.key) else { return false };
        if enrolment.format != ENROLMENT_FORMAT
            || key.fingerprint != enrolment.fingerprint
            || said.changes
        {
            return false;
        }
        let Enrolment { name, role, fingerprint, .. } = enrolment;
        self.signers.entry(fingerprint.clone()).or_insert(Signer {
            name,
            role,
            key: key.text,
            fingerprint,
            enrolled_by: said.by.into(),
            enrolled_at: said.at,
            confirmed_by: Vec::new(),
            revoked: None,
        });
        true
    }

    /// Takes down that one signer vouches for another.
    fn confirm(&mut self, said: &Said<'_>) -> bool {
        let read = serde_json::from_value::<Confirmation>(said.statement.clone());
        let Ok(confirmation) = read else { return false };
        let sound = confirmation.format == CONFIRMATION_FORMAT
            && confirmation.by.fingerprint != confirmation.fingerprint
            && confirmation.follows == said.follows
            && self.speaks(&confirmation.by, said);
        let by = confirmation.by.name;
        match self.signers.get_mut(&confirmation.fingerprint) {
            Some(signer) if sound && signer.name == confirmation.name => {
                if !signer.confirmed_by.contains(&by) {
                    signer.confirmed_by.push(by);
                }
                true
            }
            Some(_) | None => false,
        }
    }

    /// Takes down that a key is void. The first revocation of a key counts.
    fn revoke(&mut self, said: &Said<'_>) -> bool {
        let read = serde_json::from_value::<Revocation>(said.statement.clone());
        let Ok(revocation) = read else { return false };
        let sound = revocation.format == REVOCATION_FORMAT
            && revocation.follows == said.follows
            && self.speaks(&revocation.by, said);
        match self.signers.get_mut(&revocation.fingerprint) {
            Some(signer) if sound && signer.name == revocation.name => {
                let Revocation { reason, by, .. } = revocation;
                signer.revoked.get_or_insert(Revoked { at: said.at, by: by.name, reason });
                true
            }
            Some(_) | None => false,
        }
    }

    /// Whether an event about signers is the signed word of one whose key is not void.
    fn speaks(&self, who: &Signatory, said: &Said<'_>) -> bool {
        let Some(by) = self.signers.get(&who.fingerprint) else { return false };
        by.name == who.name
            && by.revoked.is_none()
            && !said.changes
            && said.signature.is_some_and(|signature| {
                let key = PublicKey { text: by.key.clone(), fingerprint: by.fingerprint.clone() };
                verify_signature(&key, ENROLMENT_NAMESPACE, said.bytes, signature)
            })
    }
}
