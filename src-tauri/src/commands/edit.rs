//! Changing the open model.

use model::Edit;
use project::{EditOutcome, Failure, HistoryEntry};
use tauri::State;

use crate::desk::Desk;

/// Carries out one edit and saves it.
#[tauri::command(async)]
pub fn edit(desk: State<Desk>, edit: Edit) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.edit(&edit, &desk.by()))
}

/// Takes the last edit back.
#[tauri::command(async)]
pub fn undo(desk: State<Desk>) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.undo(&desk.by()))
}

/// Makes the edit again that was taken back last.
#[tauri::command(async)]
pub fn redo(desk: State<Desk>) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.redo(&desk.by()))
}

/// The last steps, newest first.
#[tauri::command(async)]
pub fn history(desk: State<Desk>, limit: usize) -> Result<Vec<HistoryEntry>, Failure> {
    desk.with(|project| Ok(project.history(limit)))
}
