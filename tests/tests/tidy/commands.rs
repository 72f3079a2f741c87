//! A command of the window is written in four places: the function, the list the shell is built
//! with, the capability that allows it, and the wrapper of the page. They must agree.

use std::collections::BTreeSet;

use crate::sources;

#[test]
fn every_command_is_known_everywhere() {
    let listed = quoted(&sources::read("src-tauri/src/commands/names.rs"));
    assert!(listed.len() > 10, "src-tauri/src/commands/names.rs lists the commands");
    let same = |other: BTreeSet<String>, place: &str| {
        let missing: Vec<_> = listed.difference(&other).collect();
        let unknown: Vec<_> = other.difference(&listed).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{place} against src-tauri/src/commands/names.rs: missing {missing:?}, unknown {unknown:?}"
        );
    };
    same(functions(), "the functions in src-tauri/src/commands");
    same(handled(), "the list in src-tauri/src/commands/mod.rs");
    same(allowed(), "src-tauri/capabilities/main.json");
    same(wrapped(), "ui/src/ipc/commands.ts");
}

/// Functions marked as commands.
fn functions() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in sources::below("src-tauri/src/commands", &[".rs"]) {
        for part in text.split("#[tauri::command").skip(1) {
            let name = part.split("fn ").nth(1).and_then(|rest| rest.split(['(', '<']).next());
            found.extend(name.map(str::to_owned));
        }
    }
    found
}

/// Names in the handler that the shell is built with.
fn handled() -> BTreeSet<String> {
    let text = sources::read("src-tauri/src/commands/mod.rs");
    let list = text.split("generate_handler![").nth(1).and_then(|rest| rest.split(']').next());
    let paths = list.expect("mod.rs builds the handler").split(',').map(str::trim);
    paths
        .filter_map(|path| path.rsplit("::").next())
        .filter(|n| !n.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Commands that the page may call.
fn allowed() -> BTreeSet<String> {
    let permissions = quoted(&sources::read("src-tauri/capabilities/main.json"));
    permissions
        .iter()
        .filter_map(|p| p.strip_prefix("allow-"))
        .map(|p| p.replace('-', "_"))
        .collect()
}

/// Commands that the page calls.
fn wrapped() -> BTreeSet<String> {
    let text = sources::read("ui/src/ipc/commands.ts");
    let calls = text.split("run<").skip(1).filter_map(|call| call.split(">(\"").nth(1));
    calls.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn quoted(text: &str) -> BTreeSet<String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn answers_for_tests_are_in_no_release() {
    let manifest = sources::read("src-tauri/Cargo.toml");
    assert!(!manifest.lines().any(|line| line.starts_with("default = ") && line.contains("e2e")));
    for feature in manifest.lines().filter(|line| line.starts_with("custom-protocol")) {
        assert!(!feature.contains("e2e"), "src-tauri/Cargo.toml: {feature}");
    }
    for file in ["run", "bundle"] {
        let text = sources::read(&format!("src-tauri/crates/xtask/src/{file}.rs"));
        assert!(!text.contains("e2e"), "xtask {file} must build without the feature `e2e`");
    }
    for (path, text) in sources::below("src-tauri/src", &[".rs"]) {
        let hooks = text.matches("PORTOLAN_E2E").count();
        let guarded = text.contains("#[cfg(feature = \"e2e\")]\nmod answer");
        assert!(hooks == 0 || guarded, "{path}: answers for tests stand in a module behind `e2e`");
    }
}

#[test]
fn the_page_is_shut_in() {
    let shell = sources::read("src-tauri/tauri.conf.json");
    for stated in [
        "\"withGlobalTauri\": false",
        "\"default-src\": \"'none'\"",
        "\"script-src\": \"'self'\"",
        "\"connect-src\": \"ipc: http://ipc.localhost\"",
    ] {
        assert!(shell.contains(stated), "src-tauri/tauri.conf.json: {stated} is gone");
    }
    let capability = sources::read("src-tauri/capabilities/main.json");
    let capability: String = capability.split_whitespace().collect();
    assert!(capability.contains("\"windows\":[\"main\"]"));
    for plugin in ["shell:", "fs:", "http:", "dialog:", "opener:", "core:default"] {
        assert!(!capability.contains(plugin), "the page needs no `{plugin}`; Rust asks for it");
    }
}
