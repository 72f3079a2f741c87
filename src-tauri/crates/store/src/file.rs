//! An open project file: the one write path.

use std::path::{Path, PathBuf};

use model::{Change, Changes, Model};
use rusqlite::Connection;

use crate::audit_table::{self, StoredEvent, Tip};
use crate::canonical::Hash;
use crate::connection::Mode;
use crate::copy::{self, Expected, Replace};
use crate::lock::Lock;
use crate::stamp::FileStamp;
use crate::{
    Contents, Event, EventHead, EventNote, StoreError, check, connection, header, interrupted,
    migrate, record_table, schema,
};

const COPYING: &str = "Copying to";
/// A file as this version makes it.
const FRESH: Expected<'_> = Expected { steps: schema::STEPS, tip: None };

/// What a file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading only, also while it is open elsewhere.
    Read,
    /// Reading and writing; nobody else may write meanwhile.
    Write,
}

/// Events and rows as they lie in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The chain, oldest first.
    pub events: Vec<StoredEvent>,
    /// Every record as canonical JSON, by kind and then by id.
    pub rows: Vec<String>,
}

/// An open project file.
#[derive(Debug)]
pub struct ProjectFile {
    path: PathBuf,
    /// None after a failed commit whose file could not be opened again yet.
    connection: Option<Connection>,
    /// None when the file may only be read.
    lock: Option<Lock>,
    stamp: Option<FileStamp>,
    tip: Tip,
}

impl ProjectFile {
    /// Makes a file for a model. Its first event holds the whole model.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something is there already; else what the disk says. Nothing is
    /// left behind.
    pub fn create(path: &Path, model: &Model, note: &EventNote) -> Result<Self, StoreError> {
        let path = absolute(path, "Creating")?;
        copy::build(&path, Replace::Never, FRESH, |new| start(new, model, note))?;
        Ok(Self::open(&path, Access::Write)?.0)
    }

    /// Opens a file and reads everything in it, checking every byte that matters.
    ///
    /// A folder that cannot be written gives a file that can only be read: the first write says so.
    ///
    /// # Errors
    /// [`StoreError`] naming file and place. The file is left as it was.
    pub fn open(path: &Path, access: Access) -> Result<(Self, Contents), StoreError> {
        let path = absolute(path, "Opening")?;
        // Asked first: a missing or foreign file must not get a lock file beside it.
        let version = header::version(&path, schema::STEPS.len())?;
        let steps = &schema::STEPS[..version];
        let lock = match access {
            Access::Write => Lock::take(&path, "Opening")?,
            Access::Read => None,
        };
        match &lock {
            Some(_) => interrupted::settle(&path, steps)?,
            None => interrupted::settle_for_reading(&path, steps)?,
        }
        if version < schema::STEPS.len() {
            migrate::bring_up(&path, version, schema::STEPS)?;
        }
        let connection = connect(&path, lock.is_some())?;
        let (contents, tip) = check::read(&connection, &path, schema::STEPS)?;
        let stamp = FileStamp::of(&path);
        Ok((Self { path, connection: Some(connection), lock, stamp, tip }, contents))
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether edits can be written here as far as is known before trying.
    pub fn writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Number of the last event.
    pub fn revision(&self) -> u64 {
        self.tip.seq
    }

    /// Writes one edit: its rows and its event, in one transaction. When this returns, the edit
    /// survives a power cut.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing of the edit is in the file. After a commit that failed, the file
    /// has been closed, opened again and read back to know which it was.
    pub fn write(&mut self, note: &EventNote, changes: &Changes) -> Result<EventHead, StoreError> {
        const DOING: &str = "Writing";
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly { doing: DOING, path: self.path.clone() });
        }
        self.check_unchanged()?;
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.path, true)?,
        };
        let outcome = commit(&connection, self.tip, note, changes, &self.path);
        match outcome {
            Ok(tip) => {
                self.connection = Some(connection);
                self.tip = tip;
            }
            Err(error @ StoreError::ChangedOutside { .. }) => {
                self.connection = Some(connection);
                return Err(error);
            }
            Err(error) => {
                drop(connection);
                self.tip = self.read_back(error, note, changes)?;
            }
        }
        self.stamp = FileStamp::of(&self.path);
        Ok(EventHead { seq: self.tip.seq, note: note.clone() })
    }

    /// After a failed write: opens the file again and looks whether the event is there after all.
    fn read_back(
        &mut self,
        error: StoreError,
        note: &EventNote,
        changes: &Changes,
    ) -> Result<Tip, StoreError> {
        let Ok(connection) = connect(&self.path, true) else { return Err(error) };
        let Ok(found) = audit_table::tip(&connection) else { return Err(error) };
        self.connection = Some(connection);
        self.stamp = FileStamp::of(&self.path);
        if found == self.tip.next(note, changes) { Ok(found) } else { Err(error) }
    }

    fn check_unchanged(&self) -> Result<(), StoreError> {
        let changed = self.stamp.as_ref().and_then(|stamp| stamp.changed(&self.path));
        match changed {
            Some(what) => {
                Err(StoreError::ChangedOutside { path: self.path.clone(), what: what.into() })
            }
            None => Ok(()),
        }
    }

    /// One event with its changes; none if there is no such event.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it cannot be read.
    pub fn event(&self, seq: u64) -> Result<Option<Event>, StoreError> {
        audit_table::event(self.connected()?, &self.path, seq)
    }

    /// Hash of the last event.
    pub fn tip_hash(&self) -> Hash {
        self.tip.hash
    }

    /// Hash of one event; none if there is no such event.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it cannot be read.
    pub fn hash(&self, seq: u64) -> Result<Option<Hash>, StoreError> {
        audit_table::hash(self.connected()?, &self.path, seq)
    }

    /// The events and the rows as they lie in the file, as of one moment: what an evidence bundle is
    /// made from.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when something cannot be read.
    pub fn stored(&self) -> Result<Stored, StoreError> {
        let connection = self.connected()?;
        let _moment = connection
            .unchecked_transaction()
            .map_err(|error| StoreError::reading("its header", &self.path, error))?;
        let events = audit_table::stored(connection, &self.path)?;
        let (_, bodies) = record_table::read(connection, &self.path)?;
        Ok(Stored { events, rows: bodies.into_values().collect() })
    }

    /// Reads and checks the whole file again.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] naming the first place at fault.
    pub fn verify(&self) -> Result<Contents, StoreError> {
        check::read(self.connected()?, &self.path, schema::STEPS).map(|(contents, _)| contents)
    }

    /// Copies the file with its history, replacing what is at `to`. The copy is verified before it
    /// takes its place.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing at `to` has changed.
    pub fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        let to = absolute(to, COPYING)?;
        let _lock = Lock::take(&to, COPYING)?;
        let connection = self.connected()?;
        let expected = Expected { tip: Some(self.tip), ..FRESH };
        copy::build(&to, Replace::Allowed, expected, |new| copy::pages(connection, new))
    }

    /// Writes a model as a file without history, replacing what is at `to`: for passing on.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing at `to` has changed.
    pub fn write_copy(to: &Path, model: &Model, note: &EventNote) -> Result<(), StoreError> {
        let to = absolute(to, COPYING)?;
        let _lock = Lock::take(&to, COPYING)?;
        copy::build(&to, Replace::Allowed, FRESH, |new| start(new, model, note))
    }

    fn connected(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or_else(|| StoreError::ChangedOutside {
            path: self.path.clone(),
            what: "it could not be opened again".into(),
        })
    }
}

/// Fills an empty database with a model.
fn start(new: &mut Connection, model: &Model, note: &EventNote) -> rusqlite::Result<()> {
    schema::advance(new, 0, schema::STEPS)?;
    let transaction = new.transaction()?;
    let whole =
        |record: model::Record| Change { key: record.key(), before: None, after: Some(record) };
    let changes = Changes { changes: model.records().map(whole).collect() };
    record_table::write(&transaction, &changes)?;
    audit_table::append(&transaction, Tip::default(), note, &changes)?;
    transaction.commit()
}

/// The transaction of one edit.
fn commit(
    connection: &Connection,
    tip: Tip,
    note: &EventNote,
    changes: &Changes,
    path: &Path,
) -> Result<Tip, StoreError> {
    let database = |source| StoreError::database("Writing", path, source);
    connection.execute_batch("BEGIN IMMEDIATE").map_err(database)?;
    let found = audit_table::tip(connection).map_err(database)?;
    if found != tip {
        connection.execute_batch("ROLLBACK").map_err(database)?;
        let what = format!("it ends with event {} instead of {}", found.seq, tip.seq);
        return Err(StoreError::ChangedOutside { path: path.into(), what });
    }
    record_table::write(connection, changes).map_err(database)?;
    let next = audit_table::append(connection, tip, note, changes).map_err(database)?;
    connection.execute_batch("COMMIT").map_err(database)?;
    Ok(next)
}

fn connect(path: &Path, writable: bool) -> Result<Connection, StoreError> {
    let mode = if writable { Mode::Write } else { Mode::Read };
    connection::open(path, mode).map_err(|error| StoreError::reading("its schema", path, error))
}

fn absolute(path: &Path, doing: &'static str) -> Result<PathBuf, StoreError> {
    let path = std::path::absolute(path).map_err(|error| StoreError::io(doing, path, error))?;
    // Two names of one file must meet at one lock. Elsewhere this would only make paths ugly.
    if cfg!(unix) { Ok(path.canonicalize().unwrap_or(path)) } else { Ok(path) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EventKind;

    fn note(label: &str) -> EventNote {
        EventNote::new(EventKind::Edited, label, "tester", model::Timestamp::UNIX_EPOCH)
    }

    fn new_file(folder: &Path) -> (ProjectFile, Model) {
        let model = Model::default();
        let path = folder.join("small.portolan");
        (ProjectFile::create(&path, &model, &note("Start")).unwrap(), model)
    }

    fn describe(model: &Model, text: &str) -> Changes {
        let mut after = model.clone();
        after.about.description = text.into();
        Changes::between(model, &after)
    }

    #[test]
    fn a_full_disk_is_said_and_cured_by_space() {
        let folder = tempfile::tempdir().unwrap();
        let (mut file, model) = new_file(folder.path());
        let limit = "PRAGMA max_page_count = 10";
        file.connected().unwrap().query_row(limit, [], |_| Ok(())).unwrap();
        let changes = describe(&model, &"long ".repeat(40_000));
        let error = file.write(&note("Describe"), &changes).unwrap_err();
        assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        assert_eq!(file.verify().unwrap().events.len(), 1, "nothing of the edit is in the file");
        // The file was opened again, without the limit.
        file.write(&note("Describe"), &changes).unwrap();
        assert_eq!(file.verify().unwrap().events.len(), 2);
    }

    #[test]
    fn a_commit_that_was_refused_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let (mut file, model) = new_file(folder.path());
        let changes = describe(&model, "a description");
        let reader = Connection::open(file.path()).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM audit").unwrap();
        file.connected().unwrap().busy_timeout(std::time::Duration::ZERO).unwrap();
        let error = file.write(&note("Describe"), &changes).unwrap_err();
        assert!(matches!(error, StoreError::Locked { .. }), "{error:?}");
        reader.execute_batch("COMMIT").unwrap();
        assert_eq!(file.write(&note("Describe"), &changes).unwrap().seq, 2);
        assert_eq!(file.verify().unwrap().model.about.description, "a description");
    }

    #[test]
    fn a_commit_that_only_seemed_to_fail_counts() {
        let folder = tempfile::tempdir().unwrap();
        let (mut file, model) = new_file(folder.path());
        let changes = describe(&model, "a description");
        let before = file.tip;
        file.write(&note("Describe"), &changes).unwrap();
        let written = std::mem::replace(&mut file.tip, before);
        let seeming = || StoreError::DiskFull { doing: "Writing", path: "x".into() };
        let found = file.read_back(seeming(), &note("Describe"), &changes).unwrap();
        assert_eq!(found, written);
        file.read_back(seeming(), &note("Something else"), &changes).unwrap_err();
    }
}
