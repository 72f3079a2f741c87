//! Official releases of every shape, and hostile ones.

use std::path::{Path, PathBuf};

use library::{AdviceOrigin, Library, Release, ReleaseError, ReleaseFormat, Source};

/// A file of the shared data, or none where they are absent.
fn shared(path: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let root = std::env::var_os("PORTOLAN_SHARED").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(root.join("data").join(path)).ok();
    if text.is_none() {
        println!("skipped: no {path}");
    }
    text
}

fn release(path: &str) -> Option<Release> {
    Some(Release::read(&shared(path)?).expect("the release can be read"))
}

#[test]
fn each_shape_is_read_whole() {
    for (path, format, counts) in [
        ("atlas/ATLAS-older-3.0.0.yaml", ReleaseFormat::Lists, (12, 63, 0, 15)),
        ("atlas/ATLAS-old.yaml", ReleaseFormat::Lists, (14, 91, 26, 26)),
        ("atlas/ATLAS.yaml", ReleaseFormat::Lists, (16, 170, 35, 57)),
        ("atlas/ATLAS-v6-synthetic.yaml", ReleaseFormat::Maps, (16, 170, 35, 57)),
        ("atlas/stix-atlas.json", ReleaseFormat::Stix, (16, 170, 35, 0)),
    ] {
        let Some(release) = release(path) else { continue };
        assert_eq!(release.format, format, "{path}");
        let found = (
            release.tactics.len(),
            release.techniques.len(),
            release.mitigations.len(),
            release.cases.len(),
        );
        assert_eq!(found, counts, "{path}");
        assert!(release.techniques.values().all(|t| !t.name.is_empty()), "{path}");
    }
}

#[test]
fn links_that_went_astray_are_recovered() {
    let Some(release) = release("atlas/ATLAS.yaml") else { return };
    for id in ["AML.M0018", "AML.M0034"] {
        assert!(release.mitigations[id].techniques.iter().any(|t| t == "AML.T0052.001"), "{id}");
    }
    assert!(release.warnings.iter().any(|w| w.contains("life-cycle")), "{:?}", release.warnings);
    assert!(release.warnings.iter().any(|w| w.contains("twice")), "{:?}", release.warnings);
}

#[test]
fn the_release_of_the_library_changes_nothing() {
    let library = Library::embedded();
    for path in ["atlas/ATLAS.yaml", "atlas/ATLAS-v6-synthetic.yaml", "atlas/stix-atlas.json"] {
        let Some(release) = release(path) else { continue };
        let changes = release.changes(library);
        assert_eq!(changes.touched().count(), 0, "{path}: {changes:#?}");
        assert!(changes.new.is_empty(), "{path}: {:?}", changes.new);
    }
    let Some(release) = release("atlas/ATLAS.yaml") else { return };
    let mut same = library.with_release(&release);
    assert_ne!(same.about.digest, library.about.digest, "the release is part of the digest");
    same.about = library.about.clone();
    // The name of the column in later releases is ours, not the release's.
    for (id, tactic) in &mut same.tactics {
        tactic.later_name.clone_from(&library.tactics[id].later_name);
    }
    assert!(same == *library);
}

#[test]
fn an_old_release_hides_what_it_does_not_have() {
    let Some(release) = release("atlas/ATLAS-old.yaml") else { return };
    let changes = release.changes(Library::embedded());
    assert!(!changes.renamed.is_empty() && !changes.retired.is_empty());
    let library = Library::embedded().with_release(&release);
    assert_eq!(library.about.atlas_release.as_deref(), Some("4.7.0"));
    assert_eq!(library.techniques["AML.T0093"].source, Source::Secondary);
    assert_eq!(library.techniques["AML.T0015"].source, Source::Atlas);
    assert_eq!(library.techniques["AML.T0015"].name, release.techniques["AML.T0015"].name);
    assert!(!library.techniques["AML.T0015"].rules.is_empty(), "rules are ours");
}

/// A small release of format 6 with a technique that nobody knows.
const FUTURE: &str = r#"
format-version: 6.1.0
collection: {id: ATLAS-collection, version: "2027.01"}
matrix: {id: ATLAS-matrix}
tactics: {AML.TA0005: {name: Execution, description: d}}
techniques:
  AML.T0051: {name: Prompt Injection, maturity: Realized, platforms: [Generative AI]}
  AML.T0999: {name: "New <b>trick</b>", description: "Old <img src=x> text", maturity: Feasible}
  AML.T0998: {name: Gone, deprecated: true}
mitigations: {AML.M0099: {name: New help, description: It helps.}}
case-studies: {}
relationships:
  ATLAS-matrix: {sequences: [{target: AML.TA0005, position: 1}]}
  AML.T0051: {achieves: [{target: AML.TA0005}, {target: AML.TA9999}]}
  AML.T0999: {achieves: [{target: AML.TA0005}]}
  AML.M0099: {mitigates: [{target: AML.T0999}, {target: AML.T0051}]}
"#;

#[test]
fn a_later_release_brings_unmapped_techniques() {
    let release = Release::read(FUTURE).expect("format 6.1 is read");
    assert_eq!(release.warnings, ["AML.T0051 names the tactic AML.TA9999, which is not there"]);
    let changes = release.changes(Library::embedded());
    let ids: Vec<_> = changes.unmapped.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["AML.T0999"]);
    assert_eq!(changes.renamed[0].after, "Prompt Injection");
    let library = Library::embedded().with_release(&release);
    let new = &library.techniques["AML.T0999"];
    assert!(new.rules.is_empty() && new.not_suggested.is_some());
    assert_eq!(new.summary, "Old  text", "tags are dropped");
    assert_eq!(new.mitigations[0].origin, AdviceOrigin::Atlas);
    assert_eq!(library.mitigations["AML.M0099"].techniques, ["AML.T0051", "AML.T0999"]);
    assert_eq!(library.techniques["STD.T0001"].source, Source::Pack, "packs are untouched");
}

#[test]
fn redirects_say_what_a_retired_technique_became() {
    let mut text = FUTURE.replace("AML.T0999", "AML.T0115.000");
    text = text.replace("relationships:", "relationships:\n  AML.X: {}");
    let changes = Release::read(&text).expect("readable").changes(Library::embedded());
    let retired = changes.retired.iter().find(|item| item.id == "AML.T0019");
    let became = retired.and_then(|item| item.became.as_deref());
    assert_eq!(became, Some("AML.T0115.000"));
}

#[test]
fn what_is_no_release_is_refused() {
    assert_eq!(Release::read("hello: world"), Err(ReleaseError::Unknown));
    assert_eq!(
        Release::read("{\"type\": \"bundle\", \"objects\": []}"),
        Err(ReleaseError::Unknown)
    );
    let future = Release::read(&FUTURE.replace("6.1.0", "7.0.0"));
    assert_eq!(future, Err(ReleaseError::TooNew { found: "7.0.0".into() }));
    assert!(matches!(Release::read("a: [1,"), Err(ReleaseError::Unreadable { .. })));
    let deep = format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(Release::read(&deep), Err(ReleaseError::Unreadable { .. })));
    let deep = format!("{{\"a\": {}", "[".repeat(100_000));
    assert!(matches!(Release::read(&deep), Err(ReleaseError::Unreadable { .. })));
    // A symbolic link saved as text, as raw downloads give it.
    assert_eq!(Release::read("v6/ATLAS-2026.09.yaml"), Err(ReleaseError::Unknown));
    let long = format!("a: \"{}\"", "x".repeat(11 * 1024 * 1024));
    assert!(matches!(Release::read(&long), Err(ReleaseError::TooLarge { .. })));
}

#[test]
fn hostile_releases_do_no_harm() {
    for (name, accepted) in [
        ("ok-baseline", true),
        ("name-script-tag", true),
        ("name-bidi-override", true),
        ("version-9999", true),
        ("tactic-dangling", true),
        ("markdown-html", true),
        ("techniques-8k", true),
        ("billion-laughs", false),
        ("truncated", false),
    ] {
        let Some(text) = shared(&format!("hostile/atlas/{name}.yaml")) else { continue };
        let read = Release::read(&text);
        assert_eq!(read.is_ok(), accepted, "{name}: {:?}", read.err());
        let Ok(release) = read else { continue };
        let library = Library::embedded().with_release(&release);
        let names = library.techniques.values().map(|technique| &technique.name);
        assert!(names.into_iter().all(|n| !n.contains(['\u{202e}', '\u{1b}', '\n'])), "{name}");
    }
}
