//! Native file dialogs. They are asked for here and nowhere else, so the page never sees a path.
//!
//! All of them wait for the person; call them from commands that run apart from the main thread.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// A kind of file, as the dialog offers it: its name and its endings.
pub type Kind<'a> = (&'a str, &'a [&'a str]);

/// Asks for a file to open; none when the person cancelled.
pub fn open(app: &AppHandle, title: &str, kinds: &[Kind]) -> Option<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = answer::to_open() {
        return answer;
    }
    let mut dialog = app.dialog().file().set_title(title);
    for (name, endings) in kinds {
        dialog = dialog.add_filter(*name, endings);
    }
    dialog.blocking_pick_file()?.into_path().ok()
}

/// Asks for a folder; none when the person cancelled.
pub fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = answer::to_open() {
        return answer;
    }
    app.dialog().file().set_title(title).blocking_pick_folder()?.into_path().ok()
}

/// Asks where to save; none when the person cancelled.
pub fn save(app: &AppHandle, title: &str, file_name: &str, kind: Kind) -> Option<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = answer::to_save(file_name) {
        return answer;
    }
    let dialog = app.dialog().file().set_title(title).set_file_name(file_name);
    dialog.add_filter(kind.0, kind.1).blocking_save_file()?.into_path().ok()
}

/// Answers for the end-to-end tests: WebDriver cannot reach a native dialog. Built only with the
/// feature `e2e`.
#[cfg(feature = "e2e")]
mod answer {
    use std::path::PathBuf;

    /// `PORTOLAN_E2E_OPEN` is the file to open.
    pub fn to_open() -> Option<Option<PathBuf>> {
        std::env::var_os("PORTOLAN_E2E_OPEN").map(|path| Some(PathBuf::from(path)))
    }

    /// `PORTOLAN_E2E_SAVE` is the folder to save in, under the name that was proposed.
    pub fn to_save(file_name: &str) -> Option<Option<PathBuf>> {
        std::env::var_os("PORTOLAN_E2E_SAVE")
            .map(|folder| Some(PathBuf::from(folder).join(file_name)))
    }
}
