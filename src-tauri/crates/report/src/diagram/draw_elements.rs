//! Elements: outline by kind, tile with glyph, name and type.

use super::drawing::{Anchor, Drawing, Label, SMALLEST_TEXT};
use super::scene::{Element, Kind, Rect};
use super::{glyph_paths, measure, palette};
use crate::shape::{self, Rgb, Shape, Step, Stroke};

const LINE: f32 = 1.25;
const PAD: f32 = 9.0;
const TILE: f32 = 26.0;
const GLYPH: f32 = 17.0;
const GAP: f32 = 8.0;
const NAME: f32 = 12.5;
/// Half the height of a drum's lid.
const LID: f32 = 7.0;

/// Draws an element.
pub(super) fn element(drawing: &mut Drawing, element: &Element) {
    let r = &element.rect;
    let (x, y, w, h) = (r.x as f32, r.y as f32, r.w as f32, r.h as f32);
    let (fill, line, lid) = palette::element(element.kind);
    let stroke = || Some(Stroke::solid(line, LINE));
    let mut shift = 0.0;
    match element.kind {
        Kind::External => {
            let steps = shape::rect(x, y, w, h);
            drawing.shape(Shape { steps, fill: Some(fill), stroke: stroke() });
        }
        Kind::Process => {
            let steps = shape::rounded_rect(x, y, w, h, 14.0_f32.min(h / 2.0));
            drawing.shape(Shape { steps, fill: Some(fill), stroke: stroke() });
        }
        Kind::Store => {
            let (body, top) = drum(x, y, w, h);
            drawing.shape(Shape { steps: body, fill: Some(fill), stroke: stroke() });
            drawing.shape(Shape { steps: top, fill: Some(lid), stroke: stroke() });
            shift = 4.0;
        }
    }
    let tile_y = y + (h - TILE) / 2.0 + shift;
    let small = w < 96.0;
    if !small {
        tile(drawing, element, x + PAD, tile_y, line, lid);
    }
    let left = if small { x + 6.0 } else { x + PAD + TILE + GAP };
    let room = x + w - PAD + 2.0 - left;
    words(drawing, element, left, y + h / 2.0 + shift, room, h);
    number(drawing, element, line);
}

fn tile(drawing: &mut Drawing, element: &Element, x: f32, y: f32, line: Rgb, lid: Rgb) {
    let radius = if element.kind == Kind::External { 2.0 } else { 6.0 };
    let (ground, ink) = if element.ai { (line, palette::PAPER) } else { (lid, line) };
    drawing.shape(Shape::filled(shape::rounded_rect(x, y, TILE, TILE, radius), ground));
    let steps = glyph_paths::outline(&element.icon);
    if steps.is_empty() {
        return;
    }
    let stroke = Stroke { round: true, ..Stroke::solid(ink, 1.5) };
    let glyph = Shape::stroked(steps.to_vec(), stroke);
    let inset = (TILE - GLYPH) / 2.0;
    let scale = GLYPH / glyph_paths::GRID;
    drawing.shape(glyph.placed(scale, x + inset, y + inset));
}

/// Name and, where there is room, type. A long name takes both lines: it matters more than the type.
fn words(drawing: &mut Drawing, element: &Element, x: f32, middle: f32, room: f32, height: f32) {
    let mut line = |text: String, y: f32, size: f32, bold: bool, color: Rgb| {
        drawing.label(Label { x, y, anchor: Anchor::Start, size, bold, color, text });
    };
    let kind = element.type_label.clone();
    let fits = measure::width(&element.name, NAME, true) <= room;
    let tall = height >= 68.0;
    if fits || (height < 44.0 && !tall) {
        let name = measure::cut(&element.name, NAME, true, room);
        if kind.is_empty() || height < 44.0 {
            line(name, middle + 4.5, NAME, true, palette::INK);
            return;
        }
        line(name, middle - 2.5, NAME, true, palette::INK);
        let kind = measure::cut(&kind, SMALLEST_TEXT, false, room);
        line(kind, middle + 12.5, SMALLEST_TEXT, false, palette::INK_3);
        return;
    }
    let size = if tall { NAME } else { 11.5 };
    let lines = measure::two_lines(&element.name, size, true, room);
    let with_kind = !kind.is_empty() && (tall || lines.len() == 1);
    let leading = size * 1.22;
    let kind_room = if with_kind { 13.5 } else { 0.0 };
    let total = lines.len() as f32 * leading + kind_room;
    let mut y = middle - total / 2.0 + size * 0.92;
    for text in lines {
        line(text, y, size, true, palette::INK);
        y += leading;
    }
    if with_kind {
        let kind = measure::cut(&kind, SMALLEST_TEXT, false, room);
        line(kind, y - 1.0, SMALLEST_TEXT, false, palette::INK_3);
    }
}

/// Where the number of an element stands: on its outline, at the top right.
pub(super) fn number_tag(element: &Element) -> Option<Rect> {
    if element.number.is_empty() {
        return None;
    }
    let w = measure::width(&element.number, SMALLEST_TEXT, true).ceil() as i32 + 10;
    Some(Rect { x: element.rect.right() + 6 - w, y: element.rect.y - 9, w, h: 15 })
}

fn number(drawing: &mut Drawing, element: &Element, line: Rgb) {
    let Some(tag) = number_tag(element) else { return };
    let (x, y, w, h) = (tag.x as f32, tag.y as f32, tag.w as f32, tag.h as f32);
    drawing.shape(Shape {
        steps: shape::rounded_rect(x, y, w, h, h / 2.0),
        fill: Some(palette::PAPER),
        stroke: Some(Stroke::solid(line, 0.8)),
    });
    drawing.label(Label {
        x: x + w / 2.0,
        y: y + 11.2,
        anchor: Anchor::Middle,
        size: SMALLEST_TEXT,
        bold: true,
        color: palette::INK_3,
        text: element.number.clone(),
    });
}

/// The body and the lid of a drum.
fn drum(x: f32, y: f32, w: f32, h: f32) -> (Vec<Step>, Vec<Step>) {
    let lid = LID.min(h / 3.0);
    let (right, bottom, middle) = (x + w, y + h, x + w / 2.0);
    let reach = w * 0.22;
    let body = vec![
        Step::Move((x, y + lid)),
        Step::Line((x, bottom - lid)),
        Step::Cubic((x, bottom - lid / 3.0), (x + reach, bottom), (middle, bottom)),
        Step::Cubic((right - reach, bottom), (right, bottom - lid / 3.0), (right, bottom - lid)),
        Step::Line((right, y + lid)),
        Step::Close,
    ];
    let top = vec![
        Step::Move((x, y + lid)),
        Step::Cubic((x, y + lid / 3.0), (x + reach, y), (middle, y)),
        Step::Cubic((right - reach, y), (right, y + lid / 3.0), (right, y + lid)),
        Step::Cubic(
            (right, y + lid * 5.0 / 3.0),
            (right - reach, y + lid * 2.0),
            (middle, y + lid * 2.0),
        ),
        Step::Cubic((x + reach, y + lid * 2.0), (x, y + lid * 5.0 / 3.0), (x, y + lid)),
        Step::Close,
    ];
    (body, top)
}
