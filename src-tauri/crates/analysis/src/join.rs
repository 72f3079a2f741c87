//! The whole of it: facts, rules, cards, and what people decided about them.

use std::collections::BTreeSet;

use library::{Library, Source};
use model::{Model, Subject, Threat};

use crate::analysis::{Analysis, StaleReason, StaleThreat};
use crate::card::{TakenUp, deal};
use crate::classes::{Classes, Known};
use crate::facts::Facts;
use crate::lowering::InPlace;
use crate::predicate::Place;
use crate::raise::{Raised, raised};
use crate::rules::{AML_PACK, Rules, places};
use crate::suggestion::{Role, Suggestion};
use crate::words::Words;

/// Derives everything that is not stored from a model and a library.
#[must_use]
pub fn analyze(model: &Model, library: &Library) -> Analysis {
    let words = Words::of(library, Known::NAMES);
    let classes = Classes::of(&words);
    let rules = Rules::of(library, &words, &classes);
    let facts = Facts::of(model, &words, &classes, &rules.fronts);
    let taken_up = taken_up(model, library);
    let in_place = InPlace::of(model);
    let mut analysis = Analysis { has_ai: facts.has_ai, ..Analysis::default() };
    for place in places(&facts) {
        let found = raised(&rules, &facts, place);
        let mut here = suggest(&rules, &facts, place, &found);
        lower(&mut here, library, &in_place, &taken_up);
        rank(&mut here);
        let first = analysis.suggestions.len();
        let mut cards = deal(&here, first, library, model, &taken_up, |head| {
            let technique = library.techniques.get(&head.technique)?;
            crate::rating::propose(&facts, place, technique, head, &model.about.risk)
        });
        if model.about.hide_standard_threats {
            cards.retain(|card| card.pack == AML_PACK || card.threat.is_some());
        }
        analysis.suggestions.append(&mut here);
        analysis.cards.append(&mut cards);
    }
    if model.about.hide_standard_threats {
        keep_dealt(&mut analysis);
    }
    settle_threats(&mut analysis, model, library);
    analysis.coverage = crate::coverage::coverage(model, library, &analysis.suggestions);
    analysis
}

/// Threats that answer suggestions, under the id that the loaded library uses.
fn taken_up<'a>(model: &'a Model, library: &'a Library) -> TakenUp<'a> {
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

fn subject_of(facts: &Facts<'_>, place: Place) -> Subject {
    match place {
        Place::Element(n) => Subject::Element(facts.graph.graph[n].element.id),
        Place::Flow(flow) => Subject::Flow(facts.graph.flows[flow].flow.id),
        Place::Boundary(id) => Subject::Boundary(id),
    }
}

fn suggest(
    rules: &Rules<'_>,
    facts: &Facts<'_>,
    place: Place,
    found: &[Raised],
) -> Vec<Suggestion> {
    let subject = subject_of(facts, place);
    let one = |raised: &Raised| {
        let rule = &rules.rules[raised.rule];
        let because = rule.reason.at(facts, place);
        Suggestion {
            technique: rule.technique.id.clone(),
            subject,
            weight: raised.weight,
            rule: rule.id.to_string(),
            card: rule.card.to_string(),
            role: raised.role,
            rank: 0,
            because: because.text,
            path: because.path,
            pack: rule.technique.pack.clone(),
            lowered_by: Vec::new(),
        }
    };
    found.iter().map(one).collect()
}

/// What an implemented control covers moves down.
fn lower(
    suggestions: &mut [Suggestion],
    library: &Library,
    in_place: &InPlace<'_>,
    taken_up: &TakenUp<'_>,
) {
    for suggestion in suggestions.iter_mut() {
        let Some(technique) = library.techniques.get(&suggestion.technique) else { continue };
        let threat = taken_up.get(&(suggestion.technique.as_str(), suggestion.subject)).copied();
        in_place.lower(suggestion, technique, threat);
    }
    suggestions
        .sort_by_key(|s| (s.pack != AML_PACK, std::cmp::Reverse(s.weight), s.role != Role::Head));
}

fn rank(suggestions: &mut [Suggestion]) {
    let (mut aml, mut others) = (0, 0);
    for suggestion in suggestions {
        let counter = if suggestion.pack == AML_PACK { &mut aml } else { &mut others };
        *counter += 1;
        suggestion.rank = *counter;
    }
}

/// Drops suggestions that stand on no card, and renumbers.
fn keep_dealt(analysis: &mut Analysis) {
    let dealt: BTreeSet<usize> =
        analysis.cards.iter().flat_map(|card| card.suggestions.iter().copied()).collect();
    for card in &mut analysis.cards {
        for index in &mut card.suggestions {
            *index = dealt.range(..*index).count();
        }
    }
    let mut index = 0;
    analysis.suggestions.retain(|_| {
        index += 1;
        dealt.contains(&(index - 1))
    });
}

/// Own threats, and those whose suggestion is gone.
fn settle_threats(analysis: &mut Analysis, model: &Model, library: &Library) {
    let suggested: BTreeSet<(&str, Subject)> =
        analysis.suggestions.iter().map(|s| (s.technique.as_str(), s.subject)).collect();
    let (mut own, mut stale) = (Vec::new(), Vec::new());
    for threat in model.threats.values() {
        let Some(technique) = threat.technique.as_deref().filter(|_| !threat.own) else {
            own.push(threat.id);
            continue;
        };
        let id = current_id(library, technique);
        if !suggested.contains(&(id, threat.subject)) {
            let why = stale_reason(model, library, id, threat.subject);
            stale.push(StaleThreat { threat: threat.id, why });
        }
    }
    analysis.own = own;
    analysis.stale = stale;
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

/// Whether a technique counts as AML.
pub(crate) fn is_aml(source: Source) -> bool {
    match source {
        Source::Atlas | Source::Secondary => true,
        Source::Pack => false,
    }
}
