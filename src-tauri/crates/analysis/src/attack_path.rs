//! Attack paths: chains of suggested techniques along the flows, from where an attacker gets in
//! to what is worth protecting.
//!
//! A path is not searched for: every suggestion already knows the way by which the trouble reaches
//! it. So a path starts from a *goal* - a suggestion that takes, breaks or leaks something - and
//! follows its way back to the source. Along it the suggested techniques are strung into the
//! heaviest chain whose tactics do not go backwards (one gets in before one carries out). That is
//! linear in the length of the way; no two elements are ever tried against each other.
//!
//! Ten paths are shown. Where they meet is where one control helps most: for each path the step
//! is named at which one mitigation breaks the greatest number of the paths shown.

use std::collections::{BTreeMap, BTreeSet};

use library::{Library, Technique};
use model::Subject;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::analysis::Analysis;
use crate::at_place::At;
use crate::card::ThreatCard;
use crate::facts::Facts;
use crate::rules::{AML_PACK, InForce};
use crate::suggestion::{Role, Suggestion};

/// One chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AttackPath {
    /// "From ... to ...", with names of the diagram.
    pub title: String,
    /// Elements and the flows between them, in order.
    pub path: Vec<Subject>,
    /// What is done on the way, in order.
    pub steps: Vec<AttackStep>,
    /// What is at stake at the end, in plain words.
    pub goal: String,
    /// Where one control breaks most of the paths shown.
    pub best_break: Break,
}

/// One technique on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AttackStep {
    /// Where.
    pub subject: Subject,
    /// Tactic that the step serves.
    pub tactic: String,
    /// Technique id.
    pub technique: String,
    /// Index into [`Analysis::suggestions`](crate::Analysis::suggestions).
    pub suggestion: usize,
}

/// Where to cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "AttackBreak")]
pub struct Break {
    /// Index into the path's steps.
    pub step: usize,
    /// Mitigation that works there, if the library names one.
    pub mitigation: Option<String>,
    /// How many of the paths shown it breaks, this one included.
    pub breaks: usize,
}

/// At most so many are shown.
const MOST_PATHS: usize = 10;
/// So many goals are followed back before the best are shown.
const MOST_GOALS: usize = 40;
/// Steps told at one element; more is a list, not a story.
const STEPS_AT_ONE: usize = 2;
/// Tactics by which something is taken or broken.
const GOALS: [&str; 4] = ["AML.TA0009", "AML.TA0010", "AML.TA0011", "AML.TA0013"];

/// A suggestion at which a path may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Goal {
    /// Among the suggestions of its place, or of all.
    index: usize,
    /// Level of its card, weight of the suggestion: what is urgent comes first.
    urgency: (Option<u8>, u8),
    /// The outside party at the start of its way, and the subject.
    ends: (Subject, Subject),
}

/// What the attack paths of an analysis were found from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Counted at their places.
    goals: Vec<Goal>,
    /// Everything on the ways to them.
    stations: BTreeSet<Subject>,
}

/// The paths of an analysis, most urgent first. `before` are the earlier ones with what they were
/// found from: they stand if the goals do and nothing on the ways was touched.
pub(crate) fn attack_paths(
    library: &Library,
    facts: &Facts<'_>,
    analysis: &Analysis,
    places: &[At],
    before: Option<(&[AttackPath], &Found, &BTreeSet<Subject>)>,
) -> (Vec<AttackPath>, Found) {
    let goals = most_urgent(places);
    let here: Vec<Goal> = goals.iter().map(|(_, goal)| *goal).collect();
    if let Some((paths, found, touched)) = before
        && found.goals == here
        && found.stations.is_disjoint(touched)
    {
        let mut paths = paths.to_vec();
        paths.iter_mut().flat_map(|path| &mut path.steps).for_each(|step| recount(step, analysis));
        let stations = found.stations.clone();
        return (paths, Found { goals: here, stations });
    }
    let goals: Vec<Goal> =
        goals.into_iter().map(|(first, goal)| Goal { index: first + goal.index, ..goal }).collect();
    let ways = goals.iter().flat_map(|goal| &analysis.suggestions[goal.index].path[..]);
    let found = Found { goals: here, stations: ways.copied().collect() };
    (strung(library, facts, analysis, &goals), found)
}

/// Sets the count of a step's suggestion to where it stands now.
fn recount(step: &mut AttackStep, analysis: &Analysis) {
    let all = &analysis.suggestions;
    let first = all.partition_point(|s| s.subject < step.subject);
    let at = all[first..].iter().position(|s| s.technique == step.technique);
    step.suggestion = first + at.unwrap_or(0);
}

fn strung(
    library: &Library,
    facts: &Facts<'_>,
    analysis: &Analysis,
    goals: &[Goal],
) -> Vec<AttackPath> {
    let chain = |goal: &Goal| chain(library, facts, analysis, goal);
    let mut found: Vec<(usize, AttackPath)> = goals.iter().filter_map(chain).collect();
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut shown = BTreeSet::new();
    found.retain(|(_, path)| shown.insert(ends(path)));
    found.truncate(MOST_PATHS);
    let mut paths: Vec<AttackPath> = found.into_iter().map(|(_, path)| path).collect();
    name_breaks(library, &mut paths);
    paths
}

/// Source and end of a path; two paths between the same ends tell one story.
fn ends(path: &AttackPath) -> (Option<Subject>, Option<Subject>) {
    (path.path.first().copied(), path.path.last().copied())
}

/// The suggestions of a place at which a path may end: they take or break something, and their way
/// starts at an outside party.
pub(crate) fn goals(
    facts: &Facts<'_>,
    suggestions: &[Suggestion],
    of: &[&InForce],
    cards: &[ThreatCard],
) -> Vec<Goal> {
    let mut goals = Vec::new();
    for card in cards.iter().filter(|card| card.pack == AML_PACK && card.weight >= 2) {
        let index = card.suggestions[0];
        let suggestion = &suggestions[index];
        let takes = of[index].tactics.iter().any(|tactic| GOALS.contains(&tactic.as_str()));
        if let Some(start) = outside_start(facts, suggestion).filter(|_| takes) {
            let (urgency, ends) = ((card.level, card.weight), (start, suggestion.subject));
            goals.push(Goal { index, urgency, ends });
        }
    }
    goals
}

/// The most urgent goal between any two ends, each with the number of suggestions before its place.
fn most_urgent(places: &[At]) -> Vec<(usize, Goal)> {
    let (mut goals, mut first) = (Vec::new(), 0);
    for place in places {
        goals.extend(place.goals.iter().map(|goal| (first, *goal)));
        first += place.suggestions;
    }
    goals.sort_unstable_by_key(|(first, goal)| {
        (std::cmp::Reverse(goal.urgency), first + goal.index)
    });
    let mut seen = BTreeSet::new();
    goals.into_iter().filter(|(_, goal)| seen.insert(goal.ends)).take(MOST_GOALS).collect()
}

/// The outside party at the start of a way that leads somewhere.
fn outside_start(facts: &Facts<'_>, suggestion: &Suggestion) -> Option<Subject> {
    let first = *suggestion.path.first()?;
    let there = suggestion.path.len() > 1 && facts.graph.is_external(node(facts, first)?);
    there.then_some(first)
}

fn node(facts: &Facts<'_>, subject: Subject) -> Option<NodeIndex> {
    match subject {
        Subject::Element(id) => facts.graph.node_of(id),
        Subject::Flow(_) | Subject::Boundary(_) | Subject::Model => None,
    }
}

/// The heaviest chain to a goal with its weight; none if nothing happens before the goal.
fn chain(
    library: &Library,
    facts: &Facts<'_>,
    analysis: &Analysis,
    goal: &Goal,
) -> Option<(usize, AttackPath)> {
    let suggestion = &analysis.suggestions[goal.index];
    let end = library.techniques.get(suggestion.technique.as_str())?;
    let stations: Vec<Subject> = suggestion.path.iter().step_by(2).copied().collect();
    let mut links = links(library, analysis, &stations);
    let last = end.tactics.iter().filter(|tactic| GOALS.contains(&tactic.as_str()));
    let (position, tactic) = last.map(|t| (position(library, t), t.clone())).max()?;
    links.retain(|link| {
        link.position <= position && analysis.suggestions[link.index].technique != end.id
    });
    let (mut weight, chosen) = heaviest(&links);
    if chosen.is_empty() {
        return None;
    }
    let mut steps: Vec<AttackStep> = chosen
        .into_iter()
        .map(|at| {
            let suggestion = &analysis.suggestions[links[at].index];
            AttackStep {
                subject: suggestion.subject,
                tactic: links[at].tactic.to_string(),
                technique: suggestion.technique.to_string(),
                suggestion: links[at].index,
            }
        })
        .collect();
    weight += usize::from(suggestion.weight);
    steps.push(AttackStep {
        subject: suggestion.subject,
        tactic,
        technique: end.id.clone(),
        suggestion: goal.index,
    });
    let mut path = suggestion.path.to_vec();
    let at_end = node(facts, suggestion.subject)?;
    let stake = crate::rating::stake(facts, at_end, &end.harms);
    // What is at stake may lie one step beside the way's end.
    if let Some(asset) = stake.at.filter(|asset| !path.contains(&subject(facts, *asset))) {
        path.extend(last_hop(facts, at_end, asset));
    }
    let name = |n: NodeIndex| facts.graph.name(n);
    let title = format!(
        "From {} to {}",
        path.first().and_then(|s| node(facts, *s)).map_or("outside", name),
        path.last().and_then(|s| node(facts, *s)).map_or("the system", name),
    );
    let urgency = usize::from(goal.urgency.0.unwrap_or(0)) * 100 + weight;
    let best_break = Break { step: 0, mitigation: None, breaks: 0 };
    Some((urgency, AttackPath { title, path, steps, goal: stake.why.concat(), best_break }))
}

/// The flow between the end of the way and what is at stake beside it.
fn last_hop(facts: &Facts<'_>, from: NodeIndex, to: NodeIndex) -> Vec<Subject> {
    let graph = &facts.graph;
    let there = graph.leaving(from).find(|edge| edge.target() == to);
    let back = || graph.arriving(from).find(|edge| edge.source() == to);
    let Some(edge) = there.or_else(back) else { return Vec::new() };
    let flow = Subject::Flow(graph.flows[edge.weight().flow].flow.id);
    vec![flow, subject(facts, to)]
}

fn subject(facts: &Facts<'_>, n: NodeIndex) -> Subject {
    Subject::Element(facts.graph.element(n).id)
}

/// A technique at a station of the way, for one of its tactics.
struct Link<'l> {
    station: usize,
    position: u32,
    tactic: &'l str,
    index: usize,
    weight: u8,
}

/// What may happen along the way, in the order of the way and then of the tactics.
fn links<'l>(library: &'l Library, analysis: &Analysis, stations: &[Subject]) -> Vec<Link<'l>> {
    let mut links = Vec::new();
    let all = &analysis.suggestions;
    for (station, subject) in stations.iter().enumerate() {
        let start = all.partition_point(|s| s.subject < *subject);
        let end = all.partition_point(|s| s.subject <= *subject);
        for (index, suggestion) in (start..end).zip(&all[start..end]) {
            let told = match suggestion.role {
                Role::Head | Role::Also => suggestion.weight >= 2,
                Role::Variant => false,
            };
            if !told || suggestion.pack != AML_PACK {
                continue;
            }
            let technique = library.techniques.get(suggestion.technique.as_str());
            for tactic in technique.into_iter().flat_map(|t| &t.tactics) {
                let (position, weight) = (position(library, tactic), suggestion.weight);
                links.push(Link { station, position, tactic, index, weight });
            }
        }
    }
    links.sort_by_key(|link| (link.station, link.position, link.index));
    links
}

fn position(library: &Library, tactic: &str) -> u32 {
    library.tactics.get(tactic).map_or(0, |tactic| tactic.position)
}

/// The heaviest chain whose tactics do not go backwards, with few steps at each station. For every
/// link and every count of steps at its station, the best chain that ends there is remembered.
fn heaviest(links: &[Link<'_>]) -> (usize, Vec<usize>) {
    type Best = Option<(usize, Option<(usize, usize)>)>;
    let mut best: Vec<[Best; STEPS_AT_ONE]> = Vec::with_capacity(links.len());
    let mut top: Option<(usize, usize, usize)> = None;
    for (at, link) in links.iter().enumerate() {
        let own = usize::from(link.weight);
        let mut here: [Best; STEPS_AT_ONE] = [None; STEPS_AT_ONE];
        here[0] = Some((own, None));
        for (before, other) in links[..at].iter().enumerate() {
            let same = other.station == link.station;
            let follows = if same {
                other.position < link.position && other.index != link.index
            } else {
                other.position <= link.position
            };
            if !follows {
                continue;
            }
            for (count, known) in best[before].iter().enumerate() {
                let Some((weight, _)) = *known else { continue };
                let slot = if same { count + 1 } else { 0 };
                let heavier = |known: Best| known.is_none_or(|(w, _)| w < weight + own);
                if slot < STEPS_AT_ONE && heavier(here[slot]) {
                    here[slot] = Some((weight + own, Some((before, count))));
                }
            }
        }
        for (count, entry) in here.iter().enumerate() {
            if let Some((weight, _)) = entry
                && top.is_none_or(|(heaviest, _, _)| heaviest < *weight)
            {
                top = Some((*weight, at, count));
            }
        }
        best.push(here);
    }
    let Some((weight, at, count)) = top else { return (0, Vec::new()) };
    let (mut chosen, mut next) = (Vec::new(), Some((at, count)));
    while let Some((at, count)) = next {
        chosen.push(at);
        next = best[at][count].and_then(|(_, before)| before);
    }
    chosen.reverse();
    (weight, chosen)
}

/// For each path the step and mitigation that break the most of all of them, the earliest such.
fn name_breaks(library: &Library, paths: &mut [AttackPath]) {
    let advice = |step: &AttackStep| {
        let technique: Option<&Technique> = library.techniques.get(&step.technique);
        technique.map_or(&[][..], |technique| &technique.mitigations)
    };
    let mut broken: BTreeMap<(Subject, &str), BTreeSet<usize>> = BTreeMap::new();
    for (number, path) in paths.iter().enumerate() {
        for step in &path.steps {
            for mitigation in advice(step) {
                broken.entry((step.subject, &mitigation.id)).or_default().insert(number);
            }
        }
    }
    for path in paths.iter_mut() {
        let mut best = Break { step: 0, mitigation: None, breaks: 1 };
        for (step, at) in path.steps.iter().enumerate() {
            for mitigation in advice(at) {
                let breaks = broken[&(at.subject, mitigation.id.as_str())].len();
                if breaks > best.breaks || best.mitigation.is_none() {
                    best = Break { step, mitigation: Some(mitigation.id.clone()), breaks };
                }
            }
        }
        path.best_break = best;
    }
}
