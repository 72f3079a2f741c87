//! Where files live on this machine. The one place that reads the environment.

use std::path::{Path, PathBuf};

use crate::ProjectError;

/// Overrides every folder: all of them lie below it then.
const HOME: &str = "PORTOLAN_HOME";

/// Where files live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings, recent files, backups.
    pub data: PathBuf,
    /// New projects.
    pub documents: PathBuf,
    /// The login name, to begin with until the user says otherwise.
    pub login: String,
}

impl Folders {
    /// The folders of this user: `PORTOLAN_HOME` if set, else where the system keeps such things.
    ///
    /// # Errors
    /// [`ProjectError::NoHome`] when there is neither.
    pub fn of_this_user() -> Result<Self, ProjectError> {
        let login = std::env::var("USER").or_else(|_| std::env::var("USERNAME"));
        let login = login.unwrap_or_default();
        if let Some(home) = std::env::var_os(HOME).filter(|home| !home.is_empty()) {
            let home = std::path::absolute(&home).unwrap_or_else(|_| home.into());
            return Ok(Self { login, ..Self::below(&home) });
        }
        let own = directories::ProjectDirs::from("", "", "Portolan").ok_or(ProjectError::NoHome)?;
        let user = directories::UserDirs::new().ok_or(ProjectError::NoHome)?;
        // A system without a documents folder still has a home.
        let documents = user.document_dir().unwrap_or(user.home_dir()).join("Portolan");
        Ok(Self { data: own.data_dir().into(), documents, login })
    }

    /// Every folder below one.
    pub fn below(home: &Path) -> Self {
        Self { data: home.join("data"), documents: home.join("documents"), login: String::new() }
    }

    /// Where backups go.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// A free place for a new project, its folder made.
    ///
    /// # Errors
    /// [`ProjectError::Io`] when the folder cannot be made.
    pub fn place_for(&self, title: &str) -> Result<PathBuf, ProjectError> {
        let folder = &self.documents;
        std::fs::create_dir_all(folder).map_err(|source| ProjectError::Io {
            doing: "Making the folder",
            path: folder.clone(),
            source,
        })?;
        Ok(crate::file_name::free(folder, title))
    }
}

/// Where this system keeps fonts, for the scripts that the bundled ones lack; only folders that are there.
pub fn fonts() -> Vec<PathBuf> {
    let folders: &[&str] = if cfg!(windows) {
        &["C:\\Windows\\Fonts"]
    } else if cfg!(target_os = "macos") {
        &["/System/Library/Fonts", "/Library/Fonts"]
    } else {
        &["/usr/share/fonts", "/usr/local/share/fonts"]
    };
    folders.iter().map(PathBuf::from).filter(|folder| folder.is_dir()).collect()
}
