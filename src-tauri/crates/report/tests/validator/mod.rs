//! veraPDF, where it has been set up on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Holds these files against PDF/A-3a and PDF/UA-1; says that it is skipped where the validator is missing.
pub fn check(files: &[&Path]) {
    let shared = std::env::var_os("PORTOLAN_SHARED").map(PathBuf::from);
    let shared =
        shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"));
    let script = shared.join("prototypes/report/vera/verapdf.sh");
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let home = std::env::var_os("VERAPDF_HOME")
        .map_or(home.join(".cache/portolan-verapdf"), PathBuf::from);
    if !script.is_file() || !home.join("Vera.class").is_file() {
        println!("skipped: veraPDF is not set up on this machine");
        return;
    }
    for profile in ["3a", "ua1"] {
        let output = Command::new("bash").arg(&script).arg(profile).args(files).output();
        let verdict = output.expect("bash runs").stdout;
        let verdict = String::from_utf8_lossy(&verdict);
        assert_eq!(verdict.matches(" PASS ").count(), files.len(), "{profile}:\n{verdict}");
    }
}
