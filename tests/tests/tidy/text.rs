//! What every written file keeps to.

use crate::sources;

const WRITTEN: [&str; 12] =
    [".rs", ".ts", ".tsx", ".css", ".md", ".toml", ".sql", ".html", ".yaml", ".json", ".py", "run"];
/// Lines of a file that people write; past it, it has more than one reason to exist.
const LONGEST: usize = 500;

#[test]
fn no_file_is_too_long() {
    let code = [".rs", ".ts", ".tsx", ".css", ".sql", ".py"];
    for (path, text) in sources::below("", &code) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{path} has {lines} lines: split it by reason");
    }
}

#[test]
fn files_name_no_machine_and_no_mirror() {
    // Put together here, so that this file does not name them either.
    let words = [
        ["/work", "/"].concat(),
        ["/root", "/"].concat(),
        ["/home", "/"].concat(),
        ["registry", ".npmjs"].concat(),
        ["index", ".crates"].concat(),
        ["deb", ".debian"].concat(),
    ];
    for (path, text) in sources::below("", &WRITTEN) {
        for word in &words {
            assert!(!text.contains(word.as_str()), "{path} names `{word}`");
        }
    }
}

#[test]
fn no_type_is_called_by_a_word_that_says_nothing() {
    const WORDS: [&str; 5] = ["Manager", "Service", "Helper", "Util", "Processor"];
    for (path, text) in sources::below("src-tauri", &[".rs"]) {
        for line in text.lines().map(str::trim_start) {
            let line = line.strip_prefix("pub ").unwrap_or(line);
            let named =
                ["struct ", "enum ", "trait ", "mod "].iter().find_map(|k| line.strip_prefix(k));
            let Some(name) = named else { continue };
            let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            assert!(
                !WORDS.iter().any(|word| name.ends_with(word)),
                "{path}: `{name}`: say what it does instead"
            );
        }
    }
}
