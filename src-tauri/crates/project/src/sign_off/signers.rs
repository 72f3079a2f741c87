//! Entering signers in the register, and vouching for them.

use model::Changes;
use serde::Serialize;
use store::{EventHead, EventKind, event_bytes};

use super::register::{
    CONFIRMATION_FORMAT, Confirmation, ENROLMENT_FORMAT, Enrolment, REVOCATION_FORMAT, Register,
    Revocation,
};
use super::request::said;
use super::statement::Signatory;
use super::views::said_of;
use super::{ENROLMENT_NAMESPACE, Key, PublicKey, Signer};
use crate::{EditOutcome, Project, ProjectError, hex};

impl Project {
    /// Enters a signer in the register, self-asserted until another signer confirms them.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when a name or key is missing, or the key has another name.
    pub fn enrol(
        &mut self,
        name: &str,
        role: &str,
        key: &PublicKey,
        by: &str,
    ) -> Result<EditOutcome, ProjectError> {
        let (name, role) = (name.trim(), role.trim());
        if name.is_empty() || role.is_empty() {
            return Err(ProjectError::unsignable(
                "a signer needs a name and a role",
                "Fill in both",
            ));
        }
        if let Some(known) = self.register().signers.get(&key.fingerprint) {
            return Err(ProjectError::unsignable(
                format!("this key is enrolled for {}", known.name),
                "Every signer needs a key of their own",
            ));
        }
        let enrolment = Enrolment {
            format: ENROLMENT_FORMAT.into(),
            name: name.into(),
            role: role.into(),
            key: key.text.clone(),
            fingerprint: key.fingerprint.clone(),
        };
        self.say(EventKind::Enrolled, &format!("Enrol {name}"), by, &enrolment)
    }

    /// One signer vouches for another.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when either is not enrolled, or both are the same.
    pub fn confirm_signer(
        &mut self,
        fingerprint: &str,
        key: &Key,
    ) -> Result<EditOutcome, ProjectError> {
        let (own, other) = self.both(fingerprint, key)?;
        if own.fingerprint == other.fingerprint {
            return Err(ProjectError::unsignable(
                "nobody can vouch for themselves",
                "Ask another signer",
            ));
        }
        let label = format!("Confirm {}", other.name);
        let confirmation = Confirmation {
            format: CONFIRMATION_FORMAT.into(),
            name: other.name,
            fingerprint: other.fingerprint,
            by: signatory(own),
            follows: hex(&self.saving().tip_hash()),
        };
        self.say_signed(EventKind::Confirmed, label, &confirmation.by.name, &confirmation, key)
    }

    /// Declares the key of a signer void from here on; what it signed before stands. A signer may
    /// revoke their own key and any other: a lost key cannot speak for itself.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when either is not enrolled, the key is void already, or no
    /// reason is given.
    pub fn revoke_signer(
        &mut self,
        fingerprint: &str,
        reason: &str,
        key: &Key,
    ) -> Result<EditOutcome, ProjectError> {
        let (own, other) = self.both(fingerprint, key)?;
        if other.revoked.is_some() {
            return Err(ProjectError::unsignable("this key is revoked already", "Nothing to do"));
        }
        if reason.trim().is_empty() {
            return Err(ProjectError::unsignable(
                "a revocation needs a reason",
                "Say what happened",
            ));
        }
        let label = format!("Revoke the key of {}", other.name);
        let revocation = Revocation {
            format: REVOCATION_FORMAT.into(),
            name: other.name,
            fingerprint: other.fingerprint,
            reason: reason.trim().into(),
            by: signatory(own),
            follows: hex(&self.saving().tip_hash()),
        };
        self.say_signed(EventKind::Revoked, label, &revocation.by.name, &revocation, key)
    }

    /// The signer who holds the key, which must not be void, and the one that is spoken of.
    fn both(&self, fingerprint: &str, key: &Key) -> Result<(Signer, Signer), ProjectError> {
        let register = self.register();
        let get = |fingerprint: &str| register.signers.get(fingerprint).cloned();
        let (Some(own), Some(other)) = (get(&key.public().fingerprint), get(fingerprint)) else {
            return Err(ProjectError::unsignable("a signer is not enrolled", "Enrol both first"));
        };
        if own.revoked.is_some() {
            return Err(ProjectError::unsignable(
                format!("the key of {} is revoked", own.name),
                "Use a key that is not",
            ));
        }
        Ok((own, other))
    }

    /// Adds an event about signers that is signed itself.
    fn say_signed<T: Serialize>(
        &mut self,
        kind: EventKind,
        label: String,
        by: &str,
        statement: &T,
        key: &Key,
    ) -> Result<EditOutcome, ProjectError> {
        self.all_saved()?;
        let mut note = said(kind, label, by, statement);
        let bytes = self.bytes_of_next(&note);
        note.signature = Some(key.sign(ENROLMENT_NAMESPACE, &bytes)?);
        self.append(note)
    }

    /// The register, in the order of fingerprints.
    pub fn signers(&self) -> Vec<Signer> {
        self.register().signers.into_values().collect()
    }

    pub(crate) fn register(&self) -> Register {
        let mut register = Register::default();
        for EventHead { seq, note } in self.events().statements() {
            let bytes = event_bytes(*seq, note, &Changes::default());
            let follows = self.saving().hash(seq - 1).ok().flatten();
            let follows = follows.map(|hash| hex(&hash)).unwrap_or_default();
            register.take(note.kind, &said_of(note, &bytes, &follows));
        }
        register
    }
}

fn signatory(signer: Signer) -> Signatory {
    let Signer { name, role, key, fingerprint, .. } = signer;
    Signatory { name, role, on_behalf_of: String::new(), key, fingerprint }
}
