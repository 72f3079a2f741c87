//! The files of a library, as text, and the digest over them.

use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::fault::LibraryError;

/// One file of a library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Path relative to the library's folder, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Larger files are refused before they are parsed.
pub(crate) const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// More files are not read.
const MAX_FILES: usize = 5000;
/// Deeper folders are not entered.
const MAX_DEPTH: usize = 4;

/// Folders that other readers own: generated schemas.
const SKIPPED: &[&str] = &["schemas"];

/// Every YAML file below a folder, sorted by path.
pub(crate) fn read_dir(dir: &Path) -> Result<Vec<SourceFile>, LibraryError> {
    let mut files = Vec::new();
    collect(dir, "", 0, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(
    dir: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<SourceFile>,
) -> Result<(), LibraryError> {
    let failed = |path: &Path, source: io::Error| LibraryError::Unreadable {
        path: path.display().to_string(),
        source,
    };
    for entry in fs::read_dir(dir).map_err(|error| failed(dir, error))? {
        let entry = entry.map_err(|error| failed(dir, error))?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link could lead out of the folder; a pack from elsewhere must not read our files.
        let kind = entry.file_type().map_err(|error| failed(&path, error))?;
        if kind.is_dir() && !SKIPPED.contains(&name.as_str()) && depth < MAX_DEPTH {
            collect(&path, &format!("{prefix}{name}/"), depth + 1, files)?;
        } else if kind.is_file() && name.ends_with(".yaml") {
            let size = entry.metadata().map_err(|error| failed(&path, error))?.len();
            if size > MAX_FILE_BYTES || files.len() >= MAX_FILES {
                let limit = io::Error::other("larger than a library may be");
                return Err(failed(&path, limit));
            }
            let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
            files.push(SourceFile { path: format!("{prefix}{name}"), text });
        }
    }
    Ok(())
}

/// SHA-256 in lower-case hexadecimal over paths and bytes, in the order of the paths. Each path and
/// content is preceded by its length, so that no two sets of files have the same digest by shifting
/// bytes between them.
pub(crate) fn digest<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut sorted: Vec<_> = files.into_iter().collect();
    sorted.sort_unstable();
    let mut hash = Sha256::new();
    for (path, text) in sorted {
        for part in [path, text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
