//! Predicates that ask a small question about the graph around an element.

use library::{Matter, Trust};
use model::ElementKind;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::may_prompt;
use crate::classes::{Classes, Content};
use crate::facts::Facts;
use crate::facts::reach::{Way, within_steps};
use crate::words::{TypeSet, ValueId};

/// A flow arrives directly from somebody outside who is not trusted. A supplier's model answers
/// because it was asked; that is no entry.
pub(super) fn entry(facts: &Facts<'_>, n: NodeIndex, hosted: &TypeSet) -> bool {
    let graph = &facts.graph;
    graph.arriving(n).filter(|e| !e.weight().implied).map(|e| e.source()).any(|p| {
        let open = matches!(graph.trust(p), Some(Trust::Untrusted | Trust::Semi));
        graph.is_external(p) && open && !hosted.contains(graph.type_id(p))
    })
}

/// Somebody can put a prompt here. Agents that only events wake are not prompted.
pub(super) fn prompted(
    facts: &Facts<'_>,
    n: NodeIndex,
    fronts: &TypeSet,
    hosted: &TypeSet,
) -> bool {
    let graph = &facts.graph;
    graph.arriving(n).filter(|e| !e.weight().implied && may_prompt(e.weight().content)).any(|e| {
        let (p, type_id) = (e.source(), graph.type_id(e.source()));
        graph.is_external(p) && !hosted.contains(type_id) || fronts.contains(type_id)
    })
}

/// The type tables that [`Fetch::untrusted`] needs.
pub(super) struct Fetch {
    outside_text: TypeSet,
    no_fetch: TypeSet,
    partners: TypeSet,
}

impl Fetch {
    pub fn of(classes: &Classes) -> Self {
        let mut no_fetch = classes.own_voices;
        no_fetch.join(&classes.customers);
        Self { outside_text: classes.outside_text, no_fetch, partners: classes.partners }
    }

    /// It takes in outside content itself. What its own model, executor or client hands it does
    /// not count, nor what a user types.
    pub fn untrusted(&self, facts: &Facts<'_>, n: NodeIndex) -> bool {
        let graph = &facts.graph;
        graph.is_yes(n, graph.known.accepts_untrusted_content)
            || graph.arriving(n).any(|e| {
                let (p, type_id) = (e.source(), graph.type_id(e.source()));
                let tainted = facts.taint.reached[p.index()].contains(Matter::Content);
                let text = matches!(
                    e.weight().content,
                    Content::Document | Content::WebPage | Content::ToolResult
                );
                self.outside_text.contains(type_id)
                    || tainted && !self.no_fetch.contains(type_id)
                    || text && self.partners.contains(type_id)
            })
    }
}

/// What it writes can come back: to somebody outside who answers, or through a store or mailbox
/// that also stands before it. Only arrows that write count on the way out. People carry nothing back:
/// what they do with what they read is their own.
pub(super) fn content_cycle(
    facts: &Facts<'_>,
    n: NodeIndex,
    echoes: &TypeSet,
    outside: &TypeSet,
    people: &TypeSet,
) -> bool {
    let graph = &facts.graph;
    let mut written = Vec::new();
    let writes = |_, e: &crate::facts::drawing::Edge| e.writes() && e.content != Content::Query;
    let by_itself = |m, _: &_| !people.contains(graph.type_id(m));
    let out = within_steps(graph, n, Way::Down, writes, |m| {
        let type_id = graph.type_id(m);
        if echoes.contains(type_id) {
            written.push(m);
        }
        echoes.contains(type_id) && outside.contains(type_id)
    });
    out || !written.is_empty()
        && within_steps(graph, n, Way::Up, by_itself, |m| written.contains(&m))
}

/// One of its tools or retrievers - or it directly - touches elements of these types.
pub(super) fn tools_reach(
    facts: &Facts<'_>,
    n: NodeIndex,
    hands: &TypeSet,
    types: &TypeSet,
) -> bool {
    let graph = &facts.graph;
    graph.leaving(n).map(|e| e.target()).any(|b| {
        let (type_id, b) = (graph.type_id(b), b.index());
        let touches = facts.reach.before[b].meets(types) || facts.reach.behind[b].meets(types);
        types.contains(type_id) || hands.contains(type_id) && touches
    })
}

/// It can send something out by itself, or has a tool, executor or mailbox that can.
pub(super) fn egress_tool(
    facts: &Facts<'_>,
    n: NodeIndex,
    ways_out: &TypeSet,
    mail: &TypeSet,
) -> bool {
    let (graph, known, said) = (&facts.graph, facts.graph.known, facts.graph.said);
    let writes = |level: ValueId| level == said.write || level == said.destructive;
    [known.egress, known.computer_use, known.executes_code].iter().any(|a| graph.is_yes(n, *a))
        || graph.leaving(n).map(|e| e.target()).any(|b| {
            let type_id = graph.type_id(b);
            ways_out.contains(type_id)
                && (graph.is_yes(b, known.egress)
                    || graph.is_yes(b, known.third_party)
                    || writes(graph.stated(b, known.action_level))
                    || mail.contains(type_id)
                    || graph.leaving(b).any(|e| graph.is_external(e.target())))
        })
}

/// It holds data that is not public, or a neighbour does; ordinary stores do until somebody says
/// otherwise.
pub(super) fn reads_sensitive(
    facts: &Facts<'_>,
    n: NodeIndex,
    private_by_default: &TypeSet,
) -> bool {
    let graph = &facts.graph;
    facts.is_sensitive(n)
        || graph.neighbours(n).filter(|m| !graph.is_external(*m)).any(|m| {
            let unsaid = graph.stated(m, graph.known.data_sensitivity).is_blank();
            let store = graph.graph[m].kind == ElementKind::Store;
            facts.is_sensitive(m)
                || store && unsaid && private_by_default.contains(graph.type_id(m))
        })
}
