//! One writer per file. The lock is on a file of its own beside the project: closing any handle of
//! the project file itself would drop the locks SQLite holds on it (POSIX). The operating system
//! releases it when the process ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::{StoreError, copy};

/// Held while a project file is open for writing.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock of a project file; none where no file can be made, so nothing can be written.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another process, or another project of this one, holds it.
    pub fn take(project: &Path, doing: &'static str) -> Result<Option<Self>, StoreError> {
        let path = copy::beside(project, ".lock");
        // The file may be removed by its last owner between opening and locking: then try again.
        for _ in 0..8 {
            let opened =
                OpenOptions::new().create(true).read(true).write(true).truncate(false).open(&path);
            let file = match opened.map_err(|error| StoreError::io(doing, &path, error)) {
                Ok(file) => file,
                Err(StoreError::ReadOnly { .. }) => return Ok(None),
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Locked { doing, path: project.into() });
                }
                Err(TryLockError::Error(error)) => return Err(StoreError::io(doing, &path, error)),
            }
            if is_at(&file, &path) {
                return Ok(Some(Self { path, _file: file }));
            }
        }
        Err(StoreError::Locked { doing, path: project.into() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can have taken it meanwhile. A lock file that
        // stays behind is harmless.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.metadata()) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    // A file that is open cannot be replaced here.
    path.exists()
}
