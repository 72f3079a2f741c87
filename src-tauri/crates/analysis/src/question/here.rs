//! Answers that change what is raised at the subject itself.

use std::collections::BTreeMap;

use library::Library;

use super::{Asked, Effect, applies, values};
use crate::facts::Facts;
use crate::predicate::Place;
use crate::raise::{Open, Tried};
use crate::rules::Rules;
use crate::words::{AttributeId, ValueId, Words};

/// What can be answered, in the order of [`values`], by attribute.
pub(crate) struct Answers(BTreeMap<AttributeId, (library::Attribute, Vec<ValueId>)>);

impl Answers {
    pub fn of(library: &Library, words: &Words) -> Self {
        let answers = library.attributes.values().filter_map(|attribute| {
            let values = values(attribute).iter().map(|v| words.value(v)).collect();
            Some((words.attribute(&attribute.id)?, (attribute.clone(), values)))
        });
        Self(answers.collect())
    }
}

/// Room to reckon in, used again for every place.
#[derive(Default)]
pub(crate) struct Desk {
    /// Rules that a statement about the place could change, with their weight now.
    pub open: Open,
    asked: Vec<Asked>,
    blanks: Vec<AttributeId>,
    /// Rules that look at an attribute, with their weight before and after an answer.
    now: Vec<(usize, u8)>,
    then: Vec<(usize, u8)>,
    /// Their cards, with the weight that the other rules there give.
    cards: Vec<(usize, u8)>,
    effects: Vec<Effect>,
}

/// Tries every blank attribute that a rule at a place looks at; the open ones lie on the desk. The facts are the same afterwards
/// as before.
pub(crate) fn asked(
    rules: &Rules,
    answers: &Answers,
    facts: &mut Facts<'_>,
    tried: &Tried,
    desk: &mut Desk,
) -> Vec<Asked> {
    blanks(rules, facts, tried.place, desk);
    for at in 0..desk.blanks.len() {
        let attribute = desk.blanks[at];
        let Some((definition, values)) = answers.0.get(&attribute) else { continue };
        if !applies(definition, facts, tried.place) {
            continue;
        }
        effects(rules, facts, tried, attribute, values, desk);
        if desk.effects.iter().any(|effect| effect.changes() > 0) {
            desk.asked.push(Asked::of(attribute, &desk.effects));
        }
    }
    desk.asked.drain(..).collect()
}

/// Blank attributes that the open rules of a place look at.
fn blanks(rules: &Rules, facts: &Facts<'_>, place: Place, desk: &mut Desk) {
    let Desk { open, blanks, .. } = desk;
    blanks.clear();
    let asks = open.iter().flat_map(|(index, _)| &rules.rules[*index].asks);
    blanks.extend(asks.copied().filter(|attribute| facts.is_blank(place, *attribute)));
    blanks.sort_unstable();
    blanks.dedup();
}

/// What each answer does to the cards of a place. Only rules that look at the attribute can say
/// something else, so only their cards can change.
fn effects(
    all: &Rules,
    facts: &mut Facts<'_>,
    tried: &Tried,
    attribute: AttributeId,
    values: &[ValueId],
    desk: &mut Desk,
) {
    let Desk { open, now, then, cards, effects, .. } = desk;
    let (rules, aml) = (&all.rules, facts.has_ai);
    let looks = |index: usize| rules[index].asks.contains(&attribute);
    now.clear();
    now.extend(open.iter().copied().filter(|(index, _)| looks(*index)));
    // Of one technique only the heaviest rule was kept, which is enough for the weight of a card.
    cards.clear();
    for (index, _) in now.iter().filter(|(index, _)| rules[*index].is_aml() == aml) {
        let card = rules[*index].card;
        if cards.iter().all(|(known, _)| *known != card) {
            cards.push((card, 0));
        }
    }
    let raised = tried.raised.iter().map(|raised| (raised.rule, raised.weight));
    for (index, weight) in raised.chain(open.iter().copied()) {
        let card = cards.iter_mut().find(|(card, _)| *card == rules[index].card);
        if let Some((_, heaviest)) = card.filter(|_| rules[index].is_aml() == aml && !looks(index))
        {
            *heaviest = weight.max(*heaviest);
        }
    }
    let of_card = |(card, others): (usize, u8), touched: &[(usize, u8)]| {
        let here = touched.iter().filter(|(index, _)| rules[*index].card == card);
        here.map(|(_, weight)| *weight).fold(others, u8::max)
    };
    then.clone_from(now);
    effects.clear();
    for value in values {
        facts.assume(tried.place, attribute, *value);
        for (index, weight) in then.iter_mut() {
            *weight = rules[*index].weight(facts, tried.place);
        }
        let mut effect = Effect::default();
        for card in cards.iter() {
            effect.count(of_card(*card, now), of_card(*card, then));
        }
        effects.push(effect);
    }
    facts.assume(tried.place, attribute, ValueId::BLANK);
}
