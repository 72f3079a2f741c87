//! How a sign-off comes to be. A request holds the bytes and the words; the words are shown; the
//! bytes are signed, here with a key file or elsewhere with `ssh-keygen -Y sign`; and the signature
//! is taken in only if the bytes still say what is true of the open project. Nobody can be shown one
//! thing and sign another, and nobody can bring in a sign-off over other threats than there are.

use model::{Changes, Date, LibraryPin, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{EventHead, EventKind, EventNote, event_bytes, parse_event};
use ts_rs::TS;

use super::statement::{self, FORMAT, Signatory, SignedThreat};
use super::views::Checked;
use super::{
    Key, PublicKey, SIGN_OFF_NAMESPACE, Scope, SignOff, content_digest, verify_signature, words,
};
use crate::{EditOutcome, Project, ProjectError, hex};

/// What a signer fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SignDraft {
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// For whom they sign, where they act for somebody else; empty otherwise.
    pub on_behalf_of: String,
    /// What they sign for.
    pub scope: Scope,
    /// Conditions; empty for none.
    pub conditions: String,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
    /// What makes a review due before that.
    pub review_triggers: Vec<String>,
}

/// What is to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignRequest {
    /// The exact bytes to sign, which are text: canonical JSON.
    pub bytes: String,
    /// The words to show.
    pub words: String,
    /// The threats that are signed for.
    pub threats: Vec<SignedThreat>,
    /// Fingerprint of the key that signs.
    pub fingerprint: String,
    /// The sign-off that would be replaced.
    pub replaces: Option<u64>,
}

impl Project {
    /// The bytes and words of a sign-off with this key, as the project is now.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when the key is not enrolled under this name, or edits are only
    /// in memory.
    pub fn sign_request(
        &self,
        draft: &SignDraft,
        key: &PublicKey,
    ) -> Result<SignRequest, ProjectError> {
        let note = self.sign_off_note(draft, key, Timestamp::now())?;
        let said: SignOff = read(&note.statement)?;
        let bytes = String::from_utf8(self.bytes_of_next(&note)).expect("JSON is UTF-8");
        Ok(SignRequest {
            bytes,
            words: said.words,
            threats: said.threats,
            fingerprint: said.signer.fingerprint,
            replaces: said.replaces,
        })
    }

    /// Signs a request with a key file and keeps it.
    ///
    /// # Errors
    /// As [`Project::attach`].
    pub fn sign(&mut self, request: &str, key: &Key) -> Result<EditOutcome, ProjectError> {
        let signature = key.sign(SIGN_OFF_NAMESPACE, request.as_bytes())?;
        self.attach(request, &signature)
    }

    /// Takes in a signature over a request, made here or elsewhere.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when the project has gone on since the request, the request was
    /// altered, or the signature is not one of the key over these bytes.
    pub fn attach(&mut self, request: &str, signature: &str) -> Result<EditOutcome, ProjectError> {
        let altered =
            |why: String| ProjectError::unsignable(why, "Make a new request and have it signed");
        let event = parse_event(request.as_bytes())
            .map_err(|cause| altered(format!("the request cannot be read ({cause})")))?;
        let EventHead { seq, note } = event.head;
        let said: SignOff = read(&note.statement)?;
        if seq != self.revision() + 1 || said.follows != hex(&self.saving().tip_hash()) {
            return Err(altered("the project has gone on since the request was made".into()));
        }
        let draft = SignDraft {
            name: said.signer.name.clone(),
            role: said.signer.role.clone(),
            on_behalf_of: said.signer.on_behalf_of.clone(),
            scope: said.scope.clone(),
            conditions: said.conditions.clone(),
            valid_until: said.valid_until,
            review_triggers: said.review_triggers.clone(),
        };
        let key = PublicKey::parse(&said.signer.key)?;
        let mut ours = self.sign_off_note(&draft, &key, note.at)?;
        if self.bytes_of_next(&ours) != request.as_bytes() {
            return Err(altered("the request does not say what the project says".into()));
        }
        if !verify_signature(&key, SIGN_OFF_NAMESPACE, request.as_bytes(), signature) {
            return Err(ProjectError::unsignable(
                format!("the signature is not one of {} over this request", key.fingerprint),
                "Sign the file of the request as it is: ssh-keygen -Y sign -n portolan-signoff -f KEY FILE",
            ));
        }
        ours.signature = Some(signature.trim().to_owned() + "\n");
        self.append(ours)
    }

    fn sign_off_note(
        &self,
        draft: &SignDraft,
        key: &PublicKey,
        at: Timestamp,
    ) -> Result<EventNote, ProjectError> {
        let enrolled = self.register().signers.get(&key.fingerprint).cloned();
        let Some(signer) = enrolled.filter(|signer| signer.name == draft.name.trim()) else {
            return Err(ProjectError::unsignable(
                format!("the key {} is not enrolled for {:?}", key.fingerprint, draft.name),
                "Enrol the signer first, under the same name",
            ));
        };
        if signer.revoked.is_some() {
            return Err(ProjectError::unsignable(
                format!("the key {} is revoked", key.fingerprint),
                "Sign with another key",
            ));
        }
        self.all_saved()?;
        let rows: Vec<Value> = self.rows()?;
        let library = &self.library().about;
        let model = self.model();
        let mut said = SignOff {
            format: FORMAT.into(),
            title: model.about.title.clone(),
            revision: self.revision(),
            follows: hex(&self.saving().tip_hash()),
            signer: Signatory {
                name: signer.name,
                role: draft.role.trim().into(),
                on_behalf_of: draft.on_behalf_of.trim().into(),
                key: signer.key,
                fingerprint: signer.fingerprint,
            },
            scope: draft.scope.clone(),
            content_digest: content_digest(&rows, &draft.scope),
            threats: statement::threats(model, &draft.scope),
            conditions: draft.conditions.trim().into(),
            valid_until: draft.valid_until,
            review_triggers: draft.review_triggers.clone(),
            words: String::new(),
            library: LibraryPin {
                name: library.name.clone(),
                version: library.version.clone(),
                digest: library.digest.clone(),
            },
            application: crate::APPLICATION.into(),
            replaces: None,
        };
        said.replaces = self.last_like(&said)?;
        let mut counts = statement::counts(model, &said.scope);
        if said.scope == Scope::All {
            // A short list of threats must not pass for a short list of risks.
            let cards = self.analysis().cards.iter();
            counts.suggested = cards.filter(|card| card.threat.is_none()).count();
        }
        said.words = words::of(&said, counts);
        let label = format!("Sign-off by {}", said.signer.name);
        let by = said.signer.name.clone();
        Ok(EventNote { at, ..self::said(EventKind::SignOff, label, &by, &said) })
    }

    /// The last sound sign-off of the same person about the same things.
    fn last_like(&self, said: &SignOff) -> Result<Option<u64>, ProjectError> {
        let checked = self.checked_sign_offs()?;
        let like = |checked: &Checked<'_>| {
            let earlier = checked.result.as_ref().ok()?;
            let same = earlier.scope == said.scope && earlier.signer.name == said.signer.name;
            same.then_some(checked.seq)
        };
        Ok(checked.iter().filter_map(like).next_back())
    }

    /// Adds an event that says something.
    pub(crate) fn say<T: Serialize>(
        &mut self,
        kind: EventKind,
        label: &str,
        by: &str,
        statement: &T,
    ) -> Result<EditOutcome, ProjectError> {
        self.append(said(kind, label.into(), by, statement))
    }

    /// The bytes that a note will have as the next event.
    pub(crate) fn bytes_of_next(&self, note: &EventNote) -> Vec<u8> {
        event_bytes(self.revision() + 1, note, &Changes::default())
    }

    /// Nothing is signed or named over a state that is only in memory.
    pub(crate) fn all_saved(&self) -> Result<(), ProjectError> {
        match self.unsaved() {
            Some(_) => Err(ProjectError::unsignable(
                "the last edits are not in the file yet",
                "Save first; the message at the top says what stands in the way",
            )),
            None => Ok(()),
        }
    }

    fn rows(&self) -> Result<Vec<Value>, ProjectError> {
        let rows = self.saving().stored()?.rows;
        Ok(rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect())
    }
}

/// A note that says something.
pub(crate) fn said<T: Serialize>(
    kind: EventKind,
    label: String,
    by: &str,
    statement: &T,
) -> EventNote {
    let statement = serde_json::to_value(statement).ok();
    EventNote { statement, ..EventNote::new(kind, label, by, Timestamp::now()) }
}

pub(crate) fn read(statement: &Option<Value>) -> Result<SignOff, ProjectError> {
    let statement = statement.clone().unwrap_or_default();
    serde_json::from_value(statement).map_err(|error| {
        ProjectError::unsignable(
            format!("this is no request for a sign-off ({error})"),
            "Make a new request",
        )
    })
}
