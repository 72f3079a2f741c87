//! Taint: which kinds of harmful matter reach an element, and by which way.
//!
//! Matter has a class (what a user types, others' text, examples, model files ...) because harm
//! depends on it: a document cannot run like a package, a package cannot talk like a document.
//! Four questions make the whole of it, each a table or a short function below:
//!
//! 1. *Where does it start?* ([`from_outside`], [`from_suppliers`]) At external entities that are
//!    not trusted, by what they are and what they send; at parts somebody else runs; at elements
//!    of which somebody said that outsiders can place content there; at third-party tools.
//! 2. *Where may it enter?* ([`enters`]) What people type ends in no model registry.
//! 3. *What does it become on the way?* ([`carried`]) Typed text that a learning element takes in
//!    is an example; examples behind a trainer are a model that learned them; text stored where
//!    others read is others' text to them; tool descriptions, skills and rules files that reach an
//!    agent are instructions, so they are others' text too. A trainer learns weights anew: code in
//!    a downloaded file ends there, its behaviour does not.
//! 4. *Which arrows carry it?* All but those that only read.
//!
//! The spread is breadth first and remembers where each class came from, so the way shown to
//! people is the shortest; sources are taken outsiders first, so that it starts at the mail sender
//! and not at the tool catalogue.

use library::{Matter, Trust};
use model::ElementKind;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::drawing::Edge;
use super::graph::Graph;
use crate::classes::{Classes, Content};
use crate::words::{TypeId, Words, ZoneSet};

/// A set of classes of matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Matters(u16);

impl Matters {
    pub fn of(list: &[Matter]) -> Self {
        Self(list.iter().fold(0, |set, m| set | 1 << *m as u16))
    }

    pub fn contains(self, matter: Matter) -> bool {
        self.0 & (1 << matter as u16) != 0
    }

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn add(&mut self, matter: Matter) {
        self.0 |= 1 << matter as u16;
    }

    pub fn iter(self) -> impl Iterator<Item = Matter> {
        ALL.into_iter().filter(move |m| self.contains(*m))
    }
}

/// How many classes there are.
pub(crate) const MATTERS: usize = ALL.len();

const ALL: [Matter; 9] = [
    Matter::User,
    Matter::Insider,
    Matter::Content,
    Matter::Data,
    Matter::Artifact,
    Matter::Model,
    Matter::Package,
    Matter::Tool,
    Matter::Physical,
];

/// Where matter came from, one step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Via {
    pub from: NodeIndex,
    pub edge: EdgeIndex,
    /// What it was there; none at its source.
    pub was: Option<Matter>,
}

/// What reaches every element.
#[derive(PartialEq)]
pub(crate) struct Taint {
    pub reached: Vec<Matters>,
    via: Vec<[Option<Via>; ALL.len()]>,
}

impl Taint {
    pub fn of(graph: &Graph<'_>, words: &Words, classes: &Classes) -> Self {
        let count = graph.graph.node_count();
        let mut spread = Spread {
            graph,
            classes,
            taint: Taint {
                reached: vec![Matters::default(); count],
                via: vec![[None; ALL.len()]; count],
            },
            queue: Vec::with_capacity(count),
        };
        from_outside(&mut spread);
        from_suppliers(&mut spread, words.zone(Some("supplier")));
        for n in graph.nodes() {
            if graph.is_yes(n, graph.known.accepts_untrusted_content) {
                for matter in placed(classes, graph.type_id(n)) {
                    spread.add(n, *matter, None);
                }
            }
        }
        spread.run();
        // After everything from outside, so that its ways are shown first.
        for n in graph.nodes() {
            if classes.tools.contains(graph.type_id(n)) && graph.is_foreign(n) {
                spread.add(n, Matter::Content, None);
                spread.run();
            }
        }
        spread.taint
    }

    /// The step by which matter came here; none where it starts.
    pub fn via(&self, n: NodeIndex, matter: Matter) -> Option<Via> {
        self.via[n.index()][matter as usize]
    }
}

struct Spread<'g, 'a> {
    graph: &'g Graph<'a>,
    classes: &'g Classes,
    taint: Taint,
    /// First in, first out: `run` walks it from the front.
    queue: Vec<(NodeIndex, Matter)>,
}

impl Spread<'_, '_> {
    fn add(&mut self, n: NodeIndex, matter: Matter, via: Option<Via>) {
        let reached = &mut self.taint.reached[n.index()];
        if !reached.contains(matter) {
            reached.add(matter);
            self.taint.via[n.index()][matter as usize] = via;
            self.queue.push((n, matter));
        }
    }

    /// Matter that sets out along an edge from its source.
    fn set_out(&mut self, index: EdgeIndex, matter: Matter) {
        let Some((from, to)) = self.graph.graph.edge_endpoints(index) else { return };
        if enters(self.graph, self.classes, matter, to, &self.graph.graph[index]) {
            self.add(to, matter, Some(Via { from, edge: index, was: None }));
        }
    }

    fn run(&mut self) {
        let mut next = 0;
        while let Some((n, matter)) = self.queue.get(next).copied() {
            next += 1;
            for edge in self.graph.leaving(n) {
                let to = edge.target();
                let part = self.classes.hosted_models.contains(self.graph.type_id(to));
                if self.graph.is_external(to) && !part || edge.weight().read {
                    continue;
                }
                let becomes = carried(self.graph, self.classes, matter, n, to, edge.weight());
                for matter_there in becomes.iter() {
                    if enters(self.graph, self.classes, matter_there, to, edge.weight()) {
                        let via = Via { from: n, edge: edge.id(), was: Some(matter) };
                        self.add(to, matter_there, Some(via));
                    }
                }
            }
        }
        self.queue.clear();
    }
}

/// What outsiders place where they can place anything: in a store of models model files, where
/// examples are learned from examples as well as text.
fn placed(classes: &Classes, type_id: TypeId) -> &'static [Matter] {
    if classes.model_stores.contains(type_id) {
        &[Matter::Artifact]
    } else if classes.learning.contains(type_id) && !classes.trainers.contains(type_id) {
        &[Matter::Content, Matter::Data]
    } else {
        &[Matter::Content]
    }
}

/// What external entities send, the most outside ones first.
fn from_outside(spread: &mut Spread<'_, '_>) {
    let (graph, classes) = (spread.graph, spread.classes);
    let order = [
        &classes.authors,
        &classes.anonymous,
        &classes.customers,
        &classes.peers,
        &classes.data_suppliers,
        &classes.model_sources,
        &classes.surroundings,
    ];
    let mut sources: Vec<_> = graph
        .flows
        .iter()
        .filter(|flow| graph.is_external(flow.source))
        .map(|flow| {
            let type_id = graph.type_id(flow.source);
            let place = order.iter().position(|class| class.contains(type_id));
            (place.unwrap_or(order.len()), flow.edge)
        })
        .collect();
    sources.sort_by_key(|(place, _)| *place);
    // Answers that outside systems are asked for are sent as well as what they send unasked.
    let implied = graph.graph.edge_indices().filter(|e| graph.graph[*e].implied);
    let answers = implied.filter(|e| {
        graph.graph.edge_endpoints(*e).is_some_and(|(from, _)| graph.is_external(from))
    });
    let answers: Vec<_> = answers.map(|e| (order.len(), e)).collect();
    for (_, edge) in sources.into_iter().chain(answers) {
        for matter in sent(graph, classes, edge).iter() {
            spread.set_out(edge, matter);
        }
    }
}

/// The classes of matter that an external entity sends with a flow.
fn sent(graph: &Graph<'_>, classes: &Classes, edge: EdgeIndex) -> Matters {
    let mut matters = Matters::default();
    let Some((from, _)) = graph.graph.edge_endpoints(edge) else { return matters };
    let (type_id, trust) = (graph.type_id(from), graph.trust(from));
    // What an answer carries is not drawn; the content on the edge is that of the question.
    let answer = graph.graph[edge].implied;
    let content = if answer { Content::Unstated } else { graph.graph[edge].content };
    let trusted = trust == Some(Trust::Trusted);
    let is = |class: &crate::words::TypeSet| class.contains(type_id);
    if trusted && !is(&classes.staff) {
        return matters;
    }
    let first = if is(&classes.staff) {
        Some(if trusted { Matter::Insider } else { Matter::User })
    } else if is(&classes.customers) {
        Some(Matter::User)
    } else if is(&classes.partners) {
        // What a partner's system answers is text that others wrote.
        if answer { Some(Matter::Content) } else { sent_by_partner(content) }
    } else if is(&classes.data_suppliers) {
        let text = matches!(content, Content::Document | Content::WebPage);
        Some(if text { Matter::Content } else { Matter::Data })
    } else if is(&classes.labellers) {
        Some(Matter::Data)
    } else if is(&classes.outside_text) {
        Some(Matter::Content)
    } else if is(&classes.model_sources) {
        Some(Matter::Artifact)
    } else if is(&classes.package_sources) {
        Some(Matter::Package)
    } else if is(&classes.tool_sources) {
        Some(Matter::Tool)
    } else if is(&classes.surroundings) {
        Some(Matter::Physical)
    } else {
        None
    };
    if let Some(first) = first {
        matters.add(first);
    }
    if content.is_text_of_others() && is(&classes.senders) && !trusted {
        matters.add(Matter::Content);
    }
    if matches!(first, Some(Matter::User | Matter::Content)) {
        if content.is_examples() {
            matters.add(Matter::Data);
        } else if content == Content::ModelArtifact {
            matters.add(Matter::Artifact);
        } else if content == Content::Package {
            matters.add(Matter::Package);
        }
    }
    matters
}

/// A partner system is as much a source as a customer: by what it sends.
fn sent_by_partner(content: Content) -> Option<Matter> {
    match content {
        Content::Query | Content::Prompt | Content::SensorSignal => Some(Matter::User),
        Content::Document | Content::WebPage | Content::ToolResult | Content::Code => {
            Some(Matter::Content)
        }
        Content::TrainingData | Content::Feedback => Some(Matter::Data),
        Content::ModelArtifact => Some(Matter::Artifact),
        Content::Package => Some(Matter::Package),
        Content::Unstated
        | Content::ToolCall
        | Content::Config
        | Content::Other
        | Content::Plain => None,
    }
}

/// Models, examples and packages that leave a supplier's zone, or a part that somebody else runs.
fn from_suppliers(spread: &mut Spread<'_, '_>, supplier: ZoneSet) {
    let (graph, classes) = (spread.graph, spread.classes);
    for edge in (0..graph.flows.len()).map(|flow| graph.flows[flow].edge) {
        let Some((from, _)) = graph.graph.edge_endpoints(edge) else { continue };
        let Edge { content, leaves, .. } = graph.graph[edge];
        if graph.is_external(from) || !(leaves.meets(supplier) || graph.is_foreign(from)) {
            continue;
        }
        let trainer = classes.trainers.contains(graph.type_id(from));
        let matter = match content {
            Content::ModelArtifact if trainer => Matter::Model,
            Content::ModelArtifact => Matter::Artifact,
            Content::Package => Matter::Package,
            Content::TrainingData | Content::Feedback => Matter::Data,
            Content::Unstated
            | Content::Prompt
            | Content::Query
            | Content::Document
            | Content::WebPage
            | Content::ToolCall
            | Content::ToolResult
            | Content::SensorSignal
            | Content::Code
            | Content::Config
            | Content::Other
            | Content::Plain => continue,
        };
        spread.set_out(edge, matter);
    }
}

/// Whether matter of a class may enter an element by this edge.
fn enters(graph: &Graph<'_>, classes: &Classes, matter: Matter, to: NodeIndex, by: &Edge) -> bool {
    let type_id = graph.type_id(to);
    let is = |class: &crate::words::TypeSet| class.contains(type_id);
    match matter {
        Matter::User | Matter::Insider => !is(&classes.no_typing) || is(&classes.learning),
        // Weights are not read as text.
        Matter::Content => !is(&classes.no_typing) && by.content != Content::ModelArtifact,
        Matter::Data => is(&classes.learning) || is(&classes.example_readers),
        // A model file travels over anything if the flow says that it carries one.
        Matter::Model | Matter::Artifact => {
            is(&classes.model_files) || by.content.is_model_file() && !is(&classes.no_model_files)
        }
        Matter::Package => is(&classes.installs),
        Matter::Tool => is(&classes.tool_users),
        Matter::Physical => true,
    }
}

/// What matter at `from` is when the edge has brought it to `to`.
fn carried(
    graph: &Graph<'_>,
    classes: &Classes,
    matter: Matter,
    from: NodeIndex,
    to: NodeIndex,
    by: &Edge,
) -> Matters {
    let (source, target) = (graph.type_id(from), graph.type_id(to));
    let trained = classes.trainers.contains(source);
    let learned = classes.learning.contains(target) && !trained;
    let agent = classes.agents.contains(target);
    let mut there = Matters::default();
    match matter {
        Matter::User => {
            let read_by_others = classes.shared_reading.contains(target);
            there.add(if read_by_others { Matter::Content } else { Matter::User });
        }
        Matter::Insider if classes.learning.contains(target) => {}
        Matter::Insider | Matter::Content | Matter::Physical => there.add(matter),
        Matter::Data if trained => there.add(Matter::Model),
        Matter::Data => {
            if learned || classes.example_carriers.contains(target) {
                there.add(Matter::Data);
            }
        }
        Matter::Model => {
            let update = classes.aggregators.contains(source) && classes.trainers.contains(target);
            let stored = graph.graph[from].kind == ElementKind::Store;
            let file = by.content.may_hold_a_file() && by.content != Content::Code;
            if !update && (stored || file) {
                there.add(Matter::Model);
            }
        }
        Matter::Artifact if trained => there.add(Matter::Model),
        Matter::Artifact => {
            if by.content.may_hold_a_file() || by.content == Content::Document {
                there.add(Matter::Artifact);
            }
        }
        Matter::Package => {
            if agent {
                there.add(Matter::Content);
            }
            if by.content.may_hold_a_file() {
                there.add(Matter::Package);
            }
        }
        Matter::Tool if classes.agents.contains(source) => there.add(Matter::Content),
        Matter::Tool => {
            there.add(Matter::Tool);
            if agent {
                there.add(Matter::Content);
            }
        }
    }
    if learned && matches!(matter, Matter::User | Matter::Content | Matter::Physical) {
        there.add(Matter::Data);
    }
    there
}
