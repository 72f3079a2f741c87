//! Raises techniques at a place: tries the rules there and keeps the best of each technique.

use crate::facts::Facts;
use crate::predicate::Place;
use crate::rules::{Rule, Rules, maturity_rank};
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
    /// Rules that a statement about the subject could change, with their weight now.
    pub open: Vec<(usize, u8)>,
}

/// Tries the rules at a place. What is raised stands best first, heads of cards first at equal weight; AML techniques
/// before those of other packs.
pub(crate) fn tried(rules: &Rules, facts: &Facts<'_>, place: Place) -> Tried {
    let mut tried = best_of_each(rules, facts, place);
    replace_parents(&mut tried.raised, rules);
    order(&mut tried.raised, rules);
    tried
}

/// The heaviest rule of each technique, the first one at equal weight.
fn best_of_each(rules: &Rules, facts: &Facts<'_>, place: Place) -> Tried {
    let mut found: Vec<Raised> = Vec::new();
    let mut open = Vec::new();
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
            Some(last) if rules.rules[last.rule].technique.id == rule.technique.id => {
                if last.weight < weight {
                    *last = raised;
                }
            }
            Some(_) | None => found.push(raised),
        }
    }
    Tried { place, raised: found, open }
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

fn order(found: &mut [Raised], rules: &Rules) {
    let rule = |raised: &Raised| -> &Rule { &rules.rules[raised.rule] };
    found.sort_by(|a, b| {
        let key = |raised: &Raised| {
            let of = rule(raised);
            let attested = maturity_rank(of.technique.maturity);
            (!of.is_aml(), std::cmp::Reverse(raised.weight), of.lead, attested)
        };
        key(a).cmp(&key(b)).then_with(|| rule(a).technique.id.cmp(&rule(b).technique.id))
    });
    let mut seen: Vec<usize> = Vec::new();
    for raised in found.iter_mut() {
        let card = rules.rules[raised.rule].card;
        raised.role = if !seen.contains(&card) {
            seen.push(card);
            Role::Head
        } else if raised.weight >= 2 {
            Role::Also
        } else {
            Role::Variant
        };
    }
    // Stable: what was better stays before what was not.
    found.sort_by_key(|raised| {
        let other_pack = !rule(raised).is_aml();
        (other_pack, std::cmp::Reverse(raised.weight), raised.role != Role::Head)
    });
}
