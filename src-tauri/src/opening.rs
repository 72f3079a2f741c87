//! Every way in for a file: the dialog, the list of recent files, a drop on the window, a double
//! click in the file manager. A project is opened where it lies; anything else is offered first (see
//! `importing`).

use std::path::Path;

use model::{Diagram, DiagramId, Model};
use project::{Failure, FailureCode, OpenProject, Project, file_name, incoming, recent};
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::{Desk, lock};
use crate::view::{FileHover, Opened};
use crate::{importing, log};

/// Opens a project and shows it in place of what was open, or offers a file of another tool.
///
/// # Errors
/// Why it was refused; what was open stays open.
pub fn open(desk: &Desk, path: &Path) -> Result<Opened, Failure> {
    let mut place = desk.project();
    // A project that is open here is locked by this very process.
    if let Some(open) = place.as_ref().filter(|open| same(open.path(), path)) {
        return Ok(Opened::Project(Box::new(open.snapshot())));
    }
    // What cannot be read is left to `Project::open` to refuse.
    if !incoming::is_project(path).unwrap_or(true) {
        return importing::offer(desk, path).map(Opened::Import);
    }
    let_go(&mut place)?;
    let project = Project::open(path, desk.library())?;
    Ok(Opened::Project(Box::new(settle(desk, &mut place, project))))
}

/// Whether what is open may be closed: a last try to write, and no when edits are only in memory
/// even then.
///
/// # Errors
/// Why the edits do not reach the file.
pub fn let_go(place: &mut Option<Project>) -> Result<(), Failure> {
    let Some(open) = place.as_mut().filter(|open| open.unsaved().is_some()) else {
        return Ok(());
    };
    match open.retry().unsaved {
        Some(why) => Err(why),
        None => Ok(()),
    }
}

/// Puts a project on the desk: backups on, remembered for the start page.
pub fn settle(desk: &Desk, place: &mut Option<Project>, mut project: Project) -> OpenProject {
    project.keep_backups_in(&desk.folders.backups());
    let title = &project.model().about.title;
    if let Err(error) = recent::remember(&desk.folders, project.path(), title) {
        log::write("error", &error.to_string());
    }
    place.insert(project).snapshot()
}

/// Opens a file that came from outside the page, and tells the page.
pub fn open_and_show(app: &AppHandle, path: &Path) {
    let told = match open(&app.state::<Desk>(), path) {
        Ok(Opened::Project(project)) => app.emit("project_opened", project),
        Ok(Opened::Import(offer)) => app.emit("import_offered", offer),
        Err(failure) => app.emit("failed", failure),
    };
    if let Err(error) = told {
        log::write("error", &format!("telling the page: {error}"));
    }
}

/// Opens the file named at the start, before there is a page. A refusal is told when it asks.
pub fn open_at_start(desk: &Desk, path: &Path) {
    if let Err(failure) = open(desk, path) {
        *lock(&desk.refused) = Some(failure);
    }
}

/// Tells the page what is held over the window.
pub fn hover(app: &AppHandle, path: Option<&Path>) {
    let name = path.map(file_name::of);
    if let Err(error) = app.emit("file_hover", FileHover { name }) {
        log::write("error", &format!("telling the page: {error}"));
    }
}

/// The model a new project begins with, and what the history calls that.
///
/// # Errors
/// [`FailureCode::Refused`] for a starter that is not in the gallery.
pub fn beginning(title: &str, starter: Option<&str>) -> Result<(Model, String), Failure> {
    let (mut model, label) = match starter {
        Some(id) => {
            let starter = interchange::starters().iter().find(|s| s.id == id).ok_or_else(|| {
                Failure::new(
                    FailureCode::Refused,
                    format!("Starting from {id:?}: there is no such starter"),
                    "Choose one of the gallery",
                )
            })?;
            (starter.model.clone(), format!("Start from {}", starter.title))
        }
        None => (empty(), "New model".to_owned()),
    };
    model.about.title = title.into();
    Ok((model, label))
}

/// A model with one empty diagram to draw on.
fn empty() -> Model {
    let id = DiagramId(uuid::Uuid::now_v7());
    let diagram = Diagram { id, title: "System".into(), position: 1 };
    Model { diagrams: [(id, diagram)].into(), ..Model::default() }
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.into());
    real(one) == real(other)
}
