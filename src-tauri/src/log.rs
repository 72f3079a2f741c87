//! The log file in the data folder: errors and panics, for the person at this machine. Nothing is
//! ever sent anywhere, and no content of a model is written.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

/// When the log is longer than this at the start, in bytes, it becomes the old one.
const FULL: u64 = 1024 * 1024;

static LOG: OnceLock<Mutex<File>> = OnceLock::new();

/// Opens the log in `folder` and sends panics there as well. Without a writable folder the
/// application works all the same, and messages go to standard error only.
pub fn open(folder: &Path) {
    let path = folder.join("portolan.log");
    if fs::metadata(&path).is_ok_and(|found| found.len() > FULL) {
        let _ = fs::rename(&path, folder.join("portolan.log.old"));
    }
    let file = fs::create_dir_all(folder)
        .and_then(|()| OpenOptions::new().create(true).append(true).open(&path));
    match file {
        Ok(file) => drop(LOG.set(Mutex::new(file))),
        Err(error) => eprintln!("opening the log {}: {error}", path.display()),
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        write("panic", &format!("{panic}\n{}", std::backtrace::Backtrace::force_capture()));
        usual(panic);
    }));
}

/// Adds one entry.
pub fn write(kind: &str, text: &str) {
    let Some(log) = LOG.get() else { return };
    // A writer that panicked left at worst half a line.
    let mut file = log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let _ = writeln!(file, "{} {kind}: {text}", jiff::Timestamp::now());
}
