//! Fingerprints of the files behind a data asset: taken once, held against the files later.
//!
//! A folder gets one fingerprint over all its files, and up to [`KEPT`] of its files one each, so that
//! a later check can name what changed. Links are not followed: they could lead anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use model::{FileDigest, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{ProjectError, digest_file, hex};

/// Files of a folder that are kept one by one.
const KEPT: usize = 200;
/// Folders with more files are refused; a fingerprint of them would take hours.
const MAX_FILES: usize = 100_000;
/// Deeper folders are not entered.
const MAX_DEPTH: usize = 64;

/// What became of files since their fingerprint was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FileCheck {
    /// Name of the file or folder that was looked at.
    pub name: String,
    /// What was found.
    pub state: FileState,
    /// Files with other content now.
    pub changed: Vec<String>,
    /// Files that are no longer there.
    pub missing: Vec<String>,
    /// Files that came.
    pub added: Vec<String>,
}

/// The result of a check in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FileState {
    /// Bit for bit as it was.
    Same,
    /// Something is different.
    Changed,
    /// No fingerprint of this name was ever taken.
    Unknown,
}

/// SHA-256 of a file or a folder: the whole first, then the files of a folder. Of a folder it is that
/// of the lines `digest  path` of its files in order of path, as `sha256sum` prints them. `progress`
/// is told the bytes read and the bytes in all, and ends the work by returning false; then the result
/// is none.
///
/// # Errors
/// [`ProjectError::Io`] when something cannot be read, or when a folder holds too many files.
pub fn digest_path(
    path: &Path,
    mut progress: impl FnMut(u64, u64) -> bool,
) -> Result<Option<Vec<FileDigest>>, ProjectError> {
    let at = Timestamp::now();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    if !path.is_dir() {
        let bytes = fs::metadata(path).map_err(|error| failed(path, error))?.len();
        let digest = digest_file(path, progress)?;
        return Ok(digest.map(|sha256| vec![FileDigest { name, sha256, bytes, files: 1, at }]));
    }
    let files = files_below(path)?;
    let all: u64 = files.values().map(|(_, bytes)| bytes).sum();
    let (mut done, mut lines, mut each) = (0, Sha256::new(), Vec::new());
    for (inside, (file, bytes)) in &files {
        let told = digest_file(file, |part, _| progress(done + part, all.max(done + part)))?;
        let Some(sha256) = told else { return Ok(None) };
        lines.update(format!("{sha256}  {inside}\n"));
        done += bytes;
        each.push(FileDigest {
            name: format!("{name}/{inside}"),
            sha256,
            bytes: *bytes,
            files: 1,
            at,
        });
    }
    let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
    let sha256 = hex(&lines.finalize());
    let whole = FileDigest { name, sha256, bytes: all, files: count, at };
    // Part of the list would make the rest look as if it had gone.
    let kept = if each.len() <= KEPT { each } else { Vec::new() };
    Ok(Some([vec![whole], kept].concat()))
}

/// Fingerprints of an asset with new ones in the place of those of the same file or folder.
#[must_use]
pub fn replace(kept: &[FileDigest], taken: &[FileDigest]) -> Vec<FileDigest> {
    let Some(whole) = taken.first() else { return kept.to_vec() };
    let others = kept.iter().filter(|known| !belongs(&known.name, &whole.name));
    others.chain(taken).cloned().collect()
}

/// Holds fingerprints taken now against those that were kept. A file that was renamed but not changed
/// is the same.
#[must_use]
pub fn compare(kept: &[FileDigest], now: &[FileDigest]) -> FileCheck {
    let whole = now.first();
    let name = whole.map_or_else(String::new, |whole| whole.name.clone());
    let mut check = FileCheck {
        state: FileState::Unknown,
        changed: Vec::new(),
        missing: Vec::new(),
        added: Vec::new(),
        name,
    };
    let Some(whole) = whole else { return check };
    if kept.iter().any(|known| known.sha256 == whole.sha256 && known.files == whole.files) {
        check.state = FileState::Same;
        return check;
    }
    let Some(before) = kept.iter().find(|known| known.name == whole.name) else { return check };
    check.state = FileState::Changed;
    let part = |list: &[FileDigest]| -> BTreeMap<String, String> {
        let inside = list.iter().filter(|d| d.name != whole.name && belongs(&d.name, &whole.name));
        inside.map(|d| (d.name.clone(), d.sha256.clone())).collect()
    };
    let (old, new) = (part(kept), part(now));
    // Files are only known one by one when both times there were few enough.
    let one_by_one = |list: &BTreeMap<_, _>, of: &FileDigest| list.len() == of.files as usize;
    if !one_by_one(&old, before) || !one_by_one(&new, whole) {
        check.changed.push(whole.name.clone());
        return check;
    }
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        match (old.get(name), new.get(name)) {
            (Some(a), Some(b)) if a != b => check.changed.push(name.clone()),
            (Some(_), None) => check.missing.push(name.clone()),
            (None, Some(_)) => check.added.push(name.clone()),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    check
}

/// Whether a fingerprint is of a file or folder, or of a file inside it.
fn belongs(name: &str, whole: &str) -> bool {
    name == whole || name.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'))
}

fn failed(path: &Path, source: std::io::Error) -> ProjectError {
    ProjectError::Io { doing: "Taking the fingerprint of", path: path.into(), source }
}

/// Every file below a folder by its path inside it with `/`, with where it is and its bytes.
fn files_below(folder: &Path) -> Result<BTreeMap<String, (PathBuf, u64)>, ProjectError> {
    let mut files = BTreeMap::new();
    let mut open = vec![(folder.to_path_buf(), String::new(), 0)];
    while let Some((place, prefix, depth)) = open.pop() {
        for entry in fs::read_dir(&place).map_err(|error| failed(&place, error))? {
            let entry = entry.map_err(|error| failed(&place, error))?;
            let kind = entry.file_type().map_err(|error| failed(&entry.path(), error))?;
            let inside = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if kind.is_dir() && depth < MAX_DEPTH {
                open.push((entry.path(), format!("{inside}/"), depth + 1));
            } else if kind.is_file() {
                let bytes = entry.metadata().map_err(|error| failed(&entry.path(), error))?.len();
                files.insert(inside, (entry.path(), bytes));
            }
            if files.len() > MAX_FILES {
                let limit = format!("it holds more than {MAX_FILES} files");
                return Err(failed(folder, std::io::Error::other(limit)));
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let temp = tempfile::tempdir().unwrap();
        let model = temp.path().join("model");
        fs::create_dir_all(model.join("weights")).unwrap();
        fs::write(model.join("config.json"), "{}").unwrap();
        fs::write(model.join("weights/part-1.bin"), [1; 2000]).unwrap();
        (temp, model)
    }

    fn taken(path: &Path) -> Vec<FileDigest> {
        digest_path(path, |_, _| true).unwrap().unwrap()
    }

    #[test]
    fn a_folder_is_the_digest_of_its_list() {
        let (_temp, model) = folder();
        let found = taken(&model);
        let names: Vec<_> = found.iter().map(|d| d.name.as_str()).collect();
        assert_eq!(names, ["model", "model/config.json", "model/weights/part-1.bin"]);
        let line = |digest: &FileDigest, path: &str| format!("{}  {path}\n", digest.sha256);
        let lines = line(&found[1], "config.json") + &line(&found[2], "weights/part-1.bin");
        assert_eq!(found[0].sha256, hex(&Sha256::digest(lines)));
        assert_eq!((found[0].bytes, found[0].files), (2002, 2));
    }

    #[test]
    fn work_ends_when_it_is_told_to() {
        let (_temp, model) = folder();
        assert_eq!(digest_path(&model, |done, _| done < 10).unwrap(), None);
        let mut last = (0, 0);
        digest_path(&model, |done, all| {
            last = (done, all);
            true
        })
        .unwrap();
        assert_eq!(last, (2002, 2002));
    }

    /// What a check says after something was done to the folder.
    fn check(change: impl Fn(&Path), expected: (FileState, &[&str], &[&str], &[&str])) {
        let (_temp, model) = folder();
        let before = taken(&model);
        change(&model);
        let found = compare(&before, &taken(&model));
        let lists = (found.state, &found.changed[..], &found.missing[..], &found.added[..]);
        let own = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let wanted = (own(expected.1), own(expected.2), own(expected.3));
        assert_eq!(lists, (expected.0, &wanted.0[..], &wanted.1[..], &wanted.2[..]));
    }

    #[test]
    fn what_changed_is_named() {
        check(|_| {}, (FileState::Same, &[], &[], &[]));
        let tamper = |model: &Path| fs::write(model.join("weights/part-1.bin"), [2; 2000]).unwrap();
        check(tamper, (FileState::Changed, &["model/weights/part-1.bin"], &[], &[]));
        let remove = |model: &Path| fs::remove_file(model.join("config.json")).unwrap();
        check(remove, (FileState::Changed, &[], &["model/config.json"], &[]));
        let add = |model: &Path| fs::write(model.join("a.py"), "x").unwrap();
        check(add, (FileState::Changed, &[], &[], &["model/a.py"]));
    }

    #[test]
    fn a_file_is_known_by_name_or_by_content() {
        let (_temp, model) = folder();
        let kept = taken(&model.join("config.json"));
        assert_eq!(compare(&kept, &taken(&model)).state, FileState::Unknown);
        fs::copy(model.join("config.json"), model.join("other.json")).unwrap();
        assert_eq!(compare(&kept, &taken(&model.join("other.json"))).state, FileState::Same);
        fs::write(model.join("config.json"), "[]").unwrap();
        let found = compare(&kept, &taken(&model.join("config.json")));
        assert_eq!(
            (found.state, &found.changed[..]),
            (FileState::Changed, &["config.json".to_owned()][..])
        );
        let renewed = replace(&kept, &taken(&model.join("config.json")));
        assert_eq!((renewed.len(), renewed[0] == kept[0]), (1, false));
    }
}
