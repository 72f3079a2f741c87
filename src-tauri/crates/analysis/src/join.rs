//! The whole of it: facts, rules, cards, and what people decided about them.

use std::collections::BTreeSet;

use library::Library;
use model::{Model, Subject};

use crate::analysis::Analysis;
use crate::at_place::{At, Here, Said};
use crate::attack_path::{Found, attack_paths};
use crate::card::ThreatCard;
use crate::change::{AnalysisChange, SubjectChange};
use crate::checks::checks;
use crate::compiled::Compiled;
use crate::coverage::CoverageRow;
use crate::facts::Facts;
use crate::merge::Merge;
use crate::question::{Ground, questions};
use crate::rules::places;
use crate::stale::settled;
use crate::suggestion::Suggestion;

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

/// Derives everything.
pub(crate) fn derive(
    model: &Model,
    library: &Library,
    compiled: &Compiled,
    facts: &mut Facts<'_>,
) -> Joined {
    let mut said = Said::of(model, library, compiled);
    let places = places(facts);
    // Room for a little more than usual: a long list that grows is moved again and again.
    let mut analysis = Analysis {
        has_ai: facts.has_ai,
        suggestions: Vec::with_capacity(places.len() * 3),
        cards: Vec::with_capacity(places.len() * 2),
        coverage: Vec::with_capacity(model.elements.len()),
        ..Analysis::default()
    };
    let mut all = Vec::with_capacity(places.len());
    // Taken over at once, while it is at hand: what lay about until all is derived would be read
    // from memory again.
    for place in places {
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
    let mut said = Said::of(model, library, compiled);
    let Joined { mut analysis, places: old, found } = before;
    let mut lists = Lists::of(&mut analysis);
    let mut all = Merge::of(old);
    let mut touched_next = touched.iter().peekable();
    for place in places(facts) {
        let subject = facts.subject(place);
        while let Some(gone) = all.next().filter(|at| at.subject < subject) {
            lists.keep();
            lists.remove(gone);
            all.replace(1, Vec::new());
        }
        while touched_next.next_if(|touched| **touched < subject).is_some() {}
        let stands = touched_next.next_if(|touched| **touched == subject).is_none();
        let known = all.next().filter(|at| at.subject == subject);
        if stands && known.is_some() {
            for at in all.keep(1) {
                at.tried.place = place;
                lists.pass(at);
            }
        } else {
            lists.keep();
            let count = usize::from(known.is_some());
            let at = lists.replace(known, said.at(facts, place));
            all.replace(count, vec![at]);
        }
    }
    lists.keep();
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
    /// How many of the earlier suggestions were taken over, replaced or left out.
    passed: usize,
    /// Suggestions, cards and rows that stand and were not taken over yet: runs cost less at once.
    standing: [usize; 3],
    changed: Vec<SubjectChange>,
}

impl Lists {
    fn of(analysis: &mut Analysis) -> Self {
        Self {
            suggestions: Merge::of(std::mem::take(&mut analysis.suggestions)),
            cards: Merge::of(std::mem::take(&mut analysis.cards)),
            rows: Merge::of(std::mem::take(&mut analysis.coverage)),
            passed: 0,
            standing: [0; 3],
            changed: Vec::new(),
        }
    }

    /// Leaves what there is at the next subject as it is.
    fn pass(&mut self, at: &At) {
        let [suggestions, cards, rows] = &mut self.standing;
        *suggestions += at.suggestions;
        *cards += at.cards;
        *rows += at.rows;
    }

    /// Takes over what was passed.
    fn keep(&mut self) {
        let [suggestions, cards, rows] = std::mem::take(&mut self.standing);
        let (first, before) = (self.suggestions.len(), self.passed);
        self.suggestions.keep(suggestions);
        let cards = self.cards.keep(cards);
        if first != before {
            for index in cards.iter_mut().flat_map(|card| &mut card.suggestions) {
                *index = *index - before + first;
            }
        }
        self.rows.keep(rows);
        self.passed += suggestions;
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
