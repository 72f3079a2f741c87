//! Headings: numbers, outline, room for what follows.

use super::composer::{Composer, OutlineEntry, unlinked};
use super::shaping::Style;
use super::tree::Tag;
use crate::blocks::{Block, Side, Span, Voice, text_of};
use crate::shape::{self, Shape, Stroke};

/// The next number of a heading level, such as `3.2`; level 3 has none.
pub(super) fn number(counters: &mut [u32; 3], level: u8) -> String {
    let level = usize::from(level.clamp(1, 3));
    counters[level - 1] += 1;
    for lower in &mut counters[level..] {
        *lower = 0;
    }
    if level == 3 {
        return String::new();
    }
    counters[..level].iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// Height that must be left for a heading, so that it never stands without what it is for.
fn room(level: u8, following: &[Block]) -> f32 {
    let text_first = match following {
        [Block::Paragraph { voice: Voice::Label, .. }, ..]
        | [Block::Paragraph { .. }, Block::Table(_), ..] => false,
        [first, ..] => matches!(first, Block::Paragraph { .. } | Block::List { .. }),
        [] => true,
    };
    // A heading with a line on it, and the next one right below: all three and what the last is for.
    let heading_next = matches!(
        following,
        [Block::Heading { .. }, ..] | [Block::Paragraph { .. }, Block::Heading { .. }, ..]
    );
    match level {
        1 => 300.0,
        2 if heading_next => 160.0,
        // Two lines of text are enough to stand on a page.
        2 if text_first => 72.0,
        // The heading, a line on it, a label, the head and first row of a table.
        2 => 160.0,
        _ => 96.0,
    }
}

impl Composer<'_> {
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: &str,
        spans: &[Span],
        alone: bool,
        aside: &[Span],
        following: &[Block],
    ) {
        let number = number(&mut self.numbers, level);
        let words = text_of(spans);
        let (size, leading, before, after) = match level {
            1 => (20.0, 26.0, 34.0, 12.0),
            2 => (13.0, 18.0, 14.0, 6.0),
            _ => (10.5, 15.0, 12.0, 4.0),
        };
        if level == 1 {
            self.chapter.clone_from(&words);
            if alone && !self.at_top() {
                self.new_page(false);
            }
        }
        let table = self.until_first_row(following).map_or(0.0, |table| table + leading + after);
        // A label asks for four more than its lines, and a rounding must not part them.
        self.need(room(level, following).max(table + 6.0) + before);
        if self.at_top() {
            let chapter = self.chapter.clone();
            self.page().chapter = chapter;
        } else {
            self.y += before;
        }
        if level == 3 {
            let (x, y, w) = (self.theme.side, self.y - 3.0, self.width());
            let rule = Stroke::solid(self.theme.hair, 0.5);
            self.artifact([Shape::stroked(shape::line(x, y, x + w, y), rule)]);
            self.y += 4.0;
        }
        self.anchor(id);
        let title = if number.is_empty() { words } else { format!("{number}  {words}") };
        self.outline.push(OutlineEntry { level, title, page: self.page_index(), y: self.y });
        let tag = [Tag::H1, Tag::H2, Tag::H3][usize::from(level.clamp(1, 3)) - 1];
        let node = self.tree.add(tag, 0);
        let style = Style { bold: true, ..self.style(size, leading, self.theme.ink) };
        let mut line: Vec<Span> = Vec::new();
        if !number.is_empty() {
            let text = format!("{number}\u{2002}");
            line.push(Span { quiet: true, ..Span::plain(text) });
        }
        line.extend(unlinked(spans));
        let (left, width) = (self.theme.side, self.width());
        let mut room = width;
        if !aside.is_empty() {
            let small = Style { side: Side::End, ..self.style(9.0, leading, self.theme.ink) };
            let lines = self.fonts.lines(aside, small, 150.0);
            room = width - 160.0;
            let top = self.y;
            self.flow(&line, style, left, room, node, after);
            if let Some(aside) = lines.first() {
                // After the title in reading order, on the same line, on the page where the heading began.
                if self.y > top {
                    let p = self.tree.add(Tag::P, 0);
                    self.line(aside, left + width - 150.0, top, Some(p));
                }
            }
            return;
        }
        self.flow(&line, style, left, room, node, after);
    }
}
