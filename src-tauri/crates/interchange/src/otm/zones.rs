//! OTM in: trust zones and components that hold others, and where everything stands.

use std::collections::{BTreeMap, BTreeSet};

use model::{Boundary, BoundaryId, Rect};

use super::import::Index;
use super::{components, export::OUTSIDE};
use crate::draft::Draft;
use crate::node::Node;
use crate::{InterchangeError, limits, types};

/// Trust zones and holding components become boundaries.
pub fn read(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    for node in root.list("trustZones")? {
        let id = node.need_text("id")?;
        if index.own && id == OUTSIDE {
            continue;
        }
        let (name, technology) = (node.text("name")?, node.text("type")?);
        let mut changes = Vec::new();
        let mut boundary = Boundary::new(draft.ids.boundary(&id), name.clone());
        boundary.description = node.text("description")?;
        boundary.type_id = match index.own {
            true => Some(technology).filter(|text| !text.is_empty()),
            false => guessed(draft, &name, &technology, &mut changes),
        };
        boundary.parent = parent(&node, index, draft, &mut changes)?;
        if !index.own
            && let Some(risk) = node.get("risk")?
            && let Some(rating) = risk.number("trustRating")?
        {
            let kept = rating.clamp(0.0, 100.0);
            if kept != rating {
                changes.push(format!("trust rating {rating} taken as {kept}"));
            }
            let said = format!("Trust rating {kept} of 100.");
            super::import::add_paragraph(&mut boundary.description, &said);
        }
        let place = format!("zone/{}", boundary.id);
        boundary.attributes = components::stated(&node, &place, draft, &mut changes)?;
        let known = [
            "id",
            "name",
            "type",
            "description",
            "parent",
            "risk",
            "attributes",
            "properties",
            "representations",
            "threats",
        ];
        changes.extend(draft.aside(&place, &node, &known));
        draft.fidelity.taken("boundary", &name, changes);
        draft.boundary(boundary);
    }
    for node in root.list("components")? {
        let id = node.need_text("id")?;
        if !index.holders.contains(&id) {
            continue;
        }
        let (name, technology) = (node.text("name")?, node.text("type")?);
        let mut changes = vec!["it holds others, so it is a boundary".to_owned()];
        let mut boundary = Boundary::new(held_in(draft, &id), name.clone());
        boundary.type_id = guessed(draft, &name, &technology, &mut changes);
        boundary.parent = parent(&node, index, draft, &mut changes)?;
        if !index.touched.contains(&id) {
            boundary.description = node.text("description")?;
            draft.fidelity.taken("element", &name, changes);
        }
        draft.boundary(boundary);
    }
    Ok(())
}

fn guessed(
    draft: &Draft,
    name: &str,
    technology: &str,
    changes: &mut Vec<String>,
) -> Option<String> {
    let id = types::boundary_type(draft.library, name, technology)?;
    let known = draft.library.boundary_types.get(&id)?;
    changes.push(format!("boundary type {:?} guessed from its name or type", known.name));
    Some(id)
}

/// The boundary that a holding component became.
fn held_in(draft: &Draft, component: &str) -> BoundaryId {
    draft.ids.boundary(&format!("component {component}"))
}

/// The boundary that `parent` names.
pub fn parent(
    node: &Node,
    index: &Index,
    draft: &Draft,
    changes: &mut Vec<String>,
) -> Result<Option<BoundaryId>, InterchangeError> {
    let Some(parent) = node.get("parent")? else { return Ok(None) };
    let (zone, component) = (parent.text("trustZone")?, parent.text("component")?);
    if index.own && zone == OUTSIDE {
        return Ok(None);
    }
    if index.zones.contains(&zone) {
        return Ok(Some(draft.ids.boundary(&zone)));
    }
    if index.components.contains(&component) {
        return Ok(Some(held_in(draft, &component)));
    }
    let named = if zone.is_empty() { component } else { zone };
    if !named.is_empty() {
        changes.push(format!("its parent {named:?} is not in the file, left outside all"));
    }
    Ok(None)
}

/// One shape as the file has it: from its parent's corner.
struct Shown {
    area: Rect,
    parent: Option<String>,
}

/// Absolute areas; positions in the file count from the parent's top left corner.
pub fn geometry(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut shown: BTreeMap<String, Shown> = BTreeMap::new();
    for (family, nodes) in
        [("zone", root.list("trustZones")?), ("component", root.list("components")?)]
    {
        for node in nodes {
            let Some(area) = area(&node, index)? else { continue };
            let parent = match node.get("parent")? {
                None => None,
                Some(parent) => match parent.text("trustZone")? {
                    zone if !zone.is_empty() => Some(format!("zone {zone}")),
                    _ => Some(format!("component {}", parent.text("component")?)),
                },
            };
            let key = format!("{family} {}", node.need_text("id")?);
            shown.insert(key, Shown { area, parent });
        }
    }
    for (key, own) in &shown {
        let (mut area, mut next, mut seen) = (own.area, own.parent.as_ref(), BTreeSet::new());
        while let Some(outer) = next.filter(|outer| seen.insert(*outer)).and_then(|o| shown.get(o))
        {
            area.x = (area.x + outer.area.x).clamp(-limits::FAR, limits::FAR);
            area.y = (area.y + outer.area.y).clamp(-limits::FAR, limits::FAR);
            next = outer.parent.as_ref();
        }
        match key.split_once(' ') {
            Some(("zone", id)) => draft.found.insert(draft.ids.boundary(id).0, area),
            Some((_, id)) if index.holders.contains(id) => {
                draft.found.insert(held_in(draft, id).0, area)
            }
            Some((_, id)) => draft.found.insert(draft.ids.element(id).0, area),
            None => None,
        };
    }
    Ok(())
}

fn area(node: &Node, index: &Index) -> Result<Option<Rect>, InterchangeError> {
    for shown in node.list("representations")? {
        if Some(shown.text("representation")?) != index.drawing {
            continue;
        }
        let (Some(position), Some(size)) = (shown.get("position")?, shown.get("size")?) else {
            continue;
        };
        let read = |node: &Node, key| -> Result<i32, InterchangeError> {
            let far = f64::from(limits::FAR) / 10.0;
            Ok(node.number(key)?.unwrap_or(0.0).clamp(-far, far).round() as i32)
        };
        let (x, y) = (read(&position, "x")?, read(&position, "y")?);
        let (width, height) = (read(&size, "width")?.max(1), read(&size, "height")?.max(1));
        return Ok(Some(Rect { x, y, width, height }));
    }
    Ok(None)
}
