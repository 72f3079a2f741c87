//! The first page.

use super::composer::Composer;
use super::shaping::Style;
use super::tree::Tag;
use crate::blocks::{Cover, Span};
use crate::diagram::{Drawing, Item};
use crate::shape::{self, Shape, Stroke};

impl Composer<'_> {
    pub(super) fn title_page(&mut self, cover: &Cover) {
        self.page().bare = true;
        let (left, width) = (self.theme.side, self.width());
        let height = self.page().height;
        self.y = 92.0;
        let mono = Style { mono: true, ..self.style(9.0, 13.0, self.theme.ink_2) };
        self.cover_text(&cover.marking.to_uppercase(), mono, 90.0);
        if let Some(logo) = self.logo {
            self.draw_logo(logo);
        }
        let quiet = Style { bold: true, ..self.style(10.0, 14.0, self.theme.ink_2) };
        self.y = 206.0;
        self.cover_text(&cover.organisation, quiet, 0.0);
        self.y = 236.0;
        let accent = self.theme.accent;
        self.artifact([Shape::filled(shape::rect(left, self.y, 40.0, 2.5), accent)]);
        self.y += 20.0;
        let title = Style { bold: true, ..self.style(30.0, 37.0, self.theme.ink) };
        self.cover_text(&cover.title, title, 8.0);
        let subtitle = self.style(14.0, 20.0, self.theme.ink_2);
        self.cover_text(&cover.subtitle, subtitle, 14.0);
        let status = Style { bold: true, ..self.style(10.0, 14.0, self.theme.accent) };
        self.cover_text(&cover.status, status, 0.0);
        let rows = cover.facts.len() as f32;
        self.y = (height - 112.0 - rows * 17.0).max(self.y + 40.0);
        let rule = Stroke::solid(self.theme.hair, 0.5);
        let y = self.y - 12.0;
        self.artifact([Shape::stroked(shape::line(left, y, left + width, y), rule)]);
        self.facts(&cover.facts);
        self.new_page(false);
    }

    /// At the top right, no larger than a visiting card.
    fn draw_logo(&mut self, logo: &Drawing) {
        let scale = (140.0 / logo.width.max(1.0)).min(48.0 / logo.height.max(1.0));
        let x = self.theme.side + self.width() - logo.width * scale;
        let shapes = logo.items.iter().filter_map(|item| match item {
            Item::Shape(shape) => Some(shape.placed(scale, x, 78.0)),
            Item::Label(_) => None,
        });
        let shapes: Vec<Shape> = shapes.collect();
        self.artifact(shapes);
    }

    fn cover_text(&mut self, text: &str, style: Style, after: f32) {
        if text.is_empty() {
            self.y += after;
            return;
        }
        let node = self.tree.add(Tag::P, 0);
        self.flow(&[Span::plain(text)], style, self.theme.side, self.width(), node, after);
    }
}
