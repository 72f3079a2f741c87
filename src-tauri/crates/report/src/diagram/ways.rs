//! The ways a flow can take between two shapes: straight, with corners between two ports, through the points a person
//! set, or back to itself. Which of them is best is for `route` to say.

use super::ports::Port;
use super::route::Corner;
use super::scene::Rect;

/// Least way out of a shape before the first corner.
pub(super) const STUB: i32 = 16;
/// Distance of parallel flows.
pub(super) const LANE: i32 = 24;

/// Straight routes between facing sides.
pub(super) fn straight(from: &Rect, to: &Rect, consider: &mut impl FnMut(Vec<Corner>, i32)) {
    let ((ax, ay), (bx, by)) = (from.center(), to.center());
    if let Some((low, high)) = overlap(from.x, from.right(), to.x, to.right()) {
        let (y1, y2) =
            if from.bottom() <= to.y { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
        if from.bottom() <= to.y || to.bottom() <= from.y {
            for x in places(low, high, ax, bx) {
                consider(vec![(x, y1), (x, y2)], ((x - ax).abs() + (x - bx).abs()) / 4);
            }
        }
    }
    if let Some((low, high)) = overlap(from.y, from.bottom(), to.y, to.bottom()) {
        let (x1, x2) =
            if from.right() <= to.x { (from.right(), to.x) } else { (from.x, to.right()) };
        if from.right() <= to.x || to.right() <= from.x {
            for y in places(low, high, ay, by) {
                consider(vec![(x1, y), (x2, y)], ((y - ay).abs() + (y - by).abs()) / 4);
            }
        }
    }
}

/// Routes with corners from one port to another.
pub(super) fn connect(
    p: &Port,
    q: &Port,
    lanes: &(Vec<i32>, Vec<i32>),
    consider: &mut impl FnMut(Vec<Corner>, i32),
) {
    let (a, b) = (p.at, q.at);
    let extra = 6 * (p.off_center + q.off_center);
    let leaves = |port: &Port, to: i32| {
        // Whether going to coordinate `to` leads out of the port's side, far enough.
        let (dx, dy) = port.side.outward();
        if port.side.horizontal() {
            (to - port.at.0) * dx >= STUB
        } else {
            (to - port.at.1) * dy >= STUB
        }
    };
    let (ys, xs) = lanes;
    match (p.side.horizontal(), q.side.horizontal()) {
        (true, true) => {
            for &x in xs.iter().filter(|x| leaves(p, **x) && leaves(q, **x)).take(10) {
                consider(vec![a, (x, a.1), (x, b.1), b], extra);
            }
        }
        (false, false) => {
            for &y in ys.iter().filter(|y| leaves(p, **y) && leaves(q, **y)).take(10) {
                consider(vec![a, (a.0, y), (b.0, y), b], extra);
            }
        }
        (true, false) => {
            if leaves(p, b.0) && leaves(q, a.1) {
                consider(vec![a, (b.0, a.1), b], extra);
            }
            for &y in ys.iter().filter(|y| leaves(q, **y)).take(6) {
                for &x in xs.iter().filter(|x| leaves(p, **x)).take(6) {
                    consider(vec![a, (x, a.1), (x, y), (b.0, y), b], extra);
                }
            }
        }
        (false, true) => {
            if leaves(p, b.1) && leaves(q, a.0) {
                consider(vec![a, (a.0, b.1), b], extra);
            }
            for &x in xs.iter().filter(|x| leaves(q, **x)).take(6) {
                for &y in ys.iter().filter(|y| leaves(p, **y)).take(6) {
                    consider(vec![a, (a.0, y), (x, y), (x, b.1), b], extra);
                }
            }
        }
    }
}

/// A route through corners a person placed, made orthogonal.
pub(super) fn through_waypoints(from: &Rect, to: &Rect, waypoints: &[Corner]) -> Vec<Corner> {
    let (Some(&first), Some(&last)) = (waypoints.first(), waypoints.last()) else {
        return vec![from.center(), to.center()];
    };
    let mut corners = vec![door(from, first)];
    corners.extend_from_slice(waypoints);
    corners.push(door(to, last));
    let mut out: Vec<Corner> = vec![corners[0]];
    for (i, &next) in corners.iter().enumerate().skip(1) {
        let last = out[out.len() - 1];
        if last.0 != next.0 && last.1 != next.1 {
            // Keep going in the direction of the part before, then turn; the last part enters at a right angle.
            let before = if out.len() > 1 { out[out.len() - 2] } else { last };
            let across = if i + 1 == corners.len() {
                next.1 == to.y || next.1 == to.bottom()
            } else if out.len() > 1 {
                before.1 == last.1
            } else {
                last.0 == from.x || last.0 == from.right()
            };
            out.push(if across { (next.0, last.1) } else { (last.0, next.1) });
        }
        out.push(next);
    }
    out.dedup();
    out
}

/// Where a route towards `target` leaves a rectangle: straight when it can.
fn door(rect: &Rect, target: Corner) -> Corner {
    let inside_x = target.0 > rect.x + 4 && target.0 < rect.right() - 4;
    let inside_y = target.1 > rect.y + 4 && target.1 < rect.bottom() - 4;
    let (cx, cy) = rect.center();
    let side_x = if target.0 < cx { rect.x } else { rect.right() };
    let side_y = if target.1 < cy { rect.y } else { rect.bottom() };
    match (inside_x, inside_y) {
        (true, _) => (target.0, side_y),
        (false, true) => (side_x, target.1),
        (false, false) => (side_x, cy),
    }
}

pub(super) fn self_loop(rect: &Rect) -> Vec<Corner> {
    let (cx, cy) = rect.center();
    let (out, up) = (rect.right() + LANE, rect.y - LANE);
    vec![(rect.right(), cy), (out, cy), (out, up), (cx + rect.w / 4, up), (cx + rect.w / 4, rect.y)]
}

/// The common part of two sides, without their corners.
fn overlap(a1: i32, a2: i32, b1: i32, b2: i32) -> Option<(i32, i32)> {
    let (low, high) = (a1.max(b1) + 14, a2.min(b2) - 14);
    (low <= high).then_some((low, high))
}

/// Places worth trying in a common part: the middles, and beside them.
fn places(low: i32, high: i32, a: i32, b: i32) -> Vec<i32> {
    let middle = (low + high) / 2;
    let mut places = vec![a, b, middle];
    for center in [a, middle] {
        for k in [12, 24, 36] {
            places.extend([center - k, center + k]);
        }
    }
    places.retain(|x| (low..=high).contains(x));
    places.dedup();
    places
}
