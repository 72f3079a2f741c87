//! Figures: a diagram fitted to the page, on a turned page when it is wide, over several pages when it would be too small to read.

use super::composer::{Composer, Warning};
use super::page::Draw;
use super::shaping::Style;
use super::tree::Tag;
use crate::blocks::{Side, Span};
use crate::diagram::{self, Anchor, Drawing, Item, Label};
use crate::shape::{self, Shape, Stroke};

/// No text of a diagram is smaller than this, in points; below it the diagram is tiled.
pub const MIN_TEXT: f32 = 6.0;
/// A figure is shown among the text when it is at least this much larger than the smallest readable size.
const COMFORT: f32 = 1.02;
/// Side margin of figures, narrower than that of text.
const SIDE: f32 = 36.0;
/// Room below a figure for a caption of one line.
const CAPTION: f32 = 30.0;
/// Diagrams are not enlarged beyond this, in points for a pixel.
const LARGEST: f32 = 0.85;
/// How much neighbouring tiles share, in points.
const OVERLAP: f32 = 36.0;

impl Composer<'_> {
    pub(super) fn figure(&mut self, source: &str, alt: &str, caption: &[Span]) {
        let figures = self.figures;
        let Some(drawing) = figures.get(source) else {
            self.warnings.push(Warning::MissingFigure(source.to_owned()));
            return;
        };
        if alt.trim().is_empty() {
            self.warnings.push(Warning::MissingAlt(source.to_owned()));
        }
        let least = MIN_TEXT / diagram::SMALLEST_TEXT;
        let below = self.caption_height(caption);
        let here = self.room(below);
        let upright = (self.theme.page_width - 2.0 * SIDE, self.upright_height(below));
        let turned = self.turned_room(below);
        let enough = fit(drawing, here).max(fit(drawing, upright)) >= least * COMFORT;
        if enough && fit(drawing, here) >= least * COMFORT {
            self.whole(drawing, alt, caption, here, false);
        } else if enough || fit(drawing, upright) >= fit(drawing, turned) {
            if !self.only_headings {
                self.new_page(false);
            }
            let area = self.room(below);
            self.whole(drawing, alt, caption, area, fit(drawing, area) < least);
        } else {
            self.turn();
            let area = self.room(below);
            self.whole(drawing, alt, caption, area, fit(drawing, area) < least);
        }
        if fit(drawing, upright).max(fit(drawing, turned)) < least {
            self.tiles(drawing, alt);
        }
        self.only_headings = false;
        if self.page().width > self.page().height {
            self.new_page(false);
        }
    }

    /// Room for a figure on the rest of the current page.
    fn room(&self, below: f32) -> (f32, f32) {
        let width = self.pages.last().map_or(0.0, |p| p.width);
        (width - 2.0 * SIDE, self.left() - below)
    }

    fn upright_height(&self, below: f32) -> f32 {
        self.theme.page_height - self.theme.top - self.theme.bottom - below
    }

    /// Room on a turned page, below the headings that stand on the current one.
    fn turned_room(&self, below: f32) -> (f32, f32) {
        let used = if self.only_headings { self.y } else { self.theme.top };
        let height = self.theme.page_width - used - self.theme.bottom - below;
        (self.theme.page_height - 2.0 * SIDE, height)
    }

    /// Turns the current page when only headings stand on it, else begins a turned one.
    fn turn(&mut self) {
        if self.only_headings && self.page().width < self.page().height {
            let page = self.page();
            std::mem::swap(&mut page.width, &mut page.height);
        } else {
            self.new_page(true);
        }
    }

    fn whole(
        &mut self,
        drawing: &Drawing,
        alt: &str,
        caption: &[Span],
        area: (f32, f32),
        overview: bool,
    ) {
        let scale = fit(drawing, area);
        let (w, h) = (drawing.width * scale, drawing.height * scale);
        let x = SIDE + (area.0 - w) / 2.0;
        let y = self.y;
        let node = self.tree.add(Tag::Figure, 0);
        self.tree.nodes[node].alt = (!alt.is_empty()).then(|| alt.to_owned());
        let area = (self.page_index(), [x, y, x + w, y + h]);
        self.tree.nodes[node].area = Some(Box::new(area));
        self.open(node);
        self.draw_items(drawing, scale, x, y, None);
        self.close();
        self.y += h + 8.0;
        let mut words = caption.to_vec();
        if overview {
            words
                .push(Span::plain(" (overview; the following pages show it large enough to read)"));
        }
        self.caption(&words);
    }

    /// The diagram cut into pages at the smallest readable size.
    fn tiles(&mut self, drawing: &Drawing, alt: &str) {
        let height = self.theme.page_width - self.theme.top - self.theme.bottom - CAPTION;
        let area = (self.theme.page_height - 2.0 * SIDE, height);
        let step = (area.0 - OVERLAP, area.1 - OVERLAP);
        let least = MIN_TEXT / diagram::SMALLEST_TEXT;
        let tiles = |length: f32, step: f32| ((length * least - OVERLAP) / step).ceil().max(1.0);
        let (across, down) = (tiles(drawing.width, step.0), tiles(drawing.height, step.1));
        // As large as the same number of tiles allows.
        let scale = ((across * step.0 + OVERLAP) / drawing.width)
            .min((down * step.1 + OVERLAP) / drawing.height)
            .min(LARGEST);
        let (across, down) = (across as usize, down as usize);
        let places = (0..down).flat_map(|row| (0..across).map(move |column| (row, column)));
        // A tile without a word shows nothing that its neighbours do not.
        let shown: Vec<(usize, usize)> = places
            .filter(|(row, column)| {
                let corner = (*column as f32 * step.0 / scale, *row as f32 * step.1 / scale);
                has_words(drawing, corner, (area.0 / scale, area.1 / scale))
            })
            .collect();
        for (index, &(row, column)) in shown.iter().enumerate() {
            self.new_page(true);
            let (left, top) = (SIDE, self.y);
            let x = left - column as f32 * step.0;
            let y = top - row as f32 * step.1;
            let part = format!("part {} of {}", index + 1, shown.len());
            let node = self.tree.add(Tag::Figure, 0);
            self.tree.nodes[node].alt = Some(format!("{alt} ({part})"));
            let place = (self.page_index(), [left, top, left + area.0, top + area.1]);
            self.tree.nodes[node].area = Some(Box::new(place));
            self.open(node);
            self.page().draws.push(Draw::Clip(left, top, area.0, area.1));
            self.draw_items(drawing, scale, x, y, Some([left, top, area.0, area.1]));
            self.page().draws.push(Draw::Unclip);
            self.close();
            let frame = Stroke::solid(self.theme.hair, 0.5);
            let border = shape::rect(left, top, area.0, area.1);
            self.artifact([Shape::stroked(border, frame)]);
            self.y += area.1 + 8.0;
            let words =
                format!("{}, {part}: row {}, column {}", drawing.title, row + 1, column + 1);
            self.caption(&[Span::plain(words)]);
        }
    }

    /// What the caption of a whole figure takes, with the note of an overview.
    fn caption_height(&mut self, spans: &[Span]) -> f32 {
        let style = self.style(8.5, 12.0, self.theme.ink_3);
        let width = self.width();
        let lines = self.fonts.lines(spans, style, width).len() as f32;
        (lines + 1.0) * style.leading + 10.0
    }

    fn caption(&mut self, spans: &[Span]) {
        let node = self.tree.add(Tag::P, 0);
        let style = self.style(8.5, 12.0, self.theme.ink_3);
        self.flow(spans, style, self.theme.side, self.width(), node, 10.0);
    }

    /// Draws the items; with a window only those that reach into it, so that no hidden text is read out or found.
    fn draw_items(&mut self, drawing: &Drawing, k: f32, x: f32, y: f32, window: Option<[f32; 4]>) {
        let seen = |[left, top, right, bottom]: [f32; 4]| {
            window.is_none_or(|[wx, wy, ww, wh]| {
                left < wx + ww && right > wx && top < wy + wh && bottom > wy
            })
        };
        for item in &drawing.items {
            match item {
                Item::Shape(shape) => {
                    let placed = shape.placed(k, x, y);
                    if seen(placed.bounds()) {
                        self.page().draws.push(Draw::Shape(placed));
                    }
                }
                Item::Label(label) => {
                    let (lx, ly, size) = (x + label.x * k, y + label.y * k, label.size * k);
                    // Wide enough for any label, whatever its anchor.
                    let width = size * label.text.chars().count() as f32 * 0.6;
                    let (before, after) = match label.anchor {
                        Anchor::Start => (0.0, width),
                        Anchor::Middle => (width / 2.0, width / 2.0),
                        Anchor::End => (width, 0.0),
                    };
                    if seen([lx - before, ly - size, lx + after, ly + size * 0.3]) {
                        self.draw_label(label, k, x, y);
                    }
                }
            }
        }
    }

    fn draw_label(&mut self, label: &Label, scale: f32, x: f32, y: f32) {
        let size = label.size * scale;
        let style = Style {
            bold: label.bold,
            side: Side::Start,
            ..self.style(size, size * 1.2, label.color)
        };
        let lines = self.fonts.lines(&[Span::plain(label.text.clone())], style, 10_000.0);
        let Some(line) = lines.into_iter().next() else { return };
        let left = x + label.x * scale
            - match label.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => line.width / 2.0,
                Anchor::End => line.width,
            };
        let base = y + label.y * scale;
        for run in line.runs {
            let at = left + run.x;
            self.page().draws.push(Draw::Glyphs(run, at, base));
        }
    }
}

fn has_words(drawing: &Drawing, corner: (f32, f32), size: (f32, f32)) -> bool {
    drawing.items.iter().any(|item| match item {
        Item::Label(label) => {
            let (x, y) = (label.x - corner.0, label.y - corner.1);
            (0.0..size.0).contains(&x) && (0.0..size.1).contains(&y)
        }
        Item::Shape(_) => false,
    })
}

/// The scale at which a drawing fits, never above its own size in points at 96 pixels an inch, a little enlarged.
fn fit(drawing: &Drawing, area: (f32, f32)) -> f32 {
    (area.0 / drawing.width.max(1.0)).min(area.1 / drawing.height.max(1.0)).clamp(0.0, LARGEST)
}
