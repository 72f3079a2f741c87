//! CycloneDX in: the document as a whole.

use std::collections::BTreeMap;

use model::{Assumption, AssumptionId, DataAssetId, ElementId, Flow, Supplier, SupplierId};
use serde_json::Value;

use super::{NAME, blueprint, components, services, vulnerabilities};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::Node;
use crate::{Import, InterchangeError};

/// What a reference of the document stands for.
#[derive(Default)]
pub struct Index {
    /// Data assets by `bom-ref`.
    pub assets: BTreeMap<String, DataAssetId>,
    /// Elements by `bom-ref`.
    pub elements: BTreeMap<String, ElementId>,
}

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let version = root.text("specVersion")?;
    let draft_2 = version.starts_with("2.");
    if !version.starts_with("1.") && !draft_2 {
        let reads = "1.0 to 1.7 and the draft of 2.0";
        return Err(InterchangeError::Version { format: NAME, version, reads });
    }
    let subject = match root.get("metadata")? {
        Some(metadata) => metadata.get("component")?,
        None => None,
    };
    let mut title = subject.as_ref().map_or(Ok(String::new()), |node| node.text("name"))?;
    let plans = root.list("blueprints")?;
    if title.is_empty() {
        title = plans.first().map_or(Ok(String::new()), |node| node.text("name"))?;
    }
    let serial = root.text("serialNumber")?;
    let identity = if serial.is_empty() { title.clone() } else { serial };
    let mut draft = Draft::new(NAME, &title, Ids::new("cyclonedx", &identity), given);
    if let Some(node) = &subject {
        draft.model.about.description = node.text("description")?;
        draft.fidelity.kept("system");
    }
    let mut index = Index::default();
    components::read(&root, &mut index, &mut draft)?;
    services::read(&root, &mut index, &mut draft)?;
    for plan in &plans {
        blueprint::read(plan, &mut index, &mut draft)?;
    }
    dependencies(&root, &index, &mut draft)?;
    vulnerabilities::read(&root, &index, &mut draft)?;
    let known = [
        "$schema",
        "$comment",
        "bomFormat",
        "specFormat",
        "specVersion",
        "serialNumber",
        "version",
        "metadata",
        "components",
        "services",
        "dependencies",
        "vulnerabilities",
        "blueprints",
    ];
    for key in root.unknown(&known) {
        draft.fidelity.dropped("section", key, "the model has no place for it");
    }
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

/// What one part says that it needs: between elements that is a flow; a model's data and other
/// assets are what its element holds.
fn dependencies(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("dependencies")? {
        let from = node.text("ref")?;
        for to in node.texts("dependsOn")? {
            let what = format!("{from} needs {to}");
            let (source, target) = (index.elements.get(&from), index.elements.get(&to));
            match (source, target, index.assets.get(&to)) {
                (Some(source), Some(target), _) if source != target => {
                    let mut flow = Flow::new(draft.ids.flow(&what), *source, *target);
                    flow.description =
                        "The bill of materials says that one needs the other.".into();
                    if draft.model.flows.contains_key(&flow.id) {
                        continue;
                    }
                    draft.flow(flow);
                    draft.fidelity.taken("dependency", &what, vec!["it became a flow".to_owned()]);
                }
                (Some(source), _, Some(asset)) => {
                    if let Some(element) = draft.model.elements.get_mut(source)
                        && !element.holds.contains(asset)
                    {
                        element.holds.push(*asset);
                    }
                    draft.fidelity.kept("dependency");
                }
                (Some(_) | None, Some(_) | None, _) => {
                    draft.fidelity.dropped("dependency", &what, "not between parts of the model");
                }
            }
        }
    }
    Ok(())
}

/// The supplier that a component or service names, added when it is new.
pub fn supplier(
    node: &Node,
    keys: &[&str],
    supplies: &str,
    draft: &mut Draft,
) -> Result<Option<SupplierId>, InterchangeError> {
    for key in keys {
        let Some(inner) = node.get(key)? else { continue };
        let name = match inner.value() {
            Value::Object(_) => inner.text("name")?,
            _ => inner.as_text()?,
        };
        if name.is_empty() {
            continue;
        }
        let id = SupplierId(draft.ids.asset(&format!("supplier {name}")).0);
        if let Some(known) = draft.model.suppliers.get_mut(&id) {
            if !known.supplies.contains(supplies) {
                known.supplies.push_str(", ");
                known.supplies.push_str(supplies);
            }
            return Ok(Some(id));
        }
        let supplier = Supplier {
            id,
            name,
            supplies: supplies.to_owned(),
            version: node.text("version")?,
            licence: licences(node)?.join(", "),
            fallback: String::new(),
            notes: String::new(),
            data_control: String::new(),
            due_diligence: Vec::new(),
        };
        draft.model.suppliers.insert(id, supplier);
        draft.fidelity.kept("supplier");
        return Ok(Some(id));
    }
    Ok(None)
}

/// Names of licences.
pub fn licences(node: &Node) -> Result<Vec<String>, InterchangeError> {
    let mut names = Vec::new();
    for node in node.list("licenses")? {
        let mut name = node.text("expression")?;
        if let Some(licence) = node.get("license")? {
            name = licence.text("id")?;
            if name.is_empty() {
                name = licence.text("name")?;
            }
        }
        names.extend((!name.is_empty()).then_some(name));
    }
    Ok(names)
}

/// Adds an assumption with the next number.
pub fn assume(foreign: &str, text: String, draft: &mut Draft) {
    draft.model.numbering.assumption += 1;
    let id = AssumptionId(draft.ids.asset(&format!("assumption {foreign}")).0);
    let number = draft.model.numbering.assumption;
    let if_wrong = String::new();
    draft.model.assumptions.insert(id, Assumption { id, number, text, if_wrong });
    draft.fidelity.kept("assumption");
}

/// How a part is referred to: its `bom-ref`, else a word made of its place.
pub fn reference(node: &Node, place: &str) -> Result<String, InterchangeError> {
    let stated = node.text("bom-ref")?;
    if !stated.is_empty() {
        return Ok(stated);
    }
    Ok(format!("{place} {} {}", node.text("name")?, node.text("version")?))
}
