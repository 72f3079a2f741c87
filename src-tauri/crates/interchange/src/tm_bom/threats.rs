//! TM-BOM in: threats, controls, risks and personas.

use std::collections::BTreeMap;

use model::{Control, Subject, Threat};

use super::import::described;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

pub fn read(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut personas = BTreeMap::new();
    for node in root.list("threat_personas")? {
        let told = paragraphs(node.rest(&["symbolic_name"]));
        personas.insert(node.need_text("symbolic_name")?, (node.text("title")?, told, false));
    }
    let risks = risks(root, draft)?;
    for node in root.list("threats")? {
        threat(&node, &mut personas, &risks, draft)?;
    }
    for (title, _, named) in personas.values() {
        let why = "kept in the notes of the threats that name it".to_owned();
        match named {
            true => draft.fidelity.taken("persona", title, vec![why]),
            false => draft.fidelity.dropped("persona", title, "no threat names it"),
        }
    }
    controls(root, draft)
}

/// What risks say, by the threats they group.
fn risks(
    root: &Node,
    draft: &mut Draft,
) -> Result<BTreeMap<String, Vec<String>>, InterchangeError> {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut known = Vec::new();
    for node in root.list("threats")? {
        known.push(node.text("symbolic_name")?);
    }
    for node in root.list("risks")? {
        let title = node.text("title")?;
        let told = node.rest(&["symbolic_name", "title", "threats"]);
        let text = paragraphs(std::iter::once(format!("Risk: {title}")).chain(told));
        let (there, gone): (Vec<String>, Vec<String>) =
            node.texts("threats")?.into_iter().partition(|name| known.contains(name));
        let mut changes = vec!["its rating is kept as a proposal with its threats".to_owned()];
        changes.extend(gone.iter().map(|name| format!("threat {name:?} is not in the file")));
        if there.is_empty() {
            // A risk that groups nothing is a threat to the whole by itself.
            let key = format!("risk {}", node.need_text("symbolic_name")?);
            let mut threat = Threat::new(draft.ids.threat(&key), Subject::Model, title.clone());
            threat.proposed = text;
            draft.threat(threat);
            changes.push("it names no threat of the file, so it became one itself".to_owned());
        } else {
            for name in there {
                said.entry(name).or_default().push(text.clone());
            }
        }
        draft.fidelity.taken("risk", &title, changes);
    }
    Ok(said)
}

fn threat(
    node: &Node,
    personas: &mut BTreeMap<String, (String, String, bool)>,
    risks: &BTreeMap<String, Vec<String>>,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let (id, title) = (node.need_text("symbolic_name")?, node.text("title")?);
    let mut threat = Threat::new(draft.ids.threat(&id), Subject::Model, title.clone());
    if draft.model.threats.contains_key(&threat.id) {
        return Err(node.wrong(format!("{id:?} is there twice")));
    }
    let known = ["symbolic_name", "title", "description", "threat_persona", "status"];
    let mut notes = vec![node.text("description")?];
    notes.extend(node.rest(&known));
    let persona = node.text("threat_persona")?;
    if let Some((name, told, named)) = personas.get_mut(&persona) {
        *named = true;
        threat.story.source.clone_from(name);
        notes.push(format!("Persona {name}\n{told}"));
    } else {
        threat.story.source = persona;
    }
    threat.notes = paragraphs(notes);
    let mut proposed = risks.get(&id).cloned().unwrap_or_default();
    let status = node.text("status")?;
    proposed.extend((!status.is_empty()).then(|| format!("Status: {status}")));
    threat.proposed = paragraphs(proposed);
    let why = "the format attaches it to no element, so it is kept for the whole".to_owned();
    draft.fidelity.taken("threat", &title, vec![why]);
    draft.threat(threat);
    Ok(())
}

fn controls(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("controls")? {
        let (id, title) = (node.need_text("symbolic_name")?, node.text("title")?);
        let mut changes = Vec::new();
        let mut control = Control::new(draft.ids.control(&id), None, title.clone());
        if draft.model.controls.contains_key(&control.id) {
            return Err(node.wrong(format!("{id:?} is there twice")));
        }
        control.description =
            described(&node, &["symbolic_name", "title", "description", "threats"], &mut changes)?;
        if node.get("status")?.is_some() {
            changes.push("its status is kept as words; here it is a proposal".to_owned());
        }
        for name in node.texts("threats")? {
            match draft.model.threats.get_mut(&draft.ids.threat(&name)) {
                Some(threat) => {
                    threat.controls.insert(control.id);
                }
                None => changes.push(format!("threat {name:?} is not in the file")),
            }
        }
        draft.fidelity.taken("control", &title, changes);
        draft.control(control);
    }
    Ok(())
}
