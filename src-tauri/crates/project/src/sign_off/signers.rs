//! Entering signers in the register, and vouching for them.

use model::Changes;
use store::{EventHead, EventKind, event_bytes};

use super::register::{CONFIRMATION_FORMAT, Confirmation, ENROLMENT_FORMAT, Enrolment, Register};
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
        let register = self.register();
        let (own, other) =
            (register.signers.get(&key.public().fingerprint), register.signers.get(fingerprint));
        let (Some(own), Some(other)) = (own, other) else {
            return Err(ProjectError::unsignable("a signer is not enrolled", "Enrol both first"));
        };
        if own.fingerprint == other.fingerprint {
            return Err(ProjectError::unsignable(
                "nobody can vouch for themselves",
                "Ask another signer",
            ));
        }
        let confirmation = Confirmation {
            format: CONFIRMATION_FORMAT.into(),
            name: other.name.clone(),
            fingerprint: other.fingerprint.clone(),
            by: Signatory {
                name: own.name.clone(),
                role: own.role.clone(),
                on_behalf_of: String::new(),
                key: own.key.clone(),
                fingerprint: own.fingerprint.clone(),
            },
            follows: hex(&self.saving().tip_hash()),
        };
        let label = format!("Confirm {}", other.name);
        let mut note = said(EventKind::Confirmed, label, &own.name, &confirmation);
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
            let said = said_of(note, &bytes, &follows);
            match note.kind {
                EventKind::Enrolled => register.enrol(&said),
                EventKind::Confirmed => register.confirm(&said),
                EventKind::Created
                | EventKind::Copied
                | EventKind::Recovered
                | EventKind::Edited
                | EventKind::Undone
                | EventKind::Redone
                | EventKind::Version
                | EventKind::Reviewed
                | EventKind::SignOff => continue,
            };
        }
        register
    }
}
