//! OTM in: the document as a whole.

use std::collections::{BTreeMap, BTreeSet};

use model::{AssetKind, Classification, DataAsset, Diagram, Exclusion};
use serde_json::Value;

use super::{NAME, WRITTEN_BY, components, threats, zones};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::Node;
use crate::{Import, InterchangeError};

/// What every part of the import looks things up in.
pub struct Index {
    /// Ids of trust zones.
    pub zones: BTreeSet<String>,
    /// Ids of components.
    pub components: BTreeSet<String>,
    /// Components that hold other components or zones.
    pub holders: BTreeSet<String>,
    /// Components that flows, threats or assets touch.
    pub touched: BTreeSet<String>,
    /// Ids of assets.
    pub assets: BTreeSet<String>,
    /// The representation that geometry is read from.
    pub drawing: Option<String>,
    /// Whether Portolan wrote the file.
    pub own: bool,
}

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let version = root.text("otmVersion")?;
    if !version.starts_with("0.") {
        return Err(InterchangeError::Version { format: NAME, version, reads: "0.1 and 0.2" });
    }
    let project = root.need("project")?;
    let own = project
        .get("attributes")?
        .is_some_and(|node| node.get(WRITTEN_BY).is_ok_and(|n| n.is_some()));
    let id = project.text("id")?;
    let ids = if own { Ids::keeping("otm", &id) } else { Ids::new("otm", &id) };
    let mut draft = Draft::new(NAME, &project.text("name")?, ids, given);
    draft.exact = own;
    about(&project, own, &mut draft)?;
    let index = index(&root, own)?;
    drawing(&root, &index, &mut draft)?;
    assets(&root, &index, &mut draft)?;
    threats::mitigations(&root, &mut draft)?;
    zones::read(&root, &index, &mut draft)?;
    components::elements(&root, &index, &mut draft)?;
    components::flows(&root, &index, &mut draft)?;
    threats::read(&root, &index, &mut draft)?;
    zones::geometry(&root, &index, &mut draft)?;
    let known = [
        "otmVersion",
        "project",
        "representations",
        "assets",
        "components",
        "dataflows",
        "trustZones",
        "threats",
        "mitigations",
    ];
    if let Some(said) = draft.aside("document", &root, &known) {
        draft.fidelity.taken("section", "unknown sections", vec![said]);
    }
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

fn about(project: &Node, own: bool, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut changes = Vec::new();
    let about = &mut draft.model.about;
    about.description = project.text("description")?;
    about.owner = project.text("owner")?;
    if own {
        if let Some(attributes) = project.get("attributes")? {
            about.purpose = attributes.text("purpose")?;
            about.marking = attributes.text("marking")?;
            about.risk_owners = attributes.texts("risk_owners")?;
            about.in_scope = attributes.texts("in_scope")?;
            for node in attributes.list("out_of_scope")? {
                let (what, reason) = (node.text("what")?, node.text("reason")?);
                about.out_of_scope.push(Exclusion { what, reason });
            }
            let known =
                [WRITTEN_BY, "purpose", "marking", "risk_owners", "in_scope", "out_of_scope"];
            changes.extend(draft.aside("project/attributes", &attributes, &known));
        }
    } else if let Some(attributes) = project.get("attributes")? {
        changes.extend(draft.aside("project/attributes", &attributes, &[]));
    }
    let known = ["name", "id", "description", "owner", "attributes"];
    changes.extend(draft.aside("project", project, &known));
    let title = draft.model.about.title.clone();
    draft.fidelity.taken("project", &title, changes);
    Ok(())
}

/// The ids of a list; one that is there twice is refused.
pub fn distinct(nodes: &[Node]) -> Result<BTreeSet<String>, InterchangeError> {
    let mut seen = BTreeSet::new();
    for node in nodes {
        let id = node.need_text("id")?;
        if seen.contains(&id) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        seen.insert(id);
    }
    Ok(seen)
}

fn index(root: &Node, own: bool) -> Result<Index, InterchangeError> {
    let (zones, components) = (root.list("trustZones")?, root.list("components")?);
    let mut holders = BTreeSet::new();
    let mut touched = BTreeSet::new();
    for node in zones.iter().chain(&components) {
        if let Some(parent) = node.get("parent")? {
            holders.insert(parent.text("component")?);
        }
    }
    for node in &components {
        if !node.list("threats")?.is_empty() || node.get("assets")?.is_some() {
            touched.insert(node.need_text("id")?);
        }
    }
    let flows = root.list("dataflows")?;
    for node in &flows {
        touched.insert(node.text("source")?);
        touched.insert(node.text("destination")?);
    }
    distinct(&flows)?;
    let mut drawings: BTreeMap<String, usize> = BTreeMap::new();
    for node in zones.iter().chain(&components) {
        for shown in node.list("representations")? {
            if shown.get("position")?.is_some() {
                *drawings.entry(shown.text("representation")?).or_default() += 1;
            }
        }
    }
    let most = drawings.into_iter().rev().max_by_key(|(_, count)| *count);
    Ok(Index {
        zones: distinct(&zones)?,
        components: distinct(&components)?,
        holders,
        touched,
        assets: distinct(&root.list("assets")?)?,
        drawing: most.map(|(id, _)| id),
        own,
    })
}

fn drawing(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("representations")? {
        let (id, name) = (node.text("id")?, node.text("name")?);
        if index.drawing.as_ref() != Some(&id) {
            let why = "only the drawing that shows most is taken in";
            draft.fidelity.dropped(
                "representation",
                if name.is_empty() { &id } else { &name },
                why,
            );
            continue;
        }
        draft.fidelity.kept("representation");
        let key = draft.ids.diagram(&id);
        draft.model.diagrams.clear();
        draft.model.diagrams.insert(key, Diagram { id: key, title: name, position: 1 });
        draft.diagram = key;
    }
    Ok(())
}

fn assets(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("assets")? {
        let (id, mut changes) = (node.need_text("id")?, Vec::new());
        let name = node.text("name")?;
        let mut asset = DataAsset::new(draft.ids.asset(&id), AssetKind::Records, name.clone());
        asset.description = node.text("description")?;
        let attributes = node.get("attributes")?;
        if index.own {
            if let Some(attributes) = &attributes {
                asset.kind = word(attributes, "portolan.kind")?.unwrap_or(AssetKind::Records);
                asset.classification = word(attributes, "portolan.classification")?;
                asset.owner = attributes.text("owner")?;
                asset.provenance = attributes.text("provenance")?;
                let known = ["portolan.kind", "portolan.classification", "owner", "provenance"];
                let place = format!("asset/{}/attributes", asset.id);
                changes.extend(draft.aside(&place, attributes, &known));
            }
        } else {
            if let Some(risk) = node.get("risk")? {
                if let Some(worth) = risk.number("confidentiality")? {
                    asset.classification = Some(classification(worth));
                    changes.push(format!("classification read from confidentiality {worth}"));
                }
                let mut said = Vec::new();
                for key in ["confidentiality", "integrity", "availability", "comment"] {
                    let text = risk.text(key)?;
                    if !text.is_empty() {
                        said.push(format!("{key}: {text}"));
                    }
                }
                add_paragraph(&mut asset.description, &said.join("; "));
            }
            if let Some(attributes) = &attributes {
                let place = format!("asset/{}/attributes", asset.id);
                changes.extend(draft.aside(&place, attributes, &[]));
            }
        }
        let known = ["id", "name", "description", "risk", "attributes"];
        changes.extend(draft.aside(&format!("asset/{}", asset.id), &node, &known));
        draft.fidelity.taken("data asset", &name, changes);
        draft.asset(asset);
    }
    Ok(())
}

/// One of our own words out of a file that Portolan wrote.
pub fn word<T: serde::de::DeserializeOwned>(
    node: &Node,
    key: &str,
) -> Result<Option<T>, InterchangeError> {
    let Some(inner) = node.get(key)? else { return Ok(None) };
    match serde_json::from_value(Value::String(inner.as_text()?)) {
        Ok(value) => Ok(Some(value)),
        Err(error) => Err(inner.wrong(error.to_string())),
    }
}

fn classification(confidentiality: f64) -> Classification {
    match confidentiality {
        worth if worth < 10.0 => Classification::Public,
        worth if worth < 50.0 => Classification::Internal,
        worth if worth < 90.0 => Classification::Confidential,
        _ => Classification::Secret,
    }
}

/// Adds a paragraph to a text.
pub fn add_paragraph(text: &mut String, paragraph: &str) {
    if paragraph.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(paragraph);
}
