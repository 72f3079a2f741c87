//! Attack paths: from who gets in to what is worth protecting, and where one control breaks most.

mod support;

use std::collections::BTreeSet;

use analysis::{Analysis, analyze};
use library::Library;
use model::{ElementKind, Model, Subject};
use support::{compact, neutral, shared};

const OFFICE: &str = "s: public-content; m: email-service; a: agent; t: agent-tool action_level=destructive egress; \
     d: database data_sensitivity=personal; s -> m: document; m -> a: document; a -> t: tool-call; a -> d: query";

/// What must hold of the paths of any model.
fn check(model: &Model, analysis: &Analysis) {
    let library = Library::embedded();
    let paths = &analysis.attack_paths;
    assert!(paths.len() <= 10, "{} paths", paths.len());
    // Where each mitigation works, and which paths pass there.
    let breaking = |subject: Subject, mitigation: &str| {
        let works = |technique: &str| {
            let advised = &library.techniques[technique].mitigations;
            advised.iter().any(|advice| advice.id == mitigation)
        };
        let passes = |path: &&analysis::AttackPath| {
            path.steps.iter().any(|step| step.subject == subject && works(&step.technique))
        };
        paths.iter().filter(passes).count()
    };
    for path in paths {
        let Some(Subject::Element(start)) = path.path.first() else { panic!("{}", path.title) };
        assert_eq!(model.elements[start].kind, ElementKind::External, "{}", path.title);
        assert!(path.steps.len() >= 2 && !path.goal.is_empty(), "{}", path.title);
        let positions: Vec<u32> =
            path.steps.iter().map(|step| library.tactics[&step.tactic].position).collect();
        assert!(positions.is_sorted(), "{}: {positions:?}", path.title);
        let on_the_way: BTreeSet<Subject> = path.path.iter().copied().collect();
        for step in &path.steps {
            let suggestion = &analysis.suggestions[step.suggestion];
            assert!(on_the_way.contains(&step.subject), "{}", path.title);
            assert_eq!(
                (suggestion.technique.as_str(), suggestion.subject),
                (step.technique.as_str(), step.subject)
            );
        }
        let most = path.steps.iter().flat_map(|step| {
            let advised = &library.techniques[&step.technique].mitigations;
            advised.iter().map(|advice| breaking(step.subject, &advice.id))
        });
        let found = &path.best_break;
        assert_eq!(Some(found.breaks), most.max(), "{}", path.title);
        let mitigation = found.mitigation.as_deref().expect("every step has advice");
        let step = &path.steps[found.step];
        assert_eq!(breaking(step.subject, mitigation), found.breaks, "{}", path.title);
    }
}

#[test]
fn they_lead_from_an_entry_to_something_at_stake() {
    let named = compact::read(OFFICE, Library::embedded());
    let analysis = analyze(&named.model, Library::embedded());
    check(&named.model, &analysis);
    let first = analysis.attack_paths.first().expect("a path");
    assert_eq!(first.path[0], named.subjects["s"]);
}

#[test]
fn what_is_trusted_starts_none() {
    let text = OFFICE.replace("s: public-content", "s: public-content trust=trusted");
    let named = compact::read(&text, Library::embedded());
    assert_eq!(analyze(&named.model, Library::embedded()).attack_paths, []);
}

#[test]
fn they_hold_in_whole_systems() {
    let Some(folder) = shared("knowledge/starters") else { return };
    let mut found = 0;
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("readable");
        let named = neutral::read(&text);
        let analysis = analyze(&named.model, Library::embedded());
        check(&named.model, &analysis);
        found += usize::from(!analysis.attack_paths.is_empty());
    }
    assert!(found >= 6, "{found} starters have a path");
}
