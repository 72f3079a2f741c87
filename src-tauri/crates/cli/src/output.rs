//! What is written: files whole or not at all, and text that cannot steer a terminal.

use std::cell::Cell;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::path::Path;

use interchange::InterchangeError;
use model::Model;
use project::Project;
use serde::Serialize;

use crate::failed::Failed;
use crate::input;

/// Foreign text for a terminal: control and direction characters are shown by number.
pub fn inert(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let steers = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        match c {
            '\n' => shown.push(c),
            _ if c.is_control() || steers => {
                shown.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            _ => shown.push(c),
        }
    }
    shown
}

/// Prints text; a reader that went away is no error.
pub fn print(text: &str) -> Result<(), Failed> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failed::unwritable(Path::new("standard output"), &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// What long work is to call with the part done, 0 to 1: shown on a terminal alone, never in a log.
pub fn progress(what: &'static str) -> impl Fn(f32) -> bool {
    let (shown, last) = (stderr().is_terminal(), Cell::new(None));
    move |part| {
        let percent = (part.clamp(0.0, 1.0) * 100.0) as u8;
        if shown && last.replace(Some(percent)) != Some(percent) {
            // The line is cleared at the end.
            let line = if percent == 100 { String::new() } else { format!("{what}: {percent} %") };
            eprint!("\r\x1b[K{line}");
        }
        true
    }
}

/// Prints text, or writes it to a file.
pub fn deliver(text: &str, file: Option<&Path>) -> Result<(), Failed> {
    match file {
        Some(path) => write(path, text.as_bytes()),
        None => print(text),
    }
}

/// Writes a file whole or not at all, replacing one that is there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    if path == Path::new("-") {
        let mut out = stdout().lock();
        let written = out.write_all(bytes).and_then(|()| out.flush());
        return written.map_err(|error| Failed::unwritable(path, &error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let whole = || -> std::io::Result<()> {
        let mut file = whole_file().tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    whole().map_err(|error| Failed::unwritable(path, &error))
}

/// A file that gets the permissions of any other new file.
fn whole_file() -> tempfile::Builder<'static, 'static> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut builder = tempfile::Builder::new();
        builder.permissions(std::fs::Permissions::from_mode(0o666));
        builder
    }
    #[cfg(not(unix))]
    tempfile::Builder::new()
}

/// JSON to print or write.
pub fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_else(|error| error.to_string());
    text.push('\n');
    text
}

/// Writes a new project, or Portolan JSON when the name says so.
pub fn create(path: &Path, model: Model, label: &str, by: &str, force: bool) -> Result<(), Failed> {
    if path.exists() {
        if !force {
            return Err(Failed::exists(path, "Choose another name, or move that file away"));
        }
        std::fs::remove_file(path).map_err(|error| Failed::unwritable(path, &error))?;
    }
    if path.extension().is_some_and(|name| name.eq_ignore_ascii_case("json")) {
        return write(path, &portolan_json(&model, path)?);
    }
    Project::create(path, model, label, by, input::library())?;
    Ok(())
}

fn portolan_json(model: &Model, path: &Path) -> Result<Vec<u8>, Failed> {
    let bytes: Result<Vec<u8>, InterchangeError> =
        interchange::export(model, "json", input::in_use());
    bytes.map_err(|error| Failed::interchange(path, &error))
}
