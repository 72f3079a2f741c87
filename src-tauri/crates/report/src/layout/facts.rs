//! Labelled facts: a quiet label, its text beside it. In the tree a list of label and body.

use super::composer::Composer;
use super::tree::Tag;
use crate::blocks::{Fact, Span, Voice};

/// Room of the label column.
const LABELS: f32 = 104.0;

impl Composer<'_> {
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        let list = self.tree.add(Tag::L, 0);
        let body_style = self.style(9.0, 13.0, self.theme.ink);
        let label_style = super::shaping::Style { color: self.theme.ink_3, ..body_style };
        let (left, width) = (self.theme.side, self.width());
        for fact in facts {
            let item = self.tree.add(Tag::Li, list);
            let label = self.tree.add(Tag::Lbl, item);
            let label_lines =
                self.fonts.lines(&[Span::plain(fact.label.clone())], label_style, LABELS - 8.0);
            let label_height: f32 = label_lines.iter().map(|l| l.height).sum();
            self.need(label_height.max(2.0 * body_style.leading));
            let (page, top) = (self.page_index(), self.y);
            let mut y = self.y;
            for line in &label_lines {
                self.line(line, left, y, Some(label));
                y += line.height;
            }
            let body = self.tree.add(Tag::LBody, item);
            self.flow(&fact.spans, body_style, left + LABELS, width - LABELS, body, 0.0);
            if page == self.page_index() {
                self.y = self.y.max(top + label_height);
            }
            self.y += 3.5;
        }
        self.y += self.voice(Voice::Body).leading * 0.4;
    }
}
