//! The clipboard of the system takes a picture.

use project::{Failure, FailureCode};
use report::diagram::Pixels;
use tauri::AppHandle;

const HINT: &str = "Export the diagram as PNG instead";

/// Puts a picture into the clipboard.
///
/// # Errors
/// [`FailureCode::Other`] with what the system says.
#[cfg(target_os = "linux")]
pub fn put(app: &AppHandle, picture: Pixels) -> Result<(), Failure> {
    use std::sync::mpsc;

    let (told, hear) = mpsc::channel();
    // The window library is asked on its own thread only.
    app.run_on_main_thread(move || {
        // Whoever asked may have given up.
        let _ = told.send(put_here(&picture));
    })
    .map_err(|error| failed(&error.to_string()))?;
    hear.recv().map_err(|error| failed(&error.to_string()))?
}

#[cfg(target_os = "linux")]
fn put_here(picture: &Pixels) -> Result<(), Failure> {
    use gtk::gdk::SELECTION_CLIPBOARD;
    use gtk::gdk_pixbuf::{Colorspace, Pixbuf};

    let too_large = |_| failed("the picture is too large");
    let width = i32::try_from(picture.width).map_err(too_large)?;
    let height = i32::try_from(picture.height).map_err(too_large)?;
    let row = i32::try_from(u64::from(picture.width) * 4).map_err(too_large)?;
    let bytes = gtk::glib::Bytes::from(&picture.rgba);
    let image = Pixbuf::from_bytes(&bytes, Colorspace::Rgb, true, 8, width, height, row);
    let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
    clipboard.set_image(&image);
    // It stays after the window is closed, where a clipboard manager runs.
    clipboard.store();
    Ok(())
}

/// Puts a picture into the clipboard.
///
/// # Errors
/// [`FailureCode::Other`] with what the system says.
#[cfg(not(target_os = "linux"))]
pub fn put(_app: &AppHandle, picture: Pixels) -> Result<(), Failure> {
    let image = arboard::ImageData {
        width: picture.width as usize,
        height: picture.height as usize,
        bytes: picture.rgba.into(),
    };
    arboard::Clipboard::new()
        .and_then(|mut clipboard| clipboard.set_image(image))
        .map_err(|error| failed(&error.to_string()))
}

fn failed(why: &str) -> Failure {
    Failure::new(FailureCode::Other, format!("Putting the picture into the clipboard: {why}"), HINT)
}
