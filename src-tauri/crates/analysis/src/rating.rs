//! The pre-filled inherent rating of a card, and in its basis how the cell was reached.
//!
//! It is a proposal to disagree with. Likelihood starts from how well the diagram fits the
//! technique (weight) and moves with how well attested it is and with who stands at the source.
//! Impact is the worst thing stated about the subject that the technique can touch: a technique
//! that harms confidentiality is as bad as the data, one that harms integrity as bad as what hangs
//! on the answer. All is reckoned on five steps and fitted to the model's scale at the end.

use library::{Harm, Maturity, Trust};
use model::{BoundaryId, Impacts, Rating, RiskScale};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::facts::Facts;
use crate::predicate::Place;
use crate::rules::InForce;
use crate::suggestion::Suggestion;
use crate::words::ValueId;

/// Steps on which ratings are reckoned.
const STEPS: u8 = 5;

/// Proposes a rating for a suggestion at a place.
pub(crate) fn propose(
    facts: &Facts<'_>,
    place: Place,
    technique: &InForce,
    suggestion: &Suggestion,
    scale: &RiskScale,
) -> Option<Rating> {
    if scale.likelihood.is_empty() || scale.impact.is_empty() {
        return None;
    }
    let (likelihood, [fit_why, seen_why, who_why]) = likelihood(facts, technique, suggestion);
    let stake = match place {
        Place::Element(n) => worst(facts, &[n], &technique.harms),
        Place::Flow(flow) => {
            let flow = &facts.graph.flows[flow];
            worst(facts, &[flow.source, flow.target], &technique.harms)
        }
        Place::Boundary(id) => worst(facts, &at_the_line(facts, id), &technique.harms),
    };
    let likelihood = fit(likelihood, scale.likelihood.len());
    let row = fit(stake.steps, scale.impact.len());
    let [before, name, after] = stake.why;
    let basis = [
        "Likelihood ",
        word(&scale.likelihood, likelihood),
        ": ",
        fit_why,
        ", ",
        seen_why,
        if who_why.is_empty() { "" } else { ", " },
        who_why,
        ". Impact ",
        word(&scale.impact, row),
        ": ",
        before,
        name,
        after,
        ".",
    ]
    .concat();
    Some(Rating { likelihood, impacts: hit(technique, row), basis, confirmed: false })
}

fn word(words: &[String], step: u8) -> &str {
    words.get(usize::from(step) - 1).map_or("", String::as_str)
}

/// On five steps, with why: how well it fits, how well it is attested, who can start it.
fn likelihood(
    facts: &Facts<'_>,
    technique: &InForce,
    suggestion: &Suggestion,
) -> (u8, [&'static str; 3]) {
    let (mut steps, fits) = match suggestion.unlowered {
        3.. => (4, "the diagram fits it closely"),
        2 => (3, "the diagram allows it"),
        0 | 1 => (2, "the diagram hints at it"),
    };
    let seen = match technique.maturity {
        Maturity::Realized => "seen in incidents",
        Maturity::Demonstrated => "shown by researchers",
        Maturity::Feasible => {
            steps -= 1;
            "not shown in practice yet"
        }
    };
    let who = match source_trust(facts, suggestion) {
        Some(Trust::Untrusted) => {
            steps += u8::from(technique.maturity == Maturity::Realized);
            "anyone can start it"
        }
        Some(Trust::Semi) => "known users can start it",
        Some(Trust::Trusted) => {
            steps -= 1;
            "only trusted people can start it"
        }
        None => "",
    };
    (steps.clamp(1, STEPS), [fits, seen, who])
}

/// Trust of the outside party at the start of the way.
fn source_trust(facts: &Facts<'_>, suggestion: &Suggestion) -> Option<Trust> {
    let model::Subject::Element(id) = suggestion.path.first()? else { return None };
    let element = facts.graph.model.elements.get(id)?;
    let n = facts.graph.node_of(element.id)?;
    facts.graph.trust(n)
}

/// The worst that a technique can do, and where.
pub(crate) struct Stake<'m> {
    /// Of five steps.
    pub steps: u8,
    /// Words, the name of what is at stake, words.
    pub why: [&'m str; 3],
    /// The element that is at stake; none when nothing is stated.
    pub at: Option<NodeIndex>,
}

/// The worst that a technique can do at an element, or through what stands beside it.
pub(crate) fn stake<'m>(facts: &'m Facts<'_>, n: NodeIndex, harms: &[Harm]) -> Stake<'m> {
    worst(facts, &[n], harms)
}

fn worst<'m>(facts: &'m Facts<'_>, ends: &[NodeIndex], of: &[Harm]) -> Stake<'m> {
    let harms = |wanted: &[Harm]| of.iter().any(|harm| wanted.contains(harm));
    let (graph, known, said) = (&facts.graph, facts.graph.known, facts.graph.said);
    let mut worst = Stake { steps: 0, why: [""; 3], at: None };
    let mut say = |steps: u8, at: NodeIndex, before: &'static str, after: &'static str| {
        if steps > worst.steps {
            worst = Stake { steps, why: [before, graph.name(at), after], at: Some(at) };
        }
    };
    for n in ends.iter().copied() {
        if harms(&[Harm::Confidentiality, Harm::Privacy]) {
            let near = graph.neighbours(n).filter(|m| !graph.is_external(*m));
            for m in std::iter::once(n).chain(near) {
                let (steps, words) = sensitivity(facts, graph.stated(m, known.data_sensitivity));
                say(steps, m, words, "");
            }
            if graph.is_yes(n, known.holds_credentials) {
                say(4, n, "keys lie at ", "");
            }
        }
        if harms(&[Harm::Integrity, Harm::Safety, Harm::Financial, Harm::Abuse, Harm::Society]) {
            let near = graph.leaving(n).map(|e| e.target());
            for m in std::iter::once(n).chain(near) {
                let effect = graph.stated(m, known.effect);
                if effect == said.safety {
                    say(5, m, "people can come to harm through ", "");
                } else if effect == said.financial {
                    say(4, m, "money moves on what ", " says");
                } else if effect == said.access {
                    say(4, m, "", " decides who gets in");
                }
            }
        }
        if harms(&[Harm::Abuse, Harm::Integrity]) {
            let level = graph.stated(n, known.action_level);
            if level == said.destructive {
                say(4, n, "", " can delete");
            } else if level == said.write {
                say(3, n, "", " can change things");
            }
        }
        if harms(&[Harm::IntellectualProperty]) && graph.is_yes(n, known.valuable_ip) {
            say(4, n, "", " is worth stealing");
        }
        if harms(&[Harm::Availability, Harm::Financial]) && graph.is_yes(n, known.paid_per_use) {
            say(3, n, "every call costs money at ", "");
        }
    }
    if worst.steps == 0 {
        let steps = if harms(&[Harm::Safety]) { 4 } else { 3 };
        let why = "what is at stake is not stated, so the middle is assumed";
        return Stake { steps, why: [why, "", ""], at: None };
    }
    worst
}

/// The parts that stand at the line of a boundary.
fn at_the_line(facts: &Facts<'_>, id: BoundaryId) -> Vec<NodeIndex> {
    facts.regions.get(id).map_or_else(Vec::new, |region| {
        let entering = region.entering.iter().map(|f| facts.graph.flows[*f].target);
        entering.chain(region.leaving.iter().map(|f| facts.graph.flows[*f].source)).collect()
    })
}

fn sensitivity(facts: &Facts<'_>, value: ValueId) -> (u8, &'static str) {
    let said = facts.graph.said;
    if value == said.secret {
        (5, "secret data at ")
    } else if value == said.personal {
        (4, "personal data at ")
    } else if value == said.confidential {
        (4, "confidential data at ")
    } else if value == said.internal {
        (2, "internal data at ")
    } else if value == said.public {
        (1, "public data at ")
    } else {
        (0, "")
    }
}

/// Who is hit, by what the technique harms.
fn hit(technique: &InForce, row: u8) -> Impacts {
    let mut impacts = Impacts::default();
    for harm in &technique.harms {
        match harm {
            Harm::Confidentiality
            | Harm::Abuse
            | Harm::Financial
            | Harm::IntellectualProperty
            | Harm::Reputation => impacts.organisation = Some(row),
            Harm::Integrity | Harm::Availability => impacts.system = Some(row),
            Harm::Privacy => impacts.users = Some(row),
            Harm::Safety => {
                impacts.users = Some(row);
                impacts.society = Some(row);
            }
            Harm::Society => impacts.society = Some(row),
        }
    }
    if impacts.worst().is_none() {
        impacts.system = Some(row);
    }
    impacts
}

/// A step of five on a scale of another length, from 1.
fn fit(step: u8, length: usize) -> u8 {
    let last = u8::try_from(length).unwrap_or(u8::MAX).max(1) - 1;
    let scaled = u16::from(step - 1) * u16::from(last);
    let rounded = (scaled + u16::from(STEPS - 1) / 2) / u16::from(STEPS - 1);
    u8::try_from(rounded).unwrap_or(last).min(last) + 1
}
