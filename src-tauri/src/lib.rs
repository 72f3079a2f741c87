//! The desktop shell around the core: the window, native dialogs, files that are dropped on it or
//! opened with it, and the commands of the page.
//!
//! Start reading at [`run`], then `commands`. What must not be here: anything that could live in
//! `project` and be tested without a desktop. The page never sends a path; Rust owns the dialogs.

mod clipboard;
mod commands;
mod desk;
mod dialogs;
pub mod display;
mod documents;
mod evaluations;
mod importing;
mod keyring;
mod log;
mod opening;
mod picture;
pub mod renderer;
mod view;
mod windows;
mod writing;

use std::path::PathBuf;

use desk::Desk;
use project::{Folders, ProjectError};

/// Opens the window and runs until it is closed. `file` is opened in it.
///
/// # Errors
/// [`ProjectError::NoHome`] when there is no place for documents and data.
pub fn run(file: Option<PathBuf>) -> Result<(), ProjectError> {
    // The start page asks for them while the window library is still busy with itself.
    std::thread::spawn(interchange::starters);
    let desk = Desk::new(Folders::of_this_user()?);
    log::open(&desk.folders.data);
    if let Some(path) = file {
        opening::open_at_start(&desk, &path);
    }
    let application = windows::builder().manage(desk).build(tauri::generate_context!());
    match application {
        Ok(application) => application.run(windows::on_run_event),
        Err(error) => {
            log::write("error", &format!("opening the window: {error}"));
            eprintln!("opening the window: {error}\n  portolan.log in the data folder says more");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    /// A release is built with the features that are on by default.
    #[test]
    fn dialogs_are_answered_by_people_unless_a_test_asked() {
        let manifest = include_str!("../Cargo.toml");
        assert!(manifest.contains("e2e = []"), "the feature has another name now");
        let mut defaults = manifest.lines().filter(|line| line.starts_with("default ="));
        assert!(defaults.all(|line| !line.contains("e2e")), "e2e must not be on by default");
    }
}
