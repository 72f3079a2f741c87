//! TM-BOM in: the system.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    AssetKind, Assumption, AssumptionId, AttributeValue, Boundary, DataAsset, Element, ElementKind,
    Flow,
};

use super::{NAME, threats};
use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::{Node, paragraphs};
use crate::{Import, InterchangeError, types};

pub fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let root = Node::root(NAME, &tree.value);
    let version = root.text("version")?;
    if !version.is_empty() && !version.starts_with("1.") && !version.starts_with("0.") {
        return Err(InterchangeError::Version { format: NAME, version, reads: "1" });
    }
    let scope = root.need("scope")?;
    let title = scope.text("title")?;
    let mut draft = Draft::new(NAME, &title, Ids::new("tm-bom", &title), given);
    about(&root, &scope, &mut draft)?;
    zones(&root, &mut draft)?;
    let held = data_sets(&root, &mut draft)?;
    for (section, kind) in [
        ("actors", ElementKind::External),
        ("components", ElementKind::Process),
        ("data_stores", ElementKind::Store),
    ] {
        elements(&root, section, kind, &held, &mut draft)?;
    }
    flows(&root, &mut draft)?;
    assumptions(&root, &mut draft)?;
    threats::read(&root, &mut draft)?;
    for key in &tree.cut {
        draft.fidelity.dropped("value", key, "nested deeper than is read");
    }
    draft.finish()
}

/// Families of elements, as the ends of flows call them.
const FAMILIES: &[&str] = &["actor", "component", "data_store"];

/// Key of an element: names are unique within their family only.
fn key(section: &str, name: &str) -> String {
    let family = match section {
        "actors" => "actor",
        "components" => "component",
        "data_stores" => "data_store",
        other => other,
    };
    format!("{family} {name}")
}

fn about(root: &Node, scope: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let read = [
        "version",
        "scope",
        "description",
        "trust_zones",
        "trust_boundaries",
        "actors",
        "components",
        "data_stores",
        "data_sets",
        "data_flows",
        "assumptions",
        "threat_personas",
        "threats",
        "controls",
        "risks",
        "diagrams",
        "$schema",
    ];
    let mut said = vec![scope.text("description")?, root.text("description")?];
    said.extend(scope.rest(&["title", "description"]));
    said.extend(root.rest(&read));
    for key in root.unknown(&read) {
        draft.fidelity.taken("section", key, vec!["kept in the description".to_owned()]);
    }
    draft.model.about.description = paragraphs(said);
    for node in root.list("diagrams")? {
        let why = "a drawing in another language is not read; the system comes from its lists";
        draft.fidelity.dropped("diagram", &node.text("title")?, why);
    }
    Ok(())
}

/// The description, with the fields that have no place of their own below it.
pub fn described(
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

fn zones(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in root.list("trust_boundaries")? {
        let (a, b) = (node.text("trust_zone_a")?, node.text("trust_zone_b")?);
        let rest = node.rest(&["trust_zone_a", "trust_zone_b"]).join("; ");
        for (zone, other) in [(&a, &b), (&b, &a)] {
            told.entry(zone.clone()).or_default().push(format!("Towards {other}: {rest}"));
        }
        let why = "it stands between two zones; told in the description of both".to_owned();
        draft.fidelity.taken("trust boundary", &format!("{a} to {b}"), vec![why]);
    }
    for node in root.list("trust_zones")? {
        let (id, title, mut changes) =
            (node.need_text("symbolic_name")?, node.text("title")?, vec![]);
        let mut boundary = Boundary::new(draft.ids.boundary(&id), title.clone());
        if draft.model.boundaries.contains_key(&boundary.id) {
            return Err(node.wrong(format!("{id:?} is there twice")));
        }
        let known = ["symbolic_name", "title", "description"];
        let own = described(&node, &known, &mut changes)?;
        let more = told.remove(&id).unwrap_or_default();
        boundary.description = paragraphs(std::iter::once(own).chain(more));
        boundary.type_id = types::boundary_type(draft.library, &title, "");
        if let Some(known) = &boundary.type_id {
            changes.push(format!("boundary type {known} guessed from its name"));
        }
        draft.fidelity.taken("boundary", &title, changes);
        draft.boundary(boundary);
    }
    Ok(())
}

/// Adds the data. Returns what each store holds.
fn data_sets(
    root: &Node,
    draft: &mut Draft,
) -> Result<BTreeMap<String, Vec<model::DataAssetId>>, InterchangeError> {
    let mut held: BTreeMap<String, Vec<model::DataAssetId>> = BTreeMap::new();
    for node in root.list("data_sets")? {
        let (id, title, mut changes) =
            (node.need_text("symbolic_name")?, node.text("title")?, vec![]);
        let credentials = node.texts("data_sensitivity")?.iter().any(|word| word == "cred");
        let kind = if credentials { AssetKind::Credentials } else { AssetKind::Records };
        let mut asset = DataAsset::new(draft.ids.asset(&id), kind, title.clone());
        if draft.model.assets.contains_key(&asset.id) {
            return Err(node.wrong(format!("{id:?} is there twice")));
        }
        for place in node.list("placements")? {
            held.entry(place.text("data_store")?).or_default().push(asset.id);
        }
        let known = ["symbolic_name", "title", "description"];
        asset.description = described(&node, &known, &mut changes)?;
        draft.fidelity.taken("data asset", &title, changes);
        draft.asset(asset);
    }
    Ok(held)
}

fn elements(
    root: &Node,
    section: &str,
    kind: ElementKind,
    held: &BTreeMap<String, Vec<model::DataAssetId>>,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    for node in root.list(section)? {
        let (id, title, mut changes) =
            (node.need_text("symbolic_name")?, node.text("title")?, vec![]);
        let mut element = Element::new(draft.ids.element(&key(section, &id)), kind, title.clone());
        if draft.model.elements.contains_key(&element.id) {
            return Err(node.wrong(format!("{id:?} is there twice")));
        }
        let known = ["symbolic_name", "title", "description", "trust_zone"];
        element.description = described(&node, &known, &mut changes)?;
        let product = [node.text("vendor")?, node.text("product")?].join(" ");
        changes.extend(draft.typed(&mut element, product.trim(), &[], Some(kind)));
        let zone = node.text("trust_zone")?;
        let boundary = draft.ids.boundary(&zone);
        if draft.model.boundaries.contains_key(&boundary) {
            element.boundary = Some(boundary);
        } else if !zone.is_empty() {
            changes.push(format!("its zone {zone:?} is not in the file, left outside all"));
        }
        if kind == ElementKind::Store {
            let distinct: BTreeSet<_> = held.get(&id).into_iter().flatten().copied().collect();
            element.holds = distinct.into_iter().collect();
        }
        draft.fidelity.taken("element", &title, changes);
        draft.element(element);
    }
    Ok(())
}

fn flows(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("data_flows")? {
        let (id, title, mut changes) =
            (node.need_text("symbolic_name")?, node.text("title")?, vec![]);
        let shown = if title.is_empty() { &id } else { &title };
        let (mut ends, mut gone) = (Vec::new(), None);
        for side in ["source", "destination"] {
            let (mut family, mut name) = (String::new(), String::new());
            if let Some(end) = node.get(side)? {
                (family, name) = (end.text("type")?, end.text("object")?);
            }
            let there = |family: &&str| {
                let id = draft.ids.element(&key(family, &name));
                draft.model.elements.contains_key(&id)
            };
            let fitting: Vec<&str> = FAMILIES.iter().copied().filter(there).collect();
            let found = match fitting.as_slice() {
                list if list.contains(&family.as_str()) => family,
                [other] => {
                    changes.push(format!("its {side} {name:?} is a {other}, not a {family}"));
                    (*other).to_owned()
                }
                [] | [..] => {
                    gone = Some(name.clone());
                    family
                }
            };
            ends.push(draft.ids.element(&key(&found, &name)));
        }
        let (None, [source, target]) = (&gone, ends.as_slice()) else {
            let why = format!("its end {:?} is not in the file", gone.unwrap_or_default());
            draft.fidelity.dropped("flow", shown, why);
            continue;
        };
        let mut flow = Flow::new(draft.ids.flow(&id), *source, *target);
        if draft.model.flows.contains_key(&flow.id) {
            return Err(node.wrong(format!("{id:?} is there twice")));
        }
        flow.name.clone_from(&title);
        if node.flag("encrypted")? && draft.library.attributes.contains_key("encrypted") {
            flow.attributes.insert("encrypted".into(), AttributeValue::Flag(true));
        }
        let known = ["symbolic_name", "title", "description", "source", "destination", "encrypted"];
        flow.description = described(&node, &known, &mut changes)?;
        draft.fidelity.taken("flow", shown, changes);
        draft.flow(flow);
    }
    Ok(())
}

fn assumptions(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    for (index, node) in root.list("assumptions")?.iter().enumerate() {
        let mut changes = Vec::new();
        let text = described(node, &["description"], &mut changes)?;
        let id = AssumptionId(draft.ids.element(&format!("assumption {index}")).0);
        draft.fidelity.taken("assumption", &node.text("description")?, changes);
        draft.model.numbering.assumption += 1;
        let (number, if_wrong) = (draft.model.numbering.assumption, String::new());
        draft.model.assumptions.insert(id, Assumption { id, number, text, if_wrong });
    }
    Ok(())
}
