//! What the shell keeps while it runs: the open project, and where things lie.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use library::Library;
use project::library_choice::{self, Chosen, LibraryStatus};
use project::{Failure, FailureCode, Folders, OpenProject, Project, ProjectError, settings};

use crate::importing::Offered;

/// The state of the application.
pub struct Desk {
    /// The open project; at most one.
    open: Mutex<Option<Project>>,
    /// The threat library that was chosen, and what to say about it.
    chosen: Mutex<Chosen>,
    /// Text of the release that is being looked at, until it is taken over or another is chosen.
    pub previewed: Mutex<Option<String>>,
    /// Where files live.
    pub folders: Folders,
    /// The file that was written last, for opening it in the system's viewer.
    pub exported: Mutex<Option<PathBuf>>,
    /// A file of another tool that waits to be taken in.
    pub offered: Mutex<Option<Offered>>,
    /// The pages of the report that is looked at before it is written, as SVG.
    pub pages: Mutex<Vec<String>>,
    /// The file of the key that was chosen to sign with. Neither its place nor a passphrase is kept
    /// anywhere else.
    pub key: Mutex<Option<PathBuf>>,
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
            chosen: Mutex::new(library_choice::load(&folders)),
            previewed: Mutex::new(None),
            folders,
            exported: Mutex::new(None),
            offered: Mutex::new(None),
            pages: Mutex::new(Vec::new()),
            key: Mutex::new(None),
            stop: AtomicBool::new(false),
            refused: Mutex::new(None),
        }
    }

    /// The threat library in use.
    pub fn library(&self) -> Arc<Library> {
        lock(&self.chosen).library.clone()
    }

    /// What people should know about the library in use.
    pub fn library_status(&self) -> LibraryStatus {
        lock(&self.chosen).status.clone()
    }

    /// Works with another library from now on, in the open project as well.
    pub fn use_library(&self, chosen: Chosen) -> Option<OpenProject> {
        let library = chosen.library.clone();
        *lock(&self.chosen) = chosen;
        self.project().as_mut().map(|project| project.use_library(library))
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
