//! CycloneDX in: a blueprint of the 2.0 draft, which draws a system: zones, actors, assets, flows.

use std::collections::BTreeMap;

use model::{AssetKind, Boundary, BoundaryId, DataAsset, DataAssetId, Element, ElementKind, Flow};

use super::import::{Index, assume, reference};
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};
use crate::types;

pub fn read(plan: &Node, index: &mut Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    if draft.model.about.description.is_empty() {
        draft.model.about.description = plan.text("description")?;
    }
    let zones = zones(plan, draft)?;
    crossings(plan, &zones, draft)?;
    for (place, node) in plan.list("actors")?.iter().enumerate() {
        actor(node, &reference(node, &format!("actor {place}"))?, &zones, index, draft)?;
    }
    for (place, node) in plan.list("assets")?.iter().enumerate() {
        asset(node, &reference(node, &format!("asset {place}"))?, &zones, index, draft)?;
    }
    flows(plan, index, draft)?;
    for (place, node) in plan.list("assumptions")?.iter().enumerate() {
        let key = reference(node, &format!("assumption {place}"))?;
        assume(&key, node.text("description")?, draft);
    }
    let known = [
        "bom-ref",
        "name",
        "description",
        "modelTypes",
        "zones",
        "boundaries",
        "actors",
        "assets",
        "flows",
        "assumptions",
    ];
    for key in plan.unknown(&known) {
        draft.fidelity.dropped("section", key, "not read of a draft blueprint");
    }
    Ok(())
}

type Zones = BTreeMap<String, BoundaryId>;

fn zones(plan: &Node, draft: &mut Draft) -> Result<Zones, InterchangeError> {
    let mut zones = Zones::new();
    let nodes = plan.list("zones")?;
    for (place, node) in nodes.iter().enumerate() {
        let key = reference(node, &format!("zone {place}"))?;
        zones.insert(key.clone(), draft.ids.boundary(&key));
    }
    let mut seen = std::collections::BTreeSet::new();
    for (place, node) in nodes.iter().enumerate() {
        let key = reference(node, &format!("zone {place}"))?;
        let name = node.text("name")?;
        if !seen.insert(key.clone()) {
            draft.fidelity.dropped("zone", &name, format!("reference {key:?} is there twice"));
            continue;
        }
        let mut boundary = Boundary::new(draft.ids.boundary(&key), name.clone());
        let says = node.texts("characteristics")?.join(", ");
        boundary.description = paragraphs([node.text("description")?, says.clone()]);
        boundary.type_id = types::boundary_type(draft.library, &name, &says);
        boundary.parent = zones.get(&node.text("parent")?).copied();
        let guess = boundary.type_id.as_ref();
        let changes = guess.map(|id| format!("boundary type {id} guessed from its name"));
        draft.fidelity.taken("zone", &name, changes.into_iter().collect());
        draft.boundary(boundary);
    }
    Ok(zones)
}

/// What the draft calls a boundary is the crossing between zones; it goes into their descriptions.
fn crossings(plan: &Node, zones: &Zones, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in plan.list("boundaries")? {
        let name = node.text("name")?;
        let mut said = vec![format!("Crossing: {name}")];
        said.extend(node.rest(&["bom-ref", "name", "type", "zones"]));
        let said = said.join("; ");
        let between = node.texts("zones")?;
        let held = between.iter().filter_map(|zone| zones.get(zone));
        let mut to = held.filter_map(|id| draft.model.boundaries.get(id).map(|b| b.id));
        let why = match to.next_back() {
            Some(id) => {
                if let Some(boundary) = draft.model.boundaries.get_mut(&id) {
                    boundary.description = paragraphs([boundary.description.clone(), said]);
                }
                "a crossing between zones, kept in the description of the inner one"
            }
            None => {
                draft.fidelity.dropped("boundary", &name, "its zones are not in the file");
                continue;
            }
        };
        draft.fidelity.taken("boundary", &name, vec![why.to_owned()]);
    }
    Ok(())
}

fn actor(
    node: &Node,
    key: &str,
    zones: &Zones,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let (mut name, mut words) = (node.text("name")?, Vec::new());
    if let Some(party) = node.get("party")? {
        for role in party.list("roles")? {
            words.push(role.text("role")?);
        }
        if let Some(persona) = party.get("persona")? {
            words.push(persona.text("archetype")?);
        }
    }
    if name.is_empty() {
        name = words.last().or_else(|| words.first()).cloned().unwrap_or_else(|| key.to_owned());
    }
    let mut element = Element::new(draft.ids.element(key), ElementKind::External, name);
    let allowed = node.texts("permissions")?.join(", ");
    let allowed = if allowed.is_empty() { allowed } else { format!("Permissions: {allowed}") };
    element.description = paragraphs([node.text("description")?, allowed]);
    let technology = words.first().cloned().unwrap_or_default();
    add(node, key, element, &technology, Some(ElementKind::External), zones, index, draft)
}

fn asset(
    node: &Node,
    key: &str,
    zones: &Zones,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let word = node.text("type")?;
    let kind = match word.as_str() {
        "data-store" | "datastore" | "database" | "storage" => Some(ElementKind::Store),
        "service" | "process" | "application" => Some(ElementKind::Process),
        _ => None,
    };
    let mut element =
        Element::new(draft.ids.element(key), ElementKind::Process, node.text("name")?);
    let more = node.rest(&["bom-ref", "name", "type", "zone", "description"]);
    element.description = paragraphs([node.text("description")?].into_iter().chain(more));
    add(node, key, element, &word, kind, zones, index, draft)
}

#[expect(clippy::too_many_arguments, reason = "both kinds of shape end alike")]
fn add(
    node: &Node,
    key: &str,
    mut element: Element,
    technology: &str,
    kind: Option<ElementKind>,
    zones: &Zones,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let (zone, mut changes) = (node.text("zone")?, Vec::new());
    element.boundary = zones.get(&zone).copied();
    if element.boundary.is_none() && !zone.is_empty() {
        changes.push(format!("its zone {zone:?} is not in the file, left outside all"));
    }
    if index.elements.contains_key(key) {
        let why = format!("reference {key:?} is there twice");
        draft.fidelity.dropped("element", &element.name, why);
        return Ok(());
    }
    changes.extend(draft.typed(&mut element, technology, &[], kind));
    index.elements.insert(key.to_owned(), element.id);
    draft.fidelity.taken("element", &element.name, changes);
    draft.element(element);
    Ok(())
}

fn flows(plan: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut named: BTreeMap<String, DataAssetId> = BTreeMap::new();
    for (place, node) in plan.list("flows")?.iter().enumerate() {
        let key = reference(node, &format!("flow {place}"))?;
        let name = node.text("name")?;
        let (from, to) = (node.text("source")?, node.text("destination")?);
        let ends = (index.elements.get(&from).copied(), index.elements.get(&to).copied());
        let (Some(source), Some(target)) = ends else {
            let gone = if ends.0.is_none() { from } else { to };
            draft.fidelity.dropped("flow", &name, format!("its end {gone:?} is not in the file"));
            continue;
        };
        let mut flow = Flow::new(draft.ids.flow(&format!("{key} {place}")), source, target);
        flow.name.clone_from(&name);
        flow.protocol = node.texts("protocols")?.join(", ").to_uppercase();
        let known = [
            "bom-ref",
            "name",
            "type",
            "source",
            "destination",
            "protocols",
            "dataObjects",
            "description",
        ];
        let more = node.rest(&known);
        flow.description = paragraphs([node.text("description")?].into_iter().chain(more));
        for object in node.list("dataObjects")? {
            let name = object.text("name")?;
            let known = named.get(&name).copied();
            let id = known.unwrap_or_else(|| draft.ids.asset(&format!("data {name}")));
            if known.is_none() {
                draft.asset(DataAsset::new(id, AssetKind::Records, name.clone()));
                draft.fidelity.kept("data object");
                named.insert(name, id);
            }
            if !flow.carries.contains(&id) {
                flow.carries.push(id);
            }
        }
        draft.fidelity.kept("flow");
        draft.flow(flow);
    }
    Ok(())
}
