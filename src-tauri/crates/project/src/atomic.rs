//! Small files of the application's own: written whole or not at all.

use std::io::Write;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ProjectError;

/// Writes a value as JSON, making the folder if need be.
pub(crate) fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), ProjectError> {
    let io = |source| ProjectError::Io { doing: "Writing", path: path.into(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(io)?;
    let mut text = serde_json::to_vec_pretty(value).map_err(|error| io(error.into()))?;
    text.push(b'\n');
    let mut part = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
    part.write_all(&text).map_err(io)?;
    part.as_file().sync_all().map_err(io)?;
    part.persist(path).map_err(|failed| io(failed.error))?;
    Ok(())
}

/// Reads a value; none when there is no file or it cannot be understood. What lies in these files
/// is convenience and never work, so a damaged one is as good as a missing one.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}
