//! What every condition of the rule language means: one arm each.
//!
//! A condition becomes a closure over numbers once per analysis, so that trying a rule costs no
//! string. Conditions about an element do not hold of flows and boundaries, and the other way
//! round; loading refuses such rules, so this only keeps the function total.

mod paths;

use library::Condition;
use model::BoundaryId;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::classes::{Classes, Content};
use crate::facts::Facts;
use crate::facts::reach::Way;
use crate::facts::taint::Matters;
use crate::stated::StatedSet;
use crate::words::{TypeSet, Words};

/// What a rule is tried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Element(NodeIndex),
    /// Index into the graph's flows.
    Flow(usize),
    Boundary(BoundaryId),
}

/// A condition ready to be tried.
pub(crate) type Test = Box<dyn Fn(&Facts<'_>, Place) -> bool + Send + Sync>;

/// Turns conditions into tests.
pub(crate) struct Compiler<'w> {
    pub words: &'w Words,
    pub classes: &'w Classes,
    /// Controls asked for "in front", in the order they were met; facts are derived for each.
    pub fronts: Vec<StatedSet>,
    /// Types that rules look for anywhere in the model.
    pub anywhere: TypeSet,
}

impl Compiler<'_> {
    fn list(&mut self, conditions: &[Condition]) -> Vec<Test> {
        conditions.iter().map(|condition| self.test(condition)).collect()
    }

    /// The test that a condition stands for.
    #[allow(clippy::too_many_lines)] // One arm per predicate reads better than a maze.
    pub fn test(&mut self, condition: &Condition) -> Test {
        let words = self.words;
        match condition {
            // ---- of any subject
            Condition::All(list) => {
                let tests = self.list(list);
                Box::new(move |facts, place| tests.iter().all(|test| test(facts, place)))
            }
            Condition::Any(list) => {
                let tests = self.list(list);
                Box::new(move |facts, place| tests.iter().any(|test| test(facts, place)))
            }
            Condition::Not(inner) => {
                let test = self.test(inner);
                Box::new(move |facts, place| !test(facts, place))
            }
            Condition::Attr(stated) => {
                let set = StatedSet::of(stated, words);
                Box::new(move |facts, place| match place {
                    Place::Element(n) => set.all(|a| facts.graph.stated(n, a)),
                    Place::Flow(f) => set.all(|a| facts.graph.stated_on_flow(f, a)),
                    Place::Boundary(_) => false,
                })
            }
            Condition::Unless(stated) => {
                let set = StatedSet::of(stated, words);
                Box::new(move |facts, place| match place {
                    Place::Element(n) => !set.any(|a| facts.graph.stated(n, a)),
                    Place::Flow(f) => !set.any(|a| facts.graph.stated_on_flow(f, a)),
                    Place::Boundary(_) => true,
                })
            }
            Condition::Crosses(zones) => {
                let zones = words.zones(zones);
                Box::new(move |facts, place| match place {
                    Place::Element(n) => {
                        let graph = &facts.graph;
                        graph.arriving(n).any(|e| e.weight().crosses().meets(zones))
                            || graph.leaving(n).any(|e| e.weight().crosses().meets(zones))
                    }
                    Place::Flow(f) => flow_edge(facts, f).crosses().meets(zones),
                    Place::Boundary(_) => false,
                })
            }
            Condition::Has(types) => {
                let types = words.types(types);
                self.anywhere.join(&types);
                Box::new(move |facts, _| facts.types.meets(&types))
            }

            // ---- of an element: what it is and where it stands
            Condition::Is(types) => {
                of_type(words.types(types), |f, n, t| t.contains(f.graph.type_id(n)))
            }
            Condition::Inside(zones) => {
                let zones = words.zones(zones);
                element(move |facts, n| facts.graph.graph[n].zones.meets(zones))
            }
            Condition::Composer => element(|facts, n| facts.composers[n.index()]),
            Condition::Entry => {
                of_type(self.classes.hosted_models, |f, n, hosted| paths::entry(f, n, &hosted))
            }
            Condition::Prompted => {
                let (fronts, hosted) = (self.classes.prompt_fronts, self.classes.hosted_models);
                element(move |facts, n| paths::prompted(facts, n, &fronts, &hosted))
            }

            // ---- of an element: what reaches it
            Condition::Taint(matters) => {
                let matters = Matters::of(matters);
                element(move |facts, n| facts.taint.reached[n.index()].meets(matters))
            }
            Condition::InContent(contents) => {
                let contents: Vec<_> = contents.iter().map(|word| words.word(word)).collect();
                element(move |facts, n| {
                    let drawn = |e: &crate::facts::drawing::Edge| !e.implied;
                    facts
                        .graph
                        .arriving(n)
                        .any(|e| drawn(e.weight()) && contents.contains(&e.weight().content_value))
                })
            }
            Condition::OutContent(contents) => {
                let contents: Vec<_> = contents.iter().map(|word| words.word(word)).collect();
                element(move |facts, n| {
                    facts.graph.leaving(n).any(|e| {
                        !e.weight().implied && contents.contains(&e.weight().content_value)
                    })
                })
            }
            Condition::FromForeign => {
                let supplier = words.zone(Some("supplier"));
                element(move |facts, n| {
                    facts.graph.arriving(n).any(|e| {
                        facts.graph.is_foreign(e.source()) || e.weight().leaves.meets(supplier)
                    })
                })
            }
            Condition::CrossesIn(zones) => {
                let zones = words.zones(zones);
                element(move |facts, n| {
                    facts
                        .graph
                        .arriving(n)
                        .any(|e| !e.weight().implied && e.weight().crosses().meets(zones))
                })
            }
            Condition::Leaves(zones) => {
                let zones = words.zones(zones);
                element(move |facts, n| {
                    facts
                        .graph
                        .leaving(n)
                        .any(|e| !e.weight().implied && e.weight().leaves.meets(zones))
                })
            }
            Condition::ComesFrom(zones) => {
                let zones = words.zones(zones);
                element(move |facts, n| {
                    facts
                        .graph
                        .arriving(n)
                        .any(|e| !e.weight().implied && e.weight().leaves.meets(zones))
                })
            }

            // ---- of an element: its neighbours
            Condition::In(types) => {
                of_type(words.types(types), |f, n, t| f.reach.before[n.index()].meets(&t))
            }
            Condition::Out(types) => {
                of_type(words.types(types), |f, n, t| f.reach.behind[n.index()].meets(&t))
            }
            Condition::Up(types) => {
                of_type(words.types(types), |f, n, t| f.reach.few_steps(&f.graph, n, Way::Up, &t))
            }
            Condition::Down(types) => {
                of_type(words.types(types), |f, n, t| f.reach.few_steps(&f.graph, n, Way::Down, &t))
            }
            // A neighbour that only reads, or only answers, does not write.
            Condition::WritableBy(types) => of_type(words.types(types), |f, n, t| {
                f.graph
                    .arriving(n)
                    .any(|e| e.weight().writes() && t.contains(f.graph.type_id(e.source())))
            }),
            Condition::CountOut(test) => {
                let at_least = usize::try_from(test.at_least).unwrap_or(usize::MAX);
                of_type(words.types(&[&test.r#type]), move |f, n, t| {
                    let behind = f.graph.leaving(n).map(|e| f.graph.type_id(e.target()));
                    behind.filter(|type_id| t.contains(*type_id)).count() >= at_least
                })
            }
            Condition::OutAttr(test) => {
                let set = StatedSet::of(&test.attr, words);
                of_type(words.types(&[&test.r#type]), move |f, n, t| {
                    f.graph.leaving(n).map(|e| e.target()).any(|m| {
                        t.contains(f.graph.type_id(m)) && set.all(|a| f.graph.stated(m, a))
                    })
                })
            }
            Condition::NearAttr(stated) => {
                let set = StatedSet::of(stated, words);
                element(move |f, n| {
                    f.graph.neighbours(n).any(|m| set.all(|a| f.graph.stated(m, a)))
                })
            }
            Condition::NearAi => element(|f, n| f.graph.neighbours(n).any(|m| f.graph.graph[m].ai)),
            Condition::LlmBehind => of_type(self.classes.llm_parts, |f, n, t| {
                f.reach.few_steps(&f.graph, n, Way::Down, &t)
            }),

            // ---- of an element: named questions about paths
            Condition::Feeds(types) => of_type(words.types(types), |f, n, t| f.reach.feeds(n, &t)),
            Condition::FeedsTainted(test) => {
                let matters = Matters::of(&test.taint);
                of_type(words.types(&test.types), move |f, n, t| {
                    f.graph.leaving(n).map(|e| e.target()).any(|m| {
                        t.contains(f.graph.type_id(m)) && f.taint.reached[m.index()].meets(matters)
                    })
                })
            }
            Condition::Front(stated) => {
                let set = StatedSet::of(stated, words);
                let index = self.fronts.iter().position(|known| *known == set);
                let index = index.unwrap_or_else(|| {
                    self.fronts.push(set);
                    self.fronts.len() - 1
                });
                element(move |f, n| f.controls.in_front(index, n))
            }
            Condition::SignedPath => element(|f, n| f.controls.signed_path(n)),
            Condition::FetchesUntrusted => {
                let fetch = paths::Fetch::of(self.classes);
                element(move |f, n| fetch.untrusted(f, n))
            }
            Condition::ViaTaintedAgent => {
                let mut steered = self.classes.agents;
                steered.join(&self.classes.apps);
                let text = Matters::of(&[library::Matter::User, library::Matter::Content]);
                of_type(steered, move |f, n, t| {
                    f.graph.arriving(n).map(|e| e.source()).any(|p| {
                        t.contains(f.graph.type_id(p)) && f.taint.reached[p.index()].meets(text)
                    })
                })
            }
            Condition::ContentCycle => {
                let (echoes, outside) = (self.classes.echoes, self.classes.outside_text);
                let people = self.classes.people;
                element(move |f, n| paths::content_cycle(f, n, &echoes, &outside, &people))
            }
            Condition::ToolsReach(types) => {
                let mut hands = self.classes.tools;
                hands.join(&self.classes.retrievers);
                of_type(words.types(types), move |f, n, t| paths::tools_reach(f, n, &hands, &t))
            }
            Condition::EgressTool => {
                let (ways, tools) = (self.classes.ways_out, self.classes.mail);
                element(move |f, n| paths::egress_tool(f, n, &ways, &tools))
            }

            // ---- of an element: what is at stake
            Condition::ContextSensitive => element(|f, n| f.sensitive_context[n.index()]),
            Condition::ReadsSensitive => {
                of_type(self.classes.private_by_default, |f, n, t| paths::reads_sensitive(f, n, &t))
            }
            Condition::NotPublic => element(|f, n| {
                f.graph.stated(n, f.graph.known.data_sensitivity) != f.graph.said.public
            }),
            Condition::ManyUsers => {
                let session = words.zone(Some("user-session"));
                self.anywhere.join(&self.classes.customers);
                of_type(self.classes.customers, move |f, n, t| {
                    f.graph.is_yes(n, f.graph.known.multi_tenant)
                        || f.types.meets(&t)
                        || f.graph.arriving(n).any(|e| e.weight().crosses().meets(session))
                        || f.graph.leaving(n).any(|e| e.weight().crosses().meets(session))
                })
            }

            // ---- of a flow
            Condition::Carries(contents) => {
                let contents: Vec<_> = contents.iter().map(|word| words.word(word)).collect();
                flow(move |f, i| contents.contains(&flow_edge(f, i).content_value))
            }
            Condition::Source(inner) => {
                let test = self.test(inner);
                flow(move |f, i| test(f, Place::Element(f.graph.flows[i].source)))
            }
            Condition::Target(inner) => {
                let test = self.test(inner);
                flow(move |f, i| test(f, Place::Element(f.graph.flows[i].target)))
            }

            // ---- of a boundary
            Condition::BoundaryType(types) => {
                let types = words.zones(types);
                boundary(move |f, id| f.graph.zones.type_of(id).meets(types))
            }
            Condition::Holds(inner) => {
                let test = self.test(inner);
                boundary(move |f, id| {
                    let region = f.regions.get(id);
                    region.is_some_and(|r| r.inside.iter().any(|n| test(f, Place::Element(*n))))
                })
            }
            Condition::CrossedBy(inner) => {
                let test = self.test(inner);
                boundary(move |f, id| {
                    f.regions.get(id).is_some_and(|r| {
                        r.entering.iter().chain(&r.leaving).any(|i| test(f, Place::Flow(*i)))
                    })
                })
            }
            Condition::EnteredBy(inner) => {
                let test = self.test(inner);
                boundary(move |f, id| {
                    let region = f.regions.get(id);
                    region.is_some_and(|r| r.entering.iter().any(|i| test(f, Place::Flow(*i))))
                })
            }
            Condition::LeftBy(inner) => {
                let test = self.test(inner);
                boundary(move |f, id| {
                    let region = f.regions.get(id);
                    region.is_some_and(|r| r.leaving.iter().any(|i| test(f, Place::Flow(*i))))
                })
            }
        }
    }
}

/// A test of elements.
fn element(test: impl Fn(&Facts<'_>, NodeIndex) -> bool + Send + Sync + 'static) -> Test {
    Box::new(move |facts, place| match place {
        Place::Element(n) => test(facts, n),
        Place::Flow(_) | Place::Boundary(_) => false,
    })
}

/// A test of elements against a set of types.
fn of_type(
    types: TypeSet,
    test: impl Fn(&Facts<'_>, NodeIndex, TypeSet) -> bool + Send + Sync + 'static,
) -> Test {
    element(move |facts, n| test(facts, n, types))
}

/// A test of flows.
fn flow(test: impl Fn(&Facts<'_>, usize) -> bool + Send + Sync + 'static) -> Test {
    Box::new(move |facts, place| match place {
        Place::Flow(i) => test(facts, i),
        Place::Element(_) | Place::Boundary(_) => false,
    })
}

/// A test of boundaries.
fn boundary(test: impl Fn(&Facts<'_>, BoundaryId) -> bool + Send + Sync + 'static) -> Test {
    Box::new(move |facts, place| match place {
        Place::Boundary(id) => test(facts, id),
        Place::Element(_) | Place::Flow(_) => false,
    })
}

fn flow_edge<'f>(facts: &'f Facts<'_>, flow: usize) -> &'f crate::facts::drawing::Edge {
    &facts.graph.graph[facts.graph.flows[flow].edge]
}

/// Whether a flow may hold a prompt: says so, or says nothing.
fn may_prompt(content: Content) -> bool {
    matches!(content, Content::Prompt | Content::Unstated)
}
