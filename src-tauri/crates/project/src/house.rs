//! The folder with the organisation's own templates and look of reports. Chosen once at a machine and kept beside
//! the settings, not in them: the page sends settings back, and a path never comes from there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Folders, ProjectError, atomic};

/// What is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    folder: Option<PathBuf>,
}

/// The folder that was chosen; none for the built-in look. It may be gone since.
pub fn folder(folders: &Folders) -> Option<PathBuf> {
    atomic::read::<Kept>(&place(folders)).unwrap_or_default().folder
}

/// Keeps a folder, or goes back to the built-in look.
///
/// # Errors
/// [`ProjectError::Io`] when it cannot be kept.
pub fn choose(folders: &Folders, folder: Option<&Path>) -> Result<(), ProjectError> {
    atomic::write(&place(folders), &Kept { folder: folder.map(Path::to_owned) })
}

fn place(folders: &Folders) -> PathBuf {
    folders.data.join("report-folder.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_kept_until_the_built_in_look_is_wanted_again() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        assert_eq!(folder(&folders), None);
        choose(&folders, Some(home.path())).unwrap();
        assert_eq!(folder(&folders), Some(home.path().to_owned()));
        choose(&folders, None).unwrap();
        assert_eq!(folder(&folders), None);
        std::fs::write(place(&folders), "{\"folder\": 7}").unwrap();
        assert_eq!(folder(&folders), None, "a damaged file is as good as a missing one");
    }
}
