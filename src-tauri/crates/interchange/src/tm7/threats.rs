//! TM7 in: the threats. The tool attaches each to an interaction; it goes to the flow, or else to
//! the target or source, or else to the model as a whole. Its state stays a proposal in words.

use std::collections::BTreeMap;

use model::{Subject, Threat};
use roxmltree::Node;

use crate::draft::Draft;
use crate::xml::{child, children, text_of};

pub fn read(root: Node, draft: &mut Draft) {
    for (index, entry) in
        child(root, "ThreatInstances").iter().flat_map(|list| list.children()).enumerate()
    {
        let Some(node) = child(entry, "Value") else { continue };
        threat(node, &text_of(entry, "Key"), index, draft);
    }
}

fn threat(node: Node, key: &str, index: usize, draft: &mut Draft) {
    let mut properties: BTreeMap<String, String> = BTreeMap::new();
    if let Some(list) = child(node, "Properties") {
        for entry in children(list, "KeyValueOfstringstring") {
            properties.insert(text_of(entry, "Key"), text_of(entry, "Value"));
        }
    }
    let mut said = |key: &str| {
        let own = properties.remove(key).unwrap_or_default();
        if own.is_empty() { text_of(node, key) } else { own }
    };
    let title = match said("Title") {
        title if title.is_empty() => said("UserThreatShortDescription"),
        title => title,
    };
    let mut notes = vec![said("UserThreatDescription")];
    for (key, label) in [
        ("UserThreatCategory", "Category"),
        ("UserThreatShortDescription", "About the category"),
        ("InteractionString", "Interaction"),
        ("TypeId", "Type"),
    ] {
        let text = said(key);
        notes.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
    }
    let mut proposed = Vec::new();
    for (key, label) in [
        ("State", "State"),
        ("StateInformation", "Justification"),
        ("Priority", "Priority"),
        ("PossibleMitigations", "Possible mitigations"),
    ] {
        let text = said(key);
        proposed.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
    }
    // What the team's template adds.
    for (key, value) in properties.iter().filter(|(_, value)| !value.is_empty()) {
        notes.push(format!("{key}: {value}"));
    }
    notes.retain(|text| !text.is_empty());
    let subject = subject(node, draft);
    let mut foreign = if key.is_empty() { format!("{index}") } else { key.to_owned() };
    while draft.model.threats.contains_key(&draft.ids.threat(&foreign)) {
        foreign.push_str(" again");
    }
    let mut threat = Threat::new(draft.ids.threat(&foreign), subject, title.clone());
    threat.notes = notes.join("\n");
    threat.proposed = proposed.join("\n");
    let mut changes = Vec::new();
    if !threat.proposed.is_empty() {
        changes.push("its state is kept as a proposal, not as a decision".to_owned());
    }
    if subject == Subject::Model {
        changes.push("what it was about is not in the model, kept for the whole".to_owned());
    }
    draft.threat(threat);
    draft.fidelity.taken("threat", &title, changes);
}

fn subject(node: Node, draft: &Draft) -> Subject {
    let flow = draft.ids.flow(&text_of(node, "FlowGuid"));
    let target = draft.ids.element(&text_of(node, "TargetGuid"));
    let source = draft.ids.element(&text_of(node, "SourceGuid"));
    if draft.model.flows.contains_key(&flow) {
        Subject::Flow(flow)
    } else if draft.model.elements.contains_key(&target) {
        Subject::Element(target)
    } else if draft.model.elements.contains_key(&source) {
        Subject::Element(source)
    } else {
        Subject::Model
    }
}
