//! The contents list, with page numbers put in at the end.

use super::composer::{Composer, Pending};
use super::headings::number;
use super::page::{Draw, Mark, PageLink};
use super::shaping::Style;
use super::tree::{Child, Tag};
use crate::blocks::{Block, Link, Side, Span, text_of};
use crate::shape::{self, Shape, Stroke};

/// Height of a chapter's line, the room before it, and height of a section's line.
const CHAPTER: f32 = 17.0;
const BEFORE_CHAPTER: f32 = 4.0;
const SECTION: f32 = 14.5;
/// Lines are not set closer than this part of their height.
const TIGHTEST: f32 = 0.78;

impl Composer<'_> {
    pub(super) fn contents(&mut self, title: &str, depth: u8) {
        let document = self.document;
        self.chapter = title.to_owned();
        self.page().chapter = title.to_owned();
        let node = self.tree.add(Tag::P, 0);
        let style = Style { bold: true, ..self.style(20.0, 26.0, self.theme.ink) };
        let (left, width) = (self.theme.side, self.width());
        self.flow(&[Span::plain(title)], style, left, width, node, 12.0);
        let list = self.tree.add(Tag::Toc, 0);
        let mut counters = [0; 3];
        let tight = self.tightness(depth);
        for block in &document.blocks {
            let Block::Heading { level, id, spans, .. } = block else { continue };
            let label = number(&mut counters, *level);
            if *level <= depth {
                self.contents_line(list, *level, &label, id, &text_of(spans), tight);
            }
        }
    }

    /// How much closer lines stand, so that a few of them are not left alone on another page; 1 when that does not help.
    fn tightness(&self, depth: u8) -> f32 {
        let heights = self.document.blocks.iter().map(|block| match block {
            Block::Heading { level: 1, .. } => CHAPTER + BEFORE_CHAPTER,
            Block::Heading { level, .. } if *level <= depth => SECTION,
            _ => 0.0,
        });
        let fits = self.left() / heights.sum::<f32>().max(1.0);
        if (TIGHTEST..1.0).contains(&fits) { fits * 0.995 } else { 1.0 }
    }

    fn contents_line(
        &mut self,
        list: usize,
        level: u8,
        label: &str,
        id: &str,
        words: &str,
        tight: f32,
    ) {
        let (left, width) = (self.theme.side, self.width());
        let indent = f32::from(level - 1) * 22.0;
        let style = match level {
            1 => Style { bold: true, ..self.style(10.0, CHAPTER * tight, self.theme.ink) },
            _ => self.style(9.5, SECTION * tight, self.theme.ink_2),
        };
        if level == 1 {
            self.y += BEFORE_CHAPTER * tight;
        }
        self.need(style.leading);
        let item = self.tree.add(Tag::Toci, list);
        let reference = self.tree.add(Tag::Reference, item);
        let link = self.tree.add(Tag::Link, reference);
        let text = format!("{label}\u{2002}{words}");
        let lines = self.fonts.lines(&[Span::plain(text)], style, width - indent - 50.0);
        let page = self.page_index();
        let top = self.y;
        for line in &lines {
            self.line(line, left + indent, self.y, Some(link));
            self.y += line.height;
        }
        let Some(last) = lines.last() else { return };
        let base = self.y - last.height + last.base - 1.5;
        let start = left + indent + last.width + 8.0;
        let dots =
            Stroke { dash: vec![0.0, 4.0], round: true, ..Stroke::solid(self.theme.hair, 0.9) };
        if level > 1 && start < left + width - 30.0 {
            self.artifact([Shape::stroked(
                shape::line(start, base, left + width - 26.0, base),
                dots,
            )]);
        }
        if page == self.page_index() {
            let area = [left + indent, top, width - indent, self.y - top];
            let target = Link::Anchor(id.into());
            self.link_area(PageLink { area, target, node: link, text: words.to_owned() });
        }
        let number_style = Style { side: Side::End, bold: level == 1, ..style };
        self.pending.push(Pending {
            page: self.page_index(),
            right: left + width,
            y: self.y - last.height,
            id: id.to_owned(),
            node: reference,
            style: number_style,
        });
    }

    /// Puts the page numbers in.
    pub(super) fn finish_contents(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            let Some((target, _)) = self.anchors.get(&pending.id).copied() else { continue };
            let number = Span::plain((target + 1).to_string());
            let lines = self.fonts.lines(&[number], pending.style, 40.0);
            let Some(line) = lines.into_iter().next() else { continue };
            let page = &mut self.pages[pending.page];
            let mark = page.marked.len();
            page.marked.push(pending.node);
            let tag = self.tree.nodes[pending.node].tag;
            page.draws.push(Draw::Open(Mark::Content(tag, mark)));
            let base = pending.y + line.base;
            for run in line.runs {
                let x = pending.right - 40.0 + run.x;
                page.draws.push(Draw::Glyphs(run, x, base));
            }
            page.draws.push(Draw::Close);
            let child = Child::Content(pending.page as u32, mark as u32);
            self.tree.nodes[pending.node].children.push(child);
        }
    }
}
