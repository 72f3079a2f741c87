//! A new project from what can be saved of a damaged one.

use std::path::Path;

use model::Timestamp;
use store::{EventKind, EventNote, ProjectFile, Salvage};

use crate::{ProjectError, file_name};

/// Saves what is sound in `damaged` into a new project at `to`. The damaged file is left as it is;
/// its history ends, and the new one says where it came from.
///
/// # Errors
/// [`ProjectError::Store`] when nothing can be read, or something is at `to` already.
pub fn repair(damaged: &Path, to: &Path, by: &str) -> Result<Salvage, ProjectError> {
    let salvage = store::salvage(damaged)?;
    let label = format!("Repair {}", file_name::of(damaged));
    let note = EventNote::new(EventKind::Recovered, label, by, Timestamp::now());
    ProjectFile::create(to, &salvage.model, &note)?;
    Ok(salvage)
}
