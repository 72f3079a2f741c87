//! What the shell keeps while it runs: the open project, and where things lie.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use library::Library;
use project::{Failure, FailureCode, Folders, Project, ProjectError, settings};

/// The state of the application.
pub struct Desk {
    /// The open project; at most one.
    open: Mutex<Option<Project>>,
    /// The threat library.
    pub library: Arc<Library>,
    /// Where files live.
    pub folders: Folders,
    /// The file that was written last, for opening it in the system's viewer.
    pub exported: Mutex<Option<PathBuf>>,
    /// Set when the running export is to end.
    pub stop: AtomicBool,
    /// Why the file named at the start was not opened; told once, when the page asks.
    pub refused: Mutex<Option<Failure>>,
}

impl Desk {
    /// An empty desk.
    pub fn new(folders: Folders) -> Self {
        Self {
            open: Mutex::new(None),
            library: Arc::new(Library::embedded().clone()),
            folders,
            exported: Mutex::new(None),
            stop: AtomicBool::new(false),
            refused: Mutex::new(None),
        }
    }

    /// The place of the open project.
    pub fn project(&self) -> MutexGuard<'_, Option<Project>> {
        lock(&self.open)
    }

    /// Does something with the open project: lock, call, map the error.
    ///
    /// # Errors
    /// [`FailureCode::NoProject`] when none is open, else what `work` says.
    pub fn with<T>(
        &self,
        work: impl FnOnce(&mut Project) -> Result<T, ProjectError>,
    ) -> Result<T, Failure> {
        let mut open = self.project();
        let project = open.as_mut().ok_or_else(nothing_open)?;
        work(project).map_err(Failure::from)
    }

    /// How the person at this machine is called in the history.
    pub fn by(&self) -> String {
        settings::read(&self.folders).name
    }
}

/// Locks, also after another holder panicked: everything behind these locks is replaced whole, so
/// there is no half-made state to fear.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn nothing_open() -> Failure {
    Failure::new(
        FailureCode::NoProject,
        "Working on the model: none is open",
        "Open one from the start page",
    )
}
