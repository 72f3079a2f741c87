//! Answers that change what is raised at the subject itself.

use std::collections::BTreeMap;

use super::{Asked, CardWeights, Effect, Ground, applies, values};
use crate::facts::Facts;
use crate::raise::Tried;
use crate::words::{AttributeId, ValueId};

/// What can be answered, in the order of [`values`], by attribute.
type Answers<'a> = BTreeMap<AttributeId, (&'a library::Attribute, Vec<ValueId>)>;

/// Tries every blank attribute that a rule there looks at.
pub(super) fn asked(ground: &Ground<'_, '_>, facts: &mut Facts<'_>) -> Vec<Asked> {
    let answers: Answers<'_> = ground
        .library
        .attributes
        .values()
        .filter_map(|attribute| {
            let values = values(attribute).iter().map(|v| ground.words.value(v)).collect();
            Some((ground.words.attribute(&attribute.id)?, (attribute, values)))
        })
        .collect();
    let mut asked = Vec::new();
    for tried in ground.tried.iter().filter(|tried| !tried.open.is_empty()) {
        for attribute in blanks(ground, facts, tried) {
            let Some((definition, values)) = answers.get(&attribute) else { continue };
            if !applies(definition, facts, tried.place) {
                continue;
            }
            let effects = effects(ground, facts, tried, attribute, values);
            if effects.iter().any(|effect| effect.changes() > 0) {
                asked.push(Asked { place: tried.place, attribute, effects });
            }
        }
    }
    asked
}

/// Blank attributes that the open rules of a place look at.
fn blanks(ground: &Ground<'_, '_>, facts: &Facts<'_>, tried: &Tried) -> Vec<AttributeId> {
    let asks = tried.open.iter().flat_map(|(index, _)| &ground.rules.rules[*index].asks);
    let mut blanks: Vec<_> =
        asks.copied().filter(|attribute| facts.is_blank(tried.place, *attribute)).collect();
    blanks.sort_unstable();
    blanks.dedup();
    blanks
}

/// The cards of a place before and after each answer.
fn effects(
    ground: &Ground<'_, '_>,
    facts: &mut Facts<'_>,
    tried: &Tried,
    attribute: AttributeId,
    values: &[ValueId],
) -> Vec<Effect> {
    let rules = &ground.rules.rules;
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
        CardWeights::of_rules(ground.rules, aml, untouched.chain(touched_now.iter().copied()))
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
