//! How a file looked after our last write, to notice that somebody else wrote, replaced or removed
//! it. The file is never opened for this: closing it would drop SQLite's locks.

use std::path::Path;
use std::time::SystemTime;

/// What the operating system says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileStamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Device and inode where there are such.
    identity: Option<(u64, u64)>,
}

impl FileStamp {
    /// The file as it is now; none if it is gone.
    pub fn of(path: &Path) -> Option<Self> {
        let about = path.metadata().ok()?;
        Some(Self {
            length: about.len(),
            modified: about.modified().ok(),
            identity: identity(&about),
        })
    }

    /// What changed since, in words; none if nothing did.
    pub fn changed(&self, path: &Path) -> Option<&'static str> {
        let Some(now) = Self::of(path) else { return Some("it was removed or renamed") };
        if now.identity != self.identity {
            Some("another file lies in its place")
        } else if now != *self {
            Some("something else wrote to it")
        } else {
            None
        }
    }
}

#[cfg(unix)]
fn identity(about: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn identity(_about: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}
