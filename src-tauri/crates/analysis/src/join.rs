//! The whole of it: facts, rules, cards, and what people decided about them.

use std::collections::BTreeSet;

use library::Library;
use model::{Model, Subject, Threat};

use crate::analysis::{Analysis, StaleReason, StaleThreat};
use crate::attack_path::attack_paths;
use crate::card::{TakenUp, deal};
use crate::checks::checks;
use crate::classes::{Classes, Known};
use crate::facts::Facts;
use crate::lowering::InPlace;
use crate::predicate::Place;
use crate::question::{Ground, questions};
use crate::raise::{Raised, Tried, tried};
use crate::rules::{AML_PACK, Rules, places};
use crate::suggestion::{Role, Suggestion};
use crate::words::Words;

/// Derives everything that is not stored from a model and a library.
#[must_use]
pub fn analyze(model: &Model, library: &Library) -> Analysis {
    let words = Words::of(library, Known::NAMES);
    let classes = Classes::of(&words);
    let rules = Rules::of(library, &words, &classes);
    let mut facts = Facts::of(model, &words, &classes, &rules.fronts);
    let taken_up = taken_up(model, library);
    let in_place = InPlace::of(model);
    let mut analysis = Analysis { has_ai: facts.has_ai, ..Analysis::default() };
    let tried: Vec<Tried> =
        places(&facts).into_iter().map(|place| tried(&rules, &facts, place)).collect();
    for Tried { place, raised, .. } in &tried {
        let mut here = suggest(&rules, &facts, *place, raised);
        lower(&mut here, &rules, &in_place, &taken_up);
        let of: Vec<usize> = here.iter().map(|(rule, _)| *rule).collect();
        let mut here: Vec<Suggestion> =
            here.into_iter().map(|(_, suggestion)| suggestion).collect();
        rank(&mut here);
        let first = analysis.suggestions.len();
        let mut cards = deal(&here, &of, first, &rules, model, &taken_up, |rule, head| {
            crate::rating::propose(&facts, *place, rule.technique, head, &model.about.risk)
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
    let ground =
        Ground { model, library, words: &words, classes: &classes, rules: &rules, tried: &tried };
    analysis.questions = questions(&ground, &mut facts);
    analysis.attack_paths = attack_paths(library, &facts, &analysis);
    analysis.checks = checks(model, &facts, &classes, &analysis);
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

/// Suggestions in words, each with its rule.
fn suggest(
    rules: &Rules<'_>,
    facts: &Facts<'_>,
    place: Place,
    found: &[Raised],
) -> Vec<(usize, Suggestion)> {
    let subject = facts.subject(place);
    let one = |raised: &Raised| {
        let rule = &rules.rules[raised.rule];
        let because = rule.reason.at(facts, place);
        let suggestion = Suggestion {
            technique: rule.technique.id.clone(),
            subject,
            weight: raised.weight,
            rule: rule.id.to_string(),
            card: rules.cards[rule.card].0.to_string(),
            role: raised.role,
            rank: 0,
            because: because.text,
            path: because.path,
            pack: rule.technique.pack.clone(),
            lowered_by: Vec::new(),
        };
        (raised.rule, suggestion)
    };
    found.iter().map(one).collect()
}

/// What a control in place covers moves down.
fn lower(
    suggestions: &mut [(usize, Suggestion)],
    rules: &Rules<'_>,
    in_place: &InPlace<'_>,
    taken_up: &TakenUp<'_>,
) {
    if in_place.is_empty() {
        return;
    }
    for (rule, suggestion) in suggestions.iter_mut() {
        let technique = rules.rules[*rule].technique;
        let threat = taken_up.get(&(suggestion.technique.as_str(), suggestion.subject)).copied();
        in_place.lower(suggestion, technique, threat);
    }
    suggestions.sort_by_key(|(_, s)| {
        (s.pack != AML_PACK, std::cmp::Reverse(s.weight), s.role != Role::Head)
    });
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
