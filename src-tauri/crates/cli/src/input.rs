//! FILE: a project, Portolan JSON, or anything that can be imported. The content decides.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use library::Library;
use model::Model;
use project::{Folders, Project, library_choice};

use crate::failed::Failed;
use crate::output::inert;

/// What every SQLite file begins with.
const PROJECT: &[u8] = b"SQLite format 3\0";

/// The library that this person chose; the one that ships when nothing was chosen or the choice can
/// no longer be used. Read once.
static IN_USE: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let Ok(folders) = Folders::of_this_user() else {
        return Arc::new(Library::embedded().clone());
    };
    let chosen = library_choice::load(&folders);
    if let Some(problem) = &chosen.status.problem {
        eprintln!("note: {}", inert(&format!("the library as shipped is used: {problem}")));
    }
    chosen.library
});

/// The library in use, shared with an open project.
pub fn library() -> Arc<Library> {
    IN_USE.clone()
}

/// The library in use.
pub fn in_use() -> &'static Library {
    &IN_USE
}

/// Whether a file holds a project, told from its first bytes.
pub fn is_project(path: &Path) -> Result<bool, Failed> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| Failed::unreadable(path, &error))?;
    let read = file.take(PROJECT.len() as u64).read_to_end(&mut head);
    read.map_err(|error| Failed::unreadable(path, &error))?;
    let named = path.extension().is_some_and(|name| name == store::EXTENSION);
    Ok(head == PROJECT || named)
}

/// The model in a file.
pub fn model(path: &Path) -> Result<Model, Failed> {
    if path != Path::new("-") && is_project(path)? {
        return Ok(Project::open_to_read(path, library())?.model().clone());
    }
    let bytes = bytes(path)?;
    let read = interchange::import(&bytes, None, in_use());
    let (_, import) = read.map_err(|error| Failed::interchange(path, &error))?;
    Ok(import.model)
}

/// The bytes of a file, or of standard input for `-`; no more than any import takes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failed> {
    let limit = interchange::limits::TM7_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        stdin().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failed::unreadable(path, &error))?;
    Ok(bytes)
}
