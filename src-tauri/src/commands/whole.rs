//! Opening and closing whole projects.

use std::collections::BTreeMap;

use model::ElementId;
use project::{EditOutcome, Failure, FailureCode, OpenProject, Project, file_name, recent};
use tauri::{AppHandle, State};

use crate::desk::{Desk, lock};
use crate::view::{ImportOffer, Opened};
use crate::{dialogs, importing, opening};

/// What the dialogs call a project.
const PROJECT: dialogs::Kind<'static> = ("Portolan threat model", &["portolan"]);

/// Makes a project in the documents folder, empty or from a starter, and opens it.
#[tauri::command(async)]
pub fn new_project(
    desk: State<Desk>,
    title: String,
    starter: Option<String>,
) -> Result<OpenProject, Failure> {
    let (model, label) = opening::beginning(&title, starter.as_deref())?;
    let mut place = desk.project();
    opening::let_go(&mut place)?;
    let path = desk.folders.place_for(&title)?;
    let project = Project::create(&path, model, &label, &desk.by(), desk.library())?;
    Ok(opening::settle(&desk, &mut place, project))
}

/// Asks for a file and opens it; none when the person cancelled.
#[tauri::command(async)]
pub fn open_project(app: AppHandle, desk: State<Desk>) -> Result<Option<Opened>, Failure> {
    let Some(path) = dialogs::open(&app, "Open a threat model", &openable()) else {
        return Ok(None);
    };
    opening::open(&desk, &path).map(Some)
}

/// The file of another tool that waits to be taken in; none when there is none.
#[tauri::command(async)]
pub fn import_offer(desk: State<Desk>) -> Option<ImportOffer> {
    importing::pending(&desk)
}

/// Takes the offered file in as a new project, with the element types that the person chose.
#[tauri::command(async)]
pub fn take_import(
    desk: State<Desk>,
    types: BTreeMap<ElementId, Option<String>>,
) -> Result<OpenProject, Failure> {
    importing::take(&desk, &types)
}

/// Leaves the offered file alone.
#[tauri::command(async)]
pub fn drop_import(desk: State<Desk>) {
    *lock(&desk.offered) = None;
}

/// Opens a file of the start page.
#[tauri::command(async)]
pub fn open_recent(desk: State<Desk>, id: String) -> Result<Opened, Failure> {
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

/// Closes the project. Refused while edits are only in memory.
#[tauri::command(async)]
pub fn close_project(desk: State<Desk>) -> Result<(), Failure> {
    let mut place = desk.project();
    opening::let_go(&mut place)?;
    *place = None;
    Ok(())
}

/// Tries again to write edits that are only in memory.
#[tauri::command(async)]
pub fn retry_saving(desk: State<Desk>) -> Result<EditOutcome, Failure> {
    desk.with(|project| Ok(project.retry()))
}

/// Asks where, saves everything there, edits in memory included, and goes on working in that file;
/// none when the person cancelled.
#[tauri::command(async)]
pub fn save_elsewhere(app: AppHandle, desk: State<Desk>) -> Result<Option<OpenProject>, Failure> {
    let name = desk.with(|project| Ok(file_name::of(project.path())))?;
    let Some(path) = dialogs::save(&app, "Save and go on elsewhere", &name, PROJECT) else {
        return Ok(None);
    };
    let shown = desk.with(|project| project.save_elsewhere(&path))?;
    recent::remember(&desk.folders, &path, &shown.model.about.title)?;
    Ok(Some(shown))
}

/// Asks where, and saves a copy with its history; gives its name, or none when the person
/// cancelled.
#[tauri::command(async)]
pub fn save_copy(app: AppHandle, desk: State<Desk>) -> Result<Option<String>, Failure> {
    let name = desk.with(|project| Ok(file_name::of(project.path())))?;
    let Some(path) = dialogs::save(&app, "Save a copy", &format!("Copy of {name}"), PROJECT) else {
        return Ok(None);
    };
    desk.with(|project| project.save_copy(&path, &desk.by()))?;
    Ok(Some(file_name::of(&path)))
}

/// The endings of everything that can be opened.
fn openable() -> Vec<dialogs::Kind<'static>> {
    let foreign = interchange::FORMATS.iter().filter(|format| format.import.is_some());
    let kinds = foreign.map(|format| (format.name, format.extensions));
    [PROJECT].into_iter().chain(kinds).collect()
}
