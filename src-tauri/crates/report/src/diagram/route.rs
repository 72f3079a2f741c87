//! Orthogonal routes for flows.
//!
//! Each flow takes the cheapest of many simple routes: straight, with one corner, with a lane between, or around. Cost counts length
//! and corners first, then what the route would spoil: shapes it crosses, flows it runs along, boundary lines it hides. Short
//! flows choose first. A route is never searched further once its length alone is worse than the best found.

use std::collections::BTreeMap;

use super::obstacles::Obstacles;
#[cfg(test)]
use super::ports::Side;
use super::ports::ports;
use super::scene::{Flow, Rect, Scene};
use super::ways::{LANE, STUB, connect, self_loop, straight, through_waypoints};

/// A corner point.
pub(super) type Corner = (i32, i32);

const BEND: i32 = 40;
const THROUGH_SHAPE: i32 = 3000;
const ALONG_FLOW: i32 = 400;
const CLOSE: i32 = 60;
const CROSSING: i32 = 30;
const THROUGH_TAB: i32 = 200;

/// What a route should stay clear of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Shape(usize),
    Tab,
    /// Part of a routed flow or of a boundary line; true when it runs left to right.
    Line(bool),
    Edge(bool),
}

/// Routes every flow; `None` for one whose end is missing. `tags` are the labels of boundaries and the numbers of elements.
pub(super) fn route(scene: &Scene, tags: &[Rect]) -> Vec<Option<Vec<Corner>>> {
    let index: BTreeMap<&str, usize> =
        scene.elements.iter().enumerate().map(|(i, e)| (e.id.as_str(), i)).collect();
    let mut field = Field { things: Obstacles::new(), shapes: Vec::new() };
    for (i, element) in scene.elements.iter().enumerate() {
        field.things.add(element.rect.grown(8), Thing::Shape(i));
        field.shapes.push(element.rect);
    }
    for tag in tags {
        field.things.add(*tag, Thing::Tab);
    }
    for boundary in &scene.boundaries {
        field.add_outline(&boundary.rect);
    }
    let ends = |flow: &Flow| Some((*index.get(flow.from.as_str())?, *index.get(flow.to.as_str())?));
    let mut order: Vec<(bool, i32, usize)> = Vec::new();
    for (i, flow) in scene.flows.iter().enumerate() {
        if let Some((a, b)) = ends(flow) {
            let (p, q) = (field.shapes[a].center(), field.shapes[b].center());
            let distance = (p.0 - q.0).abs() + (p.1 - q.1).abs();
            order.push((flow.waypoints.is_empty(), distance, i));
        }
    }
    order.sort_unstable();
    let mut routes = vec![None; scene.flows.len()];
    for (_, _, i) in order {
        let flow = &scene.flows[i];
        let Some((a, b)) = ends(flow) else { continue };
        let corners = if !flow.waypoints.is_empty() {
            through_waypoints(&field.shapes[a], &field.shapes[b], &flow.waypoints)
        } else if a == b {
            self_loop(&field.shapes[a])
        } else {
            field.best(a, b)
        };
        field.add_route(&corners);
        routes[i] = Some(corners);
    }
    routes
}

struct Field {
    things: Obstacles<Thing>,
    shapes: Vec<Rect>,
}

impl Field {
    fn add_outline(&mut self, r: &Rect) {
        for y in [r.y, r.bottom()] {
            self.things.add(Rect { x: r.x, y, w: r.w, h: 1 }, Thing::Edge(true));
        }
        for x in [r.x, r.right()] {
            self.things.add(Rect { x, y: r.y, w: 1, h: r.h }, Thing::Edge(false));
        }
    }

    fn add_route(&mut self, corners: &[Corner]) {
        for pair in corners.windows(2) {
            let horizontal = pair[0].1 == pair[1].1;
            self.things.add(span(pair[0], pair[1]), Thing::Line(horizontal));
        }
    }

    /// The cheapest route from shape `a` to shape `b`.
    fn best(&self, a: usize, b: usize) -> Vec<Corner> {
        let (from, to) = (self.shapes[a], self.shapes[b]);
        let mut best = (i32::MAX, vec![from.center(), to.center()]);
        let mut consider = |corners: Vec<Corner>, extra: i32| {
            let base = length(&corners) + BEND * (corners.len() as i32 - 2) + extra;
            if base < best.0 {
                let cost = base + self.spoiled(&corners, a, b, best.0 - base);
                if cost < best.0 {
                    best = (cost, corners);
                }
            }
        };
        straight(&from, &to, &mut consider);
        let lanes = self.lanes(&from, &to);
        let (out_ports, in_ports) = (ports(&from), ports(&to));
        for p in &out_ports {
            for q in &in_ports {
                connect(p, q, &lanes, &mut consider);
            }
        }
        best.1
    }

    /// Lanes left to right (y) and top to bottom (x) worth trying between two shapes.
    fn lanes(&self, from: &Rect, to: &Rect) -> (Vec<i32>, Vec<i32>) {
        let ((ax, ay), (bx, by)) = (from.center(), to.center());
        let (mx, my) = ((ax + bx) / 2, (ay + by) / 2);
        let gap_x = middle_gap(from.x, from.right(), to.x, to.right());
        let gap_y = middle_gap(from.y, from.bottom(), to.y, to.bottom());
        let mut xs = vec![gap_x.unwrap_or(mx)];
        let mut ys = vec![gap_y.unwrap_or(my)];
        for k in 1..=3 {
            for sign in [-1, 1] {
                xs.push(xs[0] + sign * k * LANE / 2);
                ys.push(ys[0] + sign * k * LANE / 2);
            }
        }
        // Around everything between the two.
        let around = from.around(to).grown(4 * LANE);
        let mut hull = from.around(to);
        let mut seen = 0;
        self.things.each(&around, |r, thing| {
            if matches!(thing, Thing::Shape(_)) && seen < 24 {
                seen += 1;
                hull = hull.around(r);
                xs.extend([r.x - STUB, r.right() + STUB]);
                ys.extend([r.y - STUB, r.bottom() + STUB]);
            }
        });
        for k in 1..=3 {
            xs.extend([hull.x - k * LANE, hull.right() + k * LANE]);
            ys.extend([hull.y - k * LANE, hull.bottom() + k * LANE]);
        }
        for lanes in [&mut xs, &mut ys] {
            let middle = lanes[0];
            lanes.sort_by_key(|v| ((v - middle).abs(), *v));
            lanes.dedup();
        }
        (ys, xs)
    }

    /// What a route spoils, up to `limit`.
    fn spoiled(&self, corners: &[Corner], a: usize, b: usize, limit: i32) -> i32 {
        let mut cost = 0;
        for pair in corners.windows(2) {
            let horizontal = pair[0].1 == pair[1].1;
            let way = span(pair[0], pair[1]);
            let near = way.grown(LANE - 1);
            self.things.each(&near, |r, thing| {
                cost += match thing {
                    Thing::Shape(i) => {
                        // Its own shapes may be touched from outside, not crossed.
                        let rect = if i == a || i == b { self.shapes[i].grown(-1) } else { *r };
                        if way.meets(&rect) { THROUGH_SHAPE } else { 0 }
                    }
                    Thing::Tab => {
                        if way.meets(&r.grown(3)) {
                            THROUGH_TAB
                        } else {
                            0
                        }
                    }
                    Thing::Line(other) if other == horizontal => {
                        if way.grown(11).meets(r) {
                            ALONG_FLOW + shared(&way, r, horizontal)
                        } else {
                            CLOSE + shared(&way, r, horizontal) / 4
                        }
                    }
                    Thing::Line(_) => {
                        if way.meets(r) {
                            CROSSING
                        } else {
                            0
                        }
                    }
                    Thing::Edge(other) if other == horizontal => {
                        if way.grown(6).meets(r) {
                            2 * shared(&way, r, horizontal)
                        } else {
                            0
                        }
                    }
                    Thing::Edge(_) => 0,
                };
            });
            if cost >= limit {
                return cost;
            }
        }
        cost
    }
}

/// The middle of the gap between two ranges, if they are apart.
fn middle_gap(a1: i32, a2: i32, b1: i32, b2: i32) -> Option<i32> {
    if a2 < b1 {
        Some((a2 + b1) / 2)
    } else if b2 < a1 {
        Some((b2 + a1) / 2)
    } else {
        None
    }
}

/// The rectangle a straight part covers, one pixel thick.
pub(super) fn span(a: Corner, b: Corner) -> Rect {
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    Rect { x, y, w: (a.0 - b.0).abs().max(1), h: (a.1 - b.1).abs().max(1) }
}

fn shared(a: &Rect, b: &Rect, horizontal: bool) -> i32 {
    let length = if horizontal {
        a.right().min(b.right()) - a.x.max(b.x)
    } else {
        a.bottom().min(b.bottom()) - a.y.max(b.y)
    };
    length.max(0)
}

fn length(corners: &[Corner]) -> i32 {
    corners.windows(2).map(|w| (w[0].0 - w[1].0).abs() + (w[0].1 - w[1].1).abs()).sum()
}

/// The side of `rect` a corner lies on, for tests and arrow heads.
#[cfg(test)]
pub(super) fn side_of(rect: &Rect, corner: Corner) -> Option<Side> {
    if corner.1 == rect.y {
        Some(Side::Top)
    } else if corner.1 == rect.bottom() {
        Some(Side::Bottom)
    } else if corner.0 == rect.x {
        Some(Side::Left)
    } else if corner.0 == rect.right() {
        Some(Side::Right)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Element, Kind};
    use super::*;

    fn element(id: &str, x: i32, y: i32) -> Element {
        Element {
            id: id.into(),
            number: String::new(),
            kind: Kind::Process,
            rect: Rect { x, y, w: 168, h: 56 },
            name: id.into(),
            type_label: String::new(),
            icon: String::new(),
            ai: false,
        }
    }

    fn flow(from: &str, to: &str, waypoints: &[Corner]) -> Flow {
        Flow {
            id: format!("{from}{to}"),
            number: String::new(),
            from: from.into(),
            to: to.into(),
            label: String::new(),
            waypoints: waypoints.to_vec(),
        }
    }

    fn routes(elements: &[Element], flows: &[Flow]) -> Vec<Vec<Corner>> {
        let scene =
            Scene { elements: elements.to_vec(), flows: flows.to_vec(), ..Scene::default() };
        let routes = route(&scene, &[]);
        for (flow, corners) in flows.iter().zip(&routes) {
            let corners = corners.as_ref().unwrap();
            for pair in corners.windows(2) {
                assert!(pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1, "slanted {corners:?}");
                for other in elements.iter().filter(|e| e.id != flow.from && e.id != flow.to) {
                    assert!(!span(pair[0], pair[1]).meets(&other.rect), "{} {corners:?}", other.id);
                }
            }
        }
        routes.into_iter().flatten().collect()
    }

    #[test]
    fn facing_shapes_are_joined_straight() {
        let r = routes(&[element("a", 0, 0), element("b", 0, 200)], &[flow("a", "b", &[])]);
        assert_eq!(r[0], [(84, 56), (84, 200)]);
    }

    #[test]
    fn a_pair_of_flows_runs_beside_itself() {
        let e = [element("a", 0, 0), element("b", 300, 0)];
        let r = routes(&e, &[flow("a", "b", &[]), flow("b", "a", &[])]);
        assert_eq!((r[0].len(), r[1].len()), (2, 2), "{r:?}");
        assert!((r[0][0].1 - r[1][0].1).abs() >= 12, "{r:?}");
    }

    #[test]
    fn shapes_in_the_way_are_avoided() {
        let e = [element("a", 0, 0), element("b", 300, 0), element("c", 600, 0)];
        routes(&e, &[flow("a", "c", &[]), flow("c", "a", &[])]);
    }

    #[test]
    fn stored_corners_are_kept() {
        let e = [element("a", 0, 0), element("b", 400, 300)];
        let r = routes(&e, &[flow("a", "b", &[(84, 400), (484, 400)])]);
        assert_eq!(r[0], [(84, 56), (84, 400), (484, 400), (484, 356)]);
        assert_eq!(side_of(&e[1].rect, r[0][3]), Some(Side::Bottom));
    }

    #[test]
    fn a_flow_to_itself_leaves_and_comes_back() {
        let r = routes(&[element("a", 0, 0)], &[flow("a", "a", &[])]);
        assert_eq!(r[0].len(), 5);
    }
}
