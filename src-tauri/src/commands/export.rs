//! Handing the model over to others.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use project::{Failure, FailureCode, house};
use tauri::{AppHandle, Emitter, State};
use tauri_plugin_opener::OpenerExt;

use crate::desk::{Desk, lock};
use crate::picture::PictureRequest;
use crate::view::{Exported, Progress, ReportRequest};
use crate::{clipboard, documents, picture, writing};

/// Makes the report, asks where, and writes it; none when the person cancelled.
#[tauri::command(async)]
pub fn export_report(
    app: AppHandle,
    desk: State<Desk>,
    request: ReportRequest,
) -> Result<Option<Exported>, Failure> {
    desk.stop.store(false, Ordering::Relaxed);
    let (data, inside) = desk.with(|project| {
        let data = documents::report_data(project, &request)?;
        Ok((data, documents::carried(project, &request)))
    })?;
    let told = tell(&app, &desk, "report");
    let house = house::folder(&desk.folders);
    let document = documents::report(&data, &request.format, inside?, house, &told)?;
    writing::ask_and_write(&app, &desk, "Save the report", document)
}

/// Typesets the report for looking at, and gives its number of pages.
#[tauri::command(async)]
pub fn preview_report(desk: State<Desk>, request: ReportRequest) -> Result<usize, Failure> {
    desk.stop.store(false, Ordering::Relaxed);
    let data = desk.with(|project| documents::report_data(project, &request))?;
    let house = house::folder(&desk.folders);
    let pages = documents::pages(&data, house, &|_| !desk.stop.load(Ordering::Relaxed))?;
    let count = pages.len();
    *lock(&desk.pages) = pages;
    Ok(count)
}

/// A page of the report that was typeset last, as SVG; counted from 0, none past the end.
#[tauri::command(async)]
pub fn preview_page(desk: State<Desk>, page: usize) -> Option<String> {
    lock(&desk.pages).get(page).cloned()
}

/// Asks where, and writes the model in a format of other tools; none when the person cancelled.
#[tauri::command(async)]
pub fn export_model(
    app: AppHandle,
    desk: State<Desk>,
    format: String,
) -> Result<Option<Exported>, Failure> {
    let document = desk.with(|project| Ok(documents::model(project, &format)))??;
    writing::ask_and_write(&app, &desk, "Export the model", document)
}

/// Asks where, and draws a diagram or a part of it as a picture; none when the person cancelled.
#[tauri::command(async)]
pub fn export_picture(
    app: AppHandle,
    desk: State<Desk>,
    request: PictureRequest,
) -> Result<Option<Exported>, Failure> {
    let document =
        desk.with(|project| Ok(picture::picture(project.model(), project.library(), &request)))??;
    writing::ask_and_write(&app, &desk, "Save the picture", document)
}

/// Draws a diagram or a part of it as a picture, and puts it into the clipboard.
#[tauri::command(async)]
pub fn copy_picture(
    app: AppHandle,
    desk: State<Desk>,
    request: PictureRequest,
) -> Result<(), Failure> {
    let drawn =
        desk.with(|project| Ok(picture::pixels(project.model(), project.library(), &request)))??;
    clipboard::put(&app, drawn)
}

/// Ends the running export at its next step.
#[tauri::command(async)]
pub fn cancel(desk: State<Desk>) {
    desk.stop.store(true, Ordering::Relaxed);
}

/// Opens the file that was written last in the system's viewer.
#[tauri::command(async)]
pub fn open_exported(app: AppHandle, desk: State<Desk>) -> Result<(), Failure> {
    let Some(path) = lock(&desk.exported).clone() else { return Ok(()) };
    let shown = app.opener().open_path(path.to_string_lossy(), None::<&str>);
    let place = path.display();
    shown.map_err(|error| {
        Failure::new(FailureCode::Other, format!("Opening {place}: {error}"), "Open its folder")
    })
}

/// Tells the page how far some work is, once for each per cent, and whether to go on.
pub fn tell(app: &AppHandle, desk: &Desk, what: &'static str) -> impl Fn(f32) -> bool {
    let last = Cell::new(None);
    move |part| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        let done = (part.clamp(0.0, 1.0) * 100.0) as u32;
        if last.replace(Some(done)) != Some(done) {
            // A page that does not listen loses nothing but the bar.
            let _ = app.emit("progress", Progress { what: what.into(), done, total: 100 });
        }
        !desk.stop.load(Ordering::Relaxed)
    }
}
