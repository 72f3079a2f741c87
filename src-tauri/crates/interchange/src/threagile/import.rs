//! Threagile in: assets, links and boundaries.

use std::collections::{BTreeMap, BTreeSet};

use model::{AssetKind, Boundary, Classification, DataAsset, Element, ElementKind, Flow};

use super::{NAME, risks};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::{Node, paragraphs};
use crate::{Import, InterchangeError, types};

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let version = root.text("threagile_version")?;
    if !version.starts_with("0.") && !version.starts_with("1.") {
        return Err(InterchangeError::Version { format: NAME, version, reads: "0 and 1" });
    }
    let title = root.text("title")?;
    let mut draft = Draft::new(NAME, &title, Ids::new("threagile", &title), given);
    about(&root, &mut draft)?;
    data_assets(&root, &mut draft)?;
    let homes = boundaries(&root, &mut draft)?;
    elements(&root, &homes, &mut draft)?;
    flows(&root, &mut draft)?;
    runtimes(&root, &mut draft)?;
    risks::read(&root, &mut draft)?;
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

/// Entries of a section by name.
pub fn section<'a>(
    root: &Node<'a>,
    key: &str,
) -> Result<Vec<(&'a str, Node<'a>)>, InterchangeError> {
    root.get(key)?.map_or(Ok(Vec::new()), |node| node.entries())
}

fn about(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    if let Some(author) = root.get("author")? {
        draft.model.about.owner = author.text("name")?;
    }
    let read = [
        "threagile_version",
        "title",
        "author",
        "data_assets",
        "technical_assets",
        "trust_boundaries",
        "shared_runtimes",
        "individual_risk_categories",
        "risk_tracking",
        "includes",
        // Only says which tags may be used.
        "tags_available",
    ];
    for key in root.unknown(&read) {
        draft.fidelity.taken("section", key, vec!["kept in the description".to_owned()]);
    }
    draft.model.about.description = paragraphs(root.rest(&read));
    if root.get("includes")?.is_some() {
        let why = "other files are not read; join them before importing";
        draft.fidelity.dropped("section", "includes", why);
    }
    Ok(())
}

fn data_assets(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (name, node) in section(root, "data_assets")? {
        let mut changes = Vec::new();
        let id = node.need_text("id")?;
        let mut asset = DataAsset::new(draft.ids.asset(&id), AssetKind::Records, name);
        if draft.model.assets.contains_key(&asset.id) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        let stated = node.text("confidentiality")?;
        asset.classification = match stated.as_str() {
            "public" => Some(Classification::Public),
            "internal" => Some(Classification::Internal),
            "restricted" | "confidential" => Some(Classification::Confidential),
            "strictly-confidential" => Some(Classification::Secret),
            _ => None,
        };
        match asset.classification {
            Some(_) if stated == "restricted" || stated == "strictly-confidential" => {
                changes.push(format!("classification read from confidentiality {stated}"));
            }
            Some(_) => {}
            None if stated.is_empty() => {}
            None => changes.push(format!("confidentiality {stated:?} is not known, left open")),
        }
        asset.owner = node.text("owner")?;
        asset.provenance = node.text("origin")?;
        let known = ["id", "description", "owner", "origin", "confidentiality"];
        asset.description = described(&node, &known, &mut changes)?;
        draft.fidelity.taken("data asset", name, changes);
        draft.asset(asset);
    }
    Ok(())
}

/// The description, with the fields that have no place of their own below it.
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
    Ok(paragraphs(std::iter::once(node.text("description")?).chain(rest)))
}

/// Adds the boundaries. Returns which boundary each technical asset lies in.
fn boundaries(
    root: &Node,
    draft: &mut Draft,
) -> Result<BTreeMap<String, String>, InterchangeError> {
    let list = section(root, "trust_boundaries")?;
    let mut ids = BTreeSet::new();
    for (_, node) in &list {
        let id = node.need_text("id")?;
        if !ids.insert(id.clone()) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
    }
    let (mut parents, mut homes) = (BTreeMap::new(), BTreeMap::new());
    let mut changes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, node) in &list {
        let outer = node.need_text("id")?;
        let said = changes.entry(outer.clone()).or_default();
        for inner in node.texts("trust_boundaries_nested")? {
            if !ids.contains(&inner) {
                said.push(format!("boundary {inner:?} in it is not in the file"));
            } else if let Some(first) = parents.get(&inner) {
                said.push(format!("boundary {inner:?} already lies in {first:?}"));
            } else {
                parents.insert(inner, outer.clone());
            }
        }
        for inner in node.texts("technical_assets_inside")? {
            match homes.get(&inner) {
                Some(first) => said.push(format!("asset {inner:?} already lies in {first:?}")),
                None => {
                    homes.insert(inner, outer.clone());
                }
            }
        }
    }
    for (name, node) in &list {
        let id = node.need_text("id")?;
        let mut said = changes.remove(&id).unwrap_or_default();
        let mut boundary = Boundary::new(draft.ids.boundary(&id), *name);
        let known = ["id", "description", "trust_boundaries_nested", "technical_assets_inside"];
        boundary.description = described(node, &known, &mut said)?;
        boundary.type_id = types::boundary_type(draft.library, name, &node.text("type")?);
        if let Some(known) = &boundary.type_id {
            said.push(format!("boundary type {known} guessed from its name or type"));
        }
        boundary.parent = parents.get(&id).map(|outer| draft.ids.boundary(outer));
        draft.fidelity.taken("boundary", name, said);
        draft.boundary(boundary);
    }
    Ok(homes)
}

fn elements(
    root: &Node,
    homes: &BTreeMap<String, String>,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let mut seen = BTreeSet::new();
    for (name, node) in section(root, "technical_assets")? {
        let (id, mut changes) = (node.need_text("id")?, Vec::new());
        let kind = match node.text("type")?.as_str() {
            "external-entity" => ElementKind::External,
            "process" => ElementKind::Process,
            "datastore" => ElementKind::Store,
            other => {
                let message = format!("{other:?} is not external-entity, process or datastore");
                return Err(node.wrong(message));
            }
        };
        let mut element = Element::new(draft.ids.element(&id), kind, name);
        if draft.model.elements.contains_key(&element.id) {
            return Err(node.wrong(format!("id {id:?} is there twice")));
        }
        let known = [
            "id",
            "type",
            "description",
            "technology",
            "tags",
            "owner",
            "out_of_scope",
            "justification_out_of_scope",
            "data_assets_processed",
            "data_assets_stored",
            "communication_links",
        ];
        element.description = described(&node, &known, &mut changes)?;
        element.owner = node.text("owner")?;
        element.tags = node.texts("tags")?;
        if node.flag("out_of_scope")? {
            element.out_of_scope = Some(node.text("justification_out_of_scope")?);
        }
        let mut data = node.texts("data_assets_stored")?;
        data.extend(node.texts("data_assets_processed")?);
        element.holds = held(data, draft, &mut changes);
        let technology = node.text("technology")?;
        changes.extend(draft.typed(&mut element, &technology, &[], Some(kind)));
        element.boundary = homes.get(&id).map(|home| draft.ids.boundary(home));
        draft.fidelity.taken("element", name, changes);
        draft.element(element);
        seen.insert(id);
    }
    for (inner, home) in homes.iter().filter(|(inner, _)| !seen.contains(*inner)) {
        let why = format!("boundary {home:?} says that it lies there, but it is not in the file");
        draft.fidelity.dropped("element", inner, why);
    }
    Ok(())
}

/// Data assets by foreign id, without repeats; unknown ones are named.
fn held(ids: Vec<String>, draft: &Draft, changes: &mut Vec<String>) -> Vec<model::DataAssetId> {
    let mut held = Vec::new();
    for id in ids {
        let asset = draft.ids.asset(&id);
        if !draft.model.assets.contains_key(&asset) {
            changes.push(format!("data asset {id:?} is not in the file"));
        } else if !held.contains(&asset) {
            held.push(asset);
        }
    }
    held
}

fn flows(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (_, asset) in section(root, "technical_assets")? {
        let from = asset.need_text("id")?;
        for (name, node) in section(&asset, "communication_links")? {
            let (to, mut changes) = (node.text("target")?, Vec::new());
            let (source, target) = (draft.ids.element(&from), draft.ids.element(&to));
            if !draft.model.elements.contains_key(&target) {
                let why = format!("its target {to:?} is not in the file");
                draft.fidelity.dropped("flow", name, why);
                continue;
            }
            let mut flow = Flow::new(draft.ids.flow(&format!("{from} > {name}")), source, target);
            flow.name = name.to_owned();
            flow.protocol = node.text("protocol")?;
            let mut data = node.texts("data_assets_sent")?;
            let received = node.texts("data_assets_received")?;
            if !received.is_empty() {
                changes.push("data that comes back is listed with the flow that asks".to_owned());
            }
            data.extend(received);
            flow.carries = held(data, draft, &mut changes);
            let known =
                ["target", "description", "protocol", "data_assets_sent", "data_assets_received"];
            flow.description = described(&node, &known, &mut changes)?;
            draft.fidelity.taken("flow", name, changes);
            draft.flow(flow);
        }
    }
    Ok(())
}

/// A runtime that assets share becomes a tag on each.
fn runtimes(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (name, node) in section(root, "shared_runtimes")? {
        for id in node.texts("technical_assets_running")? {
            let id = draft.ids.element(&id);
            if let Some(element) = draft.model.elements.get_mut(&id) {
                element.tags.push(format!("runtime: {name}"));
            }
        }
        let changes = vec!["became a tag on what runs there".to_owned()];
        draft.fidelity.taken("shared runtime", name, changes);
    }
    Ok(())
}
