//! pytm, the JSON that its `--json` writes and its loader reads.
//!
//! Elements are told apart by class and referred to by name. Findings, where pytm has computed
//! them, become threats. There is no geometry.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    AssetKind, AttributeValue, Boundary, Classification, DataAsset, Element, ElementKind, Flow,
    Subject, Threat,
};
use serde_json::Value;

use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::{Node, paragraphs};
use crate::{Import, InterchangeError, types};

const NAME: &str = "pytm";

pub fn detect(document: &Document) -> bool {
    let list = |key| document.top(key).and_then(Value::as_array);
    let class = |item: &Value| item.get("__class__").is_some();
    let sink = |item: &Value| item.get("sink").is_some();
    list("elements").is_some_and(|items| items.iter().all(class))
        && list("flows").is_some_and(|items| items.iter().all(sink))
        && (list("boundaries").is_some() || list("data").is_some())
}

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let title = root.text("name")?;
    let mut draft = Draft::new(NAME, &title, Ids::new("pytm", &title), given);
    draft.model.about.description = root.text("description")?;
    data(&root, &mut draft)?;
    boundaries(&root, &mut draft)?;
    elements(&root, &mut draft)?;
    flows(&root, &mut draft)?;
    for (index, node) in root.list("findings")?.iter().enumerate() {
        finding(node, Subject::Model, &index.to_string(), &mut draft)?;
    }
    let known = [
        "name",
        "description",
        "boundaries",
        "data",
        "elements",
        "flows",
        "findings",
        // How pytm orders and joins while drawing.
        "isOrdered",
        "mergeResponses",
        "onDuplicates",
        "ignoreUnused",
    ];
    for key in root.unknown(&known) {
        draft.fidelity.dropped("section", key, "not read from this format");
    }
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

/// Names are what pytm refers by, so one that is there twice means two things.
fn name(node: &Node, seen: &mut BTreeSet<String>) -> Result<String, InterchangeError> {
    let name = node.need_text("name")?;
    if seen.insert(name.clone()) {
        return Ok(name);
    }
    Err(node.wrong(format!("name {name:?} is there twice, and references go by name")))
}

/// Text that has no place of its own, kept with the description.
fn described(
    node: &Node,
    known: &[&str],
    changes: &mut Vec<String>,
) -> Result<String, InterchangeError> {
    let rest = node.rest(known);
    if !rest.is_empty() {
        let keys = node.unknown(known).join(", ");
        changes.push(format!("kept in the description: {keys}"));
    }
    let said = [node.text("description")?, node.text("note")?];
    Ok(paragraphs(said.into_iter().chain(rest)))
}

fn data(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut seen = BTreeSet::new();
    for node in root.list("data")? {
        let (name, mut changes) = (name(&node, &mut seen)?, Vec::new());
        let credentials = node.flag("isCredentials")?;
        let kind = if credentials { AssetKind::Credentials } else { AssetKind::Records };
        let mut asset = DataAsset::new(draft.ids.asset(&name), kind, name.clone());
        let word = node.text("classification")?;
        asset.classification = match word.to_ascii_uppercase().as_str() {
            "PUBLIC" => Some(Classification::Public),
            "RESTRICTED" => Some(Classification::Internal),
            "SENSITIVE" => Some(Classification::Confidential),
            "SECRET" | "TOP_SECRET" => Some(Classification::Secret),
            _ => None,
        };
        match asset.classification {
            Some(known) => changes.push(format!("classification {word} read as {known:?}")),
            None if word.is_empty() || word == "UNKNOWN" => {}
            None => changes.push(format!("classification {word:?} is not known, left open")),
        }
        let known = [
            "name",
            "description",
            "note",
            "classification",
            "isCredentials",
            "carriedBy",
            "processedBy",
        ];
        asset.description = described(&node, &known, &mut changes)?;
        draft.fidelity.taken("data asset", &name, changes);
        draft.asset(asset);
    }
    Ok(())
}

fn boundaries(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let (list, mut seen) = (root.list("boundaries")?, BTreeSet::new());
    let mut names = Vec::new();
    for node in &list {
        names.push(name(node, &mut seen)?);
    }
    for (node, name) in list.iter().zip(names) {
        let mut changes = Vec::new();
        let mut boundary = Boundary::new(draft.ids.boundary(&name), name.clone());
        boundary.type_id = types::boundary_type(draft.library, &name, "");
        if let Some(known) = &boundary.type_id {
            changes.push(format!("boundary type {known} guessed from its name"));
        }
        boundary.description =
            described(node, &["name", "description", "note", "inBoundary"], &mut changes)?;
        boundary.parent = home(node, &seen, draft, &mut changes)?;
        draft.fidelity.taken("boundary", &name, changes);
        draft.boundary(boundary);
    }
    Ok(())
}

fn home(
    node: &Node,
    known: &BTreeSet<String>,
    draft: &Draft,
    changes: &mut Vec<String>,
) -> Result<Option<model::BoundaryId>, InterchangeError> {
    let outer = node.text("inBoundary")?;
    if known.contains(&outer) {
        return Ok(Some(draft.ids.boundary(&outer)));
    }
    if !outer.is_empty() {
        changes.push(format!("its boundary {outer:?} is not in the file, left outside all"));
    }
    Ok(None)
}

fn elements(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut homes = BTreeSet::new();
    for node in root.list("boundaries")? {
        homes.insert(node.text("name")?);
    }
    let mut seen = BTreeSet::new();
    for node in root.list("elements")? {
        let (name, mut changes) = (name(&node, &mut seen)?, Vec::new());
        let class = node.text("__class__")?;
        let kind = match class.as_str() {
            "Actor" | "ExternalEntity" => Some(ElementKind::External),
            "Datastore" => Some(ElementKind::Store),
            "Server" | "Process" | "SetOfProcesses" | "Lambda" | "LLM" | "Agent" => {
                Some(ElementKind::Process)
            }
            other => {
                changes.push(format!("class {other:?} is not known; kind read from its name"));
                None
            }
        };
        let shape = kind.unwrap_or(ElementKind::Process);
        let mut element = Element::new(draft.ids.element(&name), shape, name.clone());
        let known = [
            "name",
            "description",
            "note",
            "__class__",
            "inBoundary",
            "inScope",
            "data",
            "findings",
        ];
        element.description = described(&node, &known, &mut changes)?;
        if node.get("inScope")?.is_some() && !node.flag("inScope")? {
            element.out_of_scope = Some(String::new());
        }
        element.holds = carried(&node, draft, &mut changes)?;
        changes.extend(draft.typed(&mut element, &class, &[], kind));
        element.boundary = home(&node, &homes, draft, &mut changes)?;
        draft.fidelity.taken("element", &name, changes);
        let subject = Subject::Element(element.id);
        draft.element(element);
        for (index, inner) in node.list("findings")?.iter().enumerate() {
            finding(inner, subject, &format!("{name} {index}"), draft)?;
        }
    }
    Ok(())
}

fn carried(
    node: &Node,
    draft: &Draft,
    changes: &mut Vec<String>,
) -> Result<Vec<model::DataAssetId>, InterchangeError> {
    let mut held = Vec::new();
    let names = match node.get("data")? {
        Some(one) if one.value().is_string() => vec![one.as_text()?],
        Some(_) => node.texts("data")?,
        None => Vec::new(),
    };
    for name in names {
        let id = draft.ids.asset(&name);
        if !draft.model.assets.contains_key(&id) {
            changes.push(format!("data {name:?} is not described in the file"));
        } else if !held.contains(&id) {
            held.push(id);
        }
    }
    Ok(held)
}

fn flows(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut count: BTreeMap<String, u32> = BTreeMap::new();
    for node in root.list("flows")? {
        let (name, mut changes) = (node.text("name")?, Vec::new());
        let (from, to) = (node.text("source")?, node.text("sink")?);
        let (source, target) = (draft.ids.element(&from), draft.ids.element(&to));
        let gone = [(&from, source), (&to, target)]
            .into_iter()
            .find(|(_, id)| !draft.model.elements.contains_key(id));
        if let Some((end, _)) = gone {
            let why = format!("its end {end:?} is not in the file");
            draft.fidelity.dropped("flow", &name, why);
            continue;
        }
        // Flows have no id and may share a name.
        let key = format!("{name} {from} > {to}");
        let same = count.entry(key.clone()).or_default();
        *same += 1;
        let key = format!("{key} {same}");
        let mut flow = Flow::new(draft.ids.flow(&key), source, target);
        flow.name.clone_from(&name);
        flow.protocol = node.text("protocol")?;
        if node.flag("isEncrypted")? && draft.library.attributes.contains_key("encrypted") {
            flow.attributes.insert("encrypted".into(), AttributeValue::Flag(true));
        }
        let known = [
            "name",
            "description",
            "note",
            "source",
            "sink",
            "protocol",
            "data",
            "isEncrypted",
            "findings",
        ];
        flow.description = described(&node, &known, &mut changes)?;
        flow.carries = carried(&node, draft, &mut changes)?;
        draft.fidelity.taken("flow", &name, changes);
        let subject = Subject::Flow(flow.id);
        draft.flow(flow);
        for (index, inner) in node.list("findings")?.iter().enumerate() {
            finding(inner, subject, &format!("{key} {index}"), draft)?;
        }
    }
    Ok(())
}

fn finding(
    node: &Node,
    subject: Subject,
    key: &str,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let mut title = node.text("description")?;
    if title.is_empty() {
        title = node.text("threat_id")?;
    }
    let target = draft.ids.element(&node.text("target")?);
    let subject = match subject {
        Subject::Model if draft.model.elements.contains_key(&target) => Subject::Element(target),
        other => other,
    };
    let mut threat = Threat::new(draft.ids.threat(key), subject, title.clone());
    let said = ["response", "mitigations", "severity", "cvss"];
    let known = ["description", "target", "response", "mitigations", "severity", "cvss"];
    threat.notes = paragraphs(node.rest(&known));
    let mut proposed = Vec::new();
    for key in said {
        let text = node.text(key)?;
        proposed.extend((!text.is_empty()).then(|| format!("{key}: {text}")));
    }
    threat.proposed = paragraphs(proposed);
    let mut changes = Vec::new();
    if !threat.proposed.is_empty() {
        changes.push("its response is kept as a proposal, not as a decision".to_owned());
    }
    if draft.threat(threat) {
        changes.push("what it was about is not in the model, kept for the whole".to_owned());
    }
    draft.fidelity.taken("threat", &title, changes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    #[test]
    fn elements_are_found_by_name_and_findings_stay_proposals() {
        let text = r#"{"name": "t", "boundaries": [{"name": "Net"}],
            "data": [{"name": "Card", "classification": "SECRET"}],
            "elements": [
                {"__class__": "Actor", "name": "User", "inBoundary": "Gone"},
                {"__class__": "Server", "name": "Web", "inBoundary": "Net", "OS": "Linux",
                 "findings": [{"description": "Injection", "response": "accepted"}]}],
            "flows": [{"name": "buy", "source": "User", "sink": "Web", "data": ["Card", "x"]},
                      {"name": "lost", "source": "User", "sink": "Nowhere"}]}"#;
        let (format, import) = crate::import(text.as_bytes(), None, library()).expect("sound");
        assert_eq!(format.id, "pytm");
        let threat = import.model.threats.values().next().expect("a threat");
        assert_eq!(
            (threat.subject_name.as_str(), threat.proposed.as_str()),
            ("Web", "response: accepted")
        );
        let check = |what: &str, expect: &str| {
            let mut lines = import.fidelity.lines.iter().filter(|line| line.what == what);
            assert!(lines.any(|line| line.why.contains(expect)), "{what}: {expect}");
        };
        check("User", "\"Gone\" is not in the file");
        check("Web", "OS");
        check("buy", "\"x\" is not described");
        check("lost", "\"Nowhere\"");
        check("Injection", "not as a decision");
    }
}
