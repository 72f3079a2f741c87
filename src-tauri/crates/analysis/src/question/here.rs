//! Answers that change what is raised at the subject itself.

use std::collections::BTreeMap;

use library::Library;

use super::{Asked, CardWeights, Effect, applies, values};
use crate::facts::Facts;
use crate::raise::Tried;
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

/// Tries every blank attribute that a rule at a place looks at. The facts are the same afterwards
/// as before.
pub(crate) fn asked(
    rules: &Rules,
    answers: &Answers,
    facts: &mut Facts<'_>,
    tried: &Tried,
) -> Vec<Asked> {
    let mut asked = Vec::new();
    for attribute in blanks(rules, facts, tried) {
        let Some((definition, values)) = answers.0.get(&attribute) else { continue };
        if !applies(definition, facts, tried.place) {
            continue;
        }
        let effects = effects(rules, facts, tried, attribute, values);
        if effects.iter().any(|effect| effect.changes() > 0) {
            asked.push(Asked::of(attribute, effects));
        }
    }
    asked
}

/// Blank attributes that the open rules of a place look at.
fn blanks(rules: &Rules, facts: &Facts<'_>, tried: &Tried) -> Vec<AttributeId> {
    let asks = tried.open.iter().flat_map(|(index, _)| &rules.rules[*index].asks);
    let mut blanks: Vec<_> =
        asks.copied().filter(|attribute| facts.is_blank(tried.place, *attribute)).collect();
    blanks.sort_unstable();
    blanks.dedup();
    blanks
}

/// The cards of a place before and after each answer.
fn effects(
    all: &Rules,
    facts: &mut Facts<'_>,
    tried: &Tried,
    attribute: AttributeId,
    values: &[ValueId],
) -> Vec<Effect> {
    let rules = &all.rules;
    let touched: Vec<(usize, u8)> =
        tried.open.iter().copied().filter(|(i, _)| rules[*i].asks.contains(&attribute)).collect();
    // The other rules that fired stay as they are; of one technique only the heaviest was kept,
    // which is enough for the weight of a card.
    let aml = facts.has_ai;
    let cards = |touched_now: &[(usize, u8)]| {
        let others = tried.raised.iter().map(|r| (r.rule, r.weight));
        let untouched = others
            .chain(tried.open.iter().copied())
            .filter(|(i, _)| !touched.iter().any(|(t, _)| t == i));
        CardWeights::of_rules(all, aml, untouched.chain(touched_now.iter().copied()))
    };
    let mut then = touched.clone();
    let effect = |value: &ValueId| {
        facts.assume(tried.place, attribute, *value);
        for (index, weight) in &mut then {
            *weight = rules[*index].weight(facts, tried.place);
        }
        if then == touched {
            return Effect::default();
        }
        Effect::between(&cards(&touched), &cards(&then))
    };
    let effects = values.iter().map(effect).collect();
    facts.assume(tried.place, attribute, ValueId::BLANK);
    effects
}
