//! Keeping edits: normally in the file, at once. When the file refuses, edits stay in memory in
//! order, the reason stands until it is cured, and every later edit tries again. A file that
//! something else changed is never overwritten: the work goes on in a conflict copy beside it.

use std::path::{Path, PathBuf};

use model::{Changes, Model, Timestamp};
use store::{
    Access, BackupFolder, Contents, Event, EventHead, EventKind, EventNote, Hash, ProjectFile,
    StoreError, Stored,
};

use crate::{Failure, Moved, file_name};

/// The file and what it does not hold yet.
#[derive(Debug)]
pub(crate) struct Saving {
    file: ProjectFile,
    /// Edits that are only in memory, oldest first.
    pending: Vec<(EventNote, Changes)>,
    trouble: Option<StoreError>,
    backups: Option<BackupFolder>,
    /// What went wrong with the backup of this session; not a reason to stop working.
    backup_trouble: Option<String>,
}

/// What saving did beside saving.
#[derive(Debug, Default)]
pub(crate) struct Saved {
    /// The work goes on in another file.
    pub moved: Option<Moved>,
    /// The history begins anew with these events, because the old file was beyond reading.
    pub restarted: Option<Vec<EventHead>>,
}

impl Saving {
    pub fn new(file: ProjectFile) -> Self {
        Self { file, pending: Vec::new(), trouble: None, backups: None, backup_trouble: None }
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Number of the last event, in the file or in memory.
    pub fn revision(&self) -> u64 {
        self.file.revision() + self.pending.len() as u64
    }

    /// Events that are in the file.
    pub fn saved_revision(&self) -> u64 {
        self.file.revision()
    }

    /// Why edits are only in memory.
    pub fn unsaved(&self) -> Option<Failure> {
        self.trouble.as_ref().map(Failure::unsaved)
    }

    pub fn warnings(&self) -> Vec<String> {
        let read_only = (!self.file.writable())
            .then(|| "This file can only be read here. Save a copy to edit it".to_string());
        read_only.into_iter().chain(self.backup_trouble.clone()).collect()
    }

    /// Before the first write from now on, a backup goes below this folder.
    pub fn keep_backups_in(&mut self, folder: &Path) {
        self.backups = Some(BackupFolder::of(self.file.path(), folder));
    }

    /// One event, in the file or in memory.
    pub fn event(&self, seq: u64) -> Result<Option<Event>, StoreError> {
        let saved = self.file.revision();
        if seq <= saved {
            return self.file.event(seq);
        }
        let at = usize::try_from(seq - saved - 1).unwrap_or(usize::MAX);
        Ok(self.pending.get(at).map(|(note, changes)| Event {
            head: EventHead { seq, note: note.clone() },
            changes: changes.clone(),
        }))
    }

    /// Hash of the last event in the file.
    pub fn tip_hash(&self) -> Hash {
        self.file.tip_hash()
    }

    /// Hash of an event in the file.
    pub fn hash(&self, seq: u64) -> Result<Option<Hash>, StoreError> {
        self.file.hash(seq)
    }

    /// Events and rows as they lie in the file.
    pub fn stored(&self) -> Result<Stored, StoreError> {
        self.file.stored()
    }

    /// Keeps one edit; `after` is the model with it.
    pub fn save(&mut self, note: EventNote, changes: Changes, after: &Model) -> Saved {
        let now = note.at;
        self.back_up(now);
        self.pending.push((note, changes));
        match self.flush() {
            Ok(()) => Saved::default(),
            Err(StoreError::ChangedOutside { path, what }) => self.take_refuge(&path, what, after),
            Err(error) => {
                self.trouble = Some(error);
                Saved::default()
            }
        }
    }

    /// Tries again to write what is only in memory.
    pub fn retry(&mut self, model: &Model) -> Saved {
        match self.flush() {
            Ok(()) => Saved::default(),
            Err(StoreError::ChangedOutside { path, what }) => self.take_refuge(&path, what, model),
            Err(error) => {
                self.trouble = Some(error);
                Saved::default()
            }
        }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        while let Some((note, changes)) = self.pending.first() {
            self.file.write(note, changes)?;
            self.pending.remove(0);
        }
        self.trouble = None;
        Ok(())
    }

    fn back_up(&mut self, now: Timestamp) {
        let Some(backups) = self.backups.take() else { return };
        let failed = backups.add(&self.file, now).err();
        self.backup_trouble = failed.map(|error| format!("No backup was made. {error}"));
    }

    /// Goes on in a conflict copy beside the file.
    fn take_refuge(&mut self, path: &Path, what: String, model: &Model) -> Saved {
        let refuge = conflict_path(path, self.pending.last().map(|(note, _)| note.at));
        match self.move_to(&refuge, model) {
            Ok(saved) => {
                let why = format!(
                    "{} was changed from outside ({what}); your work goes on in this copy",
                    file_name::of(path)
                );
                let (file_name, folder) = file_name::split(&refuge);
                Saved { moved: Some(Moved { file_name, folder, why }), ..saved }
            }
            Err(_) => {
                self.trouble = Some(StoreError::ChangedOutside { path: path.into(), what });
                Saved::default()
            }
        }
    }

    /// Makes a file that holds everything known here and works on there. With the history if it
    /// can still be read, else from the model in memory.
    ///
    /// # Errors
    /// [`StoreError`] about the new file; then everything is as before.
    pub fn move_to(&mut self, to: &Path, model: &Model) -> Result<Saved, StoreError> {
        if self.file.copy_to(to).is_ok() {
            let (file, _) = ProjectFile::open(to, Access::Write)?;
            self.file = file;
            return match self.flush() {
                Ok(()) => Ok(Saved::default()),
                Err(error) => {
                    self.trouble = Some(error);
                    Ok(Saved::default())
                }
            };
        }
        let Some(note) = self.pending.last().map(|(note, _)| note.clone()) else {
            // Nothing to save and nothing to copy from: say what is wrong with the file.
            return self.file.copy_to(to).map(|()| Saved::default());
        };
        let label = format!("Recover {}", file_name::of(self.file.path()));
        let note = EventNote::new(EventKind::Recovered, label, note.by, note.at);
        ProjectFile::write_copy(to, model, &note)?;
        let (file, Contents { events, .. }) = ProjectFile::open(to, Access::Write)?;
        self.file = file;
        self.pending.clear();
        self.trouble = None;
        Ok(Saved { restarted: Some(events), moved: None })
    }

    /// Copies everything known here, history included, without going there.
    pub fn copy_to(&self, to: &Path, model: &Model, note: EventNote) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return self.file.copy_to(to);
        }
        // The file lacks the last edits; the copy must not.
        match self.file.copy_to(to) {
            Ok(()) => {
                let (mut copy, _) = ProjectFile::open(to, Access::Write)?;
                self.pending
                    .iter()
                    .try_for_each(|(note, changes)| copy.write(note, changes).map(|_| ()))
            }
            Err(_) => ProjectFile::write_copy(to, model, &note),
        }
    }
}

/// A free name beside the file that says what it is.
fn conflict_path(path: &Path, at: Option<Timestamp>) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let day = at.map(|at| at.strftime(" %Y-%m-%d").to_string()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new("."));
    file_name::free(folder, &format!("{stem} (conflict{day})"))
}
