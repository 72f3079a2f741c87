//! Finding, among the machine's font folders, a font for a character the bundled ones lack.
//!
//! Lazy: nothing is read until a character is missing; then font files are tried best names first, and each file is read at most once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::coverage::characters;
use super::fonts::FontFile;

/// Largest font file that is considered: CJK collections reach 30 MB.
const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Most files looked at.
const MAX_FILES: usize = 4000;

/// Font folders and what is known of their files.
pub struct Folders {
    roots: Vec<PathBuf>,
    files: Option<Vec<PathBuf>>,
    /// Characters per file already read, as sorted ranges.
    known: BTreeMap<PathBuf, Vec<(u32, u32)>>,
}

impl Folders {
    /// Remembers the folders; reads nothing.
    pub fn new(roots: &[PathBuf]) -> Self {
        Self { roots: roots.to_vec(), files: None, known: BTreeMap::new() }
    }

    /// The files to load for `c`: the best one that has it, and its bold companion when there is one.
    pub fn find(&mut self, c: char) -> Option<Vec<FontFile>> {
        if self.files.is_none() {
            self.files = Some(list(&self.roots));
        }
        let files = self.files.clone().unwrap_or_default();
        for path in &files {
            if !self.known.contains_key(path) {
                let ranges = read(path).map(|f| ranges(&f)).unwrap_or_default();
                self.known.insert(path.clone(), ranges);
            }
            let has = self.known.get(path).is_some_and(|r| contains(r, u32::from(c)));
            if !has {
                continue;
            }
            let mut found = vec![read(path)?];
            let name = path.to_string_lossy();
            for (regular, bold) in [("-Regular.", "-Bold."), ("-Regular.", "-SemiBold.")] {
                let companion = PathBuf::from(name.replace(regular, bold));
                if companion != *path && companion.is_file() {
                    found.extend(read(&companion));
                    break;
                }
            }
            return Some(found);
        }
        None
    }
}

fn read(path: &Path) -> Option<FontFile> {
    let small = std::fs::metadata(path).is_ok_and(|m| m.len() <= MAX_FILE);
    if !small {
        return None;
    }
    std::fs::read(path).ok().map(Arc::new)
}

fn ranges(file: &[u8]) -> Vec<(u32, u32)> {
    let mut all = characters(file);
    all.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for c in all {
        match out.last_mut() {
            Some(last) if last.1 + 1 >= c => last.1 = c,
            _ => out.push((c, c)),
        }
    }
    out
}

fn contains(ranges: &[(u32, u32)], c: u32) -> bool {
    let at = ranges.partition_point(|r| r.1 < c);
    ranges.get(at).is_some_and(|r| r.0 <= c)
}

/// All font files below the roots, plain sans-serif faces of known families first, then by name, so that the choice is stable.
fn list(roots: &[PathBuf]) -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = roots.to_vec();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let Ok(kind) = entry.file_type() else { continue };
            let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
            if kind.is_dir() {
                open.push(path);
            } else if matches!(extension.as_deref(), Some("ttf" | "otf" | "ttc"))
                && files.len() < MAX_FILES
            {
                files.push(path);
            }
        }
    }
    files.sort_by_key(|p| {
        let name = p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        (preference(&name), name, p.clone())
    });
    files.dedup();
    files
}

fn preference(name: &str) -> u32 {
    let plain = ["Bold", "Italic", "Oblique", "Light", "Thin", "Black", "Condensed", "Medium"];
    let mut score = match name {
        n if n.starts_with("NotoSans") => 0,
        n if n.starts_with("DejaVuSans") => 20,
        n if n.contains("Sans") => 40,
        _ => 60,
    };
    score += plain.iter().filter(|p| name.contains(**p)).count() as u32 * 100;
    if name.contains("Mono") || name.contains("Serif") || name.contains("UI") {
        score += 50;
    }
    score
}
