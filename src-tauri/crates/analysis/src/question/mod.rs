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

use library::{AttributeTarget, AttributeValues, Library};
use model::{AttributeValue, ElementKind, Model, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::classes::Classes;
use crate::facts::Facts;
use crate::predicate::Place;
use crate::raise::Tried;
use crate::rules::Rules;
use crate::words::{AttributeId, Words};

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
    pub words: &'g Words<'a>,
    pub classes: &'g Classes,
    pub rules: &'g Rules<'a>,
    /// What came of the rules at every place in scope, in order.
    pub tried: &'g [Tried],
}

/// How many cards an answer would touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Effect {
    appear: u32,
    vanish: u32,
    reweigh: u32,
    /// Sum of the weights that come, go or change.
    moved: u32,
}

impl Effect {
    fn changes(self) -> u32 {
        self.appear + self.vanish + self.reweigh
    }

    /// What became of the cards of a place.
    fn between(before: &CardWeights, after: &CardWeights) -> Self {
        let mut effect = Self::default();
        for (card, weight) in &before.0 {
            match after.of(*card) {
                None => effect.vanish += 1,
                Some(new) if new != *weight => effect.reweigh += 1,
                Some(_) => {}
            }
            effect.moved += u32::from(weight.abs_diff(after.of(*card).unwrap_or(0)));
        }
        for (_, weight) in after.0.iter().filter(|(card, _)| before.of(*card).is_none()) {
            effect.appear += 1;
            effect.moved += u32::from(*weight);
        }
        effect
    }

    fn add(&mut self, other: Self) {
        self.appear += other.appear;
        self.vanish += other.vanish;
        self.reweigh += other.reweigh;
        self.moved += other.moved;
    }
}

/// The weight of every card at a place; a handful, so a list.
struct CardWeights(Vec<(usize, u8)>);

impl CardWeights {
    /// From rules that fired, with their weights; AML rules or the others.
    fn of_rules(rules: &Rules<'_>, aml: bool, fired: impl Iterator<Item = (usize, u8)>) -> Self {
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
    pub place: Place,
    attribute: AttributeId,
    effects: Vec<Effect>,
}

impl Asked {
    fn changes(&self) -> u32 {
        self.effects.iter().map(|effect| effect.changes()).max().unwrap_or(0)
    }

    fn moved(&self) -> u32 {
        self.effects.iter().map(|effect| effect.moved).max().unwrap_or(0)
    }
}

/// The questions of a model, most change first. `here` are those that change what is raised at
/// their own place, in the order of the places.
pub(crate) fn questions(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    here: &[Vec<Asked>],
) -> Vec<Question> {
    let further = further::asked(ground, facts);
    // What is reckoned further on holds the effect here as well, so it replaces it.
    let replaced = |q: &&Asked| {
        further.iter().any(|other| (other.place, other.attribute) == (q.place, q.attribute))
    };
    let here = here.iter().flatten().filter(|q| !replaced(q));
    let mut asked: Vec<&Asked> = here.chain(&further).filter(|q| q.changes() > 0).collect();
    asked.sort_by_cached_key(|q| {
        (std::cmp::Reverse((q.changes(), q.moved())), q.place, q.attribute)
    });
    asked.truncate(MOST_QUESTIONS);
    asked.into_iter().filter_map(|question| in_words(ground, facts, question)).collect()
}

fn in_words(ground: &Ground<'_, '_>, facts: &Facts<'_>, asked: &Asked) -> Option<Question> {
    let attribute = ground.library.attributes.get(ground.words.attribute_name(asked.attribute))?;
    let values = values(attribute);
    let answer = |(value, effect): (AttributeValue, &Effect)| Answer {
        label: attribute.answers.get(&value.to_string()).cloned().unwrap_or(value.to_string()),
        value,
        appear: effect.appear,
        vanish: effect.vanish,
        reweigh: effect.reweigh,
    };
    let subject = facts.subject(asked.place);
    let name = ground.model.subject_name(subject).unwrap_or_default();
    Some(Question {
        subject,
        attribute: attribute.id.clone(),
        text: attribute.question.replacen("{element}", name, 1),
        answers: values.into_iter().zip(&asked.effects).map(answer).collect(),
        changes: asked.changes(),
    })
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
