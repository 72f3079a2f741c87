//! Copies of releases and packs in the data folder, each under the digest of its content.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::ProjectError;

/// No deeper folders are copied; the reader of packs enters none.
const MAX_DEPTH: usize = 4;
/// The head of a pack's own file is enough to find its id.
const HEAD: u64 = 64 * 1024;

/// Keeps the text of a release.
pub(super) fn release(folder: &Path, digest: &str, text: &str) -> Result<(), ProjectError> {
    let path = release_place(folder, digest);
    fs::create_dir_all(folder.join("releases"))
        .and_then(|()| fs::write(&path, text))
        .map_err(failed("Keeping the release in", &path))
}

/// The text of a release that was kept.
pub(super) fn read_release(folder: &Path, digest: &str) -> Result<String, ProjectError> {
    let path = release_place(folder, digest);
    fs::read_to_string(&path).map_err(failed("Reading the release", &path))
}

/// Keeps the YAML files of a pack and says where.
pub(super) fn pack(folder: &Path, digest: &str, dir: &Path) -> Result<PathBuf, ProjectError> {
    let place = pack_place(folder, digest);
    copy(dir, &place, 0).map_err(failed("Keeping the pack in", &place))?;
    Ok(place)
}

/// Where the copy of a pack lies.
pub(super) fn pack_place(folder: &Path, digest: &str) -> PathBuf {
    folder.join("packs").join(plain(digest))
}

/// Removes a copy that turned out to be of no use; nothing depends on its being gone.
pub(super) fn forget(place: &Path) {
    let _ = fs::remove_dir_all(place);
}

/// The id that a pack's own file claims; only a guess before the pack is checked.
pub(super) fn claimed_id(dir: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(dir.join("library.yaml")).ok()?.take(HEAD).read_to_string(&mut text).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("id:"))?;
    Some(line.trim().trim_matches(['"', '\'']).to_owned())
}

fn release_place(folder: &Path, digest: &str) -> PathBuf {
    folder.join("releases").join(format!("{}.atlas", plain(digest)))
}

/// A digest as a file name. The file of choices could be written by anybody who may write there;
/// a name from it must not lead elsewhere.
fn plain(digest: &str) -> String {
    digest.chars().filter(char::is_ascii_hexdigit).take(64).collect()
}

fn copy(from: &Path, to: &Path, depth: usize) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, name) = (entry.file_type()?, entry.file_name());
        if kind.is_dir() && depth < MAX_DEPTH {
            copy(&entry.path(), &to.join(&name), depth + 1)?;
        } else if kind.is_file() && Path::new(&name).extension().is_some_and(|e| e == "yaml") {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ProjectError {
    let path = path.to_owned();
    move |source| ProjectError::Io { doing, path, source }
}
