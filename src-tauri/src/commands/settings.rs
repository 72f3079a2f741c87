//! What the person at this machine prefers.

use project::{Failure, Settings};
use tauri::State;

use crate::desk::Desk;

/// The settings.
#[tauri::command(async)]
pub fn settings(desk: State<Desk>) -> Settings {
    project::settings::read(&desk.folders)
}

/// Keeps settings, and gives them back as they were kept.
#[tauri::command(async)]
pub fn set_settings(desk: State<Desk>, settings: Settings) -> Result<Settings, Failure> {
    project::settings::write(&desk.folders, settings).map_err(Failure::from)
}
