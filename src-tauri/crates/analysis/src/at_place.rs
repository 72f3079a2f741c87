//! Everything derived at one place: what its rules raise, in words and on cards, and what to ask.

use std::collections::BTreeSet;

use library::Library;
use model::{ElementId, Model, Status, Subject};

use crate::attack_path::{Goal, goals};
use crate::because::Ways;
use crate::card::{TakenUp, ThreatCard, deal};
use crate::compiled::Compiled;
use crate::coverage::{CoverageRow, Standing, row, standing};
use crate::facts::Facts;
use crate::lowering::InPlace;
use crate::predicate::Place;
use crate::question::Asked;
use crate::question::here::{Desk, asked};
use crate::raise::{Raised, Tried, tried};
use crate::rules::{AML_PACK, InForce, Rules};
use crate::stale::taken_up;
use crate::suggestion::{Role, Suggestion};

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
    pub cards: usize,
    pub rows: usize,
}

/// Everything derived at one place. Cards count the suggestions from 0.
pub(crate) struct Here {
    pub at: At,
    pub suggestions: Vec<Suggestion>,
    pub cards: Vec<ThreatCard>,
    /// Of elements only.
    pub row: Option<CoverageRow>,
}

/// What people said and decided, and the rules it is held against.
pub(crate) struct Said<'a> {
    model: &'a Model,
    library: &'a Library,
    compiled: &'a Compiled,
    taken_up: TakenUp<'a>,
    in_place: InPlace<'a>,
    standing: Standing<'a>,
    desk: Desk,
}

impl<'a> Said<'a> {
    pub fn of(model: &'a Model, library: &'a Library, compiled: &'a Compiled) -> Self {
        let (taken_up, in_place) = (taken_up(model, library), InPlace::of(model));
        Self {
            model,
            library,
            compiled,
            taken_up,
            in_place,
            standing: standing(model),
            desk: Desk::default(),
        }
    }

    pub fn at(&mut self, facts: &mut Facts<'_>, place: Place) -> Here {
        let (rules, answers) = (&self.compiled.rules, &self.compiled.answers);
        let tried = tried(rules, facts, place, &mut self.desk.open);
        let asked = asked(rules, answers, facts, &tried, &mut self.desk);
        let mut of: Vec<usize> = tried.raised.iter().map(|raised| raised.rule).collect();
        let mut suggestions = suggest(rules, facts, place, &tried.raised);
        self.lower(&mut suggestions, &mut of);
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

    /// What a control in place covers moves down, with the rule it came of.
    fn lower(&self, suggestions: &mut Vec<Suggestion>, of: &mut Vec<usize>) {
        if self.in_place.is_empty() {
            return;
        }
        let ruled = std::mem::take(of).into_iter().zip(std::mem::take(suggestions));
        let lowered = |(rule, mut suggestion): (usize, Suggestion)| {
            let technique = &self.compiled.rules.rules[rule].technique;
            let key = (suggestion.technique.as_str(), suggestion.subject);
            let threat = self.taken_up.get(&key).copied();
            self.in_place.lower(&mut suggestion, technique, threat);
            (rule, suggestion)
        };
        let mut ruled: Vec<(usize, Suggestion)> = ruled.map(lowered).collect();
        ruled.sort_by_key(|(_, s)| {
            (s.pack != AML_PACK, std::cmp::Reverse(s.weight), s.role != Role::Head)
        });
        (*of, *suggestions) = ruled.into_iter().unzip();
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

/// What was raised, in words.
fn suggest(rules: &Rules, facts: &Facts<'_>, place: Place, found: &[Raised]) -> Vec<Suggestion> {
    let subject = facts.subject(place);
    let mut ways = Ways::default();
    let one = |raised: &Raised| {
        let rule = &rules.rules[raised.rule];
        let because = rule.reason.at(facts, place, &mut ways);
        Suggestion {
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
        }
    };
    found.iter().map(one).collect()
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
