//! Releases and packs that a person chose, and what they mean for an open project.

use std::path::{Path, PathBuf};

use library::{Library, Release};
use model::{Edit, Subject, Threat, ThreatId};
use project::library_choice::{self as choice, ChoiceError, Touch, touched};
use project::{Folders, Project};

use crate::edits::{BY, small_project};
use crate::small::id;

/// A small release of the older shape: one technique kept under another name.
const RELEASE: &str = "id: ATLAS\nversion: \"9.9.0\"\nmatrices:\n- id: ATLAS\n  tactics:\n  - {id: AML.TA0005, name: Execution, object-type: tactic, description: x}\n  techniques:\n  - {id: AML.T0051, name: Prompt Injection, tactics: [AML.TA0005], object-type: technique, description: x}\n  - {id: AML.T0048, name: External Harms, tactics: [AML.TA0005], object-type: technique, description: x}\n  - {id: AML.T0048.004, name: Theft, subtechnique-of: AML.T0048, object-type: technique, description: x}\n  - {id: AML.T0777, name: Brand new, tactics: [AML.TA0005], object-type: technique, description: x}\n  mitigations: []\n";
const ABOUT: &str = "id: acme\nname: Acme\nversion: \"1\"\nprefix: ACME.\nlicence: proprietary\n\
                     attribution: [Acme security team]\n";
const SILENCED: &str = "silenced:\n  - {rule: AML.T0051.001/2, reason: Our index is read-only.}\n";

fn home() -> (tempfile::TempDir, Folders) {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path());
    (home, folders)
}

fn pack(home: &Path, about: &str, silenced: &str) -> PathBuf {
    let dir = home.join("acme");
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("library.yaml"), about).unwrap();
    std::fs::write(dir.join("silenced.yaml"), silenced).unwrap();
    dir
}

#[test]
fn without_a_choice_the_library_is_the_one_that_ships() {
    let (_home, folders) = home();
    let chosen = choice::load(&folders);
    assert_eq!(*chosen.library, *Library::embedded());
    assert_eq!((chosen.status.release, chosen.status.previous), (None, None));
    assert!(matches!(choice::roll_back(&folders), Err(ChoiceError::NothingBefore)));
}

#[test]
fn a_release_is_taken_over_kept_and_rolled_back() {
    let (_home, folders) = home();
    let taken = choice::take_release(&folders, RELEASE).unwrap();
    assert_eq!(taken.status.release.as_deref(), Some("9.9.0"));
    assert!(taken.library.techniques.contains_key("AML.T0777"));
    let again = choice::load(&folders);
    assert_eq!(again.library.about.digest, taken.library.about.digest);
    assert!(again.status.previous.as_deref().unwrap().contains("as shipped"));
    let back = choice::roll_back(&folders).unwrap();
    assert_eq!(back.library.about.digest, Library::embedded().about.digest);
    assert_eq!(choice::roll_back(&folders).unwrap().status.release.as_deref(), Some("9.9.0"));
    assert!(matches!(choice::take_release(&folders, "a: b"), Err(ChoiceError::Release(_))));
    assert_eq!(choice::load(&folders).status.release.as_deref(), Some("9.9.0"));
}

#[test]
fn a_pack_is_checked_copied_replaced_and_removed() {
    let (home, folders) = home();
    let dir = pack(home.path(), ABOUT, &SILENCED.replace("/2", "/99"));
    let error = choice::add_pack(&folders, &dir).unwrap_err();
    assert_eq!((error.faults()[0].file.as_str(), error.faults()[0].line), ("silenced.yaml", 2));
    assert_eq!(choice::load(&folders).status.packs, []);

    pack(home.path(), ABOUT, SILENCED);
    let added = choice::add_pack(&folders, &dir).unwrap();
    assert_eq!(added.status.packs[0].attribution, ["Acme security team"]);
    assert_eq!(added.library.silenced["AML.T0051.001/2"].reason, "Our index is read-only.");
    pack(home.path(), &ABOUT.replace("\"1\"", "\"2\""), SILENCED);
    let newer = choice::add_pack(&folders, &dir).unwrap();
    assert_eq!((newer.status.packs.len(), newer.status.packs[0].version.as_str()), (1, "2"));

    std::fs::remove_dir_all(&dir).unwrap();
    assert_eq!(choice::load(&folders).status.packs.len(), 1);
    assert_eq!(choice::remove_pack(&folders, "acme").unwrap().status.packs, []);
}

#[test]
fn a_copy_that_went_bad_leaves_the_shipped_library_and_says_so() {
    let (_home, folders) = home();
    choice::take_release(&folders, RELEASE).unwrap();
    std::fs::remove_dir_all(folders.data.join("library/releases")).unwrap();
    let chosen = choice::load(&folders);
    assert_eq!(chosen.library.about.digest, Library::embedded().about.digest);
    assert!(chosen.status.problem.unwrap().contains("Reading the release"));
}

/// A project with a threat at element 1 whose technique the release retires.
fn with_threat(technique: &str) -> (tempfile::TempDir, Project) {
    let (folder, mut project) = small_project();
    let subject = Subject::Element(model::ElementId(id(1)));
    let mut threat = Threat::new(ThreatId(id(77)), subject, "Stolen model");
    (threat.technique, threat.own) = (Some(technique.into()), true);
    project.edit(&Edit::AddThreat { threat: Box::new(threat) }, BY).unwrap();
    (folder, project)
}

#[test]
fn a_preview_names_the_threats_it_touches() {
    let (_folder, project) = with_threat("AML.T0051");
    let changes = Release::read(RELEASE).unwrap().changes(Library::embedded());
    let lines = touched(project.model(), &changes);
    assert!(
        lines.iter().any(|line| line.touch == Touch::Renamed { name: "Prompt Injection".into() })
    );
    let (_folder, project) = with_threat("AML.T0086");
    let lines = touched(project.model(), &changes);
    assert_eq!(lines[0].touch, Touch::Retired { became: None });
}

#[test]
fn adopting_a_library_pins_it_and_follows_redirects_in_one_step() {
    let (_home, folders) = home();
    // An id that an earlier release used.
    let (_folder, mut project) = with_threat("AML.T0045");
    let chosen = choice::take_release(&folders, RELEASE).unwrap();
    let shown = project.use_library(chosen.library.clone());
    assert!(shown.warnings[0].contains("is loaded now"), "{:?}", shown.warnings);
    let outcome = project.adopt_library(BY);
    let of = |project: &Project| project.model().threats[&ThreatId(id(77))].technique.clone();
    assert_eq!(of(&project).as_deref(), Some("AML.T0048.004"));
    assert_eq!(
        project.model().about.library.as_ref().map(|pin| pin.digest.clone()),
        Some(chosen.library.about.digest.clone())
    );
    assert_eq!(project.snapshot().warnings, Vec::<String>::new());
    assert!(outcome.undo.unwrap().starts_with("Use library"));
    project.undo(BY).unwrap();
    assert_eq!(of(&project).as_deref(), Some("AML.T0045"));
}
