//! Loading: read the files, parse them, check everything, build the typed library.

use std::collections::BTreeSet;
use std::path::Path;

use crate::assemble::{self, Content};
use crate::check::{self, Parsed};
use crate::fault::{Fault, LibraryError};
use crate::flatten::family;
use crate::layout::Part;
use crate::library::{About, Library};
use crate::source::{self, SourceFile};
use crate::yaml::{Node, Place};

impl Library {
    /// Loads and checks the library in a folder. Folders in it that hold a `library.yaml` of their
    /// own are further packs.
    ///
    /// # Errors
    /// [`LibraryError::Unreadable`] when a file cannot be read, [`LibraryError::Faults`] with every
    /// fault when the library is refused.
    pub fn load(dir: &Path) -> Result<Self, LibraryError> {
        Self::from_files(&source::read_dir(dir)?)
    }

    /// Checks files that are already read; see [`Library::load`].
    ///
    /// # Errors
    /// [`LibraryError::Faults`] with every fault, in the order of files and lines.
    pub fn from_files(files: &[SourceFile]) -> Result<Self, LibraryError> {
        let contents = checked(files, None)?;
        let digest = source::digest(files.iter().map(|f| (f.path.as_str(), f.text.as_str())));
        assemble::assemble(contents, digest).map_err(disagreement)
    }

    /// This library with a pack from a folder: own types, techniques, mitigations and cards under a
    /// prefix of its own, rules for techniques of others (`rules.yaml`), and rules it silences with a
    /// reason (`silenced.yaml`).
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn with_pack(&self, dir: &Path) -> Result<Self, LibraryError> {
        self.with_pack_files(&source::read_dir(dir)?)
    }

    /// This library with a pack whose files are already read; see [`Library::with_pack`].
    ///
    /// # Errors
    /// [`LibraryError::Faults`] with every fault of the pack.
    pub fn with_pack_files(&self, files: &[SourceFile]) -> Result<Self, LibraryError> {
        let contents = checked(files, Some(self))?;
        let digest = source::digest(files.iter().map(|f| (f.path.as_str(), f.text.as_str())));
        let main = contents.iter().find(|c| c.part == Part::About && c.folder.is_empty());
        let about = main.and_then(|main| serde_json::from_str::<About>(&main.json).ok());
        let mut library = self.clone();
        assemble::extend(&mut library, contents).map_err(disagreement)?;
        library.about.digest =
            source::digest([("library", &*self.about.digest), ("pack", &*digest)]);
        if let Some(pack) = about.and_then(|about| library.packs.get_mut(&about.id)) {
            pack.digest = digest;
        }
        Ok(library)
    }
}

/// Files along their shapes, or every fault in the order of files and lines.
fn checked(files: &[SourceFile], base: Option<&Library>) -> Result<Vec<Content>, LibraryError> {
    let mut faults = Vec::new();
    let folders = pack_folders(files.iter().map(|file| file.path.as_str()));
    let mut parsed = Vec::new();
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort();
    for file in sorted {
        match parse(file, &folders) {
            Ok(file) => parsed.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    if !folders.contains("") {
        let (file, message) = ("library.yaml".into(), "this file is missing".into());
        let hint = Some("it says who made the pack and which prefix its ids have".into());
        faults.push(Fault { file, line: 1, column: 1, message, hint });
    }
    check::check(&parsed, base, &mut faults);
    if faults.is_empty() {
        return Ok(parsed.iter().map(content).collect());
    }
    faults.sort();
    faults.dedup();
    Err(LibraryError::Faults { faults })
}

/// The shapes let something pass that the types refuse.
fn disagreement((file, message): (String, String)) -> LibraryError {
    LibraryError::Faults { faults: vec![Fault { file, line: 1, column: 1, message, hint: None }] }
}

/// Folders that hold a `library.yaml`: the main one (empty) and those of further packs.
pub(crate) fn pack_folders<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    paths.filter_map(|path| path.strip_suffix("library.yaml")).map(str::to_owned).collect()
}

/// The pack folder that a path lies in, and the path inside it.
pub(crate) fn place_of<'a>(path: &'a str, folders: &BTreeSet<String>) -> (String, &'a str) {
    let folder = folders.iter().rfind(|folder| path.starts_with(folder.as_str()));
    let folder = folder.cloned().unwrap_or_default();
    let inside = &path[folder.len()..];
    (folder, inside)
}

fn parse(file: &SourceFile, folders: &BTreeSet<String>) -> Result<Parsed, Fault> {
    let fault = |place: Place, message: String, hint: Option<&str>| Fault {
        file: file.path.clone(),
        line: place.line,
        column: place.column,
        message,
        hint: hint.map(str::to_owned),
    };
    let start = Place { line: 1, column: 1 };
    let (folder, inside) = place_of(&file.path, folders);
    let part = Part::of(inside).ok_or_else(|| {
        fault(start, "nothing reads this file".into(), Some("see CONTRIBUTING.md for the folders"))
    })?;
    let node = Node::parse(&file.text)
        .map_err(|(place, message)| fault(place, format!("this is no YAML: {message}"), None))?;
    Ok(Parsed { path: file.path.clone(), folder, part, node })
}

fn content(file: &Parsed) -> Content {
    let mut value = file.node.to_json();
    if file.part == Part::Technique {
        value = family(value);
    }
    Content {
        path: file.path.clone(),
        folder: file.folder.clone(),
        part: file.part,
        json: value.to_string().into(),
    }
}
