//! Boundaries that are drawn as a line. A line encloses nothing by itself; what lies behind it is
//! what its bow goes around: the elements on the inner side that flows across the line lead to,
//! and what hangs together with them without crossing it. Where that does not come out, the
//! boundary stays empty and the report names the flows that cross it.

use std::collections::BTreeSet;

use model::{Boundary, BoundaryId, ElementId, FlowId};

use crate::draft::Draft;
use crate::types;

/// A point of the drawing, px.
pub type Point = (f64, f64);

/// A line as the file draws it: at least its two ends.
pub struct Line {
    /// Id of the boundary.
    pub id: BoundaryId,
    /// Its name.
    pub name: String,
    /// Further text.
    pub description: String,
    /// Points from end to end.
    pub path: Vec<Point>,
}

/// Points along a quadratic curve.
pub fn curve(from: Point, handle: Point, to: Point) -> Vec<Point> {
    let at = |step: i32| {
        let (t, u) = (f64::from(step) / 16.0, f64::from(16 - step) / 16.0);
        let mix = |a: f64, h: f64, b: f64| u * u * a + 2.0 * u * t * h + t * t * b;
        (mix(from.0, handle.0, to.0), mix(from.1, handle.1, to.1))
    };
    (0..=16).map(at).collect()
}

/// Adds boundaries for lines, after the elements and flows of the drawing.
pub fn add(lines: Vec<Line>, draft: &mut Draft) {
    for line in lines {
        let crossing: Vec<FlowId> = draft
            .model
            .flows
            .values()
            .filter(|flow| match (middle(draft, flow.source), middle(draft, flow.target)) {
                (Some(a), Some(b)) => line.path.windows(2).any(|leg| cross(leg[0], leg[1], a, b)),
                (None, _) | (_, None) => false,
            })
            .map(|flow| flow.id)
            .collect();
        let mut boundary = Boundary::new(
            line.id,
            match line.name.as_str() {
                "" => "Boundary",
                name => name,
            },
        );
        boundary.description.clone_from(&line.description);
        boundary.type_id = types::boundary_type(draft.library, &boundary.name, "");
        let mut changes = Vec::new();
        if let Some(known) = &boundary.type_id {
            changes.push(format!("boundary type {known} guessed from its name"));
        }
        let names = named(draft, &crossing);
        match behind(draft, &line.path, &crossing) {
            Ok((inside, parent)) => {
                boundary.parent = parent;
                let mut held = Vec::new();
                for id in inside {
                    if let Some(element) = draft.model.elements.get_mut(&id) {
                        element.boundary = Some(line.id);
                        held.push(element.name.clone());
                    }
                }
                let held = held.join(", ");
                let why = "drawn as a line; read off the drawing what its bow goes around";
                changes.push(format!("{why}: {held}; crossed by {names}"));
            }
            Err(why) => {
                let crossed = if names.is_empty() { "no flow" } else { &names };
                changes.push(format!(
                    "drawn as a line, kept without contents: {why}; crossed by {crossed}"
                ));
            }
        }
        draft.fidelity.taken("boundary", &boundary.name, changes);
        draft.boundary(boundary);
    }
}

/// The elements behind a line and the boundary that they lay in, or why that is not known.
fn behind(
    draft: &Draft,
    path: &[Point],
    crossing: &[FlowId],
) -> Result<(BTreeSet<ElementId>, Option<BoundaryId>), &'static str> {
    let (Some(first), Some(last)) = (path.first(), path.last()) else {
        return Err("it has no points");
    };
    // The bow lies on one side of the chord; the inner side of the bow is the other.
    let bow: f64 = path.iter().map(|point| side(*first, *last, *point)).sum();
    if bow.abs() < 1.0 {
        return Err("it is straight, so neither side is the inner one");
    }
    let mut inside = BTreeSet::new();
    let mut outside = BTreeSet::new();
    for flow in crossing.iter().filter_map(|id| draft.model.flows.get(id)) {
        let (Some(a), Some(b)) = (middle(draft, flow.source), middle(draft, flow.target)) else {
            continue;
        };
        // Towards the chord's inner side is further from the bow.
        let towards = (side(*first, *last, a) - side(*first, *last, b)) * bow.signum();
        let (inner, outer) =
            if towards < 0.0 { (flow.source, flow.target) } else { (flow.target, flow.source) };
        inside.insert(inner);
        outside.insert(outer);
    }
    if inside.is_empty() {
        return Err("no flow crosses it");
    }
    let crossed: BTreeSet<FlowId> = crossing.iter().copied().collect();
    loop {
        let more: Vec<ElementId> = draft
            .model
            .flows
            .values()
            .filter(|flow| !crossed.contains(&flow.id))
            .filter_map(|flow| {
                match (inside.contains(&flow.source), inside.contains(&flow.target)) {
                    (true, false) => Some(flow.target),
                    (false, true) => Some(flow.source),
                    (true, true) | (false, false) => None,
                }
            })
            .collect();
        if more.is_empty() {
            break;
        }
        inside.extend(more);
    }
    if !inside.is_disjoint(&outside) {
        return Err("a way of flows leads around it");
    }
    let mut homes = inside.iter().filter_map(|id| draft.model.elements.get(id)).map(|e| e.boundary);
    let home = homes.next().flatten();
    if homes.any(|other| other != home) {
        return Err("what lies behind it is in different boundaries");
    }
    Ok((inside, home))
}

fn named(draft: &Draft, flows: &[FlowId]) -> String {
    let name = |id: &FlowId| {
        let flow = draft.model.flows.get(id)?;
        let end = |id| draft.model.elements.get(&id).map_or("", |e| e.name.as_str());
        let ends = format!("{} to {}", end(flow.source), end(flow.target));
        Some(if flow.name.is_empty() { ends } else { flow.name.clone() })
    };
    let mut names: Vec<String> = flows.iter().take(5).filter_map(name).collect();
    if flows.len() > names.len() {
        names.push(format!("{} more", flows.len() - names.len()));
    }
    names.join(", ")
}

fn middle(draft: &Draft, id: ElementId) -> Option<Point> {
    let area = draft.found.get(&id.0)?;
    let half = |from: i32, length: i32| f64::from(from) + f64::from(length) / 2.0;
    Some((half(area.x, area.width), half(area.y, area.height)))
}

/// On which side of the way from `a` to `b` a point lies, by sign.
fn side(a: Point, b: Point, point: Point) -> f64 {
    (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0)
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    // A point on the other line counts to one side, so that bends of a path are not missed.
    let apart = |a, b, c, d| (side(a, b, c) < 0.0) != (side(a, b, d) < 0.0);
    apart(a, b, c, d) && apart(c, d, a, b)
}
