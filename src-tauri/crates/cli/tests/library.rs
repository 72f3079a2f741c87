//! `portolan library` as a person uses it: the built program with a home of its own.

mod support;

use std::path::Path;

use support::check;

const RELEASE: &str = "id: ATLAS\nversion: \"9.9.0\"\nmatrices:\n- id: ATLAS\n  tactics:\n  - {id: AML.TA0005, name: Execution, object-type: tactic, description: x}\n  techniques:\n  - {id: AML.T0051, name: Prompt Injection, tactics: [AML.TA0005], object-type: technique, description: x}\n  - {id: AML.T0051.001, name: Indirect, subtechnique-of: AML.T0051, object-type: technique, description: x}\n  - {id: AML.T0777, name: Brand new, tactics: [AML.TA0005], object-type: technique, description: x}\n  mitigations: []\n";
const ABOUT: &str = "id: acme\nname: Acme\nversion: \"1\"\nprefix: ACME.\nlicence: proprietary\n\
                     attribution: [Acme security team]\n";
const SILENCED: &str = "silenced:\n  - {rule: AML.T0051.001/2, reason: Our index is read-only.}\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("in the folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

#[test]
fn a_release_is_compared_taken_over_and_rolled_back() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    write(folder, "ATLAS.yaml", RELEASE);
    check(
        folder,
        "library diff ATLAS.yaml",
        1,
        &[
            "AML.T0777 Brand new (no rules yet)",
            "LLM Prompt Injection -> Prompt Injection",
            "retired:",
        ],
    );
    check(folder, "library show", 0, &["in use: ATLAS 5.6.0"]);
    check(folder, "library import ATLAS.yaml", 0, &["in use: ATLAS 9.9.0", "before:"]);
    check(folder, "library show", 0, &["in use: ATLAS 9.9.0", "+ ATLAS 9.9.0"]);
    check(folder, "library diff ATLAS.yaml", 0, &["9.9.0 -> 9.9.0"]);
    // What is suggested follows the library in use: the release lacks most techniques.
    check(folder, "new a.portolan --from rag-assistant", 0, &[]);
    let suggested = check(folder, "suggest a.portolan --format json --all", 0, &["AML.T0051.001"]);
    assert!(!suggested.contains("AML.T0070"), "the release does not have it");
    check(folder, "library roll-back", 0, &["in use: ATLAS 5.6.0"]);
    write(folder, "other.yaml", "a: b");
    check(folder, "library import other.yaml", 2, &["no ATLAS data file", "try:"]);
}

#[test]
fn a_pack_is_checked_added_and_removed() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    write(folder, "acme/library.yaml", ABOUT);
    write(folder, "acme/silenced.yaml", &SILENCED.replace("/2", "/99"));
    check(folder, "library check acme", 1, &["silenced.yaml:2:12: unknown rule"]);
    check(folder, "library add-pack acme", 1, &["silenced.yaml:2:12: unknown rule"]);
    write(folder, "acme/silenced.yaml", SILENCED);
    check(folder, "library check acme", 0, &["Acme 1 (proprietary; Acme security team), no fault"]);
    check(
        folder,
        "library add-pack acme",
        0,
        &[
            "pack: Acme 1 (proprietary; Acme security team)",
            "AML.T0051.001/2: Our index is read-only.",
        ],
    );
    check(folder, "library remove-pack acme", 0, &["in use: ATLAS 5.6.0"]);
}
