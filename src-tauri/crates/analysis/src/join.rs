//! The whole of it: facts, rules, cards, and what people decided about them.

use std::collections::BTreeSet;

use library::Library;
use model::{ElementId, Model, Status, Subject, Threat, ThreatId};

use crate::analysis::{Analysis, StaleReason, StaleThreat};
use crate::attack_path::{Found, Goal, attack_paths, goals};
use crate::card::{TakenUp, ThreatCard, deal};
use crate::change::{AnalysisChange, SubjectChange};
use crate::checks::checks;
use crate::compiled::Compiled;
use crate::coverage::{CoverageRow, Standing, row, standing};
use crate::facts::Facts;
use crate::lowering::InPlace;
use crate::merge::Merge;
use crate::predicate::Place;
use crate::question::here::asked;
use crate::question::{Asked, Ground, questions};
use crate::raise::{Raised, Tried, tried};
use crate::rules::{AML_PACK, InForce, Rules, places};
use crate::suggestion::{Role, Suggestion};

/// Derives everything that is not stored from a model and a library.
#[must_use]
pub fn analyze(model: &Model, library: &Library) -> Analysis {
    let compiled = Compiled::of(library);
    let mut facts = Facts::of(model, &compiled);
    derive(model, library, &compiled, &mut facts).analysis
}

/// An analysis with what it was joined from.
pub(crate) struct Joined {
    pub analysis: Analysis,
    pub places: Vec<At>,
    pub found: Found,
}

/// What came of a place beside what the analysis shows of it.
#[derive(Debug)]
pub(crate) struct At {
    pub subject: Subject,
    pub tried: Tried,
    pub asked: Vec<Asked>,
    /// The most that a question here changes.
    pub most_asked: (u32, u32),
    /// Suggestions at which an attack path may end, counted from 0.
    pub goals: Vec<Goal>,
    /// AML cards of the highest weight that nobody has settled.
    pub urgent: u32,
    /// How much of the analysis is of this place.
    pub suggestions: usize,
    cards: usize,
    rows: usize,
}

/// Everything derived at one place. Cards count the suggestions from 0.
struct Here {
    at: At,
    suggestions: Vec<Suggestion>,
    cards: Vec<ThreatCard>,
    /// Of elements only.
    row: Option<CoverageRow>,
}

/// Derives everything.
pub(crate) fn derive(
    model: &Model,
    library: &Library,
    compiled: &Compiled,
    facts: &mut Facts<'_>,
) -> Joined {
    let said = Said::of(model, library, compiled);
    let mut analysis = Analysis { has_ai: facts.has_ai, ..Analysis::default() };
    let mut all = Vec::new();
    for place in places(facts) {
        let mut here = said.at(facts, place);
        count_from(&mut here.cards, analysis.suggestions.len());
        analysis.suggestions.append(&mut here.suggestions);
        analysis.cards.append(&mut here.cards);
        analysis.coverage.extend(here.row);
        all.push(here.at);
    }
    let mut joined = Joined { analysis, places: all, found: Found::default() };
    join(model, library, compiled, facts, &mut joined, None);
    joined
}

/// Derives again what is touched, and joins it with the rest of an analysis before.
pub(crate) fn derive_again(
    model: &Model,
    library: &Library,
    compiled: &Compiled,
    facts: &mut Facts<'_>,
    before: Joined,
    touched: &BTreeSet<Subject>,
) -> (Joined, AnalysisChange) {
    let said = Said::of(model, library, compiled);
    let Joined { mut analysis, places: old, found } = before;
    let mut lists = Lists::of(&mut analysis);
    let mut all = Merge::of(old);
    let mut touched_next = touched.iter().peekable();
    for place in places(facts) {
        let subject = facts.subject(place);
        while let Some(gone) = all.next().filter(|at| at.subject < subject) {
            lists.remove(gone);
            all.replace(1, Vec::new());
        }
        while touched_next.next_if(|touched| **touched < subject).is_some() {}
        let stands = touched_next.next_if(|touched| **touched == subject).is_none();
        let known = all.next().filter(|at| at.subject == subject);
        if stands && known.is_some() {
            for at in all.keep(1) {
                at.tried.place = place;
                lists.keep(at);
            }
        } else {
            let count = usize::from(known.is_some());
            let at = lists.replace(known, said.at(facts, place));
            all.replace(count, vec![at]);
        }
    }
    while let Some(gone) = all.next() {
        lists.remove(gone);
        all.replace(1, Vec::new());
    }
    let subjects = lists.done(&mut analysis);
    let mut joined = Joined { analysis, places: all.done(), found };
    let change = join(model, library, compiled, facts, &mut joined, Some(touched));
    (joined, AnalysisChange { subjects, ..change })
}

/// Puts a list in the place of another and gives it, if it is another one.
fn differs<T: PartialEq + Clone>(shown: &mut Vec<T>, now: Vec<T>) -> Option<Vec<T>> {
    if *shown == now {
        return None;
    }
    shown.clone_from(&now);
    Some(now)
}

/// The lists of an analysis that run along the subjects.
struct Lists {
    suggestions: Merge<Suggestion>,
    cards: Merge<ThreatCard>,
    rows: Merge<CoverageRow>,
    /// How many of the earlier suggestions were passed.
    passed: usize,
    changed: Vec<SubjectChange>,
}

impl Lists {
    fn of(analysis: &mut Analysis) -> Self {
        Self {
            suggestions: Merge::of(std::mem::take(&mut analysis.suggestions)),
            cards: Merge::of(std::mem::take(&mut analysis.cards)),
            rows: Merge::of(std::mem::take(&mut analysis.coverage)),
            passed: 0,
            changed: Vec::new(),
        }
    }

    /// Takes over what there is at the next subject.
    fn keep(&mut self, at: &At) {
        let (first, before) = (self.suggestions.len(), self.passed);
        self.suggestions.keep(at.suggestions);
        let cards = self.cards.keep(at.cards);
        if first != before {
            for index in cards.iter_mut().flat_map(|card| &mut card.suggestions) {
                *index = *index - before + first;
            }
        }
        self.rows.keep(at.rows);
        self.passed += at.suggestions;
    }

    /// Puts what there is now at a subject in the place of what was there.
    fn replace(&mut self, before: Option<&At>, now: Here) -> At {
        let Here { at, suggestions, cards, row } = now;
        self.put(before, at.subject, suggestions, cards, row);
        at
    }

    /// Leaves out what was at a subject.
    fn remove(&mut self, before: &At) {
        self.put(Some(before), before.subject, Vec::new(), Vec::new(), None);
    }

    fn put(
        &mut self,
        before: Option<&At>,
        subject: Subject,
        suggestions: Vec<Suggestion>,
        mut cards: Vec<ThreatCard>,
        row: Option<CoverageRow>,
    ) {
        self.changed.push(SubjectChange {
            subject,
            suggestions: suggestions.clone(),
            cards: cards.clone(),
            coverage: row.clone(),
        });
        count_from(&mut cards, self.suggestions.len());
        let (had, dealt, rows) = before.map_or((0, 0, 0), |at| (at.suggestions, at.cards, at.rows));
        self.suggestions.replace(had, suggestions);
        self.cards.replace(dealt, cards);
        self.rows.replace(rows, row.into_iter().collect());
        self.passed += had;
    }

    fn done(self, analysis: &mut Analysis) -> Vec<SubjectChange> {
        analysis.suggestions = self.suggestions.done();
        analysis.cards = self.cards.done();
        analysis.coverage = self.rows.done();
        self.changed
    }
}

/// Makes cards count the suggestions from where theirs begin.
fn count_from(cards: &mut [ThreatCard], first: usize) {
    cards.iter_mut().flat_map(|card| &mut card.suggestions).for_each(|index| *index += first);
}

/// Reckons what is read off all places together, and says what of it is different. Where `touched`
/// are the subjects that were derived again, the rest of what was reckoned before stands.
fn join(
    model: &Model,
    library: &Library,
    compiled: &Compiled,
    facts: &Facts<'_>,
    joined: &mut Joined,
    touched: Option<&BTreeSet<Subject>>,
) -> AnalysisChange {
    let Joined { analysis, places, found } = joined;
    let (own, stale) = settled(analysis, model, library);
    let residual = crate::residual::proposals(model, &analysis.cards);
    let residual = (analysis.residual != residual).then(|| {
        analysis.residual.clone_from(&residual);
        residual
    });
    let ground = Ground { model, library, compiled, places };
    let questions = questions(&ground, facts, &mut analysis.questions, touched);
    let before = touched.map(|touched| (&analysis.attack_paths[..], &*found, touched));
    let (paths, now) = attack_paths(library, facts, analysis, places, before);
    *found = now;
    let checks = checks(&ground, facts, &stale, &mut analysis.checks, touched);
    AnalysisChange {
        whole: None,
        subjects: Vec::new(),
        own: differs(&mut analysis.own, own),
        stale: differs(&mut analysis.stale, stale),
        questions: questions.then(|| analysis.questions.clone()),
        checks,
        attack_paths: differs(&mut analysis.attack_paths, paths),
        residual,
    }
}

/// What people said and decided, and the rules it is held against.
struct Said<'a> {
    model: &'a Model,
    library: &'a Library,
    compiled: &'a Compiled,
    taken_up: TakenUp<'a>,
    in_place: InPlace<'a>,
    standing: Standing<'a>,
}

impl<'a> Said<'a> {
    fn of(model: &'a Model, library: &'a Library, compiled: &'a Compiled) -> Self {
        let (taken_up, in_place) = (taken_up(model, library), InPlace::of(model));
        Self { model, library, compiled, taken_up, in_place, standing: standing(model) }
    }

    fn at(&self, facts: &mut Facts<'_>, place: Place) -> Here {
        let (rules, answers) = (&self.compiled.rules, &self.compiled.answers);
        let tried = tried(rules, facts, place);
        let asked = asked(rules, answers, facts, &tried);
        let mut ruled = suggest(rules, facts, place, &tried.raised);
        lower(&mut ruled, rules, &self.in_place, &self.taken_up);
        let mut of: Vec<usize> = ruled.iter().map(|(rule, _)| *rule).collect();
        let mut suggestions: Vec<Suggestion> = ruled.into_iter().map(|(_, s)| s).collect();
        rank(&mut suggestions);
        let about = &self.model.about;
        let mut cards =
            deal(&suggestions, &of, 0, rules, self.model, &self.taken_up, |rule, head| {
                crate::rating::propose(facts, place, &rule.technique, head, &about.risk)
            });
        if about.hide_standard_threats {
            cards.retain(|card| card.pack == AML_PACK || card.threat.is_some());
            keep_dealt(&mut suggestions, &mut of, &mut cards);
        }
        let subject = facts.subject(place);
        let of: Vec<&InForce> = of.iter().map(|rule| &*rules.rules[*rule].technique).collect();
        let row = element(subject).map(|_| row(self.library, &self.standing, subject, &of));
        let at = At {
            subject,
            tried,
            most_asked: asked.iter().map(|asked| asked.change).max().unwrap_or_default(),
            asked,
            goals: goals(facts, &suggestions, &of, &cards),
            urgent: urgent(&cards),
            suggestions: suggestions.len(),
            cards: cards.len(),
            rows: usize::from(row.is_some()),
        };
        Here { at, suggestions, cards, row }
    }
}

/// AML cards of the highest weight that nobody has settled.
fn urgent(cards: &[ThreatCard]) -> u32 {
    let urgent = |card: &ThreatCard| {
        card.pack == AML_PACK && card.weight >= 3 && card.status == Status::Open
    };
    cards.iter().map(|card| u32::from(urgent(card))).sum()
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
    rules: &Rules,
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
            rule: rule.id.clone(),
            card: rules.cards[rule.card].0.clone(),
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
    rules: &Rules,
    in_place: &InPlace<'_>,
    taken_up: &TakenUp<'_>,
) {
    if in_place.is_empty() {
        return;
    }
    for (rule, suggestion) in suggestions.iter_mut() {
        let technique = &rules.rules[*rule].technique;
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
fn keep_dealt(suggestions: &mut Vec<Suggestion>, of: &mut Vec<usize>, cards: &mut [ThreatCard]) {
    let dealt: BTreeSet<usize> =
        cards.iter().flat_map(|card| card.suggestions.iter().copied()).collect();
    for index in cards.iter_mut().flat_map(|card| &mut card.suggestions) {
        *index = dealt.range(..*index).count();
    }
    let (mut shown, mut still) = (0.., 0..);
    suggestions.retain(|_| shown.next().is_some_and(|index| dealt.contains(&index)));
    of.retain(|_| still.next().is_some_and(|index| dealt.contains(&index)));
}

/// Own threats, and those whose suggestion is gone.
fn settled(
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
