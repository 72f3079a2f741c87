//! Types that cross to the window and belong to no room below.

use library::{Library, ReleaseChanges};
use model::Model;
use project::library_choice::{LibraryStatus, TouchedThreat};
use project::{Failure, OpenProject, Recent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the window shows before a model is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StartPage {
    /// Files opened last, the newest first.
    pub recent: Vec<Recent>,
    /// The gallery.
    pub starters: Vec<Starter>,
    /// The threat library in use.
    pub library: LibraryInUse,
    /// What can be opened beside projects.
    pub formats: Vec<FormatName>,
}

/// A system to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Starter {
    /// Permanent id.
    pub id: String,
    /// Name of the system.
    pub title: String,
    /// What is in it, in a few words.
    pub summary: String,
    /// The model, for its picture.
    pub model: Model,
}

/// The threat library in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryInUse {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Number of techniques.
    pub techniques: usize,
}

/// A format of other tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FormatName {
    /// What commands call it.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A file of another tool, read and not yet taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportOffer {
    /// Its name.
    pub file_name: String,
    /// Name of its format.
    pub format: String,
    /// Title of the model in it.
    pub title: String,
    /// What would become of everything in it.
    pub fidelity: interchange::Fidelity,
}

/// What opening a file gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "opened", content = "value", rename_all = "snake_case")]
#[ts(export)]
pub enum Opened {
    /// A project, shown in place of what was open.
    Project(Box<OpenProject>),
    /// A file of another tool, offered.
    Import(ImportOffer),
}

/// The document that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ReportRequest {
    /// `full`, `summary`, `actions`, `guidelines` or `cards`.
    pub template: String,
    /// `pdf`, `html` or `md`.
    pub format: String,
    /// The date on it, `YYYY-MM-DD`.
    pub date: model::Date,
    /// The sections wanted; all of them when empty.
    pub sections: Vec<String>,
    /// Whether to leave out how attacks work, for suppliers.
    pub redact: bool,
}

/// The organisation's folder with templates and branding of reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct House {
    /// Its name.
    pub name: String,
    /// Documents that it adds to the built-in ones.
    pub templates: Vec<String>,
    /// What is wrong with it, with file and line; reports cannot be made before that is mended.
    pub fault: Option<Failure>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Exported {
    /// Its name.
    pub file_name: String,
    /// Its folder, to be read by people.
    pub folder: String,
    /// Pages; 0 where a format has none.
    pub pages: usize,
    /// What the reader should know, in plain sentences.
    pub warnings: Vec<String>,
}

/// The key that a sign-off is to be made with, as far as the page may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyInHand {
    /// Name of its file.
    pub file_name: String,
    /// `SHA256:` and base64, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
    /// For whom it is enrolled; none when it is new to this project.
    pub signer: Option<project::Signer>,
    /// Whether the keyring of the system keeps its passphrase.
    pub keyring: KeyringState,
}

/// What the keyring of the system can do for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum KeyringState {
    /// It keeps the passphrase.
    Kept,
    /// It could.
    Offered,
    /// There is none.
    Missing,
}

/// A file that was chosen as evidence. It stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EvidenceFile {
    /// Its name.
    pub file_name: String,
    /// SHA-256, lower-case hexadecimal.
    pub digest: String,
}

/// A signature that was made elsewhere, brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BroughtSignature {
    /// Name of its file.
    pub file_name: String,
    /// The signature, as text.
    pub signature: String,
    /// The request that lay beside it; empty when there was none.
    pub request: String,
}

/// How far work has come that takes a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Progress {
    /// What is being done.
    pub what: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

/// A file is held over the window, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FileHover {
    /// Its name; none when it is gone.
    pub name: Option<String>,
}

/// What taking a release over would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReleasePreview {
    /// Name of its file.
    pub file_name: String,
    /// New, renamed, retired and moved techniques.
    pub changes: ReleaseChanges,
    /// Threats of the open model that it touches.
    pub touched: Vec<TouchedThreat>,
}

/// Another library is in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryChange {
    /// The library.
    pub library: Library,
    /// What to say about it.
    pub status: LibraryStatus,
    /// The open project, analysed with it.
    pub project: Option<OpenProject>,
}

/// What became of adding a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PackOutcome {
    /// Name of its folder.
    pub folder: String,
    /// What is wrong with it; empty when it was added.
    pub faults: Vec<library::Fault>,
    /// The library with it.
    pub changed: Option<LibraryChange>,
}

impl Starter {
    /// A starter as the gallery shows it.
    pub fn of(starter: &interchange::Starter) -> Self {
        let interchange::Starter { id, title, summary, model } = starter.clone();
        Self { id, title, summary, model }
    }
}

impl LibraryInUse {
    /// The line about a library.
    pub fn of(library: &library::Library) -> Self {
        Self {
            name: library.about.name.clone(),
            version: library.about.version.clone(),
            techniques: library.techniques.len(),
        }
    }
}

impl FormatName {
    /// The formats that can be opened.
    pub fn importable() -> Vec<Self> {
        let importable = interchange::FORMATS.iter().filter(|format| format.import.is_some());
        importable.map(|f| Self { id: f.id.into(), name: f.name.into() }).collect()
    }
}
