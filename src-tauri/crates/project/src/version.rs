//! Named versions, reviews, and what is different between any two revisions.

use model::{Changes, Date, DiffLine, RecordKey, Timestamp};
use serde::{Deserialize, Serialize};
use store::{EventHead, EventKind};
use ts_rs::TS;

use crate::{EditOutcome, Project, ProjectError, SignOffState, SignOffView, Signer, sign_off};

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    description: String,
}

/// What a review says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    what: String,
    next: Option<Date>,
}

/// A named version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VersionView {
    /// The revision that has the name; opens as a locked view.
    pub revision: u64,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Who named it.
    pub by: String,
    /// When, by the clock of that computer.
    pub at: Timestamp,
    /// Sign-offs of exactly this state, by number.
    pub sign_offs: Vec<u64>,
}

/// A review that took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewView {
    /// Number of its event.
    pub revision: u64,
    /// What was found.
    pub what: String,
    /// When the next one is due.
    pub next: Option<Date>,
    /// Who reviewed.
    pub by: String,
    /// When, by the clock of that computer.
    pub at: Timestamp,
}

/// What is different between two revisions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Difference {
    /// Facts and decisions in words, one line per field.
    pub lines: Vec<DiffLine>,
    /// Records that came, drawing included.
    pub added: Vec<RecordKey>,
    /// Records that went.
    pub removed: Vec<RecordKey>,
    /// Records that changed, drawing included.
    pub changed: Vec<RecordKey>,
}

impl Difference {
    /// The difference that changes make.
    pub fn of(changes: &Changes) -> Self {
        let mut difference = Self { lines: changes.in_words(), ..Self::default() };
        for change in &changes.changes {
            let list = match (&change.before, &change.after) {
                (None, _) => &mut difference.added,
                (_, None) => &mut difference.removed,
                (Some(_), Some(_)) => &mut difference.changed,
            };
            list.push(change.key.clone());
        }
        difference
    }
}

/// Everything the review view shows of versions, signers and sign-offs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrustView {
    /// Sign-offs, newest first.
    pub sign_offs: Vec<SignOffView>,
    /// Who may sign.
    pub signers: Vec<Signer>,
    /// Named versions, newest first.
    pub versions: Vec<VersionView>,
    /// Reviews, newest first.
    pub reviews: Vec<ReviewView>,
    /// The last sign-off that checks, whatever became of it.
    pub last_sign_off: Option<u64>,
    /// What changed since then.
    pub changed_since: Vec<DiffLine>,
    /// What no signature proves, one sentence each.
    pub cannot_prove: Vec<String>,
}

impl Project {
    /// Gives the state as it is now a name.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when the name is empty or taken.
    pub fn name_version(
        &mut self,
        name: &str,
        description: &str,
        by: &str,
    ) -> Result<EditOutcome, ProjectError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(ProjectError::unsignable("a version needs a name", "Such as 1.0"));
        }
        if self.versions()?.iter().any(|version| version.name == name) {
            return Err(ProjectError::unsignable(
                format!("there is a version {name:?} already"),
                "Choose another name; a version never moves",
            ));
        }
        let named = Named { name: name.into(), description: description.trim().into() };
        self.say(EventKind::Version, &format!("Version {name}"), by, &named)
    }

    /// Takes down that somebody reviewed the model.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when nothing is said.
    pub fn record_review(
        &mut self,
        what: &str,
        next: Option<Date>,
        by: &str,
    ) -> Result<EditOutcome, ProjectError> {
        if what.trim().is_empty() {
            return Err(ProjectError::unsignable(
                "a review needs a finding",
                "Say what was looked at and what was found",
            ));
        }
        self.say(EventKind::Reviewed, "Review", by, &Reviewed { what: what.trim().into(), next })
    }

    /// Named versions, newest first.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when an event cannot be read.
    pub fn versions(&self) -> Result<Vec<VersionView>, ProjectError> {
        let signed: Vec<(u64, u64)> = self
            .checked_sign_offs()?
            .iter()
            .filter_map(|one| Some((one.seq, one.result.as_ref().ok()?.revision)))
            .collect();
        let view = |EventHead { seq, note }: &EventHead| {
            let named: Named = serde_json::from_value(note.statement.clone()?).ok()?;
            Some(VersionView {
                revision: *seq,
                name: named.name,
                description: named.description,
                by: note.by.clone(),
                at: note.at,
                sign_offs: signed.iter().filter(|s| s.1 == *seq).map(|s| s.0).collect(),
            })
        };
        let mut views: Vec<VersionView> =
            self.events().of_kind(EventKind::Version).filter_map(view).collect();
        views.reverse();
        Ok(views)
    }

    /// Reviews, newest first.
    pub fn reviews(&self) -> Vec<ReviewView> {
        let view = |EventHead { seq, note }: &EventHead| {
            let said: Reviewed = serde_json::from_value(note.statement.clone()?).ok()?;
            let (by, at) = (note.by.clone(), note.at);
            Some(ReviewView { revision: *seq, what: said.what, next: said.next, by, at })
        };
        let mut views: Vec<ReviewView> =
            self.events().of_kind(EventKind::Reviewed).filter_map(view).collect();
        views.reverse();
        views
    }

    /// What is different between two revisions; none for `after` means as it is now.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when an event cannot be read.
    pub fn difference(&self, before: u64, after: Option<u64>) -> Result<Difference, ProjectError> {
        let before = self.model_at(before)?;
        let changes = match after {
            Some(after) => Changes::between(&before, &self.model_at(after)?),
            None => Changes::between(&before, self.model()),
        };
        Ok(Difference::of(&changes))
    }

    /// Versions, signers, sign-offs and reviews as they stand on a day.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when an event cannot be read.
    pub fn trust(&self, today: Date) -> Result<TrustView, ProjectError> {
        let sign_offs = self.sign_offs(today)?;
        let last = sign_offs.iter().find(|view| view.state != SignOffState::Broken);
        let changed_since = match last {
            Some(last) => self.difference(last.signed_revision, None)?.lines,
            None => Vec::new(),
        };
        Ok(TrustView {
            last_sign_off: last.map(|view| view.revision),
            changed_since,
            signers: self.signers(),
            versions: self.versions()?,
            reviews: self.reviews(),
            cannot_prove: sign_off::CANNOT_PROVE.map(str::to_owned).to_vec(),
            sign_offs,
        })
    }
}
