//! OTM in: components and data flows.

use model::{AttributeValue, Attributes, Element, Flow};
use serde_json::Value;

use super::import::{Index, word};
use super::zones;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::Node;

/// Attributes of ours in a file that Portolan wrote start with this.
const OURS: &str = "portolan.";

/// Components become elements.
pub fn elements(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("components")? {
        let id = node.need_text("id")?;
        let holds = index.holders.contains(&id);
        if holds && !index.touched.contains(&id) {
            continue;
        }
        let (name, technology, mut changes) = (node.text("name")?, node.text("type")?, Vec::new());
        let mut element =
            Element::new(draft.ids.element(&id), model::ElementKind::Process, name.clone());
        let place = format!("component/{}", element.id);
        element.description = node.text("description")?;
        element.tags = node.texts("tags")?;
        match node.get("attributes")?.filter(|_| index.own) {
            Some(ours) => {
                element.kind = word(&ours, "portolan.kind")?.unwrap_or(element.kind);
                element.type_id = ours.get("portolan.type")?.map(|n| n.as_text()).transpose()?;
                element.owner = ours.text("portolan.owner")?;
                if element.type_id.is_none() && technology != "process" {
                    draft.keep(&place, "type", &technology);
                }
                element.out_of_scope =
                    ours.get("portolan.out_of_scope")?.map(|n| n.as_text()).transpose()?;
            }
            None => {
                let tags = element.tags.clone();
                changes.extend(draft.typed(&mut element, &technology, &tags, None));
                draft.keep(&place, "type", &technology);
            }
        }
        element.boundary = if holds {
            changes.push("it holds others, so it lies in a boundary of its name".to_owned());
            Some(draft.ids.boundary(&format!("component {id}")))
        } else {
            zones::parent(&node, index, draft, &mut changes)?
        };
        element.attributes = stated(&node, &place, draft, &mut changes)?;
        if let Some(assets) = node.get("assets")? {
            let mut held = assets.texts("stored")?;
            held.extend(assets.texts("processed")?);
            element.holds = known_assets(held, index, draft, &mut changes);
        }
        let known = [
            "id",
            "name",
            "description",
            "parent",
            "type",
            "tags",
            "representations",
            "assets",
            "threats",
            "attributes",
            "properties",
        ];
        changes.extend(draft.aside(&place, &node, &known));
        draft.fidelity.taken("element", &name, changes);
        draft.element(element);
    }
    Ok(())
}

fn known_assets(
    mut names: Vec<String>,
    index: &Index,
    draft: &Draft,
    changes: &mut Vec<String>,
) -> Vec<model::DataAssetId> {
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let (known, gone): (Vec<_>, Vec<_>) = names.into_iter().partition(|n| index.assets.contains(n));
    changes.extend(gone.iter().map(|name| format!("its asset {name:?} is not in the file")));
    known.iter().map(|name| draft.ids.asset(name)).collect()
}

/// Data flows; one that goes both ways becomes two.
pub fn flows(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("dataflows")? {
        let (id, name, mut changes) = (node.need_text("id")?, node.text("name")?, Vec::new());
        let shown = if name.is_empty() { &id } else { &name };
        let (from, to) = (node.text("source")?, node.text("destination")?);
        let (source, target) = (draft.ids.element(&from), draft.ids.element(&to));
        let gone = [(&from, source), (&to, target)]
            .into_iter()
            .find(|(_, id)| !draft.model.elements.contains_key(id));
        if let Some((end, _)) = gone {
            let why = match index.zones.contains(end) {
                true => format!("its end {end:?} is a trust zone, not a component"),
                false => format!("its end {end:?} is not in the file"),
            };
            draft.fidelity.dropped("flow", shown, why);
            continue;
        }
        let mut flow = Flow::new(draft.ids.flow(&id), source, target);
        flow.name.clone_from(&name);
        flow.description = node.text("description")?;
        let place = format!("flow/{}", flow.id);
        flow.attributes = stated(&node, &place, draft, &mut changes)?;
        if let Some(ours) = node.get("attributes")?.filter(|_| index.own) {
            flow.protocol = ours.text("portolan.protocol")?;
            flow.out_of_scope =
                ours.get("portolan.out_of_scope")?.map(|n| n.as_text()).transpose()?;
        }
        flow.carries = known_assets(node.texts("assets")?, index, draft, &mut changes);
        let both = node.flag("bidirectional")?;
        if both {
            changes.push("it goes both ways, so it became two flows".to_owned());
        }
        let known = [
            "id",
            "name",
            "description",
            "bidirectional",
            "source",
            "destination",
            "assets",
            "threats",
            "attributes",
            "properties",
            "representations",
        ];
        changes.extend(draft.aside(&place, &node, &known));
        draft.fidelity.taken("flow", shown, changes);
        let back = Flow {
            id: draft.ids.flow(&format!("{id} back")),
            source: flow.target,
            target: flow.source,
            ..flow.clone()
        };
        draft.flow(flow);
        if both {
            draft.flow(back);
        }
    }
    Ok(())
}

/// Attributes that the library knows; the others are kept aside.
pub fn stated(
    node: &Node,
    place: &str,
    draft: &mut Draft,
    changes: &mut Vec<String>,
) -> Result<Attributes, InterchangeError> {
    let mut attributes = Attributes::new();
    for map in ["attributes", "properties"] {
        let Some(free) = node.get(map)? else { continue };
        let mut taken = Vec::new();
        for (key, value) in free.entries()? {
            let known = draft.library.attributes.get(key);
            match known.and_then(|known| fitting(&known.values, value.value())) {
                Some(value) => {
                    attributes.insert(key.to_owned(), value);
                    taken.push(key);
                }
                None if key.starts_with(OURS) => taken.push(key),
                None => {}
            }
        }
        changes.extend(draft.aside(&format!("{place}/{map}"), &free, &taken));
    }
    Ok(attributes)
}

fn fitting(values: &library::AttributeValues, value: &Value) -> Option<AttributeValue> {
    match (values, value) {
        (library::AttributeValues::Bool, Value::Bool(flag)) => Some(AttributeValue::Flag(*flag)),
        (library::AttributeValues::Bool, Value::String(word)) => match word.as_str() {
            "true" => Some(AttributeValue::Flag(true)),
            "false" => Some(AttributeValue::Flag(false)),
            _ => None,
        },
        (library::AttributeValues::Words(words), Value::String(word)) => {
            words.contains(word).then(|| AttributeValue::Word(word.clone()))
        }
        _ => None,
    }
}
