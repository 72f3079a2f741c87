//! Choosing the threat library: official releases, packs of an organisation, going back.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use library::{Library, Release};
use project::library_choice::{self as choice, ChoiceError, Chosen, LibraryStatus, touched};
use project::{EditOutcome, Failure, ProjectError, file_name};
use tauri::{AppHandle, State};

use crate::desk::{Desk, lock};
use crate::dialogs;
use crate::view::{LibraryChange, PackOutcome, ReleasePreview};

/// A release is a few hundred kilobytes; what is larger than this is none and is not read.
const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Which library is in use, its packs, and what can be gone back to.
#[tauri::command(async)]
pub fn library_status(desk: State<Desk>) -> LibraryStatus {
    desk.library_status()
}

/// Asks for a release file and says what taking it over would change; none when the person
/// cancelled. Nothing is changed yet.
#[tauri::command(async)]
pub fn preview_release(
    app: AppHandle,
    desk: State<Desk>,
) -> Result<Option<ReleasePreview>, Failure> {
    let kinds = [("ATLAS release", ["yaml", "yml", "json"].as_slice())];
    let Some(path) = dialogs::open(&app, "Choose an ATLAS release", &kinds) else {
        return Ok(None);
    };
    let text = read(&path)?;
    let release = Release::read(&text).map_err(ChoiceError::from)?;
    let changes = release.changes(&desk.library());
    let touched = desk.project().as_ref().map(|open| touched(open.model(), &changes));
    *lock(&desk.previewed) = Some(text);
    let file_name = file_name::of(&path);
    Ok(Some(ReleasePreview { file_name, changes, touched: touched.unwrap_or_default() }))
}

/// Takes the release over that was looked at last. With `adopt`, the open model pins it and its
/// threats follow their techniques, as one step of its history.
#[tauri::command(async)]
pub fn take_release(desk: State<Desk>, adopt: bool) -> Result<LibraryChange, Failure> {
    let text = lock(&desk.previewed).take().unwrap_or_default();
    let changed = settle(&desk, choice::take_release(&desk.folders, &text)?);
    match changed.project {
        Some(_) if adopt => {
            let project = desk.with(|open| {
                open.adopt_library(&desk.by());
                Ok(open.snapshot())
            })?;
            Ok(LibraryChange { project: Some(project), ..changed })
        }
        Some(_) | None => Ok(changed),
    }
}

/// Goes back to the library before.
#[tauri::command(async)]
pub fn roll_back_library(desk: State<Desk>) -> Result<LibraryChange, Failure> {
    Ok(settle(&desk, choice::roll_back(&desk.folders)?))
}

/// Asks for the folder of a pack, checks it and adds it; none when the person cancelled. A pack
/// with faults is not added; every fault is told with file and line.
#[tauri::command(async)]
pub fn add_pack(app: AppHandle, desk: State<Desk>) -> Result<Option<PackOutcome>, Failure> {
    let Some(dir) = dialogs::folder(&app, "Choose the folder of a pack") else { return Ok(None) };
    let folder = file_name::of(&dir);
    match choice::add_pack(&desk.folders, &dir) {
        Ok(chosen) => {
            let changed = Some(settle(&desk, chosen));
            Ok(Some(PackOutcome { folder, faults: Vec::new(), changed }))
        }
        Err(error) if !error.faults().is_empty() => {
            Ok(Some(PackOutcome { folder, faults: error.faults().to_vec(), changed: None }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a pack away.
#[tauri::command(async)]
pub fn remove_pack(desk: State<Desk>, id: String) -> Result<LibraryChange, Failure> {
    Ok(settle(&desk, choice::remove_pack(&desk.folders, &id)?))
}

/// Pins the library in use in the open model, and lets its threats follow their techniques.
#[tauri::command(async)]
pub fn adopt_library(desk: State<Desk>) -> Result<EditOutcome, Failure> {
    desk.with(|project| Ok(project.adopt_library(&desk.by())))
}

fn settle(desk: &Desk, chosen: Chosen) -> LibraryChange {
    let (library, status) = (Library::clone(&chosen.library), chosen.status.clone());
    LibraryChange { library, status, project: desk.use_library(chosen) }
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_string(&mut text));
    read.map(|_| text).map_err(|source| {
        ProjectError::Io { doing: "Reading the release", path: path.into(), source }.into()
    })
}
