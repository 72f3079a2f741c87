//! Raises techniques at a place: tries the rules there and keeps the best of each technique.

use std::sync::Arc;

use crate::facts::Facts;
use crate::predicate::Place;
use crate::rules::{Rule, Rules};
use crate::suggestion::Role;

/// A technique that a rule raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Raised {
    /// Index of the rule.
    pub rule: usize,
    pub weight: u8,
    pub role: Role,
}

/// What came of trying the rules at a place.
#[derive(Debug)]
pub(crate) struct Tried {
    pub place: Place,
    /// Best first.
    pub raised: Vec<Raised>,
}

/// Rules that a statement about the subject could change, with their weight now.
pub(crate) type Open = Vec<(usize, u8)>;

/// Tries the rules at a place. What is raised stands best first, heads of cards first at equal weight; AML techniques
/// before those of other packs. What is open comes into a list that can be used again.
pub(crate) fn tried(rules: &Rules, facts: &Facts<'_>, place: Place, open: &mut Open) -> Tried {
    let mut raised = best_of_each(rules, facts, place, open);
    replace_parents(&mut raised, rules);
    order(&mut raised, rules);
    Tried { place, raised }
}

/// The heaviest rule of each technique, the first one at equal weight.
fn best_of_each(rules: &Rules, facts: &Facts<'_>, place: Place, open: &mut Open) -> Vec<Raised> {
    let mut found: Vec<Raised> = Vec::new();
    open.clear();
    for index in rules.at(facts, place).iter().copied() {
        let rule = &rules.rules[index];
        if rule.is_aml() && !facts.has_ai {
            continue;
        }
        if !rule.could_fire(facts, place) {
            continue;
        }
        let weight = rule.weight(facts, place);
        if rule.asks.iter().any(|attribute| facts.is_blank(place, *attribute)) {
            open.push((index, weight));
        }
        if weight == 0 {
            continue;
        }
        let raised = Raised { rule: index, weight, role: Role::Variant };
        match found.last_mut() {
            Some(last) if Arc::ptr_eq(&rules.rules[last.rule].technique, &rule.technique) => {
                if last.weight < weight {
                    *last = raised;
                }
            }
            Some(_) | None => found.push(raised),
        }
    }
    found
}

/// A sub-technique says more than its parent, so it stands in its place - on the same card, of the
/// same release, and if it is at least as heavy. Otherwise they tell different stories.
fn replace_parents(found: &mut Vec<Raised>, rules: &Rules) {
    let replaced: Vec<usize> = found
        .iter()
        .filter_map(|sub| {
            let rule = &rules.rules[sub.rule];
            let parent = rule.technique.parent.as_deref()?;
            let stands = |other: &&Raised| {
                let of = &rules.rules[other.rule];
                of.technique.id == parent
                    && of.card == rule.card
                    && of.technique.source == rule.technique.source
                    && other.weight <= sub.weight
            };
            found.iter().find(stands).map(|other| other.rule)
        })
        .collect();
    found.retain(|raised| !replaced.contains(&raised.rule));
}

/// Best first. On a card: the heaviest, then what the library lets lead, then what is attested best.
/// Between cards of equal weight the one that the diagram gives more ways to happen stands first:
/// each technique that fits is evidence of its own for the attack.
fn order(found: &mut [Raised], rules: &Rules) {
    let rule = |raised: &Raised| -> &Rule { &rules.rules[raised.rule] };
    found.sort_unstable_by_key(|raised| {
        (std::cmp::Reverse(raised.weight), rule(raised).place_on_card)
    });
    // By card: its number, its head, and how many of its techniques stand on the table.
    let mut cards: Vec<(usize, Raised, u32)> = Vec::new();
    for raised in found.iter_mut() {
        let number = rule(raised).card;
        let known = cards.iter_mut().find(|(card, ..)| *card == number);
        raised.role = match &known {
            None => Role::Head,
            Some(_) if raised.weight >= 2 => Role::Also,
            Some(_) => Role::Variant,
        };
        match known {
            Some((_, _, ways)) => *ways += u32::from(raised.weight >= 2),
            None => cards.push((number, *raised, u32::from(raised.weight >= 2))),
        }
    }
    cards.sort_unstable_by_key(|(_, head, ways)| {
        (std::cmp::Reverse((head.weight, *ways)), rule(head).place)
    });
    let place = |raised: &Raised| cards.iter().position(|(card, ..)| *card == rule(raised).card);
    // Stable: on a card what was better stays before what was not.
    found.sort_by_key(|raised| {
        let (other_pack, folded) = (!rule(raised).is_aml(), raised.role != Role::Head);
        (other_pack, std::cmp::Reverse(raised.weight), folded, place(raised))
    });
}
