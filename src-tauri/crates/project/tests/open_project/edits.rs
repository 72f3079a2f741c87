//! Projects of the small model.

use std::sync::{Arc, LazyLock};

use project::Project;

use crate::small::small;

pub const BY: &str = "Ada";

/// The library that ships, shared by all tests.
pub fn library() -> Arc<library::Library> {
    static LIBRARY: LazyLock<Arc<library::Library>> =
        LazyLock::new(|| Arc::new(library::Library::embedded().clone()));
    Arc::clone(&LIBRARY)
}

/// A project of the small model in a folder of its own.
pub fn small_project() -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.portolan");
    let project = Project::create(&path, small(), "Start", BY, library())
        .expect("a new file in an empty folder");
    (folder, project)
}

/// Closes a project and opens it again.
pub fn reopen(project: Project) -> Project {
    let path = project.path().to_owned();
    drop(project);
    Project::open(&path, library()).expect("a sound file")
}
