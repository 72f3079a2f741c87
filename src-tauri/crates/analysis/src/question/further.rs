//! Answers that change facts elsewhere: "Who can write into the mail index?"

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::{Asked, CardWeights, Effect, Ground, applies, values};
use crate::facts::Facts;
use crate::facts::reach::FEW_STEPS;
use crate::predicate::Place;
use crate::raise::{Tried, tried};
use crate::words::{AttributeId, TypeSet};

/// Facts of at most so many elements are derived again, over all answers together.
const MOST_WORK: usize = 1_500;
/// The same for what moves along flows, which has many answers.
const MOST_WORK_ON_FLOWS: usize = 2_000;
/// At most so many answers are tried, however small the model.
const MOST_TRIED: usize = 80;

/// Tries the most telling blanks.
pub(super) fn asked(ground: &Ground<'_, '_>, facts: &Facts<'_>) -> Vec<(Place, Asked)> {
    let elements = facts.graph.graph.node_count().max(1);
    let affordable = |work: usize| (work / elements).min(MOST_TRIED);
    let mut asked = of_elements(ground, facts, affordable(MOST_WORK));
    asked.extend(of_flows(ground, facts, affordable(MOST_WORK_ON_FLOWS)));
    asked
}

fn of_elements(ground: &Ground<'_, '_>, facts: &Facts<'_>, mut left: usize) -> Vec<(Place, Asked)> {
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
        let effects: Vec<_> = answers
            .iter()
            .map(|value| {
                let value = ground.compiled.words.value(value);
                let then = facts.presume(ground.compiled, (n, attribute, value));
                effect(ground, facts, &then, &touched(facts, &then, n))
            })
            .collect();
        asked.push((Place::Element(n), Asked::of(attribute, &effects)));
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

/// What moves along the most telling flows of which nobody said it. The answer draws something
/// else - a question is answered, a model file is carried - so the whole is drawn again.
fn of_flows(ground: &Ground<'_, '_>, facts: &Facts<'_>, mut left: usize) -> Vec<(Place, Asked)> {
    let attribute = facts.graph.known.content;
    let name = ground.compiled.words.attribute_name(attribute);
    let answers = ground.library.attributes.get(name).map(values).unwrap_or_default();
    let mut asked = Vec::new();
    if answers.is_empty() || left < answers.len() {
        return asked;
    }
    let mut model = ground.model.clone();
    for number in unsaid(ground, facts) {
        let Some(rest) = left.checked_sub(answers.len()) else { break };
        left = rest;
        let id = facts.graph.flows[number].flow.id;
        let mut effects = Vec::with_capacity(answers.len());
        for answer in &answers {
            if let Some(flow) = model.flows.get_mut(&id) {
                flow.attributes.insert(name.into(), answer.clone());
            }
            let then = Facts::of(&model, ground.compiled);
            effects.push(effect(ground, facts, &then, &redrawn(facts, &then, number)));
        }
        if let Some(flow) = model.flows.get_mut(&id) {
            flow.attributes.remove(name);
        }
        asked.push((Place::Flow(number), Asked::of(attribute, &effects)));
    }
    asked
}

/// Flows of which nobody said what moves, most telling first: from others' systems, which are
/// sources by what they send; into what learns or opens files; between what a prompt is made of.
fn unsaid(ground: &Ground<'_, '_>, facts: &Facts<'_>) -> Vec<usize> {
    let (graph, classes) = (&facts.graph, &ground.compiled.classes);
    let telling = |number: usize| {
        let flow = &graph.flows[number];
        let (from, to) = (graph.type_id(flow.source), graph.type_id(flow.target));
        let prompt = |id| classes.llm_parts.contains(id) || classes.retrievers.contains(id);
        if classes.partners.contains(from) {
            Some(0)
        } else if classes.learning.contains(to) || classes.model_files.contains(to) {
            Some(1)
        } else {
            (prompt(from) || prompt(to)).then_some(2)
        }
    };
    let blank = |place| facts.is_blank(place, graph.known.content);
    let mut unsaid: Vec<(u8, usize)> = ground
        .places
        .iter()
        .filter(|at| blank(at.tried.place))
        .filter_map(|at| match at.tried.place {
            Place::Flow(number) => Some((telling(number)?, number)),
            Place::Element(_) | Place::Boundary(_) => None,
        })
        .collect();
    unsaid.sort_unstable();
    unsaid.into_iter().map(|(_, number)| number).collect()
}

/// What an answer would do to the cards of what it touches.
fn effect(
    ground: &Ground<'_, '_>,
    facts: &Facts<'_>,
    then: &Facts<'_>,
    touched: &BTreeSet<NodeIndex>,
) -> Effect {
    let (mut effect, mut open) = (Effect::default(), Vec::new());
    for before in ground.places.iter().map(|at| &at.tried) {
        let touches = match before.place {
            Place::Element(m) => touched.contains(&m),
            Place::Flow(flow) => {
                let flow = &facts.graph.flows[flow];
                touched.contains(&flow.source) || touched.contains(&flow.target)
            }
            Place::Boundary(_) => false,
        };
        if touches {
            let after = tried(&ground.compiled.rules, then, before.place, &mut open);
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

/// The same when a flow carries something else: predicates search some steps along the flows.
fn redrawn(now: &Facts<'_>, then: &Facts<'_>, flow: usize) -> BTreeSet<NodeIndex> {
    let flow = &now.graph.flows[flow];
    let mut touched = BTreeSet::from([flow.source, flow.target]);
    let mut front: Vec<NodeIndex> = touched.iter().copied().collect();
    for _ in 0..FEW_STEPS {
        let next = front.iter().flat_map(|n| now.graph.neighbours(*n));
        front = next.filter(|n| touched.insert(*n)).collect();
    }
    let other = |m: &NodeIndex| !now.same_at(then, *m) || now.reach.at(*m) != then.reach.at(*m);
    for m in now.graph.nodes().filter(other) {
        touched.insert(m);
        touched.extend(now.graph.neighbours(m));
    }
    touched
}
