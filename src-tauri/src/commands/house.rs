//! The organisation's own templates and look of reports.

use project::{Failure, house};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::dialogs;
use crate::documents;
use crate::view::House;

/// The organisation's folder; none for the built-in look.
#[tauri::command(async)]
pub fn report_house(desk: State<Desk>) -> Option<House> {
    house::folder(&desk.folders).map(|folder| documents::house(&folder))
}

/// Asks for the organisation's folder, and says what is in it; none when the person cancelled.
#[tauri::command(async)]
pub fn choose_report_house(app: AppHandle, desk: State<Desk>) -> Result<Option<House>, Failure> {
    let Some(folder) = dialogs::folder(&app, "The folder with your templates and branding") else {
        return Ok(None);
    };
    house::choose(&desk.folders, Some(&folder))?;
    Ok(Some(documents::house(&folder)))
}

/// Goes back to the built-in look. The folder stays as it is.
#[tauri::command(async)]
pub fn leave_report_house(desk: State<Desk>) -> Result<(), Failure> {
    Ok(house::choose(&desk.folders, None)?)
}
