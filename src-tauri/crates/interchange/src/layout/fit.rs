//! Keeps the geometry of a file: shapes stay where they were, grown about their middle until their
//! names can be read. Where they would then touch, the whole drawing is spread, which keeps who
//! stands left of and above whom. Boundaries grow until they hold what lies in them.

use std::collections::BTreeMap;

use model::{BoundaryId, Model, Rect};
use uuid::Uuid;

use super::{HEAD, PADDING, REGION, SHAPE, SMALLEST, Settled, contents, snap};

/// How far apart shapes must stand, px: beside and above each other.
const APART: (i32, i32) = (40, 24);
/// Factors tried, in hundredths.
const SPREADS: &[i32] = &[100, 125, 150, 200, 250, 300, 400];

/// The areas, when some spread keeps shapes apart and boundaries clear of strangers.
pub fn fit(model: &Model, found: &BTreeMap<Uuid, Rect>) -> Option<Settled> {
    SPREADS.iter().find_map(|spread| at_spread(model, found, *spread))
}

fn at_spread(model: &Model, found: &BTreeMap<Uuid, Rect>, spread: i32) -> Option<Settled> {
    let mut changes = Vec::new();
    let scaled = |value: i32| {
        let wide = i64::from(value) * i64::from(spread) / 100;
        i32::try_from(wide).unwrap_or(value)
    };
    let mut areas = BTreeMap::new();
    let mut grown = 0;
    for id in model.elements.keys() {
        let Some(area) = found.get(&id.0) else { continue };
        let small = area.width < SMALLEST.0 || area.height < SMALLEST.1;
        let (width, height) = if small { SHAPE } else { (area.width, area.height) };
        grown += usize::from(small);
        let (x, y) = (scaled(area.x + area.width / 2), scaled(area.y + area.height / 2));
        areas.insert(id.0, Rect { x: x - width / 2, y: y - height / 2, width, height });
    }
    let mut widened = 0;
    let missing = boundary(model, found, &scaled, None, &mut areas, &mut widened);
    clear(model, &areas).then(|| {
        if grown > 0 {
            changes.push(format!("{grown} shapes grown to show their names"));
        }
        if spread > 100 {
            let (whole, rest) = (spread / 100, spread % 100);
            changes.push(format!("positions spread by {whole}.{rest:02} to keep shapes apart"));
        }
        if widened > 0 {
            changes.push(format!("{widened} boundaries grown to hold what lies in them"));
        }
        if missing > 0 {
            changes.push(format!("{missing} shapes without geometry placed below the others"));
        }
        Settled { areas, changes }
    })
}

/// Places what lies in a boundary and has no geometry, from the inside out, and the boundaries
/// themselves. Returns how many shapes had none.
fn boundary(
    model: &Model,
    found: &BTreeMap<Uuid, Rect>,
    scaled: &dyn Fn(i32) -> i32,
    inside: Option<BoundaryId>,
    areas: &mut BTreeMap<Uuid, Rect>,
    widened: &mut usize,
) -> usize {
    let (elements, regions) = contents(model, inside);
    let mut missing = 0;
    let mut bare = Vec::new();
    for id in &regions {
        missing += boundary(model, found, scaled, Some(*id), areas, widened);
        let (own_elements, own_regions) = contents(model, Some(*id));
        let held = own_elements.iter().map(|e| e.0).chain(own_regions.iter().map(|b| b.0));
        let held = union(held.filter_map(|record| areas.get(&record)).copied());
        let own = found.get(&id.0).map(|area| Rect {
            x: scaled(area.x),
            y: scaled(area.y),
            width: scaled(area.width).max(REGION.0),
            height: scaled(area.height).max(REGION.1),
        });
        let area = match (own, held) {
            (Some(own), Some(held)) if own.contains(&snug(held)) => Some(own),
            (Some(own), Some(held)) => {
                *widened += 1;
                union([own, padded(held)].into_iter())
            }
            (own, held) => own.or(held.map(padded)),
        };
        match area {
            Some(area) => {
                areas.insert(id.0, area);
            }
            None => bare.push((id.0, REGION)),
        }
    }
    bare.extend(elements.iter().filter(|id| !areas.contains_key(&id.0)).map(|id| (id.0, SHAPE)));
    if bare.is_empty() {
        return missing;
    }
    // A row below everything that lies here already.
    let here = elements.iter().map(|e| e.0).chain(regions.iter().map(|b| b.0));
    let taken = union(here.filter_map(|record| areas.get(&record)).copied());
    let taken = taken.or_else(|| {
        let area = found.get(&inside?.0)?;
        let (x, y) = (scaled(area.x) + PADDING, scaled(area.y) + HEAD);
        Some(Rect { x, y, width: 1, height: 1 })
    });
    let (mut x, y) = taken.map_or((PADDING, PADDING), |t| (t.x, snap(t.y + t.height + 48)));
    for (record, (width, height)) in bare {
        areas.insert(record, Rect { x, y, width, height });
        x += width + 64;
        missing += 1;
    }
    missing
}

/// The smallest area around some.
fn union(areas: impl Iterator<Item = Rect>) -> Option<Rect> {
    areas.reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let right = (a.x + a.width).max(b.x + b.width);
        let bottom = (a.y + a.height).max(b.y + b.height);
        Rect { x, y, width: right - x, height: bottom - y }
    })
}

fn padded(area: Rect) -> Rect {
    Rect {
        x: area.x - PADDING,
        y: area.y - HEAD,
        width: (area.width + 2 * PADDING).max(REGION.0),
        height: (area.height + HEAD + PADDING).max(REGION.1),
    }
}

/// The least room that a boundary drawn by somebody must leave.
fn snug(area: Rect) -> Rect {
    Rect { x: area.x - 8, y: area.y - 16, width: area.width + 16, height: area.height + 24 }
}

/// Whether shapes stand apart, and no boundary cuts what does not lie in it.
fn clear(model: &Model, areas: &BTreeMap<Uuid, Rect>) -> bool {
    let mut shapes: Vec<(Rect, Option<BoundaryId>)> = model
        .elements
        .values()
        .filter_map(|element| Some((*areas.get(&element.id.0)?, element.boundary)))
        .collect();
    shapes.sort_by_key(|(area, _)| (area.x, area.y));
    for (index, (a, _)) in shapes.iter().enumerate() {
        let close = shapes[index + 1..].iter().take_while(|(b, _)| b.x < a.x + a.width + APART.0);
        for (b, _) in close {
            if touch(a, b, APART) {
                return false;
            }
        }
    }
    let regions: Vec<(BoundaryId, Option<BoundaryId>, Rect)> = model
        .boundaries
        .values()
        .filter_map(|b| Some((b.id, b.parent, *areas.get(&b.id.0)?)))
        .collect();
    for (id, parent, area) in &regions {
        let sibling = |(other, beside, at): &(BoundaryId, Option<BoundaryId>, Rect)| {
            other != id && beside == parent && touch(area, at, (8, 8))
        };
        if regions.iter().any(sibling) {
            return false;
        }
        let stranger = |(at, boundary): &(Rect, Option<BoundaryId>)| {
            touch(area, at, (0, 0)) && !model.boundary_chain(*boundary).contains(id)
        };
        if shapes.iter().any(stranger) {
            return false;
        }
    }
    true
}

fn touch(a: &Rect, b: &Rect, apart: (i32, i32)) -> bool {
    a.x < b.x + b.width + apart.0
        && b.x < a.x + a.width + apart.0
        && a.y < b.y + b.height + apart.1
        && b.y < a.y + a.height + apart.1
}
