//! The one window: its plugins, and what happens to it that the page does not see.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Builder, DragDropEvent, Manager, RunEvent, Window, WindowEvent, Wry};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

use crate::desk::Desk;
use crate::{commands, opening};

/// Label of the window in `tauri.conf.json` and in the capability.
const MAIN: &str = "main";

/// A window with its commands and plugins, not yet opened.
pub fn builder() -> Builder<Wry> {
    single(Builder::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(commands::handler())
        .on_window_event(on_window_event)
}

/// A second start hands its file to the window that is open. Tests open several windows, each with
/// its own home.
fn single(builder: Builder<Wry>) -> Builder<Wry> {
    if cfg!(feature = "e2e") {
        return builder;
    }
    builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
        if let Some(window) = app.get_webview_window(MAIN) {
            // A window manager may refuse to raise a window; nothing depends on it.
            let _ = window.unminimize().and_then(|()| window.set_focus());
        }
        if let Some(file) = arguments.get(1) {
            open_apart(app, Path::new(&folder).join(file));
        }
    }))
}

fn on_window_event(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { paths, .. }) => {
            opening::hover(app, paths.first().map(PathBuf::as_path));
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            opening::hover(app, None);
            if let Some(path) = paths.first() {
                open_apart(app, path.clone());
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => opening::hover(app, None),
        WindowEvent::CloseRequested { api, .. } => {
            if let Some(why) = unsaved(app) {
                api.prevent_close();
                ask_before_losing(window.clone(), &why);
            }
        }
        // Kinds of the window library that this shell has nothing to do with.
        _ => {}
    }
}

/// What the application as a whole is told. On macOS, files come this way.
#[cfg_attr(not(target_os = "macos"), allow(unused_variables, reason = "only macOS sends files"))]
pub fn on_run_event(app: &AppHandle, event: RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = event {
        for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
            open_apart(app, path);
        }
    }
}

/// Opens a file apart from the main thread, which must go on painting.
fn open_apart(app: &AppHandle, path: PathBuf) {
    let app = app.clone();
    std::thread::spawn(move || opening::open_and_show(&app, &path));
}

/// Why closing now would lose edits, if it would.
fn unsaved(app: &AppHandle) -> Option<String> {
    let desk = app.state::<Desk>();
    let project = desk.project();
    project.as_ref().and_then(project::Project::unsaved).map(|failure| failure.message)
}

fn ask_before_losing(window: Window, why: &str) {
    let buttons = MessageDialogButtons::OkCancelCustom("Close and lose them".into(), "Stay".into());
    let asking = format!("The last edits are not in the file. {why}");
    let dialog =
        window.dialog().message(asking).title("Unsaved edits").kind(MessageDialogKind::Warning);
    dialog.buttons(buttons).show(move |close| {
        if close {
            // The window is going either way.
            let _ = window.destroy();
        }
    });
}
