//! The register of signers: who may sign, and who vouches for whom. It follows from the events of
//! the chain. A signer is self-asserted until another signer confirms them; what that is worth is
//! for the auditor to say, who can compare fingerprints with the people themselves.

use std::collections::BTreeMap;

use model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::statement::Signatory;
use super::{ENROLMENT_NAMESPACE, PublicKey, verify_signature};

/// The form of an enrolment.
pub(crate) const ENROLMENT_FORMAT: &str = "portolan-enrolment-v1";
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
    /// Enters a signer. The first entry of a key counts: a key has one name.
    pub fn enrol(&mut self, said: &Said<'_>) -> bool {
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
        });
        true
    }

    /// Takes down that one signer vouches for another.
    pub fn confirm(&mut self, said: &Said<'_>) -> bool {
        let read = serde_json::from_value::<Confirmation>(said.statement.clone());
        let Ok(confirmation) = read else { return false };
        let Some(by) = self.signers.get(&confirmation.by.fingerprint) else { return false };
        let sound = confirmation.format == CONFIRMATION_FORMAT
            && by.name == confirmation.by.name
            && by.fingerprint != confirmation.fingerprint
            && confirmation.follows == said.follows
            && !said.changes
            && said.signature.is_some_and(|signature| {
                let key = PublicKey { text: by.key.clone(), fingerprint: by.fingerprint.clone() };
                verify_signature(&key, ENROLMENT_NAMESPACE, said.bytes, signature)
            });
        let by = by.name.clone();
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
}
