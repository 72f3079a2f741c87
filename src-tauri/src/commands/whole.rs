//! Opening and closing whole projects.

use project::{Failure, FailureCode, OpenProject, Project, file_name, recent};
use tauri::{AppHandle, State};

use crate::desk::{Desk, lock};
use crate::{dialogs, opening};

/// Makes a project in the documents folder, empty or from a starter, and opens it.
#[tauri::command(async)]
pub fn new_project(
    desk: State<Desk>,
    title: String,
    starter: Option<String>,
) -> Result<OpenProject, Failure> {
    let (model, label) = opening::beginning(&title, starter.as_deref())?;
    let path = desk.folders.place_for(&title)?;
    let project = Project::create(&path, model, &label, &desk.by(), desk.library())?;
    Ok(opening::settle(&desk, &mut desk.project(), project))
}

/// Asks for a file and opens it; none when the person cancelled.
#[tauri::command(async)]
pub fn open_project(app: AppHandle, desk: State<Desk>) -> Result<Option<OpenProject>, Failure> {
    let Some(path) = dialogs::open(&app, "Open a threat model", &openable()) else {
        return Ok(None);
    };
    opening::open(&desk, &path).map(Some)
}

/// Opens a file of the start page.
#[tauri::command(async)]
pub fn open_recent(desk: State<Desk>, id: String) -> Result<OpenProject, Failure> {
    let path = recent::path_of(&desk.folders, &id).ok_or_else(|| {
        Failure::new(
            FailureCode::Missing,
            "Opening a recent file: it is no longer on the list",
            "Open it by its file",
        )
    })?;
    opening::open(&desk, &path)
}

/// The project that is open, after the page was loaded again; none when there is none. A file
/// named at the start that was refused is told here, once.
#[tauri::command(async)]
pub fn current_project(desk: State<Desk>) -> Result<Option<OpenProject>, Failure> {
    match lock(&desk.refused).take() {
        Some(refused) => Err(refused),
        None => Ok(desk.project().as_ref().map(Project::snapshot)),
    }
}

/// Closes the project. Everything is in its file already.
#[tauri::command(async)]
pub fn close_project(desk: State<Desk>) {
    *desk.project() = None;
}

/// Asks where, and saves a copy with its history; gives its name, or none when the person
/// cancelled.
#[tauri::command(async)]
pub fn save_copy(app: AppHandle, desk: State<Desk>) -> Result<Option<String>, Failure> {
    let name = desk.with(|project| Ok(file_name::of(project.path())))?;
    let kind = ("Portolan threat model", ["portolan"].as_slice());
    let Some(path) = dialogs::save(&app, "Save a copy", &format!("Copy of {name}"), kind) else {
        return Ok(None);
    };
    desk.with(|project| project.save_copy(&path, &desk.by()))?;
    Ok(Some(file_name::of(&path)))
}

/// The endings of everything that can be opened.
fn openable() -> Vec<dialogs::Kind<'static>> {
    let foreign = interchange::FORMATS.iter().filter(|format| format.import.is_some());
    let kinds = foreign.map(|format| (format.name, format.extensions));
    [("Portolan threat model", ["portolan"].as_slice())].into_iter().chain(kinds).collect()
}
