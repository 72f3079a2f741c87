//! The open project and the one way of an edit.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use analysis::{Analysis, AnalysisChange, Analyzed, Engine};
use library::Library;
use model::{Changes, Edit, LibraryPin, Model, Stamp, Timestamp};
use store::{Access, Contents, EventKind, EventNote, ProjectFile};

use crate::cvss::check_vectors;
use crate::history::History;
use crate::saving::{Saved, Saving};
use crate::{EditOutcome, Failure, HistoryEntry, OpenProject, PastState, ProjectError, file_name};

/// An open project.
#[derive(Debug)]
pub struct Project {
    pub(crate) model: Model,
    pub(crate) analyzed: Analyzed,
    history: History,
    pub(crate) engine: Engine,
    saving: Saving,
}

impl Project {
    /// Makes a project file for a model and opens it. The library is pinned in the model. `label`
    /// is what the history calls the beginning, such as `Start from RAG assistant`.
    ///
    /// # Errors
    /// [`ProjectError::Store`]; nothing is left behind.
    pub fn create(
        path: &Path,
        mut model: Model,
        label: &str,
        by: &str,
        library: Arc<Library>,
    ) -> Result<Self, ProjectError> {
        model.about.library = Some(pin(&library));
        let note = note(EventKind::Created, label, by, None);
        let file = ProjectFile::create(path, &model, &note)?;
        let event = store::EventHead { seq: file.revision(), note };
        Ok(Self::assemble(file, Contents { model, events: vec![event] }, library))
    }

    /// Opens a project file to work on it.
    ///
    /// # Errors
    /// [`ProjectError::Store`] naming file and place; the file is left as it was.
    pub fn open(path: &Path, library: Arc<Library>) -> Result<Self, ProjectError> {
        Self::open_for(Access::Write, path, library)
    }

    /// Opens a project file to read it, also while it is open elsewhere.
    ///
    /// # Errors
    /// As [`Project::open`].
    pub fn open_to_read(path: &Path, library: Arc<Library>) -> Result<Self, ProjectError> {
        Self::open_for(Access::Read, path, library)
    }

    fn open_for(access: Access, path: &Path, library: Arc<Library>) -> Result<Self, ProjectError> {
        let (file, contents) = ProjectFile::open(path, access)?;
        Ok(Self::assemble(file, contents, library))
    }

    fn assemble(file: ProjectFile, contents: Contents, library: Arc<Library>) -> Self {
        let Contents { model, events } = contents;
        let engine = Engine::new(library);
        let analyzed = engine.analyze(&model);
        Self { model, analyzed, history: History::of(events), engine, saving: Saving::new(file) }
    }

    /// Before the first edit from now on, a verified backup goes below this folder.
    pub fn keep_backups_in(&mut self, folder: &Path) {
        self.saving.keep_backups_in(folder);
    }

    /// The document.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What follows from it.
    pub fn analysis(&self) -> &Analysis {
        &self.analyzed.analysis
    }

    /// The library in use.
    pub fn library(&self) -> &Arc<Library> {
        self.engine.library()
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        self.saving.path()
    }

    /// Why edits are only in memory; none while everything is in the file.
    pub fn unsaved(&self) -> Option<Failure> {
        self.saving.unsaved()
    }

    /// Carries out an edit and keeps it. An edit that changes nothing writes nothing.
    ///
    /// A file that refuses to be written is no error here: the edit stands, is kept in memory, and
    /// the outcome says why it is not in the file.
    ///
    /// # Errors
    /// [`ProjectError::Edit`] when the model refuses; then nothing changed anywhere.
    pub fn edit(&mut self, edit: &Edit, by: &str) -> Result<EditOutcome, ProjectError> {
        check_vectors(&self.model, edit)?;
        let stamp = Stamp { at: Timestamp::now(), by: by.into() };
        let after = self.model.apply(edit, &stamp)?;
        let changes = Changes::between(&self.model, &after);
        let label = edit.label(&self.model);
        let note = EventNote::new(EventKind::Edited, label, stamp.by, stamp.at);
        Ok(self.step(after, changes, note))
    }

    /// Takes the last edit back, whatever it touched and whenever it was made.
    ///
    /// # Errors
    /// [`ProjectError::Nothing`] at the beginning of the history.
    pub fn undo(&mut self, by: &str) -> Result<EditOutcome, ProjectError> {
        let next = self.history.next_undo().ok_or(ProjectError::Nothing { verb: "undo" })?;
        let (seq, label) = (next.seq, next.note.label.clone());
        let changes = self.changes_of(seq)?.inverse();
        self.replay(changes, "undo", note(EventKind::Undone, &label, by, Some(seq)))
    }

    /// Makes the edit again that was last taken back.
    ///
    /// # Errors
    /// [`ProjectError::Nothing`] when nothing was taken back.
    pub fn redo(&mut self, by: &str) -> Result<EditOutcome, ProjectError> {
        let next = self.history.next_redo().ok_or(ProjectError::Nothing { verb: "redo" })?;
        let (seq, label) = (next.seq, next.note.label.clone());
        let changes = self.changes_of(seq)?;
        self.replay(changes, "redo", note(EventKind::Redone, &label, by, Some(seq)))
    }

    /// What one event changed.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when it cannot be read.
    pub fn changes_of(&self, revision: u64) -> Result<Changes, ProjectError> {
        let event = self.saving.event(revision)?;
        Ok(event.map(|event| event.changes).unwrap_or_default())
    }

    /// The model as it was after an earlier event, by walking the history back.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when an event cannot be read.
    pub fn model_at(&self, revision: u64) -> Result<Model, ProjectError> {
        let mut model = self.model.clone();
        for seq in (revision.max(1) + 1..=self.saving.revision()).rev() {
            model.make(&self.changes_of(seq)?.inverse());
        }
        Ok(model)
    }

    /// A state of the past, analysed with the library in use: to look at, never to change.
    ///
    /// # Errors
    /// As [`Project::model_at`].
    pub fn state_at(&self, revision: u64) -> Result<PastState, ProjectError> {
        let model = self.model_at(revision)?;
        let analysis = analysis::analyze(&model, self.library());
        Ok(PastState { revision, model, analysis })
    }

    /// Number of the last event.
    pub fn revision(&self) -> u64 {
        self.saving.revision()
    }

    pub(crate) fn saving(&self) -> &Saving {
        &self.saving
    }

    pub(crate) fn events(&self) -> &History {
        &self.history
    }

    /// Adds an event that says something and changes nothing.
    pub(crate) fn append(&mut self, note: EventNote) -> Result<EditOutcome, ProjectError> {
        self.all_saved()?;
        let mut saved = self.saving.save(note.clone(), Changes::default(), &self.model);
        match saved.restarted.take() {
            Some(events) => self.history = History::of(events),
            None => self.history.push(store::EventHead { seq: self.saving.revision(), note }),
        }
        Ok(self.outcome(Changes::default(), saved))
    }

    fn replay(
        &mut self,
        changes: Changes,
        verb: &'static str,
        note: EventNote,
    ) -> Result<EditOutcome, ProjectError> {
        // A file could claim any history; a step is only taken from the state it belongs to.
        let astray =
            changes.changes.iter().find(|change| self.model.get(&change.key) != change.before);
        if let Some(change) = astray {
            let what = format!("{} {}", change.key.kind.word(), change.key.id);
            return Err(ProjectError::OutOfStep { verb, label: note.label, what });
        }
        let mut after = self.model.clone();
        after.make(&changes);
        Ok(self.step(after, changes, note))
    }

    /// The second half of every way to change the model.
    pub(crate) fn step(&mut self, after: Model, changes: Changes, note: EventNote) -> EditOutcome {
        let (mut saved, mut difference) = (Saved::default(), AnalysisChange::default());
        if !changes.is_empty() {
            saved = self.saving.save(note.clone(), changes.clone(), &after);
            self.model = after;
            match saved.restarted.take() {
                Some(events) => self.history = History::of(events),
                None => {
                    self.history.push(store::EventHead { seq: self.saving.revision(), note });
                }
            }
            let before = std::mem::take(&mut self.analyzed);
            (self.analyzed, difference) = self.engine.reanalyze(before, &self.model, &changes);
        }
        EditOutcome { analysis: difference, ..self.outcome(changes, saved) }
    }

    /// The outcome of a step after which the analysis is what it was.
    fn outcome(&self, changes: Changes, saved: Saved) -> EditOutcome {
        EditOutcome {
            changes,
            analysis: AnalysisChange::default(),
            undo: self.next_undo(),
            redo: self.next_redo(),
            saved_at: self.saved_at(),
            revision: self.saving.revision(),
            unsaved: self.unsaved(),
            moved: saved.moved,
        }
    }

    /// Tries again to write what is only in memory.
    pub fn retry(&mut self) -> EditOutcome {
        let saved = self.saving.retry(&self.model);
        self.after_move(saved)
    }

    /// Saves everything, edits in memory included, as another file and works on there. Replaces
    /// what is at `path`.
    ///
    /// # Errors
    /// [`ProjectError::Store`] about the new file; then everything is as before.
    pub fn save_elsewhere(&mut self, path: &Path) -> Result<OpenProject, ProjectError> {
        let path = self.other_place(path)?;
        let saved = self.saving.move_to(&path, &self.model)?;
        self.after_move(saved);
        Ok(self.snapshot())
    }

    fn after_move(&mut self, mut saved: Saved) -> EditOutcome {
        if let Some(events) = saved.restarted.take() {
            self.history = History::of(events);
        }
        self.outcome(Changes::default(), saved)
    }

    /// Saves a copy with its history, edits in memory included. Replaces what is at `path`.
    ///
    /// # Errors
    /// [`ProjectError::Store`] about the copy.
    pub fn save_copy(&self, path: &Path, by: &str) -> Result<(), ProjectError> {
        let path = self.other_place(path)?;
        let note = note(EventKind::Copied, &self.copy_label(), by, None);
        Ok(self.saving.copy_to(&path, &self.model, note)?)
    }

    /// Saves a copy without history, for passing on. Replaces what is at `path`.
    ///
    /// # Errors
    /// [`ProjectError::Store`] about the copy.
    pub fn save_bare_copy(&self, path: &Path, by: &str) -> Result<(), ProjectError> {
        let path = self.other_place(path)?;
        let note = note(EventKind::Copied, &self.copy_label(), by, None);
        Ok(ProjectFile::write_copy(&path, &self.model, &note)?)
    }

    fn copy_label(&self) -> String {
        format!("Copy of {}", file_name::of(self.path()))
    }

    fn other_place(&self, path: &Path) -> Result<PathBuf, ProjectError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.into());
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.into());
        if real(&path) == real(self.path()) {
            return Err(ProjectError::SamePlace { path });
        }
        Ok(path)
    }

    /// The last steps, newest first.
    pub fn history(&self, limit: usize) -> Vec<HistoryEntry> {
        self.history.entries(limit)
    }

    /// The whole project as the window needs it.
    pub fn snapshot(&self) -> OpenProject {
        let (file_name, folder) = file_name::split(self.path());
        OpenProject {
            model: self.model.clone(),
            analysis: self.analyzed.analysis.clone(),
            undo: self.next_undo(),
            redo: self.next_redo(),
            file_name,
            folder,
            saved_at: self.saved_at(),
            revision: self.saving.revision(),
            warnings: self.warnings(),
            unsaved: self.unsaved(),
        }
    }

    fn warnings(&self) -> Vec<String> {
        let pinned = self.model.about.library.as_ref();
        let other = pinned.filter(|pinned| pinned.digest != self.library().about.digest);
        let library = other.map(|pinned| {
            format!(
                "This model was last analysed with {} {}; {} {} is loaded now",
                pinned.name,
                pinned.version,
                self.library().about.name,
                self.library().about.version
            )
        });
        library.into_iter().chain(self.saving.warnings()).collect()
    }

    /// The edit that pins the loaded library in the model; none when it is pinned already.
    pub fn pin_edit(&self) -> Option<Edit> {
        let pin = Some(pin(self.library()));
        if self.model.about.library == pin {
            return None;
        }
        let about = Box::new(model::About { library: pin, ..self.model.about.clone() });
        let label = format!("Use library version {}", self.library().about.version);
        Some(Edit::Batch { label, edits: vec![Edit::SetAbout { about }] })
    }

    fn next_undo(&self) -> Option<String> {
        self.history.next_undo().map(|event| event.note.label.clone())
    }

    fn next_redo(&self) -> Option<String> {
        self.history.next_redo().map(|event| event.note.label.clone())
    }

    fn saved_at(&self) -> Option<Timestamp> {
        self.history.at(self.saving.saved_revision())
    }
}

pub(crate) fn pin(library: &Library) -> LibraryPin {
    LibraryPin {
        name: library.about.name.clone(),
        version: library.about.version.clone(),
        digest: library.about.digest.clone(),
    }
}

pub(crate) fn note(kind: EventKind, label: &str, by: &str, of: Option<u64>) -> EventNote {
    EventNote { of, ..EventNote::new(kind, label, by, Timestamp::now()) }
}
