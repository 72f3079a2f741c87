//! Answers that change facts elsewhere: "Who can write into the mail index?"

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::{Asked, CardWeights, Effect, Ground, applies, values};
use crate::facts::Facts;
use crate::predicate::Place;
use crate::raise::{Tried, tried};
use crate::words::{AttributeId, TypeSet};

/// Facts of at most so many elements are derived again, over all answers together.
const MOST_WORK: usize = 1_500;
/// At most so many answers are tried, however small the model.
const MOST_TRIED: usize = 80;

/// Tries the most telling blanks.
pub(super) fn asked(ground: &Ground<'_, '_>, facts: &Facts<'_>) -> Vec<(Place, Asked)> {
    let elements = facts.graph.graph.node_count().max(1);
    let mut left = (MOST_WORK / elements).min(MOST_TRIED);
    let mut asked = Vec::new();
    // Nothing has fewer than two answers.
    if left < 2 {
        return asked;
    }
    for (n, attribute) in blanks(ground, facts) {
        let known = &ground.library.attributes[ground.compiled.words.attribute_name(attribute)];
        let answers = values(known);
        // A question is tried with all its answers or not at all.
        let Some(rest) = left.checked_sub(answers.len()) else { break };
        left = rest;
        let effects = answers
            .iter()
            .map(|value| effect(ground, facts, n, attribute, ground.compiled.words.value(value)))
            .collect();
        asked.push((Place::Element(n), Asked::of(attribute, effects)));
    }
    asked
}

/// Blanks that facts are derived from, most telling first: can outsiders write into what a prompt
/// is fed from; who runs a tool; what lies in the stores; what tools can do; how far people are
/// trusted.
fn blanks(ground: &Ground<'_, '_>, facts: &Facts<'_>) -> Vec<(NodeIndex, AttributeId)> {
    let (graph, classes, known) = (&facts.graph, &ground.compiled.classes, facts.graph.known);
    let near = |n: NodeIndex, types: &TypeSet| {
        facts.reach.before[n.index()].meets(types) || facts.reach.behind[n.index()].meets(types)
    };
    let mut steered = classes.llm_parts;
    steered.join(&classes.retrievers);
    steered.join(&classes.tools);
    let text = library::Matter::Content;
    let store = |n: NodeIndex| graph.graph[n].kind == model::ElementKind::Store;
    let telling: [(AttributeId, &dyn Fn(NodeIndex) -> bool); 6] = [
        (known.accepts_untrusted_content, &|n| {
            !facts.taint.reached[n.index()].contains(text)
                && !classes.llm_parts.contains(graph.type_id(n))
                && facts.reach.feeds(n, &classes.llm_parts)
        }),
        (known.third_party, &|n| classes.tools.contains(graph.type_id(n))),
        (known.data_sensitivity, &|n| store(n) && near(n, &steered)),
        (known.egress, &|n| {
            classes.ways_out.contains(graph.type_id(n)) && near(n, &classes.agents)
        }),
        (known.trust, &|n| graph.is_external(n) && near(n, &classes.llm_parts)),
        (known.trained_on_sensitive, &|n| classes.models.contains(graph.type_id(n))),
    ];
    let in_scope: BTreeSet<NodeIndex> = ground
        .places
        .iter()
        .filter_map(|at| match at.tried.place {
            Place::Element(n) => Some(n),
            Place::Flow(_) | Place::Boundary(_) => None,
        })
        .collect();
    let mut blanks = Vec::new();
    for (attribute, telling) in telling {
        let Some(definition) =
            ground.library.attributes.get(ground.compiled.words.attribute_name(attribute))
        else {
            continue;
        };
        for n in in_scope.iter().copied() {
            let blank = graph.stated(n, attribute).is_blank();
            if blank && applies(definition, facts, Place::Element(n)) && telling(n) {
                blanks.push((n, attribute));
            }
        }
    }
    blanks
}

/// What an answer would do to the cards of all elements.
fn effect(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    n: NodeIndex,
    attribute: AttributeId,
    value: crate::words::ValueId,
) -> Effect {
    let then = facts.presume(ground.compiled, (n, attribute, value));
    let touched = touched(facts, &then, n);
    let mut effect = Effect::default();
    for before in ground.places.iter().map(|at| &at.tried) {
        let Place::Element(m) = before.place else { continue };
        if touched.contains(&m) {
            let after = tried(&ground.compiled.rules, &then, before.place);
            let cards = |tried: &Tried| {
                CardWeights::of_rules(
                    &ground.compiled.rules,
                    facts.has_ai,
                    tried.raised.iter().map(|r| (r.rule, r.weight)),
                )
            };
            effect.add(Effect::between(&cards(before), &cards(&after)));
        }
    }
    effect
}

/// Elements whose rules may say something else: where a fact changed, and their neighbours,
/// because predicates look one step far at what facts say of others.
fn touched(now: &Facts<'_>, then: &Facts<'_>, n: NodeIndex) -> BTreeSet<NodeIndex> {
    let changed = now.graph.nodes().filter(|m| *m == n || !now.same_at(then, *m));
    let mut touched = BTreeSet::new();
    for m in changed {
        touched.insert(m);
        touched.extend(now.graph.neighbours(m));
    }
    touched
}
