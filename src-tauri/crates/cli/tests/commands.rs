//! The command line as a person or a pipeline uses it: the built program in an empty folder.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Runs `portolan` with words split at spaces.
fn portolan(folder: &Path, words: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words.split_whitespace())
        .current_dir(folder)
        .env("PORTOLAN_HOME", folder.join("home"))
        .output()
        .expect("the program runs")
}

/// Runs, and checks exit code and that both outputs hold what is expected.
fn check(folder: &Path, words: &str, code: i32, expect: &[&str]) -> String {
    let output = portolan(folder, words);
    let text = [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat();
    assert_eq!(output.status.code(), Some(code), "portolan {words}\n{text}");
    for part in expect {
        assert!(text.contains(part), "portolan {words}: no {part:?} in\n{text}");
    }
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn rename(id: &str, name: &str) -> String {
    let subject = json!({"kind": "element", "id": id});
    json!({"edit": "rename", "subject": subject, "name": name}).to_string()
}

#[test]
fn a_model_from_start_to_report() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &["created m.portolan"]);
    let text = check(at, "suggest m.portolan --format json", 0, &["AML.T0051", "because"]);
    let rows: Value = serde_json::from_str(&text).expect("JSON");
    assert!(rows.as_array().is_some_and(|rows| rows.len() > 10));
    check(at, "suggest m.portolan --element E-6", 0, &["Chat backend"]);
    check(at, "list m.portolan elements --format csv", 0, &["number,name,kind"]);
    for (out, begins) in [("r.pdf", "%PDF-"), ("r.html", "<!"), ("r.md", "#"), ("d.svg", "<svg")] {
        let words = match out {
            "d.svg" => "export m.portolan --format svg -o d.svg".to_owned(),
            _ => format!("report m.portolan -o {out} --date 2026-01-31"),
        };
        check(at, &words, 0, &[]);
        let bytes = std::fs::read(at.join(out)).expect(out);
        let head =
            String::from_utf8_lossy(&bytes[..200.min(bytes.len())]).trim_start().to_lowercase();
        assert!(head.starts_with(&begins.to_lowercase()), "{out}: {head}");
    }
    check(at, "check m.portolan --gate open", 1, &["open:", "findings"]);
    check(at, "check m.portolan --gate overdue --gate stale", 0, &["overdue: holds"]);
    check(at, "check m.portolan --gate unsigned", 1, &["unsigned:"]);
    check(at, "check m.portolan --gate soon", 2, &["no such gate", "try:"]);
}

#[test]
fn edits_are_acknowledged_after_they_are_in_the_file() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from rag-assistant", 0, &[]);
    let elements = check(at, "list m.portolan elements --format json", 0, &[]);
    let elements: Value = serde_json::from_str(&elements).expect("JSON");
    let id = elements[0]["id"].as_str().expect("an id");
    let stream = [rename(id, "Guest"), rename(id, "Visitor")].join("\n");
    std::fs::write(at.join("e.jsonl"), stream).expect("written");
    let said = check(at, "edit m.portolan --edits e.jsonl", 0, &[]);
    assert_eq!(said, "ack 2\nack 3\n");
    check(at, "list m.portolan elements", 0, &["Visitor"]);

    let gone = "0190b2f4-7b1c-7000-8000-000000000000";
    let stream = [rename(id, "Third"), rename(gone, "x"), rename(id, "Fourth")].join("\n");
    std::fs::write(at.join("e.jsonl"), stream).expect("written");
    let said = check(at, "edit m.portolan --edits e.jsonl", 2, &["line 2 of e.jsonl", "try:"]);
    assert_eq!(said, "ack 4\n");
    check(at, "list m.portolan elements", 0, &["Third"]);
    std::fs::write(at.join("e.jsonl"), "{\"edit\":\"rename\"}").expect("written");
    check(at, "edit m.portolan --edits e.jsonl", 2, &["line 1 of e.jsonl", "subject"]);
}

#[test]
fn models_go_out_and_come_back() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan --from agent-tools", 0, &[]);
    for format in ["json", "otm"] {
        check(at, &format!("export m.portolan --format {format} -o m.{format}"), 0, &[]);
        let import = format!("import m.{format} -o {format}.portolan --fidelity f.json");
        check(at, &import, 0, &["KIND", "created"]);
        check(at, &format!("diff m.portolan {format}.portolan"), 0, &["No difference"]);
    }
    check(at, "export m.portolan --format threat-dragon -o td.json", 0, &[]);
    check(at, "import td.json -o td.portolan", 0, &["read as OWASP Threat Dragon"]);
    check(at, "export m.portolan --format pigeon -o x", 2, &["pigeon", "try:"]);
    check(at, "merge m.portolan json.portolan otm.portolan -o merged.portolan", 0, &["created"]);
    check(at, "backup m.portolan -o copy.portolan", 0, &["checked"]);
    check(at, "repair m.portolan -o whole.portolan", 0, &["records saved"]);
}

#[test]
fn what_is_wrong_is_said() {
    let temp = folder();
    let at = temp.path();
    check(at, "new m.portolan", 0, &[]);
    check(at, "new m.portolan", 3, &["m.portolan", "try:"]);
    check(at, "new n.portolan --from nobody", 2, &["nobody", "rag-assistant"]);
    check(at, "suggest nothing.portolan", 2, &["nothing.portolan", "try:"]);
    std::fs::write(at.join("bad.json"), "{\"a\": 1, \"a\": 2}").expect("written");
    check(at, "suggest bad.json", 2, &["line 1", "\"a\" is there twice"]);
    std::fs::write(at.join("other.json"), "{\"a\": 1}").expect("written");
    check(at, "import other.json -o o.portolan", 2, &["no kind that can be imported"]);
    assert!(!at.join("o.portolan").exists());
    check(at, "frobnicate", 2, &["frobnicate"]);
    check(at, "completions bash", 0, &["portolan"]);
    check(at, "--help", 0, &["Exit codes"]);
}
