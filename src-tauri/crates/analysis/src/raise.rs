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

/// What is raised at a place: best first, heads of cards first at equal weight; AML techniques
/// before those of other packs.
pub(crate) fn raised(rules: &Rules<'_>, facts: &Facts<'_>, place: Place) -> Vec<Raised> {
    let mut found = best_of_each(rules, facts, place);
    replace_parents(&mut found, rules);
    order(&mut found, rules);
    found
}

/// The heaviest rule of each technique, the first one at equal weight.
fn best_of_each(rules: &Rules<'_>, facts: &Facts<'_>, place: Place) -> Vec<Raised> {
    let mut found: Vec<Raised> = Vec::new();
    for index in rules.at(facts, place).iter().copied() {
        let rule = &rules.rules[index];
        if rule.is_aml() && !facts.has_ai {
            continue;
        }
        let weight = rule.weight(facts, place);
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
    found
}

/// A sub-technique says more than its parent, so it stands in its place - on the same card, of the
/// same release, and if it is at least as heavy. Otherwise they tell different stories.
fn replace_parents(found: &mut Vec<Raised>, rules: &Rules<'_>) {
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

fn order(found: &mut [Raised], rules: &Rules<'_>) {
    let rule = |raised: &Raised| -> &Rule<'_> { &rules.rules[raised.rule] };
    found.sort_by(|a, b| {
        let key = |raised: &Raised| {
            let of = rule(raised);
            let attested = maturity_rank(of.technique.maturity);
            (!of.is_aml(), std::cmp::Reverse(raised.weight), of.lead, attested)
        };
        key(a).cmp(&key(b)).then_with(|| rule(a).technique.id.cmp(&rule(b).technique.id))
    });
    let mut seen: Vec<&str> = Vec::new();
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
