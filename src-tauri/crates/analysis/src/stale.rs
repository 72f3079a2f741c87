//! Threats that people took up, under the ids of the loaded library, and those whose ground is gone.

use library::Library;
use model::{Model, Subject, Threat, ThreatId};

use crate::analysis::{Analysis, StaleReason, StaleThreat};
use crate::card::TakenUp;

/// Threats that answer suggestions, under the id that the loaded library uses.
pub(crate) fn taken_up<'a>(model: &'a Model, library: &'a Library) -> TakenUp<'a> {
    let keyed = |threat: &'a Threat| {
        let technique = threat.technique.as_deref().filter(|_| !threat.own)?;
        Some(((current_id(library, technique), threat.subject), threat))
    };
    model.threats.values().filter_map(keyed).collect()
}

/// The id under which the library knows a technique of an earlier release.
fn current_id<'a>(library: &'a Library, id: &'a str) -> &'a str {
    if library.techniques.contains_key(id) {
        return id;
    }
    library.about.redirects.get(id).map_or(id, String::as_str)
}

/// Own threats, and those whose suggestion is gone.
pub(crate) fn settled(
    analysis: &Analysis,
    model: &Model,
    library: &Library,
) -> (Vec<ThreatId>, Vec<StaleThreat>) {
    // Suggestions are in the order of their subjects.
    let suggested = |id: &str, subject: Subject| {
        let start = analysis.suggestions.partition_point(|s| s.subject < subject);
        let mut here = analysis.suggestions[start..].iter().take_while(|s| s.subject == subject);
        here.any(|s| s.technique == id)
    };
    let (mut own, mut stale) = (Vec::new(), Vec::new());
    for threat in model.threats.values() {
        let Some(technique) = threat.technique.as_deref().filter(|_| !threat.own) else {
            own.push(threat.id);
            continue;
        };
        let id = current_id(library, technique);
        if !suggested(id, threat.subject) {
            let why = stale_reason(model, library, id, threat.subject);
            stale.push(StaleThreat { threat: threat.id, why });
        }
    }
    (own, stale)
}

fn stale_reason(model: &Model, library: &Library, technique: &str, at: Subject) -> StaleReason {
    let (there, out) = match at {
        Subject::Element(id) => {
            let element = model.elements.get(&id);
            (element.is_some(), element.is_some_and(|e| e.out_of_scope.is_some()))
        }
        Subject::Flow(id) => {
            let flow = model.flows.get(&id);
            (flow.is_some(), flow.is_some_and(|f| f.out_of_scope.is_some()))
        }
        Subject::Boundary(id) => (model.boundaries.contains_key(&id), false),
        Subject::Model => (true, false),
    };
    if !there {
        StaleReason::SubjectGone
    } else if out {
        StaleReason::OutOfScope
    } else if !library.techniques.contains_key(technique) {
        StaleReason::TechniqueGone
    } else {
        StaleReason::NotSuggested
    }
}
