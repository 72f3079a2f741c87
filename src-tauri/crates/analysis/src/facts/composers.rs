//! Composers: where the prompt is put together. Prompt threats attach there, once, and not at
//! every hop of client, application, filter and model.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::graph::Graph;
use super::reach::{Way, within_steps};
use crate::classes::{Classes, Content};

/// Gateways and filters that may stand between an application and its model.
const MOST_FILTERS: usize = 3;

/// Whether each element puts a prompt together: an agent does; an application unless it hands
/// over to an agent; a bare model only when something asks it and no application or agent stands
/// in front. A model that is given signals alone and whose words another one reads, such as one that
/// turns speech into text, is not asked anything.
pub(crate) fn composers(graph: &Graph<'_>, classes: &Classes) -> Vec<bool> {
    let is = |n, class: &crate::words::TypeSet| class.contains(graph.type_id(n));
    let mut fronted = vec![false; graph.graph.node_count()];
    for _ in 0..MOST_FILTERS {
        let before = fronted.clone();
        for n in graph.nodes().filter(|n| is(*n, &classes.models) || is(*n, &classes.filters)) {
            fronted[n.index()] = graph.arriving(n).map(|edge| edge.source()).any(|p| {
                is(p, &classes.agents)
                    || is(p, &classes.apps)
                    || is(p, &classes.filters) && before[p.index()]
            });
        }
    }
    let composes = |n| {
        if is(n, &classes.agents) {
            true
        } else if is(n, &classes.apps) {
            !graph.leaving(n).any(|edge| is(edge.target(), &classes.agents))
        } else {
            is(n, &classes.models) && !fronted[n.index()] && is_asked(graph, classes, n)
        }
    };
    graph.nodes().map(composes).collect()
}

/// Whether anything arrives that could be a prompt, or of which nobody said what it is. Who speaks to
/// a model that answers by itself prompts it with his voice.
fn is_asked(graph: &Graph<'_>, classes: &Classes, n: NodeIndex) -> bool {
    let drawn = || graph.arriving(n).map(|edge| edge.weight()).filter(|edge| !edge.implied);
    let asks = |content| match content {
        // What it hears or sees, and what it is made of.
        Content::SensorSignal | Content::ModelArtifact | Content::Config => false,
        Content::Unstated
        | Content::Prompt
        | Content::Query
        | Content::Document
        | Content::WebPage
        | Content::TrainingData
        | Content::Feedback
        | Content::Package
        | Content::ToolCall
        | Content::ToolResult
        | Content::Code
        | Content::Other
        | Content::Plain => true,
    };
    let reads = |m| classes.llm_parts.contains(graph.type_id(m));
    let perceives = drawn().any(|edge| edge.content == Content::SensorSignal)
        && !drawn().any(|edge| asks(edge.content))
        && within_steps(graph, n, Way::Down, |_, edge| !edge.implied, reads);
    !perceives && graph.arriving(n).next().is_some()
}
