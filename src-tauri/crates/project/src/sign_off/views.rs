//! The sign-offs of an open project as they stand.

use model::{Changes, Date, Model};
use serde_json::Value;
use store::{EventHead, EventKind, EventNote, event_bytes};

use super::register::{Register, Said};
use super::request::read;
use super::{Scope, SignOff, SignOffState, SignOffView, changed_in_scope, state};
use crate::evidence::Code;
use crate::{Project, ProjectError, hex};

/// A sign-off with what its own checks say.
pub(crate) struct Checked<'a> {
    pub seq: u64,
    pub note: &'a EventNote,
    pub result: Result<SignOff, Code>,
}

impl Checked<'_> {
    /// The sound sign-off that took its place.
    fn replaced_by(&self, all: &[Checked<'_>]) -> Option<u64> {
        let earlier = self.result.as_ref().ok()?;
        let replaces = |later: &&Checked<'_>| {
            later.result.as_ref().is_ok_and(|said| state::replaces(said, self.seq, earlier))
        };
        all.iter().find(replaces).map(|later| later.seq)
    }
}

impl Project {
    /// Every sign-off with what its own checks say.
    pub(crate) fn checked_sign_offs(&self) -> Result<Vec<Checked<'_>>, ProjectError> {
        let mut register = Register::default();
        let mut found = Vec::new();
        for EventHead { seq, note } in self.events().statements() {
            let follows = self.saving().hash(seq - 1)?.map(|hash| hex(&hash)).unwrap_or_default();
            let bytes = event_bytes(*seq, note, &Changes::default());
            let said = said_of(note, &bytes, &follows);
            register.take(note.kind, &said);
            if note.kind == EventKind::SignOff {
                let result = state::check(*seq, &said, &register);
                found.push(Checked { seq: *seq, note, result });
            }
        }
        Ok(found)
    }

    /// Every sign-off and where it stands on a day, newest first.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when an event cannot be read.
    pub fn sign_offs(&self, today: Date) -> Result<Vec<SignOffView>, ProjectError> {
        let checked = self.checked_sign_offs()?;
        let register = self.register();
        let mut views = Vec::new();
        for one in &checked {
            let said = one.result.clone().ok().or_else(|| read(&one.note.statement).ok());
            let Some(said) = said else { continue };
            let replaced_by = one.replaced_by(&checked);
            let signed = self.model_at(said.revision)?;
            let changed = changed_in_scope(&said.scope, &signed, self.model());
            let state = match &one.result {
                Err(_) => SignOffState::Broken,
                Ok(_) if replaced_by.is_some() => SignOffState::Superseded,
                Ok(said) if said.valid_until.is_some_and(|until| until < today) => {
                    SignOffState::Expired
                }
                Ok(_) if !changed.is_empty() => SignOffState::Stale,
                Ok(_) => SignOffState::Valid,
            };
            let stale = match state {
                SignOffState::Expired | SignOffState::Stale => changed.in_words(),
                SignOffState::Broken | SignOffState::Superseded | SignOffState::Valid => Vec::new(),
            };
            let signer = register.signers.get(&said.signer.fingerprint);
            let confirmed_by = signer.map(|s| s.confirmed_by.clone()).unwrap_or_default();
            views.push(SignOffView {
                revision: one.seq,
                signed_revision: said.revision,
                who: said.signer.name,
                role: said.signer.role,
                on_behalf_of: said.signer.on_behalf_of,
                at: one.note.at,
                scope: said.scope,
                state,
                fault: one.result.as_ref().err().map(|c| c.words().to_owned()).unwrap_or_default(),
                stale,
                fingerprint: said.signer.fingerprint,
                self_asserted: confirmed_by.is_empty(),
                confirmed_by,
                valid_until: said.valid_until,
                conditions: said.conditions,
                review_triggers: said.review_triggers,
                words: said.words,
                threats: said.threats,
                replaces: said.replaces,
                replaced_by,
            });
        }
        views.reverse();
        Ok(views)
    }
}

pub(crate) fn said_of<'a>(note: &'a EventNote, bytes: &'a [u8], follows: &'a str) -> Said<'a> {
    Said {
        by: &note.by,
        at: note.at,
        statement: note.statement.as_ref().unwrap_or(&Value::Null),
        bytes,
        signature: note.signature.as_deref(),
        follows,
        // A statement that came with changes was hashed with them, so its bytes differ from these.
        changes: false,
    }
}

/// What stands against a gate that asks for a sign-off: empty when every threat is under one that is
/// in force, either of the whole model or of its owner's risks.
///
/// # Errors
/// As [`Project::sign_offs`].
pub fn unsigned(project: &Project, today: Date) -> Result<Vec<String>, ProjectError> {
    let views = project.sign_offs(today)?;
    if covered(project.model(), &views) {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for view in &views {
        let what = match view.state {
            SignOffState::Superseded | SignOffState::Valid => continue,
            SignOffState::Broken => view.fault.clone(),
            SignOffState::Expired => "expired".into(),
            SignOffState::Stale => format!("stale, {} changes since", view.stale.len()),
        };
        lines.push(format!("sign-off {} by {}: {what}", view.revision, view.who));
    }
    lines.push("no sign-off in force covers this model as it is".into());
    Ok(lines)
}

/// Whether the sign-offs in force cover every threat.
pub(crate) fn covered(model: &Model, views: &[SignOffView]) -> bool {
    let in_force = views.iter().filter(|view| view.state == SignOffState::Valid);
    let scopes: Vec<&Scope> = in_force.map(|view| &view.scope).collect();
    !scopes.is_empty()
        && (scopes.contains(&&Scope::All)
            || model.threats.values().all(|t| scopes.iter().any(|scope| scope.holds(t))))
}
