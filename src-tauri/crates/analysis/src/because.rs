//! Why a rule fired: one plain sentence with names of the diagram, and the way the trouble takes.
//!
//! The way starts at the source of the matter that the rule looks at and follows the flows that
//! brought it. Where several ways exist it is the shortest.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use library::{Condition, Matter};
use model::Subject;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::classes::Classes;
use crate::facts::Facts;
use crate::predicate::Place;
use crate::stated::StatedSet;
use crate::words::{TypeSet, Words};

/// Which matter's way is shown when the rule names none: what people decide on first, first.
const BY_DEFAULT: [Matter; 9] = [
    Matter::Content,
    Matter::User,
    Matter::Data,
    Matter::Artifact,
    Matter::Tool,
    Matter::Package,
    Matter::Physical,
    Matter::Model,
    Matter::Insider,
];

/// A piece of the sentence.
enum Piece {
    Text(String),
    Name(Blank),
}

/// A name to fill in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    Element,
    Source,
    Target,
    Path,
    Store,
    Tool,
    Supplier,
    User,
    Next,
    Boundary,
}

impl Blank {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "element" | "flow" => Self::Element,
            "source" => Self::Source,
            "target" => Self::Target,
            "path" => Self::Path,
            "store" => Self::Store,
            "tool" => Self::Tool,
            "supplier" => Self::Supplier,
            "user" => Self::User,
            "next" => Self::Next,
            "boundary" => Self::Boundary,
            _ => return None,
        })
    }

    /// What is said when the diagram has no such name.
    fn otherwise(self) -> &'static str {
        match self {
            Self::Element => "this part",
            Self::Source => "someone outside",
            Self::Target => "the other end",
            Self::Path => "this way",
            Self::Store => "a store",
            Self::Tool => "its tools",
            Self::Supplier => "a supplier",
            Self::User => "a user",
            Self::Next => "the next step",
            Self::Boundary => "the diagram",
        }
    }
}

/// The sentence of a rule, and what its conditions look at.
pub(crate) struct Reason {
    pieces: Vec<Piece>,
    /// Matter that the rule asks for.
    matters: Vec<Matter>,
    /// Types asked for directly in front.
    in_front: TypeSet,
    /// Neighbours asked for behind, with what is stated of them.
    behind: Vec<(TypeSet, StatedSet)>,
    classes: Tables,
}

/// The type tables that names are picked by.
#[derive(Clone, Copy)]
struct Tables {
    people: TypeSet,
    ways_out: TypeSet,
    /// What stands before people or is the model itself: not "the next step".
    no_next: TypeSet,
}

/// A sentence with the way it speaks of.
pub(crate) struct Because {
    pub text: String,
    pub path: Arc<[Subject]>,
}

impl Reason {
    pub fn of(rule: &library::Rule, words: &Words, classes: &Classes) -> Self {
        let mut no_next = classes.models;
        no_next.join(&classes.clients);
        let tables = Tables { people: classes.people, ways_out: classes.ways_out, no_next };
        let mut this = Self {
            pieces: pieces(&rule.because),
            matters: Vec::new(),
            in_front: TypeSet::default(),
            behind: Vec::new(),
            classes: tables,
        };
        rule.conditions.iter().for_each(|condition| this.look_at(condition, words));
        this
    }

    /// Notes what has to hold for the rule to fire; what must not hold explains nothing.
    fn look_at(&mut self, condition: &Condition, words: &Words) {
        if let Condition::All(list) | Condition::Any(list) = condition {
            list.iter().for_each(|inner| self.look_at(inner, words));
        } else if let Condition::Taint(matters) = condition {
            self.matters.extend(matters);
        } else if let Condition::InContent(contents) = condition {
            if contents.iter().any(|content| content == "model-artifact") {
                self.matters.extend([Matter::Artifact, Matter::Model]);
            }
        } else if let Condition::In(types) = condition {
            self.in_front.join(&words.types(types));
        } else if let Condition::OutAttr(test) = condition {
            let types = words.types(&[&test.r#type]);
            self.behind.push((types, StatedSet::of(&test.attr, words)));
        } else if let Condition::Out(types) = condition {
            self.behind.push((words.types(types), StatedSet::default()));
        }
    }

    /// The sentence and the way at a place where the rule fired.
    pub fn at(&self, facts: &Facts<'_>, place: Place, ways: &mut Ways) -> Because {
        let way = match place {
            Place::Element(n) => self.way_to(facts, n, ways),
            Place::Flow(flow) => {
                let flow = &facts.graph.flows[flow];
                let nodes = vec![flow.source, flow.target];
                Rc::new(Way { nodes, path: flow_path(flow) })
            }
            Place::Boundary(id) => {
                Rc::new(Way { nodes: Vec::new(), path: [Subject::Boundary(id)].into() })
            }
        };
        // Put together where there is room, and kept as long as it is: thousands are kept.
        let text = &mut ways.text;
        text.clear();
        for piece in &self.pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Name(blank) => match self.name(facts, place, &way, *blank) {
                    Some(name) => text.push_str(&name),
                    None if text.is_empty() => text.push_str(&capital(blank.otherwise())),
                    None => text.push_str(blank.otherwise()),
                },
            }
        }
        Because { text: text.as_str().into(), path: way.path.clone() }
    }

    fn way_to(&self, facts: &Facts<'_>, n: NodeIndex, ways: &mut Ways) -> Rc<Way> {
        let reached = facts.taint.reached[n.index()];
        let matter = self.matters.iter().chain(&BY_DEFAULT).find(|m| reached.contains(**m));
        let way = ways.to(facts, n, matter.copied());
        if self.in_front.is_empty() {
            return way;
        }
        // A rule that asks for somebody outside directly in front is about that one.
        let graph = &facts.graph;
        let mut named = graph.arriving(n).filter(|e| {
            graph.is_external(e.source()) && self.in_front.contains(graph.type_id(e.source()))
        });
        let starts_there = way.nodes.len() > 1
            && graph.is_external(way.nodes[0])
            && self.in_front.contains(graph.type_id(way.nodes[0]));
        match named.next() {
            Some(edge) if !starts_there => Rc::new(Way {
                nodes: vec![edge.source(), n],
                path: [
                    subject(facts, edge.source()),
                    Subject::Flow(graph.flows[edge.weight().flow].flow.id),
                    subject(facts, n),
                ]
                .into(),
            }),
            Some(_) | None => way,
        }
    }

    fn name<'m>(
        &self,
        facts: &'m Facts<'_>,
        place: Place,
        way: &Way,
        blank: Blank,
    ) -> Option<Cow<'m, str>> {
        match place {
            Place::Element(n) => self.name_at_element(facts, n, way, blank).map(Cow::Borrowed),
            Place::Flow(flow) => name_at_flow(facts, flow, blank),
            Place::Boundary(id) => name_at_boundary(facts, id, blank).map(Cow::Borrowed),
        }
        .or_else(|| {
            let names = way.nodes.iter().map(|n| facts.graph.name(*n));
            (blank == Blank::Path && !way.nodes.is_empty())
                .then(|| names.collect::<Vec<_>>().join(" -> ").into())
        })
    }

    fn name_at_element<'m>(
        &self,
        facts: &'m Facts<'_>,
        n: NodeIndex,
        way: &Way,
        blank: Blank,
    ) -> Option<&'m str> {
        let graph = &facts.graph;
        let neighbour = |wanted: &dyn Fn(NodeIndex) -> bool| {
            graph.neighbours(n).find(|m| wanted(*m)).map(|m| graph.name(m))
        };
        match blank {
            Blank::Element => Some(graph.name(n)),
            Blank::Source if way.nodes.len() > 1 => Some(graph.name(way.nodes[0])),
            Blank::Source => neighbour(&|m| graph.is_external(m)),
            Blank::Store => neighbour(&|m| graph.graph[m].kind == model::ElementKind::Store),
            Blank::Tool => {
                let asked = graph.leaving(n).map(|e| e.target()).find(|m| {
                    self.behind.iter().any(|(types, set)| {
                        types.contains(graph.type_id(*m)) && set.all(|a| graph.stated(*m, a))
                    })
                });
                asked
                    .map(|m| graph.name(m))
                    .or_else(|| neighbour(&|m| self.classes.ways_out.contains(graph.type_id(m))))
            }
            Blank::Supplier => {
                neighbour(&|m| graph.is_foreign(m) || graph.is_yes(m, graph.known.third_party))
            }
            Blank::User => neighbour(&|m| self.classes.people.contains(graph.type_id(m))),
            Blank::Next | Blank::Target => graph
                .leaving(n)
                .find(|e| {
                    !e.weight().implied && !self.classes.no_next.contains(graph.type_id(e.target()))
                })
                .map(|e| graph.name(e.target())),
            Blank::Boundary => graph.boundary(n).and_then(|innermost| graph.zones.name(innermost)),
            Blank::Path => None,
        }
    }
}

fn name_at_flow<'m>(facts: &'m Facts<'_>, flow: usize, blank: Blank) -> Option<Cow<'m, str>> {
    let graph = &facts.graph;
    let fact = &graph.flows[flow];
    let (source, target) = (graph.name(fact.source), graph.name(fact.target));
    match blank {
        Blank::Element if fact.flow.name.is_empty() => {
            Some(format!("the flow from {source} to {target}").into())
        }
        Blank::Element => Some(fact.flow.name.as_str().into()),
        Blank::Source => Some(source.into()),
        Blank::Target | Blank::Next => Some(target.into()),
        Blank::Store => [fact.source, fact.target]
            .into_iter()
            .find(|n| graph.graph[*n].kind == model::ElementKind::Store)
            .map(|n| graph.name(n).into()),
        Blank::Supplier => [fact.source, fact.target]
            .into_iter()
            .find(|n| graph.is_foreign(*n) || graph.is_yes(*n, graph.known.third_party))
            .map(|n| graph.name(n).into()),
        Blank::Boundary => {
            let (from, to) = (
                graph.zones.chain(graph.boundary(fact.source)),
                graph.zones.chain(graph.boundary(fact.target)),
            );
            let out = from.iter().find(|id| !to.contains(id));
            out.or_else(|| to.iter().find(|id| !from.contains(id)))
                .and_then(|id| graph.zones.name(*id))
                .map(Cow::Borrowed)
        }
        Blank::Tool | Blank::User | Blank::Path => None,
    }
}

fn name_at_boundary<'m>(
    facts: &'m Facts<'_>,
    id: model::BoundaryId,
    blank: Blank,
) -> Option<&'m str> {
    let graph = &facts.graph;
    let region = facts.regions.get(id)?;
    let name = |n: NodeIndex| graph.name(n);
    match blank {
        Blank::Element | Blank::Boundary | Blank::Path => graph.zones.name(id),
        Blank::Source => region.entering.first().map(|f| name(graph.flows[*f].source)),
        Blank::Target | Blank::Next => region.leaving.first().map(|f| name(graph.flows[*f].target)),
        Blank::Store => region
            .inside
            .iter()
            .find(|n| graph.graph[**n].kind == model::ElementKind::Store)
            .map(|n| name(*n)),
        Blank::Supplier | Blank::Tool | Blank::User => None,
    }
}

/// Ways to one element; many of its suggestions speak of the same.
#[derive(Default)]
pub(crate) struct Ways {
    known: Vec<(Option<Matter>, Rc<Way>)>,
    /// Room to put sentences together in.
    text: String,
}

impl Ways {
    fn to(&mut self, facts: &Facts<'_>, n: NodeIndex, matter: Option<Matter>) -> Rc<Way> {
        if let Some((_, way)) = self.known.iter().find(|(known, _)| *known == matter) {
            return way.clone();
        }
        let way = matter.map_or_else(|| Way::here(facts, n), |matter| Way::of(facts, n, matter));
        let way = Rc::new(way);
        self.known.push((matter, way.clone()));
        way
    }
}

/// A way along the flows.
pub(crate) struct Way {
    /// Elements, source first.
    pub nodes: Vec<NodeIndex>,
    /// The same with the flows between them.
    pub path: Arc<[Subject]>,
}

impl Way {
    fn here(facts: &Facts<'_>, n: NodeIndex) -> Self {
        Self { nodes: vec![n], path: [subject(facts, n)].into() }
    }

    /// The shortest way by which matter came here.
    pub fn of(facts: &Facts<'_>, n: NodeIndex, matter: Matter) -> Self {
        let (mut nodes, mut path) = (vec![n], vec![subject(facts, n)]);
        let (mut at, mut class) = (n, matter);
        // Every step was reached before the next, so this ends; the bound guards a wrong fact.
        for _ in 0..facts.taint.reached.len() {
            let Some(via) = facts.taint.via(at, class) else { break };
            nodes.push(via.from);
            let flow = facts.graph.graph[via.edge].flow;
            path.push(Subject::Flow(facts.graph.flows[flow].flow.id));
            path.push(subject(facts, via.from));
            let Some(was) = via.was else { break };
            (at, class) = (via.from, was);
        }
        nodes.reverse();
        path.reverse();
        Self { nodes, path: path.into() }
    }
}

fn subject(facts: &Facts<'_>, n: NodeIndex) -> Subject {
    Subject::Element(facts.graph.element(n).id)
}

fn flow_path(flow: &crate::facts::graph::FlowFact<'_>) -> Arc<[Subject]> {
    let (source, target) = (flow.flow.source, flow.flow.target);
    [Subject::Element(source), Subject::Flow(flow.flow.id), Subject::Element(target)].into()
}

/// Cuts a sentence at its blanks, once; names that look like blanks are never filled in again.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map(|at| open + at);
        let blank = close.and_then(|close| Blank::of(&rest[open + 1..close]));
        let end = match (close, blank) {
            (Some(close), Some(blank)) => {
                pieces.push(Piece::Text(rest[..open].into()));
                pieces.push(Piece::Name(blank));
                close + 1
            }
            _ => {
                pieces.push(Piece::Text(rest[..=open].into()));
                open + 1
            }
        };
        rest = &rest[end..];
    }
    pieces.push(Piece::Text(rest.into()));
    pieces
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
