//! Threagile in: risks that people tracked, and risks of their own categories.

use model::{Subject, Threat};

use super::import::section;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

const PROPOSED: &str = "its state is kept as a proposal, not as a decision";

pub fn read(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (id, node) in section(root, "risk_tracking")? {
        let mut threat = Threat::new(draft.ids.threat(id), tracked(id, draft), id);
        threat.proposed = paragraphs(node.rest(&[]));
        add(threat, draft);
    }
    for (category, node) in section(root, "individual_risk_categories")? {
        let known = ["id", "risks_identified", "mitigation", "action"];
        let notes = paragraphs(node.rest(&known));
        let risks = section(&node, "risks_identified")?;
        if risks.is_empty() {
            let why = "a category without risks, which says nothing about this system";
            draft.fidelity.dropped("risk category", category, why);
        }
        for (title, risk) in risks {
            let subject = named(&risk, draft)?;
            let key = format!("{} {title}", node.text("id")?);
            let mut threat = Threat::new(draft.ids.threat(&key), subject, title);
            threat.notes = paragraphs([format!("Category: {category}"), notes.clone()]);
            let mut said = risk.rest(&["most_relevant_technical_asset"]);
            for key in ["action", "mitigation"] {
                let text = node.text(key)?;
                said.extend((!text.is_empty()).then(|| format!("{key}: {text}")));
            }
            threat.proposed = paragraphs(said);
            add(threat, draft);
        }
    }
    Ok(())
}

fn add(threat: Threat, draft: &mut Draft) {
    let title = threat.title.clone();
    let mut changes = Vec::new();
    if !threat.proposed.is_empty() {
        changes.push(PROPOSED.to_owned());
    }
    if draft.threat(threat) {
        changes.push("what it was about is not in the model, kept for the whole".to_owned());
    }
    draft.fidelity.taken("threat", &title, changes);
}

/// What a tracked risk is about: `category@asset`, with more parts or wildcards where the tool
/// computes the rest.
fn tracked(id: &str, draft: &Draft) -> Subject {
    let element = |part: &str| {
        let id = draft.ids.element(part);
        draft.model.elements.contains_key(&id).then_some(Subject::Element(id))
    };
    id.split('@').skip(1).find_map(element).unwrap_or(Subject::Model)
}

/// What an own risk is about, from the most exact to the least.
fn named(risk: &Node, draft: &Draft) -> Result<Subject, InterchangeError> {
    let (asset, boundary) =
        (risk.text("most_relevant_technical_asset")?, risk.text("most_relevant_trust_boundary")?);
    Ok(match (asset.as_str(), boundary.as_str()) {
        ("", "") => Subject::Model,
        ("", boundary) => Subject::Boundary(draft.ids.boundary(boundary)),
        (asset, _) => Subject::Element(draft.ids.element(asset)),
    })
}
