//! Where the names of flows stand: beside a vertical part or on a horizontal one, never over a shape or another label.

use super::measure;
use super::obstacles::Obstacles;
use super::route::{Corner, span};
use super::scene::{Flow, Rect, Scene};

/// Size of flow labels.
pub(super) const SIZE: f32 = 11.0;
const HEIGHT: i32 = 14;
/// Longest label, in characters.
const MOST: usize = 22;
/// Distance of a label beside its line.
const BESIDE: i32 = 6;
/// What leaving out the words costs.
const WORDLESS: i32 = 190;

/// A placed label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its number, such as `F-7`.
    pub number: String,
    /// Its words.
    pub text: String,
    /// The room it takes.
    pub rect: Rect,
    /// It lies on its line and needs a ground.
    pub on_line: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Solid,
    Flow(usize),
    Edge,
}

/// Places all labels; `None` where a flow has no route or nothing to say.
pub(super) fn place(
    scene: &Scene,
    routes: &[Option<Vec<Corner>>],
    tags: &[Rect],
) -> Vec<Option<Placed>> {
    let mut things = Obstacles::new();
    for element in &scene.elements {
        things.add(element.rect.grown(4), Thing::Solid);
    }
    for tag in tags {
        things.add(tag.grown(2), Thing::Solid);
    }
    for boundary in &scene.boundaries {
        let r = &boundary.rect;
        for (a, b) in [
            ((r.x, r.y), (r.right(), r.y)),
            ((r.x, r.bottom()), (r.right(), r.bottom())),
            ((r.x, r.y), (r.x, r.bottom())),
            ((r.right(), r.y), (r.right(), r.bottom())),
        ] {
            things.add(span(a, b).grown(2), Thing::Edge);
        }
    }
    for (i, route) in routes.iter().enumerate() {
        for pair in route.iter().flat_map(|r| r.windows(2)) {
            things.add(span(pair[0], pair[1]).grown(2), Thing::Flow(i));
        }
    }
    let mut placed = Vec::with_capacity(routes.len());
    for (i, (flow, route)) in scene.flows.iter().zip(routes).enumerate() {
        let label = route.as_ref().and_then(|route| best(&things, i, flow, route));
        if let Some(label) = &label {
            things.add(label.rect.grown(2), Thing::Solid);
        }
        placed.push(label);
    }
    placed
}

fn best(things: &Obstacles<Thing>, own: usize, flow: &Flow, route: &[Corner]) -> Option<Placed> {
    let text = shorten(&flow.label);
    if text.is_empty() && flow.number.is_empty() {
        return None;
    }
    // Without words where they would spoil too much: the list of flows has them.
    let wordless = !flow.number.is_empty() && !text.is_empty();
    let mut all = candidates(&flow.number, &text, route, 0);
    if wordless {
        all.extend(candidates(&flow.number, "", route, WORDLESS));
    }
    all.into_iter()
        .filter_map(|(label, preference)| Some((preference + cost(things, own, &label)?, label)))
        .min_by_key(|(cost, label)| (*cost, label.rect.x, label.rect.y))
        .map(|(_, label)| label)
}

fn candidates(number: &str, text: &str, route: &[Corner], penalty: i32) -> Vec<(Placed, i32)> {
    let mut width = 0.0;
    if !number.is_empty() {
        width += measure::width(number, SIZE, true);
    }
    if !text.is_empty() {
        width += measure::width(text, SIZE, false) + if number.is_empty() { 0.0 } else { 4.0 };
    }
    let w = width.ceil() as i32 + 4;
    let longest =
        route.windows(2).map(|p| span(p[0], p[1])).map(|r| r.w.max(r.h)).max().unwrap_or(0);
    let mut out = Vec::new();
    let mut add = |x: i32, y: i32, on_line: bool, preference: i32| {
        let rect = Rect { x, y, w, h: HEIGHT };
        let label = Placed { number: number.into(), text: text.into(), rect, on_line };
        out.push((label, preference + penalty));
    };
    for pair in route.windows(2) {
        let part = span(pair[0], pair[1]);
        let horizontal = pair[0].1 == pair[1].1;
        let length = part.w.max(part.h);
        let short = (longest - length) / 4;
        let (cx, cy) = part.center();
        let reach = length / 2;
        for step in 0..=(reach / 8).min(40) {
            for sign in [1, -1] {
                let away = step * 8 * sign;
                let slide = step * 2;
                if horizontal {
                    let x = cx + away - w / 2;
                    if (away.abs() + w / 2 + 12) <= reach {
                        add(x, part.y - HEIGHT / 2, true, short + slide);
                    }
                    add(x, part.y - HEIGHT - 3, false, short + slide + 12);
                    add(x, part.y + 4, false, short + slide + 14);
                } else {
                    let y = cy + away - HEIGHT / 2;
                    add(part.x + BESIDE, y, false, short + slide);
                    add(part.x - BESIDE - w, y, false, short + slide + 4);
                }
            }
        }
    }
    out
}

/// What a label at this place would spoil; `None` when it must not stand there.
fn cost(things: &Obstacles<Thing>, own: usize, label: &Placed) -> Option<i32> {
    let mut cost = 0;
    let mut barred = false;
    things.each(&label.rect, |_, thing| match thing {
        Thing::Solid => barred = true,
        Thing::Flow(i) if i == own => {
            if !label.on_line {
                cost += 500;
            }
        }
        Thing::Flow(_) => cost += if label.on_line { 400 } else { 160 },
        Thing::Edge => cost += 120,
    });
    (!barred).then_some(cost)
}

fn shorten(label: &str) -> String {
    let label = label.trim();
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(MOST - 1).collect();
    format!("{}\u{2026}", kept.trim_end())
}
