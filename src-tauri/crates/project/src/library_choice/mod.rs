//! Which threat library this person works with: the one that ships, with the facts of an official
//! release and with packs of their organisation. Kept in the data folder together with the choice
//! before it, so that a step can be taken back.
//!
//! A choice names its parts by the digest of their content; the parts lie beside it as copies. So a
//! release file or a pack folder may be moved or deleted, and an earlier choice still loads.

mod error;
mod keep;
mod touched;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use library::{About, Library, Release};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Folders, atomic};
pub use error::ChoiceError;
pub use touched::{Touch, TouchedThreat, follow, touched};

/// The parts that are laid over the library that ships.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Choice {
    /// The release; none for the one that ships.
    release: Option<Part>,
    /// Packs, in the order they were added.
    packs: Vec<Part>,
}

/// A part, as a copy in the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    /// Version of a release, id of a pack.
    name: String,
    /// Digest of its content; the name of the copy.
    digest: String,
}

/// What lies in the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Kept {
    current: Choice,
    previous: Option<Choice>,
}

/// The library that was chosen, loaded.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The library to work with.
    pub library: Arc<Library>,
    /// What people should know about it.
    pub status: LibraryStatus,
}

/// The chosen library in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryStatus {
    /// The main pack.
    pub about: About,
    /// Version of the release that was taken over; none for the one that ships.
    pub release: Option<String>,
    /// Packs that were added, in their order.
    pub packs: Vec<About>,
    /// What going back would give; none when there is nothing to go back to.
    pub previous: Option<String>,
    /// Why the library that was chosen is not the one in use, in one sentence.
    pub problem: Option<String>,
}

/// The library that was chosen. Parts that can no longer be used are left out, and the status says
/// so: a damaged pack must not keep anybody from their work.
pub fn load(folders: &Folders) -> Chosen {
    let kept = read(folders);
    match build(folders, &kept.current) {
        Ok(library) => chosen(library, &kept, None),
        Err(error) => {
            chosen(Library::embedded().clone(), &kept, Some(format!("{error}. {}", error.hint())))
        }
    }
}

/// Takes a release over, from the text of its file.
///
/// # Errors
/// [`ChoiceError::Release`] when it is none, [`ChoiceError::Library`] when a pack does not go with
/// it, [`ChoiceError::Keep`] when it cannot be kept; then the choice is as before.
pub fn take_release(folders: &Folders, text: &str) -> Result<Chosen, ChoiceError> {
    let release = Release::read(text)?;
    keep::release(&folder(folders), &release.digest, text)?;
    let part = Part { name: release.version, digest: release.digest };
    let current = read(folders).current;
    change(folders, Choice { release: Some(part), ..current })
}

/// Adds a pack from a folder, or replaces the one of the same id.
///
/// # Errors
/// [`ChoiceError::Library`] with every fault of the pack, [`ChoiceError::Keep`] when it cannot be
/// kept; then the choice is as before.
pub fn add_pack(folders: &Folders, dir: &Path) -> Result<Chosen, ChoiceError> {
    let kept = read(folders);
    let known: Vec<String> = kept.current.packs.iter().map(|pack| pack.name.clone()).collect();
    // A newer edition of a pack is checked without the older one in its way.
    let about = pack_about(folders, &kept.current, dir)?;
    let copy = keep::pack(&folder(folders), &about.digest, dir)?;
    let part = Part { name: about.id.clone(), digest: about.digest };
    let mut next = kept.current;
    match known.iter().position(|id| *id == part.name) {
        Some(place) => next.packs[place] = part,
        None => next.packs.push(part),
    }
    change(folders, next).inspect_err(|_| keep::forget(&copy))
}

/// What a pack says about itself, once it is checked against the chosen library.
///
/// # Errors
/// [`ChoiceError::Library`] with every fault.
pub fn check_pack(folders: &Folders, dir: &Path) -> Result<About, ChoiceError> {
    pack_about(folders, &read(folders).current, dir)
}

/// Takes a pack away. Threats that name its techniques stay in every model.
///
/// # Errors
/// As [`add_pack`]; another pack may need this one.
pub fn remove_pack(folders: &Folders, id: &str) -> Result<Chosen, ChoiceError> {
    let mut next = read(folders).current;
    next.packs.retain(|pack| pack.name != id);
    change(folders, next)
}

/// Goes back to the choice before; going back twice is going forward again.
///
/// # Errors
/// [`ChoiceError::NothingBefore`], else as [`take_release`].
pub fn roll_back(folders: &Folders) -> Result<Chosen, ChoiceError> {
    let previous = read(folders).previous.ok_or(ChoiceError::NothingBefore)?;
    change(folders, previous)
}

/// The id that a pack's own file claims decides which edition it replaces.
fn pack_about(folders: &Folders, current: &Choice, dir: &Path) -> Result<About, ChoiceError> {
    let claimed = keep::claimed_id(dir);
    let others = current.packs.iter().filter(|pack| Some(&pack.name) != claimed.as_ref());
    let base = Choice { release: current.release.clone(), packs: others.cloned().collect() };
    let before = build(folders, &base)?;
    let after = before.with_pack(dir)?;
    let added = after.packs.into_iter().find(|(id, _)| !before.packs.contains_key(id));
    added.map(|(_, about)| about).ok_or(ChoiceError::NoPack { path: dir.into() })
}

fn change(folders: &Folders, next: Choice) -> Result<Chosen, ChoiceError> {
    let library = build(folders, &next)?;
    let kept = read(folders);
    let previous = if kept.current == next { kept.previous } else { Some(kept.current) };
    let kept = Kept { current: next, previous };
    atomic::write(&place(folders), &kept)?;
    Ok(chosen(library, &kept, None))
}

fn build(folders: &Folders, choice: &Choice) -> Result<Library, ChoiceError> {
    let folder = folder(folders);
    let mut library = match &choice.release {
        Some(part) => {
            let text = keep::read_release(&folder, &part.digest)?;
            let release = Release::read(&text)?;
            let mut library = Library::embedded().with_release(&release);
            library.about.version.push_str(&format!(" + ATLAS {}", release.version));
            library
        }
        None => Library::embedded().clone(),
    };
    // The version is what people read in the pin of a model, so it names every part.
    for pack in &choice.packs {
        library = library.with_pack(&keep::pack_place(&folder, &pack.digest))?;
        library.about.version.push_str(&format!(" + {}", pack.name));
    }
    Ok(library)
}

fn chosen(library: Library, kept: &Kept, problem: Option<String>) -> Chosen {
    let used = if problem.is_some() { &Choice::default() } else { &kept.current };
    let status = LibraryStatus {
        about: library.about.clone(),
        release: used.release.as_ref().map(|part| part.name.clone()),
        packs: used
            .packs
            .iter()
            .filter_map(|pack| library.packs.get(&pack.name))
            .cloned()
            .collect(),
        previous: kept.previous.as_ref().map(words),
        problem,
    };
    Chosen { library: Arc::new(library), status }
}

fn words(choice: &Choice) -> String {
    let ships = &Library::embedded().about;
    let release = match &choice.release {
        Some(part) => format!("ATLAS {}", part.name),
        None => format!("{} {} as shipped", ships.name, ships.version),
    };
    let packs = choice.packs.iter().map(|pack| pack.name.clone());
    [release].into_iter().chain(packs).collect::<Vec<_>>().join(" + ")
}

fn read(folders: &Folders) -> Kept {
    atomic::read(&place(folders)).unwrap_or_default()
}

fn folder(folders: &Folders) -> PathBuf {
    folders.data.join("library")
}

fn place(folders: &Folders) -> PathBuf {
    folder(folders).join("choice.json")
}
