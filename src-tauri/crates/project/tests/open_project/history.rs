//! Edits, undo and redo, also after a restart.

use model::{Edit, ElementId, Model, Subject};
use project::{Failure, FailureCode, Project};
use proptest::prelude::*;

use crate::edits::{BY, library, reopen, small_project};
use crate::small::{add_element, any_edit, id, small};

#[test]
fn an_edit_is_in_the_file_and_in_the_analysis() {
    let (_folder, mut project) = small_project();
    let mut shown = project.analysis().clone();
    let outcome = project.edit(&add_element(9, "Tool"), BY).unwrap();
    assert_eq!(outcome.undo.as_deref(), Some("Add Tool"));
    assert_eq!((outcome.redo, outcome.unsaved, outcome.moved), (None, None, None));
    assert_eq!(outcome.revision, 2);
    assert!(outcome.saved_at.is_some());
    outcome.analysis.apply(&mut shown);
    assert_eq!(&shown, project.analysis());
    let before = project.snapshot();
    assert_eq!(reopen(project).snapshot(), before);
}

#[test]
fn the_library_is_pinned_and_a_new_one_is_said() {
    let (_folder, project) = small_project();
    let pinned = project.model().about.library.clone().unwrap();
    assert_eq!(pinned.digest, library().about.digest);
    assert_eq!(project.pin_edit(), None);
    let mut other = library::Library::clone(&library());
    other.about.version = "99".into();
    other.about.digest = "ff".into();
    let path = project.path().to_owned();
    drop(project);
    let mut project = Project::open(&path, other.into()).unwrap();
    assert!(project.snapshot().warnings[0].contains("99 is loaded now"));
    let edit = project.pin_edit().expect("another library is loaded");
    let outcome = project.edit(&edit, BY).unwrap();
    assert_eq!(outcome.undo.as_deref(), Some("Use library version 99"));
    assert_eq!(project.snapshot().warnings, Vec::<String>::new());
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let (_folder, mut project) = small_project();
    let subject = Subject::Element(ElementId(id(1)));
    let outcome = project.edit(&Edit::Rename { subject, name: "Assistant".into() }, BY).unwrap();
    assert!(outcome.changes.is_empty());
    assert_eq!((outcome.revision, outcome.undo), (1, None));
}

#[test]
fn a_refused_edit_changes_nothing() {
    let (_folder, mut project) = small_project();
    let before = project.snapshot();
    let error = project.edit(&add_element(1, "Again"), BY).unwrap_err();
    let failure = Failure::from(error);
    assert_eq!(failure.code, FailureCode::Refused);
    assert!(!failure.unsaved);
    assert_eq!(project.snapshot(), before);
    assert_eq!(reopen(project).snapshot(), before);
}

#[test]
fn undo_and_redo_are_told_in_the_history() {
    let (_folder, mut project) = small_project();
    project.edit(&add_element(8, "Tool"), BY).unwrap();
    project.edit(&add_element(9, "Log"), BY).unwrap();
    project.undo("Bo").unwrap();
    let mut project = reopen(project);
    let outcome = project.undo("Bo").unwrap();
    assert_eq!((outcome.undo, outcome.redo.as_deref()), (None, Some("Add Tool")));
    let outcome = project.redo("Bo").unwrap();
    assert_eq!(
        (outcome.undo.as_deref(), outcome.redo.as_deref()),
        (Some("Add Tool"), Some("Add Log"))
    );
    let said: Vec<(u64, String, bool)> =
        project.history(10).into_iter().map(|e| (e.revision, e.label, e.undone)).collect();
    let line = |revision, label: &str, undone| (revision, label.to_string(), undone);
    assert_eq!(
        said,
        [
            line(6, "Redo: Add Tool", false),
            line(5, "Undo: Add Tool", false),
            line(4, "Undo: Add Log", false),
            line(3, "Add Log", true),
            line(2, "Add Tool", false),
            line(1, "Start", false),
        ]
    );
    // A new edit ends what could be redone.
    assert_eq!(project.edit(&add_element(7, "Queue"), BY).unwrap().redo, None);
    assert!(project.redo(BY).is_err());
}

#[test]
fn at_the_beginning_there_is_nothing_to_undo() {
    let (_folder, mut project) = small_project();
    let failure = Failure::from(project.undo(BY).unwrap_err());
    assert_eq!(
        (failure.code, failure.message.as_str()),
        (FailureCode::Refused, "There is nothing to undo")
    );
}

#[test]
fn copies_hold_everything_and_bare_copies_no_history() {
    let (folder, mut project) = small_project();
    project.edit(&add_element(9, "Tool"), BY).unwrap();
    let (whole, bare) = (folder.path().join("whole.portolan"), folder.path().join("bare.portolan"));
    project.save_copy(&whole, BY).unwrap();
    project.save_bare_copy(&bare, BY).unwrap();
    let steps = |path| {
        let copy = Project::open(path, library()).unwrap();
        assert_eq!(copy.model(), project.model());
        copy.history(10).into_iter().map(|entry| entry.label).collect::<Vec<_>>()
    };
    assert_eq!(steps(&whole), ["Add Tool", "Start"]);
    assert_eq!(steps(&bare), ["Copy of small.portolan"]);
    let own = project.path().to_owned();
    assert!(project.save_copy(&own, BY).is_err(), "a copy never replaces the project itself");
}

/// An edit, or a step back, or a restart.
#[derive(Debug, Clone)]
enum Step {
    Edit(Box<Edit>),
    Undo,
    Redo,
    Restart,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => any_edit().prop_map(|edit| Step::Edit(Box::new(edit))),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn undo_and_redo_walk_the_states_whatever_happens_between(
        steps in prop::collection::vec(any_step(), 1..24)
    ) {
        let (_folder, mut project) = small_project();
        let mut states: Vec<Model> = vec![project.model().clone()];
        let mut at = 0;
        for step in steps {
            match step {
                Step::Edit(edit) => {
                    let changed = project.edit(&edit, BY).is_ok_and(|done| !done.changes.is_empty());
                    if changed {
                        states.truncate(at + 1);
                        states.push(project.model().clone());
                        at += 1;
                    }
                }
                Step::Undo => {
                    prop_assert_eq!(project.undo(BY).is_ok(), at > 0);
                    at = at.saturating_sub(1);
                }
                Step::Redo => {
                    let more = at + 1 < states.len();
                    prop_assert_eq!(project.redo(BY).is_ok(), more);
                    at += usize::from(more);
                }
                Step::Restart => project = reopen(project),
            }
            prop_assert_eq!(project.model(), &states[at]);
        }
        while at > 0 {
            project.undo(BY).unwrap();
            at -= 1;
            prop_assert_eq!(project.model(), &states[at]);
        }
        prop_assert_eq!(&project.model().elements, &small().elements);
    }
}
