//! What the drawing states without words: facts that follow from boundaries, neighbours and data
//! assets. A stated attribute, or one that the type brings, always wins; these fill blanks only.

use library::Trust;
use model::{AssetKind, Classification, DataAssetId};
use petgraph::graph::NodeIndex;

use super::graph::Graph;
use crate::classes::Classes;
use crate::words::{ValueId, Words};

/// Derives all of it.
pub(super) fn state(graph: &mut Graph<'_>, words: &Words, classes: &Classes) {
    from_boundaries_around(graph, words, classes);
    from_flows(graph, words, classes);
    from_assets(graph);
    for n in graph.nodes() {
        let foreign = !graph.is_external(n) && graph.is_yes(n, graph.known.third_party);
        let trust = trust(graph, n);
        graph.settle(n, foreign, trust);
    }
}

/// Code in a sandbox is sandboxed; an agent on a device runs on its user's host.
fn from_boundaries_around(graph: &mut Graph<'_>, words: &Words, classes: &Classes) {
    let (sandbox, device) = (words.zone(Some("agent-sandbox")), words.zone(Some("device")));
    for n in graph.nodes() {
        let (zones, type_id) = (graph.graph[n].zones, graph.type_id(n));
        let agent = classes.agents.contains(type_id);
        let executor = classes.executors.contains(type_id);
        if zones.meets(sandbox) && (agent || executor || classes.tools.contains(type_id)) {
            graph.state_if_blank(n, graph.known.sandboxed, ValueId::YES);
        }
        if zones.meets(device) && (agent || executor) {
            graph.state_if_blank(n, graph.known.runs_on_user_host, ValueId::YES);
        }
    }
}

/// Who an anonymous user reaches is reachable by the public; what lies outside a session that
/// reaches it is shared by the tenants; a tool in a supplier's zone is the supplier's - seen from
/// the agent: a suite that lies wholly in that zone is not a third party to itself.
fn from_flows(graph: &mut Graph<'_>, words: &Words, classes: &Classes) {
    let (session, supplier) = (words.zone(Some("user-session")), words.zone(Some("supplier")));
    for flow in 0..graph.flows.len() {
        let flow = &graph.flows[flow];
        let (a, b, edge) = (flow.source, flow.target, graph.graph[flow.edge]);
        let (from, to) = (graph.type_id(a), graph.type_id(b));
        if classes.anonymous.contains(from)
            && graph.graph[b].kind == model::ElementKind::Process
            && !classes.in_the_hand.contains(to)
        {
            graph.state_if_blank(b, graph.known.public_reachable, ValueId::YES);
        }
        if !graph.is_external(a) && !graph.is_external(b) {
            if edge.leaves.meets(session) {
                graph.state_if_blank(b, graph.known.multi_tenant, ValueId::YES);
            }
            if edge.enters.meets(session) {
                graph.state_if_blank(a, graph.known.multi_tenant, ValueId::YES);
            }
        }
        for (tool, caller, out) in [(a, to, edge.leaves), (b, from, edge.enters)] {
            let called = classes.agents.contains(caller) || classes.apps.contains(caller);
            if classes.tools.contains(graph.type_id(tool)) && called && out.meets(supplier) {
                graph.state_if_blank(tool, graph.known.third_party, ValueId::YES);
            }
        }
    }
}

/// A store is as sensitive as the most sensitive asset it holds.
fn from_assets(graph: &mut Graph<'_>) {
    let model = graph.model;
    if model.assets.is_empty() {
        return;
    }
    for n in graph.nodes() {
        let holds = &graph.element(n).holds;
        if let Some(worst) = worst(graph, holds) {
            graph.state_if_blank(n, graph.known.data_sensitivity, worst);
        }
        let kinds = holds.iter().filter_map(|id| model.assets.get(id)).map(|asset| asset.kind);
        if kinds.into_iter().any(|kind| kind == AssetKind::Credentials) {
            graph.state_if_blank(n, graph.known.holds_credentials, ValueId::YES);
        }
    }
    for flow in 0..graph.flows.len() {
        if let Some(worst) = worst(graph, &graph.flows[flow].flow.carries) {
            graph.state_on_flow_if_blank(flow, graph.known.data_sensitivity, worst);
        }
    }
}

fn worst(graph: &Graph<'_>, assets: &[DataAssetId]) -> Option<ValueId> {
    let classified = assets.iter().filter_map(|id| graph.model.assets.get(id)?.classification);
    classified.max().map(|classification| match classification {
        Classification::Public => graph.said.public,
        Classification::Internal => graph.said.internal,
        Classification::Confidential => graph.said.confidential,
        Classification::Personal => graph.said.personal,
        Classification::Secret => graph.said.secret,
    })
}

/// Trust of an external entity: stated, else by its type.
fn trust(graph: &Graph<'_>, n: NodeIndex) -> Option<Trust> {
    if !graph.is_external(n) {
        return None;
    }
    let stated = graph.stated(n, graph.known.trust);
    if stated == graph.said.untrusted {
        Some(Trust::Untrusted)
    } else if stated == graph.said.semi {
        Some(Trust::Semi)
    } else if stated == graph.said.trusted {
        Some(Trust::Trusted)
    } else {
        graph.graph[n].trust
    }
}
