//! The window of Portolan. Everything is in the library beside it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    app::renderer::choose();
    if !app::display::reachable() {
        eprintln!(
            "opening the window: there is no display\n  \
             start it on a desktop, or use the `portolan` command, which needs none"
        );
        return ExitCode::from(app::display::NO_DISPLAY);
    }
    match app::run(std::env::args_os().nth(1).map(PathBuf::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}\n  {}", error.hint());
            ExitCode::FAILURE
        }
    }
}
