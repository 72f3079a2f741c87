//! What can go wrong with a project file. Every error names what was being done, the file and the
//! place in it; what to try stands apart in [`StoreError::hint`].

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A project file that could not be created, opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing is at this path, or something that is not a file.
    #[error("{doing} {}: there is no such file or folder", path.display())]
    Missing {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// The file is no project of ours.
    #[error("Opening {}: this is not a Portolan project ({found})", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        found: String,
    },
    /// The file was written by a later version of the application.
    #[error(
        "Opening {}: the file is of format {found}, and this application knows up to {known}",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Format of the file.
        found: u32,
        /// Newest format known here.
        known: u32,
    },
    /// The content is not what was once written.
    #[error("Opening {}: the file is damaged in {place}: {cause}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where in the file.
        place: String,
        /// What is wrong there.
        cause: String,
    },
    /// Another window or another program of ours has it open.
    #[error("{doing} {}: it is open elsewhere", path.display())]
    Locked {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// A file of that name is there already.
    #[error("Creating {}: a file of that name is there already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file, its folder or the disk may only be read.
    #[error("{doing} {}: the file or its folder may only be read", path.display())]
    ReadOnly {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// No room is left.
    #[error("{doing} {}: the disk is full", path.display())]
    DiskFull {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote, replaced or removed the file while it was open here.
    #[error("Writing {}: the file was changed from outside ({what})", path.display())]
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// What was noticed.
        what: String,
    },
    /// Any other failure of the operating system.
    #[error("{doing} {}: {source}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Any other failure of the database.
    #[error("{doing} {}: {source}", path.display())]
    Database {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The cause.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "Check the name, or whether the file was moved",
            Self::NotAProject { .. } => {
                "Choose a .portolan file; models of other tools are brought in by importing them"
            }
            Self::Newer { .. } => {
                "Install the current version of Portolan. The file was left as it is"
            }
            Self::Damaged { .. } => {
                "Open a backup, or let `portolan repair` save what is sound into a new file. \
                 The file was left as it is"
            }
            Self::Locked { .. } => "Close it in the other window, or work on a copy",
            Self::Exists { .. } => "Choose another name",
            Self::ReadOnly { .. } => "Save a copy in a folder where you may write",
            Self::DiskFull { .. } => {
                "Free some space and try again, or save a copy on another disk"
            }
            Self::ChangedOutside { .. } => {
                "Nothing was overwritten. Save your work under another name, then compare the two"
            }
            Self::Io { .. } | Self::Database { .. } => {
                "Try again; if it stays so, save a copy in another folder"
            }
        }
    }

    pub(crate) fn damaged(path: &Path, place: impl Into<String>, cause: impl ToString) -> Self {
        Self::Damaged { path: path.into(), place: place.into(), cause: cause.to_string() }
    }

    /// The error for an operating system failure.
    pub(crate) fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { doing, path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { doing, path }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { doing, path }
            }
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            _ => Self::Io { doing, path, source },
        }
    }

    /// The error for a database failure while writing.
    pub(crate) fn database(doing: &'static str, path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull { doing, path },
            // A journal that cannot be created means a folder that may not be written.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { doing, path }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Locked { doing, path }
            }
            _ => Self::Database { doing, path, source },
        }
    }

    /// The error for a database failure while reading: a file that SQLite cannot read is damaged.
    pub(crate) fn reading(place: &str, path: &Path, source: rusqlite::Error) -> Self {
        let cause = source.to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Locked { doing: "Opening", path: path.into() }
            }
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory,
            ) => Self::Database { doing: "Opening", path: path.into(), source },
            _ => Self::damaged(path, place, cause),
        }
    }
}
