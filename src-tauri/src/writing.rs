//! Writing what is exported: whole or not at all, and remembered so that it can be opened.

use std::io::Write;
use std::path::Path;

use project::{Failure, FailureCode, file_name};
use tauri::AppHandle;
use tempfile::NamedTempFile;

use crate::desk::{Desk, lock};
use crate::dialogs;
use crate::documents::Document;
use crate::view::Exported;

/// Asks where a document goes and writes it; none when the person cancelled.
///
/// # Errors
/// As [`write`].
pub fn ask_and_write(
    app: &AppHandle,
    desk: &Desk,
    title: &str,
    document: Document,
) -> Result<Option<Exported>, Failure> {
    let Document { kind, bytes, pages, warnings } = document;
    let name = desk.with(|project| Ok(file_name::safe(&project.model().about.title)))?;
    let proposed = format!("{name}.{}", kind.1.first().unwrap_or(&""));
    let Some(path) = dialogs::save(app, title, &proposed, kind) else { return Ok(None) };
    write(desk, &path, &bytes).map(|written| Some(Exported { pages, warnings, ..written }))
}

/// Writes a file in one step, so that an earlier one is replaced whole or stays as it was.
///
/// # Errors
/// [`FailureCode::ReadOnly`] naming file and cause.
fn write(desk: &Desk, path: &Path, bytes: &[u8]) -> Result<Exported, Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(path).map(drop).map_err(|error| error.error)
        })
        .map_err(|error| {
            Failure::new(
                FailureCode::ReadOnly,
                format!("Writing {}: {error}", path.display()),
                "Choose another folder, or close the program that has the file open",
            )
        })?;
    *lock(&desk.exported) = Some(path.to_owned());
    let (file_name, folder) = file_name::split(path);
    Ok(Exported { file_name, folder, pages: 0, warnings: Vec::new() })
}
