//! The desktop shell around the core: the window, native dialogs, files that are dropped on it or
//! opened with it, and the commands of the page.
//!
//! Start reading at [`run`], then `commands`. What must not be here: anything that could live in
//! `project` and be tested without a desktop. The page never sends a path; Rust owns the dialogs.

mod dialogs;
pub mod display;
mod log;
pub mod renderer;

/// Opens the window and runs until it is closed.
pub fn run() {
    log::open(&std::env::temp_dir().join("portolan"));
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .run(tauri::generate_context!());
    if let Err(error) = built {
        log::write("error", &format!("opening the window: {error}"));
        eprintln!("opening the window: {error}\n  portolan.log in the data folder says more");
    }
}
