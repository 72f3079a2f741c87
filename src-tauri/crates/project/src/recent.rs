//! The files opened last. The window sees an id and never a path.

use std::path::{Path, PathBuf};

use model::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{Folders, ProjectError, atomic, file_name};

/// How many are remembered.
const REMEMBERED: usize = 20;

/// A file on the start page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Recent {
    /// What the window calls it.
    pub id: String,
    /// Title of the model when it was last open.
    pub title: String,
    /// Folder, to be read by people.
    pub folder: String,
    /// When it was last opened.
    pub opened_at: Timestamp,
    /// What stands in the way of opening it; empty when nothing is known to.
    pub note: String,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    path: PathBuf,
    title: String,
    opened_at: Timestamp,
}

/// The list, last opened first.
pub fn list(folders: &Folders) -> Vec<Recent> {
    let line = |file: Remembered| Recent {
        id: id(&file.path),
        note: if file.path.is_file() { String::new() } else { "The file is not there".into() },
        folder: file_name::split(&file.path).1,
        title: file.title,
        opened_at: file.opened_at,
    };
    read(folders).into_iter().map(line).collect()
}

/// The path behind an id; none if it is not on the list.
pub fn path_of(folders: &Folders, wanted: &str) -> Option<PathBuf> {
    read(folders).into_iter().map(|file| file.path).find(|path| id(path) == wanted)
}

/// Puts a file on top of the list. A path that JSON cannot hold is not remembered.
///
/// # Errors
/// [`ProjectError::Io`] when the list cannot be written.
pub fn remember(folders: &Folders, path: &Path, title: &str) -> Result<(), ProjectError> {
    if path.to_str().is_none() {
        return Ok(());
    }
    let mut files = read(folders);
    files.retain(|file| file.path != path);
    let title = if title.trim().is_empty() { file_name::of(path) } else { title.into() };
    files.insert(0, Remembered { path: path.into(), title, opened_at: Timestamp::now() });
    files.truncate(REMEMBERED);
    atomic::write(&place(folders), &files)
}

/// Takes a file off the list; the file itself stays.
///
/// # Errors
/// [`ProjectError::Io`] when the list cannot be written.
pub fn forget(folders: &Folders, unwanted: &str) -> Result<(), ProjectError> {
    let mut files = read(folders);
    files.retain(|file| id(&file.path) != unwanted);
    atomic::write(&place(folders), &files)
}

fn read(folders: &Folders) -> Vec<Remembered> {
    atomic::read(&place(folders)).unwrap_or_default()
}

fn place(folders: &Folders) -> PathBuf {
    folders.data.join("recent.json")
}

fn id(path: &Path) -> String {
    let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_opened_is_first_and_listed_once() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        let file = |name: &str| home.path().join(name);
        assert_eq!(list(&folders), vec![]);
        std::fs::write(file("a.portolan"), "").unwrap();
        for (name, title) in [("a.portolan", "A"), ("b.portolan", ""), ("a.portolan", "A2")] {
            remember(&folders, &file(name), title).unwrap();
        }
        let found = list(&folders);
        let titles: Vec<&str> = found.iter().map(|recent| recent.title.as_str()).collect();
        assert_eq!(titles, ["A2", "b.portolan"]);
        assert_eq!((found[0].note.as_str(), found[1].note.as_str()), ("", "The file is not there"));
        assert_eq!(path_of(&folders, &found[0].id), Some(file("a.portolan")));
        assert_eq!(path_of(&folders, "../../etc/passwd"), None);
        forget(&folders, &found[0].id).unwrap();
        assert_eq!(list(&folders).len(), 1);
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        std::fs::create_dir_all(&folders.data).unwrap();
        std::fs::write(place(&folders), "[{").unwrap();
        assert_eq!(list(&folders), vec![]);
    }
}
