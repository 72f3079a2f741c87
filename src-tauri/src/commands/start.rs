//! What the window needs before a model is open.

use library::Library;
use project::recent;
use tauri::State;

use crate::desk::Desk;
use crate::view::{FormatName, LibraryInUse, StartPage, Starter};

/// Recent files, the gallery, the library, the formats that can be opened.
#[tauri::command(async)]
pub fn start_page(desk: State<Desk>) -> StartPage {
    StartPage {
        recent: recent::list(&desk.folders),
        starters: interchange::starters().iter().map(Starter::of).collect(),
        library: LibraryInUse::of(&desk.library()),
        formats: FormatName::importable(),
    }
}

/// The whole threat library.
#[tauri::command(async)]
pub fn library(desk: State<Desk>) -> Library {
    Library::clone(&desk.library())
}
