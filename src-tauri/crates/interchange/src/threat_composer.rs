//! Threat Composer, the JSON of its workspaces.
//!
//! A workspace holds threats in the six-field grammar, assumptions and mitigations, and pictures in
//! place of a model. Its threats become threats of the model as a whole; statuses and ratings stay
//! words.

use std::collections::BTreeMap;

use model::{Assumption, AssumptionId, Control, Story, Subject, Threat};
use serde_json::Value;

use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::{Node, paragraphs};
use crate::{Import, InterchangeError};

const NAME: &str = "Threat Composer";

pub fn detect(document: &Document) -> bool {
    let list = |key| document.top(key).is_some_and(Value::is_array);
    document.top("schema").is_some() && list("threats") && document.top("applicationInfo").is_some()
}

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let version = root.text("schema")?;
    if version != "1" {
        return Err(InterchangeError::Version { format: NAME, version, reads: "1" });
    }
    let about = root.get("applicationInfo")?;
    let title = about.as_ref().map_or(Ok(String::new()), |node| node.text("name"))?;
    let mut draft = Draft::new(NAME, title.trim(), Ids::new("threat-composer", &title), given);
    if let Some(about) = &about {
        draft.model.about.description = about.text("description")?;
    }
    pictures(&root, &mut draft)?;
    let assumptions = assumptions(&root, &mut draft)?;
    mitigations(&root, &mut draft)?;
    threats(&root, &assumptions, &mut draft)?;
    let known = [
        "schema",
        "applicationInfo",
        "architecture",
        "dataflow",
        "assumptions",
        "assumptionLinks",
        "mitigations",
        "mitigationLinks",
        "threats",
    ];
    for key in root.unknown(&known) {
        draft.fidelity.dropped("section", key, "it says nothing about the system");
    }
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

/// Diagrams are pictures there; what is written below them is kept.
fn pictures(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for key in ["architecture", "dataflow"] {
        let Some(node) = root.get(key)? else { continue };
        if !node.text("image")?.is_empty() {
            let why = "a picture, not a model; draw the system or import its drawing";
            draft.fidelity.dropped("picture", key, why);
        }
        let text = node.text("description")?;
        if !text.is_empty() {
            let changes = vec!["kept in the description".to_owned()];
            draft.fidelity.taken("section", key, changes);
            let before = std::mem::take(&mut draft.model.about.description);
            draft.model.about.description = paragraphs([before, text]);
        }
    }
    Ok(())
}

/// `metadata`: pairs of key and value, as `key: value`.
fn metadata(node: &Node) -> Result<Vec<String>, InterchangeError> {
    let mut said = Vec::new();
    for pair in node.list("metadata")? {
        let value = pair.rest(&["key"]).join("; ");
        let value = value.strip_prefix("value: ").unwrap_or(&value);
        said.push(format!("{}: {value}", pair.text("key")?));
    }
    Ok(said)
}

/// Adds the assumptions. Returns their texts by foreign id.
fn assumptions(
    root: &Node,
    draft: &mut Draft,
) -> Result<BTreeMap<String, String>, InterchangeError> {
    let mut texts = BTreeMap::new();
    for node in root.list("assumptions")? {
        let (id, text) = (node.need_text("id")?, node.text("content")?);
        let mut said = metadata(&node)?;
        said.extend(node.rest(&["id", "content", "metadata", "numericId", "displayOrder"]));
        let mut changes = Vec::new();
        if !said.is_empty() {
            changes.push("its comments and tags are kept below its text".to_owned());
        }
        let key = AssumptionId(draft.ids.element(&format!("assumption {id}")).0);
        if texts.insert(id.clone(), text.clone()).is_some() {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        draft.fidelity.taken("assumption", text.trim(), changes);
        draft.model.numbering.assumption += 1;
        let number = draft.model.numbering.assumption;
        let text = paragraphs(std::iter::once(text).chain(said));
        let if_wrong = String::new();
        draft.model.assumptions.insert(key, Assumption { id: key, number, text, if_wrong });
    }
    Ok(texts)
}

fn mitigations(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("mitigations")? {
        let (id, title) = (node.need_text("id")?, node.text("content")?);
        let mut control = Control::new(draft.ids.control(&id), None, title.clone());
        if draft.model.controls.contains_key(&control.id) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        let mut said = metadata(&node)?;
        said.extend(node.rest(&["id", "content", "metadata", "numericId", "displayOrder"]));
        let mut changes = Vec::new();
        if !said.is_empty() {
            changes.push("its status and comments are kept as text; it is a proposal".to_owned());
        }
        control.description = paragraphs(said);
        draft.fidelity.taken("mitigation", &title, changes);
        draft.control(control);
    }
    Ok(())
}

/// Links by the threat they end at: foreign ids of what is linked.
fn links(
    root: &Node,
    section: &str,
    end: &str,
) -> Result<BTreeMap<String, Vec<String>>, InterchangeError> {
    let mut links: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in root.list(section)? {
        links.entry(node.text("linkedId")?).or_default().push(node.text(end)?);
    }
    Ok(links)
}

fn threats(
    root: &Node,
    assumptions: &BTreeMap<String, String>,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let mut assumed = links(root, "assumptionLinks", "assumptionId")?;
    let mut mitigated = links(root, "mitigationLinks", "mitigationId")?;
    for node in root.list("threats")? {
        let (id, mut changes) = (node.need_text("id")?, Vec::new());
        let statement = node.text("statement")?;
        let story = Story {
            source: node.text("threatSource")?,
            prerequisites: node.text("prerequisites")?,
            action: node.text("threatAction")?,
            impact: node.text("threatImpact")?,
            goal: node.texts("impactedGoal")?.join(", "),
            asset: node.texts("impactedAssets")?.join(", "),
        };
        let title = if story.action.is_empty() { statement.clone() } else { story.action.clone() };
        let mut threat = Threat::new(draft.ids.threat(&id), Subject::Model, title.clone());
        if draft.model.threats.contains_key(&threat.id) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        threat.story = story;
        let known = [
            "id",
            "numericId",
            "displayOrder",
            "metadata",
            "status",
            "statement",
            "threatSource",
            "prerequisites",
            "threatAction",
            "threatImpact",
            "impactedGoal",
            "impactedAssets",
            "displayedStatement",
        ];
        let mut notes = vec![statement];
        notes.extend(metadata(&node)?);
        notes.extend(node.rest(&known));
        for link in assumed.remove(&id).unwrap_or_default() {
            match assumptions.get(&link) {
                Some(text) => {
                    notes.push(format!("Assumption: {}", text.trim()));
                    let why = "kept as words in the notes of the threat".to_owned();
                    draft.fidelity.taken("link", &link, vec![why]);
                }
                None => draft.fidelity.dropped("link", &link, "no such assumption in the file"),
            }
        }
        for link in mitigated.remove(&id).unwrap_or_default() {
            let control = draft.ids.control(&link);
            if draft.model.controls.contains_key(&control) {
                threat.controls.insert(control);
                draft.fidelity.kept("link");
            } else {
                draft.fidelity.dropped("link", &link, "no such mitigation in the file");
            }
        }
        threat.notes = paragraphs(notes);
        let status = node.text("status")?;
        if !status.is_empty() {
            threat.proposed = format!("Status: {status}");
            changes.push("its status is kept as a proposal, not as a decision".to_owned());
        }
        changes.push("the format knows no elements, so it is kept for the whole".to_owned());
        draft.fidelity.taken("threat", &title, changes);
        draft.threat(threat);
    }
    for (end, list) in assumed.into_iter().chain(mitigated) {
        for _ in list {
            draft.fidelity.dropped("link", &end, "it does not end at a threat");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    #[test]
    fn a_resolved_threat_stays_open_and_keeps_its_links() {
        let text = r#"{"schema": 1, "applicationInfo": {"name": "Shop"},
            "assumptions": [{"id": "a", "content": "TLS holds"}],
            "mitigations": [{"id": "m", "content": "Filter", "status": "mitigationResolved"}],
            "assumptionLinks": [{"type": "Threat", "assumptionId": "a", "linkedId": "t"}],
            "mitigationLinks": [{"mitigationId": "m", "linkedId": "t"},
                                {"mitigationId": "gone", "linkedId": "t"}],
            "threats": [{"id": "t", "threatAction": "inject a prompt", "impactedGoal": ["integrity"],
                         "status": "threatResolved"}]}"#;
        let (format, import) = crate::import(text.as_bytes(), None, library()).expect("sound");
        assert_eq!(format.id, "threat-composer");
        let threat = import.model.threats.values().next().expect("a threat");
        assert_eq!(
            (threat.title.as_str(), threat.story.goal.as_str()),
            ("inject a prompt", "integrity")
        );
        assert_eq!(threat.proposed, "Status: threatResolved");
        assert!(threat.history.is_empty() && threat.notes.contains("TLS holds"));
        assert_eq!(threat.controls.len(), 1);
        let control = import.model.controls.values().next().expect("a control");
        assert_eq!(control.status, model::ControlStatus::Proposed);
        let links = import.fidelity.kinds["link"];
        assert_eq!([links.found, links.kept, links.changed, links.dropped], [3, 1, 1, 1]);
    }
}
