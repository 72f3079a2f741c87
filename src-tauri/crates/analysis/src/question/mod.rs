//! Questions worth asking: attributes that nobody stated and that would change the cards.
//!
//! Two kinds of attribute, two ways to find out what an answer would do:
//!
//! - *At the element itself* (`here`): most attributes are read by rules at the element alone. Each
//!   answer is put in place and only the rules that look at the attribute are tried again.
//! - *Further on* (`further`): whether outsiders can place content, who runs a part, what a store
//!   holds - the answer changes facts elsewhere. The facts are derived again with the answer in
//!   place, and rules are tried where facts changed and beside it. That costs a derivation each,
//!   so only the most telling ones are tried, fewer in larger models.
//!
//! The count is of cards, because cards are what a workshop looks at: AML cards, or in a system
//! without AI those of the standard pack. At equal counts the weight that moves decides.

mod further;
pub(crate) mod here;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use library::{AttributeTarget, AttributeValues, Library};
use model::{AttributeValue, ElementKind, Model, Subject};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::at_place::At;
use crate::compiled::Compiled;
use crate::facts::Facts;
use crate::predicate::Place;
use crate::rules::Rules;
use crate::words::AttributeId;

/// A blank attribute whose answer would change the cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Question {
    /// Where it is asked.
    pub subject: Subject,
    /// Attribute id.
    pub attribute: String,
    /// The question in plain words, with the name filled in.
    pub text: String,
    /// Every answer with what it would do.
    pub answers: Vec<Answer>,
    /// Cards that the most telling answer would add, remove or re-weigh.
    pub changes: u32,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Answer {
    /// What would be stated.
    pub value: AttributeValue,
    /// The answer in plain words.
    pub label: String,
    /// Cards that would appear.
    pub appear: u32,
    /// Cards that would vanish.
    pub vanish: u32,
    /// Cards whose weight would change.
    pub reweigh: u32,
}

/// At most so many questions are kept, the most telling ones.
const MOST_QUESTIONS: usize = 200;

/// What questions are reckoned from.
pub(crate) struct Ground<'g, 'a> {
    pub model: &'a Model,
    pub library: &'a Library,
    pub compiled: &'g Compiled,
    /// What came of every place in scope, in order.
    pub places: &'g [At],
}

/// How many cards an answer would touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Effect {
    appear: u16,
    vanish: u16,
    reweigh: u16,
    /// Sum of the weights that come, go or change.
    moved: u16,
}

impl Effect {
    fn changes(self) -> u32 {
        u32::from(self.appear) + u32::from(self.vanish) + u32::from(self.reweigh)
    }

    /// What became of the cards of a place.
    fn between(before: &CardWeights, after: &CardWeights) -> Self {
        let mut effect = Self::default();
        for (card, weight) in &before.0 {
            effect.count(*weight, after.of(*card).unwrap_or(0));
        }
        for (_, weight) in after.0.iter().filter(|(card, _)| before.of(*card).is_none()) {
            effect.count(0, *weight);
        }
        effect
    }

    /// Counts what became of a card; without weight it is not there.
    fn count(&mut self, before: u8, after: u8) {
        match (before, after) {
            (0, 0) => {}
            (0, _) => self.appear += 1,
            (_, 0) => self.vanish += 1,
            (before, after) => self.reweigh += u16::from(before != after),
        }
        self.moved += u16::from(before.abs_diff(after));
    }

    /// Beyond what can be counted it does not matter how much more it is.
    fn add(&mut self, other: Self) {
        self.appear = self.appear.saturating_add(other.appear);
        self.vanish = self.vanish.saturating_add(other.vanish);
        self.reweigh = self.reweigh.saturating_add(other.reweigh);
        self.moved = self.moved.saturating_add(other.moved);
    }
}

/// The weight of every card at a place; a handful, so a list.
struct CardWeights(Vec<(usize, u8)>);

impl CardWeights {
    /// From rules that fired, with their weights; AML rules or the others.
    fn of_rules(rules: &Rules, aml: bool, fired: impl Iterator<Item = (usize, u8)>) -> Self {
        let mut cards: Vec<(usize, u8)> = Vec::new();
        for (rule, weight) in fired.filter(|(_, weight)| *weight > 0) {
            if rules.rules[rule].is_aml() != aml {
                continue;
            }
            let card = rules.rules[rule].card;
            match cards.iter_mut().find(|(known, _)| *known == card) {
                Some((_, heaviest)) => *heaviest = weight.max(*heaviest),
                None => cards.push((card, weight)),
            }
        }
        Self(cards)
    }

    fn of(&self, card: usize) -> Option<u8> {
        self.0.iter().find(|(known, _)| *known == card).map(|(_, weight)| *weight)
    }
}

/// A blank attribute of a subject with the effect of every answer.
#[derive(Debug)]
pub(crate) struct Asked {
    attribute: AttributeId,
    effects: Effects,
    /// Cards that the most telling answer would touch, and the most weight that an answer moves.
    pub change: (u32, u32),
}

impl Asked {
    fn of(attribute: AttributeId, effects: &[Effect]) -> Self {
        let changes = effects.iter().map(|effect| effect.changes()).max().unwrap_or(0);
        let moved = effects.iter().map(|effect| effect.moved).max().unwrap_or(0);
        Self { attribute, effects: Effects::of(effects), change: (changes, u32::from(moved)) }
    }
}

/// The effect of every answer. Most attributes are yes or no, and there are very many of them.
#[derive(Debug)]
enum Effects {
    Two([Effect; 2]),
    Others(Box<[Effect]>),
}

impl Effects {
    fn of(effects: &[Effect]) -> Self {
        effects.try_into().map_or_else(|_| Self::Others(effects.into()), Self::Two)
    }

    fn iter(&self) -> std::slice::Iter<'_, Effect> {
        match self {
            Self::Two(two) => two.iter(),
            Self::Others(others) => others.iter(),
        }
    }
}

/// The questions of a model, most change first. Those that change what is raised at their own place
/// stand with the places. `shown` are the earlier questions and become the new ones; the answer is
/// whether they differ. Where `touched` are the subjects that were derived again, what was asked of
/// others is still the question.
pub(crate) fn questions(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    shown: &mut Vec<Question>,
    touched: Option<&BTreeSet<Subject>>,
) -> bool {
    let further = further::asked(ground, facts);
    // What is reckoned further on holds the effect here as well, so it replaces it.
    let replaced = |place: Place, attribute: AttributeId| {
        further.iter().any(|(at, other)| (*at, other.attribute) == (place, attribute))
    };
    let least = least_of_the_most(ground.places);
    let here = ground.places.iter().filter(|at| at.most_asked >= least).flat_map(|at| {
        let place = at.tried.place;
        at.asked.iter().map(move |asked| (place, asked))
    });
    let here = here.filter(|(place, asked)| !replaced(*place, asked.attribute));
    let all = here.chain(further.iter().map(|(place, asked)| (*place, asked)));
    let mut asked: Vec<_> = all
        .filter(|(_, asked)| asked.change.0 > 0)
        .map(|(place, asked)| (Reverse(asked.change), place, asked.attribute, asked))
        .collect();
    let order = |q: &(Reverse<(u32, u32)>, Place, AttributeId, _)| (q.0, q.1, q.2);
    if asked.len() > MOST_QUESTIONS {
        asked.select_nth_unstable_by_key(MOST_QUESTIONS, order);
        asked.truncate(MOST_QUESTIONS);
    }
    asked.sort_unstable_by_key(order);

    let mut old = Shown::of(std::mem::take(shown), ground);
    let mut same = true;
    for (_, place, attribute, asked) in asked {
        let subject = facts.subject(place);
        let stands = touched.is_some_and(|touched| !touched.contains(&subject));
        let known = old.take(subject, attribute);
        let at = known.as_ref().map(|(at, _)| *at);
        let question = match known {
            Some((_, question)) if stands && asks_the_same(&question, asked) => Some(question),
            known => {
                let question = in_words(ground, facts, place, asked);
                same &= known.map(|(_, question)| question) == question;
                question
            }
        };
        same &= at == Some(shown.len());
        shown.extend(question);
    }
    !(same && old.is_empty())
}

/// Whether the answers to a question would do what they did.
fn asks_the_same(question: &Question, asked: &Asked) -> bool {
    let told = |answer: &Answer| (answer.appear, answer.vanish, answer.reweigh);
    let found = |effect: &Effect| {
        let Effect { appear, vanish, reweigh, .. } = *effect;
        (u32::from(appear), u32::from(vanish), u32::from(reweigh))
    };
    question.answers.iter().map(told).eq(asked.effects.iter().map(found))
}

/// Questions shown before, found by what they ask.
struct Shown {
    at: FxHashMap<(Subject, AttributeId), usize>,
    questions: Vec<Option<Question>>,
    left: usize,
}

impl Shown {
    fn of(questions: Vec<Question>, ground: &Ground<'_, '_>) -> Self {
        let asks = |(at, question): (usize, &Question)| {
            let attribute = ground.compiled.words.attribute(&question.attribute)?;
            Some(((question.subject, attribute), at))
        };
        Self {
            at: questions.iter().enumerate().filter_map(asks).collect(),
            left: questions.len(),
            questions: questions.into_iter().map(Some).collect(),
        }
    }

    /// A question with its place in the list, once.
    fn take(&mut self, subject: Subject, attribute: AttributeId) -> Option<(usize, Question)> {
        let at = *self.at.get(&(subject, attribute))?;
        let question = self.questions[at].take()?;
        self.left -= 1;
        Some((at, question))
    }

    fn is_empty(&self) -> bool {
        self.left == 0
    }
}

/// What the last of the places worth looking into asks at most: as many places as questions are
/// kept ask no less, so what asks for less is not among them.
fn least_of_the_most(places: &[At]) -> (u32, u32) {
    let mut most: Vec<_> = places.iter().map(|at| at.most_asked).collect();
    if most.len() <= MOST_QUESTIONS {
        return (0, 0);
    }
    *most.select_nth_unstable_by_key(MOST_QUESTIONS - 1, |change| Reverse(*change)).1
}

fn in_words(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    place: Place,
    asked: &Asked,
) -> Option<Question> {
    let id = ground.compiled.words.attribute_name(asked.attribute);
    let attribute = ground.library.attributes.get(id)?;
    let values = values(attribute);
    let answer = |(value, effect): (AttributeValue, &Effect)| Answer {
        label: attribute.answers.get(&value.to_string()).cloned().unwrap_or(value.to_string()),
        value,
        appear: effect.appear.into(),
        vanish: effect.vanish.into(),
        reweigh: effect.reweigh.into(),
    };
    let subject = facts.subject(place);
    Some(Question {
        subject,
        attribute: attribute.id.clone(),
        text: asked_about(ground.model, facts, place, &attribute.question),
        answers: values.into_iter().zip(asked.effects.iter()).map(answer).collect(),
        changes: asked.change.0,
    })
}

/// A question with the name of what it is about, in its blank or before it.
fn asked_about(model: &Model, facts: &Facts<'_>, place: Place, question: &str) -> String {
    let name = match place {
        Place::Flow(flow) if facts.graph.flows[flow].flow.name.is_empty() => {
            let flow = &facts.graph.flows[flow];
            format!("{} to {}", facts.graph.name(flow.source), facts.graph.name(flow.target))
        }
        Place::Flow(_) | Place::Element(_) | Place::Boundary(_) => {
            model.subject_name(facts.subject(place)).unwrap_or_default().into()
        }
    };
    match question.split_once("{element}") {
        Some((before, after)) => format!("{before}{name}{after}"),
        None => format!("{name}: {question}"),
    }
}

/// Every answer that can be given.
fn values(attribute: &library::Attribute) -> Vec<AttributeValue> {
    match &attribute.values {
        AttributeValues::Bool => vec![AttributeValue::Flag(true), AttributeValue::Flag(false)],
        AttributeValues::Words(words) => words.iter().cloned().map(AttributeValue::Word).collect(),
    }
}

/// Whether an attribute can be stated of a subject.
fn applies(attribute: &library::Attribute, facts: &Facts<'_>, place: Place) -> bool {
    let target = match place {
        Place::Element(n) => match facts.graph.graph[n].kind {
            ElementKind::External => AttributeTarget::External,
            ElementKind::Process => AttributeTarget::Process,
            ElementKind::Store => AttributeTarget::Store,
        },
        Place::Flow(_) => AttributeTarget::Flow,
        Place::Boundary(_) => return false,
    };
    attribute.applies_to.contains(&target)
}
