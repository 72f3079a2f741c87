//! One laid-out page as printpdf operations.

use std::collections::BTreeMap;

use printpdf::{
    Actions, BorderArray, ColorArray, DictItem, Line, LineCapStyle, LineDashPattern, LineJoinStyle,
    LinePoint, LinkAnnotation, Op, PaintMode, PdfPage, Point, Polygon, PolygonRing, Pt, Rect,
    WindingOrder,
};

use super::faces::Embedded;
use super::text;
use crate::layout::{Draw, Laid, Mark, Page};
use crate::shape::{Shape, Step, Stroke};

/// Converts a page. Link areas become placeholders that [`super::annotations`] completes.
pub(super) fn page(page: &Page, laid: &Laid, faces: &[Embedded]) -> PdfPage {
    let mut ops = Vec::with_capacity(page.draws.len() * 4);
    let mut in_text = false;
    for draw in &page.draws {
        if in_text && !matches!(draw, Draw::Glyphs(..)) {
            ops.push(Op::EndTextSection);
            in_text = false;
        }
        match draw {
            Draw::Glyphs(run, x, y) => {
                if !in_text {
                    ops.push(Op::StartTextSection);
                    in_text = true;
                }
                let (face, font) = (&laid.faces[run.face], &faces[run.face]);
                text::run(&mut ops, face, font, run, *x, page.height - y);
            }
            Draw::Shape(shape) => draw_shape(&mut ops, shape, page.height),
            Draw::Open(Mark::Content(tag, number)) => {
                let number = DictItem::Int(i64::try_from(*number).unwrap_or(0));
                let map = BTreeMap::from([("MCID".to_owned(), number)]);
                ops.push(Op::BeginMarkedContentWithProperties {
                    tag: tag.name().into(),
                    properties: DictItem::Dict { map },
                });
            }
            Draw::Open(Mark::Artifact) => {
                ops.push(Op::BeginMarkedContent { tag: "Artifact".into() });
            }
            Draw::Close => ops.push(Op::EndMarkedContent),
            Draw::Clip(x, y, w, h) => {
                ops.push(Op::SaveGraphicsState);
                let steps = crate::shape::rect(*x, *y, *w, *h);
                ops.push(polygon(&steps, page.height, PaintMode::Clip));
            }
            Draw::Unclip => ops.push(Op::RestoreGraphicsState),
        }
    }
    if in_text {
        ops.push(Op::EndTextSection);
    }
    for link in &page.links {
        let [x, y, w, h] = link.area;
        let rect = Rect {
            x: Pt(x),
            y: Pt(page.height - y - h),
            width: Pt(w),
            height: Pt(h),
            mode: None,
            winding_order: None,
        };
        let link = LinkAnnotation::new(
            rect,
            Actions::Uri(String::new()),
            Some(BorderArray::Solid([0.0, 0.0, 0.0])),
            Some(ColorArray::Transparent),
            None,
        );
        ops.push(Op::LinkAnnotation { link });
    }
    PdfPage::new(Pt(page.width).into(), Pt(page.height).into(), ops)
}

fn draw_shape(ops: &mut Vec<Op>, shape: &Shape, height: f32) {
    if let Some(fill) = shape.fill {
        ops.push(Op::SetFillColor { col: text::color(fill) });
    }
    if let Some(stroke) = &shape.stroke {
        set_stroke(ops, stroke);
    }
    let closed = shape.steps.last() == Some(&Step::Close);
    match (shape.fill, &shape.stroke) {
        (Some(_), Some(_)) if closed => {
            ops.push(polygon(&shape.steps, height, PaintMode::FillStroke));
        }
        (None, Some(_)) if closed => ops.push(polygon(&shape.steps, height, PaintMode::Stroke)),
        (fill, stroke) => {
            if fill.is_some() {
                ops.push(polygon(&shape.steps, height, PaintMode::Fill));
            }
            if stroke.is_some() {
                ops.extend(
                    parts(&shape.steps, height)
                        .into_iter()
                        .map(|points| Op::DrawLine { line: Line { points, is_closed: false } }),
                );
            }
        }
    }
    if shape.stroke.as_ref().is_some_and(|s| !s.dash.is_empty()) {
        ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
    }
}

fn set_stroke(ops: &mut Vec<Op>, stroke: &Stroke) {
    ops.push(Op::SetOutlineColor { col: text::color(stroke.color) });
    ops.push(Op::SetOutlineThickness { pt: Pt(stroke.width) });
    let (cap, join) = if stroke.round {
        (LineCapStyle::Round, LineJoinStyle::Round)
    } else {
        (LineCapStyle::Butt, LineJoinStyle::Miter)
    };
    ops.push(Op::SetLineCapStyle { cap });
    ops.push(Op::SetLineJoinStyle { join });
    if !stroke.dash.is_empty() {
        ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &stroke.dash) });
    }
}

fn polygon(steps: &[Step], height: f32, mode: PaintMode) -> Op {
    let rings = parts(steps, height).into_iter().map(|points| PolygonRing { points }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}

/// The parts of a path, in printpdf's way of marking control points.
fn parts(steps: &[Step], height: f32) -> Vec<Vec<LinePoint>> {
    let point = |p: (f32, f32), bezier: bool| LinePoint {
        p: Point { x: Pt(p.0), y: Pt(height - p.1) },
        bezier,
    };
    let mut parts: Vec<Vec<LinePoint>> = Vec::new();
    for step in steps {
        match *step {
            Step::Move(p) => parts.push(vec![point(p, false)]),
            Step::Line(p) => {
                if let Some(part) = parts.last_mut() {
                    part.push(point(p, false));
                }
            }
            Step::Cubic(a, b, c) => {
                if let Some(part) = parts.last_mut() {
                    part.extend([point(a, true), point(b, true), point(c, false)]);
                }
            }
            Step::Close => {}
        }
    }
    parts
}
