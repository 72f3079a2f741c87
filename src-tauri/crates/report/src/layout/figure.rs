//! Figures: a diagram fitted to the page, on a turned page when it is wide, over several pages when it would be too small to read.

use super::composer::{Composer, Warning};
use super::page::Draw;
use super::shaping::Style;
use super::tree::Tag;
use crate::blocks::{Side, Span};
use crate::diagram::{self, Anchor, Drawing, Item, Label};

/// No text of a diagram is smaller than this, in points; below it the diagram is tiled.
pub const MIN_TEXT: f32 = 6.0;
/// A figure is shown among the text when it is at least this much larger than the smallest readable size.
const COMFORT: f32 = 1.02;
/// Side margin of figures, narrower than that of text.
pub(super) const SIDE: f32 = 36.0;
/// Diagrams are not enlarged beyond this, in points for a pixel.
pub(super) const LARGEST: f32 = 0.85;

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

    /// What the caption of a whole figure takes, with the note of an overview.
    fn caption_height(&mut self, spans: &[Span]) -> f32 {
        let style = self.style(8.5, 12.0, self.theme.ink_3);
        let width = self.width();
        let lines = self.fonts.lines(spans, style, width).len() as f32;
        (lines + 1.0) * style.leading + 10.0
    }

    pub(super) fn caption(&mut self, spans: &[Span]) {
        let node = self.tree.add(Tag::P, 0);
        let style = self.style(8.5, 12.0, self.theme.ink_3);
        self.flow(spans, style, self.theme.side, self.width(), node, 10.0);
    }

    /// Draws the items; with a window only those that reach into it, so that no hidden text is read out or found.
    pub(super) fn draw_items(
        &mut self,
        drawing: &Drawing,
        k: f32,
        x: f32,
        y: f32,
        window: Option<[f32; 4]>,
    ) {
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

/// The scale at which a drawing fits, never above its own size in points at 96 pixels an inch, a little enlarged.
fn fit(drawing: &Drawing, area: (f32, f32)) -> f32 {
    (area.0 / drawing.width.max(1.0)).min(area.1 / drawing.height.max(1.0)).clamp(0.0, LARGEST)
}
