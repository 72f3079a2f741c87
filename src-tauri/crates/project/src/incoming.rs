//! Files that come from outside: is this a project to be opened where it lies, or something to be
//! taken in? Decided here alone, for the window and the command line. The content decides; the name
//! only where there is no content to go by.
//!
//! An import runs on a thread of its own and is waited for no longer than
//! [`limits::SECONDS`]. Its memory is bounded by what `interchange::limits` lets in: bytes of the
//! file, bytes after inflating, values, nodes, texts. So a bad file costs one import, not the session.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use interchange::{Format, Import, ImportOptions, InterchangeError, limits};
use library::Library;

use crate::ProjectError;

/// How every project file begins: it is a SQLite file.
const PROJECT: &[u8] = b"SQLite format 3\0";

/// Whether a file is, or was meant to be, a project. A damaged one that is called like a project is
/// left to [`crate::Project::open`] to refuse.
///
/// # Errors
/// When the file cannot be read.
pub fn is_project(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(PROJECT.len() as u64).read_to_end(&mut start)?;
    let named = path.extension().is_some_and(|ending| ending == store::EXTENSION);
    Ok(start == PROJECT || named)
}

/// The bytes of something to take in, or one more than any importer takes.
///
/// # Errors
/// When it cannot be read.
pub fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limits::TM7_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// How every PDF begins.
const PDF: &[u8] = b"%PDF-";

/// Takes in a file of another tool, or the model inside of a report. Nothing is written.
///
/// # Errors
/// [`ProjectError::Import`] with place and cause; [`ProjectError::TooSlow`] after
/// [`limits::SECONDS`].
pub fn take_in(
    bytes: Vec<u8>,
    options: ImportOptions,
    library: Arc<Library>,
) -> Result<(&'static Format, Import), ProjectError> {
    within(Duration::from_secs(limits::SECONDS), move || {
        interchange::import_with(&carried(bytes), &options, &library)
    })
}

/// What a report carries inside of it; anything else is what it is.
fn carried(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(PDF) {
        return bytes;
    }
    let model = report::attachments(&bytes).into_iter().find(|(name, _)| name == report::MODEL);
    model.map_or(bytes, |(_, model)| model)
}

/// What some work gives, if it gives it in time. Work that does not end is left alone: it holds
/// nothing but its own memory, and ends with the program.
fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> Result<T, InterchangeError> + Send + 'static,
) -> Result<T, ProjectError> {
    let (tell, told) = channel();
    let run = move || {
        // Nobody listens any more when it took too long.
        let _ = tell.send(work());
    };
    let thread = std::thread::Builder::new().name("import".into()).spawn(run);
    thread.map_err(|_| InterchangeError::Broke)?;
    match told.recv_timeout(limit) {
        Ok(outcome) => Ok(outcome?),
        Err(RecvTimeoutError::Timeout) => Err(ProjectError::TooSlow { seconds: limit.as_secs() }),
        Err(RecvTimeoutError::Disconnected) => Err(InterchangeError::Broke.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let check = |name: &str, content: &[u8], expect: bool| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("it can be written");
            assert_eq!(is_project(&path).expect("it can be read"), expect, "{name}");
        };
        check("model.json", b"SQLite format 3\0...", true);
        check("model.portolan", b"", true);
        check("model.json", b"{}", false);
        assert!(is_project(&folder.path().join("none")).is_err());
    }

    #[test]
    fn work_that_does_not_end_is_given_up() {
        // Waits for a word that never comes; the sender lives as long as the test.
        let (_held, never) = channel::<()>();
        let outcome = within(Duration::ZERO, move || {
            let _ = never.recv();
            Ok(())
        });
        let error = outcome.expect_err("it took too long");
        assert!(matches!(error, ProjectError::TooSlow { .. }), "{error}");
        assert!(!error.hint().is_empty());
    }

    #[test]
    fn a_broken_importer_costs_one_import() {
        let outcome: Result<(), _> = within(Duration::from_secs(60), || panic!("broken"));
        assert!(matches!(outcome, Err(ProjectError::Import(InterchangeError::Broke))));
    }
}
