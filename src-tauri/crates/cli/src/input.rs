//! FILE: a project, Portolan JSON, or anything that can be imported. The content decides.

use std::fs::File;
use std::io::stdin;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use interchange::{Format, Import, ImportOptions};
use library::Library;
use model::Model;
use project::{Folders, Project, incoming, library_choice};

use crate::failed::Failed;
use crate::output::inert;

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

/// Whether a file holds a project.
pub fn is_project(path: &Path) -> Result<bool, Failed> {
    incoming::is_project(path).map_err(|error| Failed::unreadable(path, &error))
}

/// The model in a file.
pub fn model(path: &Path) -> Result<Model, Failed> {
    if path != Path::new("-") && is_project(path)? {
        return Ok(Project::open_to_read(path, library())?.model().clone());
    }
    let (_, import) = take_in(path, ImportOptions::default())?;
    Ok(import.model)
}

/// Takes in a file of another tool, or standard input for `-`.
pub fn take_in(
    path: &Path,
    mut options: ImportOptions,
) -> Result<(&'static Format, Import), Failed> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    options.file_name = name.filter(|name| name != "-").unwrap_or_default();
    let bytes = bytes(path)?;
    incoming::take_in(bytes, options, library()).map_err(|error| {
        let failed = Failed::from(error);
        Failed { message: format!("{}: {}", path.display(), failed.message), ..failed }
    })
}

/// The model in a file and, when that is a project, the project.
pub fn model_and_project(path: &Path) -> Result<(Model, Option<Project>), Failed> {
    if path != Path::new("-") && is_project(path)? {
        let project = Project::open_to_read(path, library())?;
        return Ok((project.model().clone(), Some(project)));
    }
    Ok((model(path)?, None))
}

/// The bytes of a file, or of standard input for `-`; no more than any import takes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failed> {
    let read = if path == Path::new("-") {
        incoming::read(stdin().lock())
    } else {
        File::open(path).and_then(incoming::read)
    };
    read.map_err(|error| Failed::unreadable(path, &error))
}
