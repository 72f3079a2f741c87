//! CycloneDX in: known vulnerabilities become threats; what the file says of them is a proposal.

use model::{Subject, Threat};

use super::import::Index;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

pub fn read(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (place, node) in root.list("vulnerabilities")?.iter().enumerate() {
        let id = node.text("id")?;
        let mut affected = Vec::new();
        for part in node.list("affects")? {
            affected.push(part.text("ref")?);
        }
        let element = affected.iter().find_map(|at| index.elements.get(at));
        let subject = element.map_or(Subject::Model, |id| Subject::Element(*id));
        let title = match id.as_str() {
            "" => format!("Vulnerability {}", place + 1),
            id => id.to_owned(),
        };
        let key = format!("vulnerability {place} {id}");
        let mut threat = Threat::new(draft.ids.threat(&key), subject, title.clone());
        let asset = |at: &String| {
            index.assets.get(at).and_then(|id| draft.model.assets.get(id)).map(|a| a.name.clone())
        };
        let names: Vec<String> = affected.iter().filter_map(asset).collect();
        let mut notes = vec![node.text("description")?, node.text("detail")?];
        notes.extend((!names.is_empty()).then(|| format!("Affects: {}", names.join(", "))));
        notes.push(node.text("recommendation")?);
        let mut said = Vec::new();
        for rating in node.list("ratings")? {
            said.push(format!("Severity: {} {}", rating.text("severity")?, rating.text("vector")?));
        }
        if let Some(analysis) = node.get("analysis")? {
            for (key, label) in [("state", "State"), ("justification", "Why"), ("detail", "Detail")]
            {
                let text = analysis.text(key)?;
                said.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
            }
        }
        threat.notes = paragraphs(notes);
        threat.proposed = paragraphs(said);
        let mut changes = Vec::new();
        if !threat.proposed.is_empty() {
            changes.push("its state is kept as a proposal, not as a decision".to_owned());
        }
        draft.threat(threat);
        draft.fidelity.taken("threat", &title, changes);
    }
    Ok(())
}
