//! Flows: a line with rounded corners, a filled head, a label.

use super::drawing::{Anchor, Drawing, Label};
use super::labels::{Placed, SIZE};
use super::palette;
use super::route::Corner;
use crate::shape::{self, Point, Shape, Step, Stroke};

const RADIUS: f32 = 10.0;
const WIDTH: f32 = 1.25;
/// Length of the head.
const HEAD: f32 = 8.0;
/// Heads stop this short of the shape's line.
const GAP: f32 = 1.5;

/// Draws the line and the head of a flow.
pub(super) fn line(drawing: &mut Drawing, corners: &[Corner]) {
    let mut points: Vec<Point> = corners.iter().map(|c| (c.0 as f32, c.1 as f32)).collect();
    points.dedup();
    let [.., before, end] = points[..] else { return };
    let length = distance(before, end).max(0.01);
    let (ux, uy) = ((end.0 - before.0) / length, (end.1 - before.1) / length);
    let tip = (end.0 - ux * GAP, end.1 - uy * GAP);
    let last = points.len() - 1;
    points[last] = (tip.0 - ux * (HEAD - 1.0), tip.1 - uy * (HEAD - 1.0));
    drawing.shape(Shape::stroked(rounded(&points), Stroke::solid(palette::FLOW, WIDTH)));
    let base = (tip.0 - ux * HEAD, tip.1 - uy * HEAD);
    let half = HEAD * 0.43;
    let head =
        [tip, (base.0 - uy * half, base.1 + ux * half), (base.0 + uy * half, base.1 - ux * half)];
    drawing.shape(Shape::filled(shape::polygon(&head), palette::FLOW));
}

/// Draws a flow's label.
pub(super) fn label(drawing: &mut Drawing, placed: &Placed) {
    let r = &placed.rect;
    let (x, y) = (r.x as f32, r.y as f32);
    if placed.on_line {
        let ground = shape::rect(x, y, r.w as f32, r.h as f32);
        drawing.shape(Shape::filled(ground, palette::PAPER));
    }
    let mut at = x + 2.0;
    let mut add = |text: &str, bold: bool| {
        if text.is_empty() {
            return;
        }
        drawing.label(Label {
            x: at,
            y: y + 10.8,
            anchor: Anchor::Start,
            size: SIZE,
            bold,
            color: if bold { palette::INK } else { palette::FLOW_TEXT },
            text: text.to_owned(),
        });
        at += super::measure::width(text, SIZE, bold) + 4.0;
    };
    add(&placed.number, true);
    add(&placed.text, false);
}

/// Straight parts joined by rounded corners.
fn rounded(points: &[Point]) -> Vec<Step> {
    let mut steps = vec![Step::Move(points[0])];
    for i in 1..points.len() - 1 {
        let (before, corner, after) = (points[i - 1], points[i], points[i + 1]);
        let toward = |other: Point| -> (Point, Point) {
            let length = distance(corner, other).max(0.01);
            let k = RADIUS.min(length / 2.0) / length;
            let at =
                |k: f32| (corner.0 + (other.0 - corner.0) * k, corner.1 + (other.1 - corner.1) * k);
            // The control of a quarter circle lies this much of the radius from the corner.
            (at(k), at(k * 0.448))
        };
        let ((a, ca), (b, cb)) = (toward(before), toward(after));
        steps.push(Step::Line(a));
        steps.push(Step::Cubic(ca, cb, b));
    }
    steps.push(Step::Line(points[points.len() - 1]));
    steps
}

fn distance(a: Point, b: Point) -> f32 {
    // Orthogonal parts only, so no root is needed.
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}
