//! Names of files from names of systems. A title is foreign text: only letters, digits and a few
//! harmless signs of it reach a path.

use std::path::{Path, PathBuf};

/// Longest name made, characters.
const LONGEST: usize = 80;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A title as a file name without an ending.
pub fn safe(title: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || " -_().,&+".contains(c) { c } else { ' ' };
    let plain: String = title.chars().map(kept).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String =
        joined.trim_matches(|c| c == '.' || c == ' ').chars().take(LONGEST).collect();
    let name = short.trim_end_matches(['.', ' ']);
    let base = name.split('.').next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    if name.is_empty() {
        "Threat model".into()
    } else if DEVICES.iter().any(|device| base.eq_ignore_ascii_case(device)) {
        format!("{name} model")
    } else {
        name.into()
    }
}

/// A project file of this title in a folder, numbered where the name is taken.
pub fn free(folder: &Path, title: &str) -> PathBuf {
    let name = safe(title);
    let numbered = |n: u32| match n {
        1 => folder.join(format!("{name}.{}", store::EXTENSION)),
        n => folder.join(format!("{name} {n}.{}", store::EXTENSION)),
    };
    let taken = |path: &PathBuf| path.symlink_metadata().is_ok();
    (1..=9_999).map(numbered).find(|path| !taken(path)).unwrap_or_else(|| numbered(10_000))
}

/// The name of a file, to be read by people.
pub fn of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Name and folder of a file, to be read by people.
pub fn split(path: &Path) -> (String, String) {
    (of(path), path.parent().map(|folder| folder.display().to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_harmless_names() {
        let check = |title: &str, name: &str| assert_eq!(safe(title), name, "{title:?}");
        check("Mail assistant", "Mail assistant");
        check("../../etc/passwd", "etc passwd");
        check("a\u{0}b\u{202e}c\n", "a b c");
        check("  .hidden. ", "hidden");
        check("", "Threat model");
        check("///", "Threat model");
        check("CON", "CON model");
        check("lpt1.txt", "lpt1.txt model");
        check("Übersicht (Entwurf)", "Übersicht (Entwurf)");
        assert!(safe(&"x".repeat(500)).chars().count() <= LONGEST);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let first = free(folder.path(), "Mail");
        assert!(first.ends_with("Mail.portolan"));
        std::fs::write(&first, "").unwrap();
        assert!(free(folder.path(), "Mail").ends_with("Mail 2.portolan"));
    }
}
