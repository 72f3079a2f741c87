//! The built program, run as a person runs it, with a home of its own.

use std::path::Path;
use std::process::Command;

/// Runs `portolan` with words split at spaces; checks exit code and what both outputs hold.
pub fn check(folder: &Path, words: &str, code: i32, expect: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words.split_whitespace())
        .current_dir(folder)
        .env("PORTOLAN_HOME", folder.join("home"))
        .output()
        .expect("the program runs");
    let text = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
    assert_eq!(output.status.code(), Some(code), "portolan {words}\n{text}");
    for part in expect {
        assert!(text.contains(part), "portolan {words}: no {part:?} in\n{text}");
    }
    text
}
