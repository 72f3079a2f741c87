//! A diagram too large for a page, cut into parts at a size that can be read. Parts stand one below the other where they are
//! low enough, and are cut between elements rather than through them.

use super::composer::Composer;
use super::figure::{LARGEST, MIN_TEXT, SIDE};
use super::page::Draw;
use super::tree::Tag;
use crate::blocks::Span;
use crate::diagram::{self, Anchor, Drawing, Item};
use crate::shape::{self, Stroke};

/// How much neighbouring parts share, in points.
const OVERLAP: f32 = 24.0;
/// Room below a part for a caption of one line and the next part.
const CAPTION: f32 = 34.0;
/// What is larger than this, in pixels, is a boundary and may be cut.
const ELEMENT: (f32, f32) = (260.0, 140.0);

/// How a drawing is cut.
struct Plan {
    /// On turned pages.
    wide: bool,
    /// Points for a pixel.
    scale: f32,
    /// Where parts begin and end, in pixels from the left and from the top.
    columns: Vec<f32>,
    rows: Vec<f32>,
    pages: usize,
}

impl Composer<'_> {
    /// The diagram in parts.
    pub(super) fn tiles(&mut self, drawing: &Drawing, alt: &str) {
        let (short, long) = (self.theme.page_width, self.theme.page_height);
        let above = self.theme.top + self.theme.bottom;
        let upright = plan(drawing, false, (short - 2.0 * SIDE, long - above));
        let turned = plan(drawing, true, (long - 2.0 * SIDE, short - above));
        let plan = if upright.pages <= turned.pages { upright } else { turned };
        let windows = plan.rows.windows(2).flat_map(|rows| {
            plan.columns.windows(2).map(move |columns| [columns[0], rows[0], columns[1], rows[1]])
        });
        // A part without a word shows nothing that its neighbours do not.
        let shown: Vec<[f32; 4]> = windows.filter(|window| has_words(drawing, *window)).collect();
        self.new_page(plan.wide);
        for (index, window) in shown.iter().enumerate() {
            let around = OVERLAP / 2.0 / plan.scale;
            let [x0, y0] = [window[0], window[1]].map(|from| (from - around).max(0.0));
            let x1 = (window[2] + around).min(drawing.width);
            let y1 = (window[3] + around).min(drawing.height);
            let (width, height) = ((x1 - x0) * plan.scale, (y1 - y0) * plan.scale);
            if self.left() < height + CAPTION - 10.0 && !self.at_top() {
                self.new_page(plan.wide);
            }
            let left = SIDE + (self.page().width - 2.0 * SIDE - width) / 2.0;
            let top = self.y;
            let part = format!("part {} of {}", index + 1, shown.len());
            let node = self.tree.add(Tag::Figure, 0);
            self.tree.nodes[node].alt = Some(format!("{alt} ({part})"));
            let place = (self.page_index(), [left, top, left + width, top + height]);
            self.tree.nodes[node].area = Some(Box::new(place));
            self.open(node);
            self.page().draws.push(Draw::Clip(left, top, width, height));
            let (x, y) = (left - x0 * plan.scale, top - y0 * plan.scale);
            self.draw_items(drawing, plan.scale, x, y, Some([left, top, width, height]));
            self.page().draws.push(Draw::Unclip);
            self.close();
            let frame = Stroke::solid(self.theme.hair, 0.5);
            self.artifact([shape::Shape::stroked(shape::rect(left, top, width, height), frame)]);
            self.y += height + 6.0;
            self.caption(&[Span::plain(format!("{}, {part}", drawing.title))]);
        }
    }
}

/// Cuts a drawing for pages with this room, into as few parts as a size that can be read allows.
fn plan(drawing: &Drawing, wide: bool, room: (f32, f32)) -> Plan {
    let least = MIN_TEXT / diagram::SMALLEST_TEXT;
    let count =
        |length: f32, room: f32| ((length * least - OVERLAP) / (room - OVERLAP)).ceil().max(1.0);
    let (across, down) = (count(drawing.width, room.0), count(drawing.height, room.1 - CAPTION));
    let tall = |scale: f32| (drawing.height * scale + (down - 1.0) * OVERLAP) / down;
    // How many stand on a page at the least size; then as large as that allows.
    let stacked = (room.1 / (tall(least) + CAPTION)).floor().clamp(1.0, across * down);
    let high = (room.1 / stacked - CAPTION) * down - (down - 1.0) * OVERLAP;
    let broad = across * room.0 - (across - 1.0) * OVERLAP;
    // Not quite as broad as the page, so that a cut can be moved a little.
    let broad = if across > 1.0 { broad * 0.94 } else { broad };
    let scale = (broad / drawing.width).min(high / drawing.height).clamp(least, LARGEST);
    let spare = |length: f32, count: f32, room: f32| {
        ((room - OVERLAP) / scale - length / count).max(0.0) / 2.0
    };
    let columns = cuts(
        drawing.width,
        across as usize,
        spare(drawing.width, across, room.0),
        &extents(drawing, |[left, _, right, _]| (left, right)),
    );
    let rows = cuts(
        drawing.height,
        down as usize,
        spare(drawing.height, down, room.1 - CAPTION),
        &extents(drawing, |[_, top, _, bottom]| (top, bottom)),
    );
    let pages = (across * down / stacked).ceil() as usize;
    Plan { wide, scale, columns, rows, pages }
}

/// Where to cut a length into so many parts: near the even places, where the fewest things are cut through.
fn cuts(length: f32, count: usize, spare: f32, things: &[(f32, f32)]) -> Vec<f32> {
    let through = |at: f32| things.iter().filter(|(from, to)| *from < at && at < *to).count();
    let mut cuts = vec![0.0];
    for number in 1..count {
        let even = length * number as f32 / count as f32;
        let steps = (spare / 4.0) as i32;
        let places = (-steps..=steps).map(|step| even + step as f32 * 4.0);
        let best = places.min_by(|a, b| {
            through(*a).cmp(&through(*b)).then((a - even).abs().total_cmp(&(b - even).abs()))
        });
        cuts.push(best.unwrap_or(even));
    }
    cuts.push(length);
    cuts
}

/// What elements and labels take up along one side.
fn extents(drawing: &Drawing, along: fn([f32; 4]) -> (f32, f32)) -> Vec<(f32, f32)> {
    let boxes = drawing.items.iter().map(|item| match item {
        Item::Shape(shape) => shape.bounds(),
        Item::Label(label) => {
            let width = label.size * label.text.chars().count() as f32 * 0.55;
            let left = match label.anchor {
                Anchor::Start => label.x,
                Anchor::Middle => label.x - width / 2.0,
                Anchor::End => label.x - width,
            };
            [left, label.y - label.size, left + width, label.y + label.size * 0.3]
        }
    });
    boxes
        .filter(|[left, top, right, bottom]| {
            right - left < ELEMENT.0 && bottom - top < ELEMENT.1 && bottom - top > 6.0
        })
        .map(along)
        .collect()
}

fn has_words(drawing: &Drawing, [left, top, right, bottom]: [f32; 4]) -> bool {
    drawing.items.iter().any(|item| match item {
        Item::Label(label) => (left..right).contains(&label.x) && (top..bottom).contains(&label.y),
        Item::Shape(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn a_cut_goes_between_things_where_it_can() {
        let things = [(0.0, 40.0), (44.0, 60.0), (80.0, 100.0)];
        assert_eq!(cuts(100.0, 2, 20.0, &things), [0.0, 42.0, 100.0]);
        assert_eq!(cuts(100.0, 2, 0.0, &things), [0.0, 50.0, 100.0]);
        assert_eq!(cuts(100.0, 1, 20.0, &things), [0.0, 100.0]);
    }
}
