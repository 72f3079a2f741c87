//! The whole of it: facts, rules, cards, and what people decided about them.

use std::collections::BTreeSet;

use library::Library;
use model::{ElementId, Model, Subject, Threat};

use crate::again::{Analyzed, Earlier};
use crate::analysis::{Analysis, StaleReason, StaleThreat};
use crate::attack_path::attack_paths;
use crate::card::{TakenUp, ThreatCard, deal};
use crate::checks::checks;
use crate::classes::{Classes, Known};
use crate::coverage::{CoverageRow, Standing, row, standing};
use crate::facts::Facts;
use crate::lowering::InPlace;
use crate::predicate::Place;
use crate::question::here::{Answers, asked};
use crate::question::{Asked, Ground, questions};
use crate::raise::{Raised, Tried, tried};
use crate::rules::{AML_PACK, Rules, places};
use crate::suggestion::{Role, Suggestion};
use crate::words::Words;

/// Derives everything that is not stored from a model and a library.
#[must_use]
pub fn analyze(model: &Model, library: &Library) -> Analysis {
    derive(model, library, Earlier::none).analysis
}

/// Everything derived at one place. Cards count the suggestions from 0.
pub(crate) struct Here {
    pub tried: Tried,
    pub asked: Vec<Asked>,
    pub suggestions: Vec<Suggestion>,
    pub cards: Vec<ThreatCard>,
    /// Of elements only.
    pub row: Option<CoverageRow>,
}

/// Derives everything; `earlier` says, once the facts are known, what of an analysis before still
/// holds.
pub(crate) fn derive(
    model: &Model,
    library: &Library,
    earlier: impl FnOnce(&Facts<'_>) -> Earlier,
) -> Analyzed {
    let words = Words::of(library, Known::NAMES);
    let classes = Classes::of(&words);
    let rules = Rules::of(library, &words, &classes);
    let answers = Answers::of(library, &words);
    let mut facts = Facts::of(model, &words, &classes, &rules.fronts);
    let mut earlier = earlier(&facts);
    let said = Said {
        model,
        library,
        taken_up: taken_up(model, library),
        in_place: InPlace::of(model),
        standing: standing(model),
    };
    let mut analysis = Analysis { has_ai: facts.has_ai, ..Analysis::default() };
    let (mut all_tried, mut all_asked) = (Vec::new(), Vec::new());
    for place in places(&facts) {
        let here = earlier.take(place, facts.subject(place));
        let mut here = here.unwrap_or_else(|| said.at(&rules, &answers, &mut facts, place));
        let first = analysis.suggestions.len();
        for index in here.cards.iter_mut().flat_map(|card| &mut card.suggestions) {
            *index += first;
        }
        analysis.suggestions.append(&mut here.suggestions);
        analysis.cards.append(&mut here.cards);
        analysis.coverage.extend(here.row);
        all_tried.push(here.tried);
        all_asked.push(here.asked);
    }
    settle_threats(&mut analysis, model, library);
    analysis.residual = crate::residual::proposals(model, &analysis.cards);
    let tried = &all_tried;
    let ground = Ground { model, library, words: &words, classes: &classes, rules: &rules, tried };
    analysis.questions = questions(&ground, &facts, &all_asked);
    analysis.attack_paths = attack_paths(library, &facts, &analysis);
    analysis.checks = checks(model, &facts, &classes, &analysis);
    Analyzed { analysis, kept: earlier.keep(all_tried, all_asked) }
}

/// What people said and decided.
struct Said<'a> {
    model: &'a Model,
    library: &'a Library,
    taken_up: TakenUp<'a>,
    in_place: InPlace<'a>,
    standing: Standing<'a>,
}

impl Said<'_> {
    fn at(
        &self,
        rules: &Rules<'_>,
        answers: &Answers<'_>,
        facts: &mut Facts<'_>,
        place: Place,
    ) -> Here {
        let tried = tried(rules, facts, place);
        let asked = asked(rules, answers, facts, &tried);
        let mut ruled = suggest(rules, facts, place, &tried.raised);
        lower(&mut ruled, rules, &self.in_place, &self.taken_up);
        let of: Vec<usize> = ruled.iter().map(|(rule, _)| *rule).collect();
        let mut suggestions: Vec<Suggestion> = ruled.into_iter().map(|(_, s)| s).collect();
        rank(&mut suggestions);
        let about = &self.model.about;
        let mut cards =
            deal(&suggestions, &of, 0, rules, self.model, &self.taken_up, |rule, head| {
                crate::rating::propose(facts, place, rule.technique, head, &about.risk)
            });
        if about.hide_standard_threats {
            cards.retain(|card| card.pack == AML_PACK || card.threat.is_some());
            keep_dealt(&mut suggestions, &mut cards);
        }
        let subject = facts.subject(place);
        let row =
            element(subject).map(|_| row(self.library, &self.standing, subject, &suggestions));
        Here { tried, asked, suggestions, cards, row }
    }
}

fn element(subject: Subject) -> Option<ElementId> {
    match subject {
        Subject::Element(id) => Some(id),
        Subject::Flow(_) | Subject::Boundary(_) | Subject::Model => None,
    }
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
            unlowered: raised.weight,
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
fn keep_dealt(suggestions: &mut Vec<Suggestion>, cards: &mut [ThreatCard]) {
    let dealt: BTreeSet<usize> =
        cards.iter().flat_map(|card| card.suggestions.iter().copied()).collect();
    for index in cards.iter_mut().flat_map(|card| &mut card.suggestions) {
        *index = dealt.range(..*index).count();
    }
    let mut index = 0;
    suggestions.retain(|_| {
        index += 1;
        dealt.contains(&(index - 1))
    });
}

/// Own threats, and those whose suggestion is gone.
fn settle_threats(analysis: &mut Analysis, model: &Model, library: &Library) {
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
