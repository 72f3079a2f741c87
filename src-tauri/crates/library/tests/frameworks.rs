//! Frameworks: what ships, and what is refused where.

use std::collections::BTreeSet;

use library::{Library, SourceFile};

#[test]
fn the_seventeen_guidelines_stand_in_four_areas() {
    let framework = &Library::embedded().frameworks["secure-ai"];
    let count: Vec<_> = framework.areas.iter().map(|area| area.guidelines.len()).collect();
    assert_eq!(count, [4, 4, 5, 4]);
    for guideline in framework.areas.iter().flat_map(|area| &area.guidelines) {
        assert!(guideline.considerations.len() >= 2 && !guideline.verify, "{}", guideline.id);
    }
    let signs = framework.items().filter_map(|(.., c)| c).filter(|c| !c.shown_by.is_empty());
    assert!(signs.count() >= 60, "what a model shows is worked out for most of them");
}

#[test]
fn titles_alone_say_that_they_are_to_be_checked() {
    for framework in Library::embedded().frameworks.values() {
        let mut ids = BTreeSet::new();
        for (_, guideline, consideration) in framework.items() {
            assert!(ids.insert(consideration.map_or(&guideline.id, |c| &c.id)));
            assert!(consideration.is_some() || guideline.verify, "{}", guideline.id);
        }
    }
    let known: Vec<_> = Library::embedded().frameworks.keys().map(String::as_str).collect();
    assert_eq!(known, ["eu-ai-act", "iso-42001", "nist-ai-rmf", "owasp-llm-2025", "secure-ai"]);
}

/// The fake shell of the page answers with the real frameworks. `PORTOLAN_BLESS=1` writes them.
#[test]
fn the_pages_copy_of_the_frameworks_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/ipc/fake/frameworks.json");
    let frameworks = serde_json::to_string_pretty(&Library::embedded().frameworks);
    let fresh = frameworks.expect("frameworks are plain data") + "\n";
    if std::env::var_os("PORTOLAN_BLESS").is_some() {
        std::fs::write(path, &fresh).expect("the copy can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == fresh, "frameworks.json is stale: run `cargo xtask bindings`");
}

#[test]
fn what_is_wrong_is_named_at_its_place() {
    check("id: f1", "id: \"f 1\"", "guidelines/f.yaml:1: `f 1` is no framework id");
    check(
        "id: G1.1",
        "id: G2.1",
        "guidelines/f.yaml:15: the id does not start with its guideline's",
    );
    check("id: G1.2", "id: G1.1", "guidelines/f.yaml:19: `G1.1` is defined twice");
    check("[developer]", "[wizard]", "guidelines/f.yaml:17: unknown word `wizard` for `roles`");
    check("AML.M0020", "AML.M9920", "guidelines/f.yaml:23: unknown mitigation `AML.M9920`");
    check(
        "{register: debt}",
        "{register: dept}",
        "guidelines/f.yaml:24: unknown word `dept` for `register`",
    );
    check(
        "{register: debt}",
        "{about: purpose, register: debt}",
        "guidelines/f.yaml:24: exactly one key is expected here",
    );
    check(
        "{register: debt}",
        "{flows: {attributes: {egress: true}}}",
        "guidelines/f.yaml:24: attribute `egress` is never stated on a flow",
    );
}

const PACK: &str =
    "id: acme\nname: Acme\nversion: \"1\"\nprefix: ACME.\nlicence: Ours\nattribution: [Ours]\n";
const FRAMEWORK: &str = "id: f1
name: House rules
version: \"1\"
publisher: Us
source: Our handbook
licence: Ours
summary: What we ask of ourselves.
areas:
  - id: a
    title: All
    guidelines:
      - id: G1
        title: First
        considerations:
          - id: G1.1
            text: It is so.
            roles: [developer]
            evidence: [A page]
          - id: G1.2
            text: It is also so.
            roles: [security]
            evidence: [A page]
            mitigations: [AML.M0020]
            shown_by: [{register: debt}]
";

fn with(framework: String) -> Result<Library, library::LibraryError> {
    let file = |path: &str, text: String| SourceFile { path: path.into(), text };
    Library::embedded()
        .with_pack_files(&[file("library.yaml", PACK.into()), file("guidelines/f.yaml", framework)])
}

/// The pack's framework with one change is refused with these words at this place.
fn check(old: &str, new: &str, fault: &str) {
    assert!(FRAMEWORK.contains(old), "{old}");
    let refused = with(FRAMEWORK.replace(old, new)).expect_err(fault);
    let faults: Vec<_> =
        refused.faults().iter().map(|f| format!("{}:{}: {}", f.file, f.line, f.message)).collect();
    assert!(faults.iter().any(|f| f == fault), "{fault}\n{faults:#?}");
}

#[test]
fn a_pack_may_bring_a_framework_of_its_own() {
    let library = with(FRAMEWORK.into()).expect("the pack is sound");
    assert_eq!(library.frameworks["f1"].pack, "acme");
}
