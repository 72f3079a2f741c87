//! Backups: a verified copy of the file as it was before the first edit of a session.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use model::Timestamp;

use crate::canonical::digest;
use crate::{EXTENSION, ProjectFile, StoreError};

/// How many backups of one project are kept, besides the oldest of the last hour, day and week.
pub const KEPT_BACKUPS: usize = 20;

const WINDOWS: [SignedDuration; 3] = [
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(24),
    SignedDuration::from_hours(7 * 24),
];

/// Name of a backup: its time, without colons, which some file systems refuse.
const NAME: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";

/// The backups of one project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFolder {
    folder: PathBuf,
}

impl BackupFolder {
    /// The backups of the project at `path`, in a folder of its own below `all`: two projects of one
    /// name do not mix.
    pub fn of(path: &Path, all: &Path) -> Self {
        let place = std::path::absolute(path).unwrap_or_else(|_| path.into());
        let hash = digest("portolan-place-v1", &[place.as_os_str().as_encoded_bytes()]);
        let short: String = hash[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let safe: String =
            stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
        Self { folder: all.join(format!("{safe}-{short}")) }
    }

    /// Where they lie.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Times and files, newest first. Files of other names are left alone.
    pub fn list(&self) -> Vec<(Timestamp, PathBuf)> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut found: Vec<(Timestamp, PathBuf)> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let path = entry.path();
                (path.extension()? == EXTENSION).then_some(())?;
                let at = jiff::civil::DateTime::strptime(NAME, path.file_stem()?.to_str()?).ok()?;
                Some((at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp(), path))
            })
            .collect();
        found.sort();
        found.reverse();
        found
    }

    /// Copies the open file as of now, verifies the copy and removes what is no longer kept.
    ///
    /// # Errors
    /// [`StoreError`]; a copy that is not sound is not kept.
    pub fn add(&self, file: &ProjectFile, now: Timestamp) -> Result<PathBuf, StoreError> {
        fs::create_dir_all(&self.folder)
            .map_err(|error| StoreError::io("Backing up to", &self.folder, error))?;
        let to = self.folder.join(format!("{}.{EXTENSION}", now.strftime(NAME)));
        file.copy_to(&to)?;
        self.prune(now);
        Ok(to)
    }

    fn prune(&self, now: Timestamp) {
        let all = self.list();
        let times: Vec<Timestamp> = all.iter().map(|(at, _)| *at).collect();
        let kept = kept(&times, now);
        for (at, path) in all {
            if !kept.contains(&at) {
                // What cannot be removed now is removed next time.
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Which of these, newest first, are kept.
fn kept(times: &[Timestamp], now: Timestamp) -> BTreeSet<Timestamp> {
    let newest = times.iter().take(KEPT_BACKUPS);
    let oldest_within =
        |window: &SignedDuration| times.iter().rev().find(|at| now.duration_since(**at) <= *window);
    newest.chain(WINDOWS.iter().filter_map(oldest_within)).copied().collect()
}
