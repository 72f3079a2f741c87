//! Neutral cases: systems described for benchmarks and starters. Element types and attributes are
//! already in our words; keys this reader does not know are left alone.

use std::collections::{BTreeMap, BTreeSet};

use library::Library;
use model::{
    AssetKind, AttributeValue, Attributes, Boundary, BoundaryId, Classification, DataAsset,
    Element, ElementKind, Flow, Model, Rect,
};
use serde_json::Value;
use uuid::Uuid;

use crate::draft::Draft;
use crate::formats::Document;
use crate::ids::Ids;
use crate::mapping::Given;
use crate::node::Node;
use crate::{Fidelity, Import, InterchangeError, tree};

const NAME: &str = "Neutral case";

/// A case as a model, with the way back to its own ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Id of the case.
    pub id: String,
    /// The model.
    pub model: Model,
    /// What became of everything in the file.
    pub fidelity: Fidelity,
    /// Ids of the case by ours, for elements, flows and boundaries.
    pub ids: BTreeMap<Uuid, String>,
}

/// Reads a case from JSON.
///
/// # Errors
/// [`InterchangeError`], naming place and cause.
pub fn read(json: &str, library: &Library) -> Result<Case, InterchangeError> {
    from_value(&tree::json(json)?.value, &Given::plain(library))
}

pub(crate) fn detect(document: &Document) -> bool {
    let list = |key| document.top(key).and_then(Value::as_array);
    let kind = |item: &Value| item.get("kind").is_some() && item.get("id").is_some();
    let ends = |item: &Value| item.get("from").is_some() && item.get("to").is_some();
    document.top("id").is_some()
        && list("elements").is_some_and(|items| items.iter().all(kind))
        && list("flows").is_some_and(|items| items.iter().all(ends))
}

pub(crate) fn import(document: &Document, given: &Given) -> Result<Import, InterchangeError> {
    let (_, tree) = document.tree()?;
    let case = from_value(&tree.value, given)?;
    Ok(Import { model: case.model, fidelity: case.fidelity, ..Import::default() })
}

fn from_value(value: &Value, given: &Given) -> Result<Case, InterchangeError> {
    let root = Node::root(NAME, value);
    let id = root.need_text("id")?;
    let mut draft = Draft::new(NAME, &root.text("name")?, Ids::new("case", &id), given);
    draft.model.about.description = root.text("story")?;
    draft.model.about.purpose = root.text("purpose")?;
    let mut ids = BTreeMap::new();
    boundaries(&root, &mut draft, &mut ids)?;
    let held = assets(&root, &mut draft)?;
    elements(&root, &mut draft, &held, &mut ids)?;
    flows(&root, &mut draft, &held, &mut ids)?;
    geometry(&root, &mut draft)?;
    let Import { model, fidelity, .. } = draft.finish()?;
    Ok(Case { id, model, fidelity, ids })
}

fn boundaries(
    root: &Node,
    draft: &mut Draft,
    ids: &mut BTreeMap<Uuid, String>,
) -> Result<(), InterchangeError> {
    let nodes = root.list("boundaries")?;
    let known = distinct(&nodes)?;
    for node in &nodes {
        let (id, mut changes) = (node.need_text("id")?, Vec::new());
        let mut boundary = Boundary::new(draft.ids.boundary(&id), node.text("name")?);
        boundary.type_id = Some(node.text("type")?).filter(|text| !text.is_empty());
        boundary.attributes = attributes(node)?;
        boundary.parent = inside(node, "parent", &known, draft, &mut changes)?;
        draft.fidelity.taken("boundary", &boundary.name, changes);
        ids.insert(boundary.id.0, id);
        draft.boundary(boundary);
    }
    Ok(())
}

fn elements(
    root: &Node,
    draft: &mut Draft,
    held: &Held,
    ids: &mut BTreeMap<Uuid, String>,
) -> Result<(), InterchangeError> {
    let nodes = root.list("elements")?;
    distinct(&nodes)?;
    let known = distinct(&root.list("boundaries")?)?;
    for node in &nodes {
        let (id, mut changes) = (node.need_text("id")?, Vec::new());
        let kind = match node.text("kind")?.as_str() {
            "external" => ElementKind::External,
            "process" => ElementKind::Process,
            "store" => ElementKind::Store,
            other => {
                let message = format!("{other:?} is not external, process or store");
                return Err(node.need("kind")?.wrong(message));
            }
        };
        let mut element = Element::new(draft.ids.element(&id), kind, node.text("name")?);
        element.type_id = Some(node.text("type")?).filter(|text| !text.is_empty());
        element.description = node.text("description")?;
        element.attributes = attributes(node)?;
        element.boundary = inside(node, "boundary", &known, draft, &mut changes)?;
        element.holds = held.by_place.get(&id).cloned().unwrap_or_default();
        draft.fidelity.taken("element", &element.name, changes);
        ids.insert(element.id.0, id);
        draft.element(element);
    }
    Ok(())
}

fn flows(
    root: &Node,
    draft: &mut Draft,
    held: &Held,
    ids: &mut BTreeMap<Uuid, String>,
) -> Result<(), InterchangeError> {
    let nodes = root.list("flows")?;
    distinct(&nodes)?;
    for node in &nodes {
        let id = node.need_text("id")?;
        let (from, to) = (node.text("from")?, node.text("to")?);
        let (source, target) = (draft.ids.element(&from), draft.ids.element(&to));
        let gone = [(&from, source), (&to, target)]
            .into_iter()
            .find(|(_, id)| !draft.model.elements.contains_key(id));
        if let Some((end, _)) = gone {
            let why = format!("its end {end:?} is not in the file");
            draft.fidelity.dropped("flow", &id, why);
            continue;
        }
        let mut flow = Flow::new(draft.ids.flow(&id), source, target);
        flow.name = node.text("label")?;
        flow.attributes = attributes(node)?;
        flow.carries = held.by_place.get(&id).cloned().unwrap_or_default();
        draft.fidelity.kept("flow");
        ids.insert(flow.id.0, id);
        draft.flow(flow);
    }
    Ok(())
}

/// Data assets by the element or flow of the case they are in.
struct Held {
    by_place: BTreeMap<String, Vec<model::DataAssetId>>,
}

fn assets(root: &Node, draft: &mut Draft) -> Result<Held, InterchangeError> {
    let mut by_place: BTreeMap<String, Vec<model::DataAssetId>> = BTreeMap::new();
    for node in root.list("data_assets")? {
        let (name, mut changes) = (node.need_text("name")?, Vec::new());
        let word = node.text("kind")?;
        let kind = asset_kind(&word).unwrap_or_else(|| {
            changes.push(format!("kind {word:?} is not known, taken as records"));
            AssetKind::Records
        });
        let mut asset = DataAsset::new(draft.ids.asset(&name), kind, name.clone());
        let word = node.text("classification")?;
        asset.classification = classification(&word);
        if asset.classification.is_none() && !word.is_empty() {
            changes.push(format!("classification {word:?} is not known, left open"));
        }
        for key in ["held_in", "carried_by"] {
            for place in node.texts(key)? {
                by_place.entry(place).or_default().push(asset.id);
            }
        }
        draft.fidelity.taken("data asset", &name, changes);
        draft.asset(asset);
    }
    Ok(Held { by_place })
}

fn asset_kind(word: &str) -> Option<AssetKind> {
    Some(match word {
        "model" | "models" => AssetKind::Model,
        "dataset" | "datasets" => AssetKind::Dataset,
        "prompt" | "prompts" => AssetKind::Prompt,
        "software" => AssetKind::Software,
        "records" => AssetKind::Records,
        "documentation" => AssetKind::Documentation,
        "log" | "logs" => AssetKind::Logs,
        "assessment" | "assessments" => AssetKind::Assessment,
        "credential" | "credentials" => AssetKind::Credentials,
        _ => return None,
    })
}

fn classification(word: &str) -> Option<Classification> {
    Some(match word {
        "public" => Classification::Public,
        "internal" => Classification::Internal,
        "confidential" => Classification::Confidential,
        "personal" => Classification::Personal,
        "secret" => Classification::Secret,
        _ => return None,
    })
}

/// Areas, where the case has a layout.
fn geometry(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let Some(layout) = root.get("layout")? else { return Ok(()) };
    for family in ["elements", "boundaries"] {
        let Some(places) = layout.get(family)? else { continue };
        for (id, place) in places.entries()? {
            let number = |key| -> Result<i32, InterchangeError> {
                Ok(place.number(key)?.unwrap_or(0.0).clamp(-1e5, 1e5) as i32)
            };
            let area = Rect {
                x: number("x")?,
                y: number("y")?,
                width: number("w")?.max(1),
                height: number("h")?.max(1),
            };
            let record = match family {
                "elements" => draft.ids.element(id).0,
                _ => draft.ids.boundary(id).0,
            };
            draft.found.insert(record, area);
        }
    }
    Ok(())
}

/// The boundary a key names; one that is not there is left out and said.
fn inside(
    node: &Node,
    key: &str,
    known: &BTreeSet<String>,
    draft: &Draft,
    changes: &mut Vec<String>,
) -> Result<Option<BoundaryId>, InterchangeError> {
    let id = node.text(key)?;
    if id.is_empty() {
        return Ok(None);
    }
    if known.contains(&id) {
        return Ok(Some(draft.ids.boundary(&id)));
    }
    changes.push(format!("its boundary {id:?} is not in the file, left outside all"));
    Ok(None)
}

fn attributes(node: &Node) -> Result<Attributes, InterchangeError> {
    let mut attributes = Attributes::new();
    let Some(stated) = node.get("attributes")? else { return Ok(attributes) };
    for (key, value) in stated.entries()? {
        if let Some(value) = value.as_attribute() {
            attributes.insert(key.to_owned(), value);
        }
    }
    Ok(attributes)
}

fn distinct(nodes: &[Node]) -> Result<BTreeSet<String>, InterchangeError> {
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

impl Node<'_> {
    /// A stated attribute: yes, no or a word; anything else states nothing.
    fn as_attribute(&self) -> Option<AttributeValue> {
        match self.value() {
            Value::Bool(flag) => Some(AttributeValue::Flag(*flag)),
            Value::String(word) => Some(AttributeValue::Word(word.clone())),
            Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }
}
