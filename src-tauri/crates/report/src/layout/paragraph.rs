//! Paragraphs, lists, callouts and ruled lines: text that flows over pages, without leaving single lines behind.

use super::composer::Composer;
use super::page::{Draw, Mark, PageLink};
use super::shaping::{Line, Style};
use super::tree::{Child, NodeId, Tag};
use crate::blocks::{Block, Span, Voice};
use crate::shape::{self, Shape, Stroke};

/// Room below a paragraph.
pub(super) fn after(voice: Voice) -> f32 {
    match voice {
        Voice::Lead => 10.0,
        Voice::Body | Voice::Small => 7.0,
        Voice::Label => 1.0,
    }
}

impl Composer<'_> {
    pub(super) fn paragraph(&mut self, voice: Voice, spans: &[Span], following: &[Block]) {
        let node = self.tree.add(Tag::P, 0);
        let style = self.voice(voice);
        if voice == Voice::Label {
            let table = self.until_first_row(following).unwrap_or(0.0);
            self.need(style.leading + 4.0 + table.max(52.0));
            self.y += if self.at_top() { 0.0 } else { 4.0 };
        }
        self.flow(spans, style, self.theme.side, self.width(), node, after(voice));
    }

    pub(super) fn list(&mut self, ordered: bool, items: &[Vec<Span>]) {
        let list = self.tree.add(Tag::L, 0);
        self.tree.nodes[list].numbered = ordered;
        let style = self.voice(Voice::Body);
        let (left, width) = (self.theme.side, self.width());
        for (index, item) in items.iter().enumerate() {
            let li = self.tree.add(Tag::Li, list);
            self.need(style.leading);
            let label = if ordered { format!("{}.", index + 1) } else { "\u{2022}".to_owned() };
            let label_node = self.tree.add(Tag::Lbl, li);
            let quiet = Style { color: self.theme.ink_3, ..style };
            let lines = self.fonts.lines(&[Span::plain(label)], quiet, 18.0);
            if let Some(line) = lines.first() {
                self.line(line, left + 2.0, self.y, Some(label_node));
            }
            let body = self.tree.add(Tag::LBody, li);
            self.flow(item, style, left + 18.0, width - 18.0, body, 3.0);
        }
        self.y += 4.0;
    }

    pub(super) fn callout(&mut self, spans: &[Span]) {
        let style = self.voice(Voice::Body);
        let (left, width, pad) = (self.theme.side, self.width(), 12.0);
        let lines = self.fonts.lines(spans, style, width - 2.0 * pad - 3.0);
        let height: f32 = lines.iter().map(|l| l.height).sum::<f32>() + 2.0 * pad - 4.0;
        self.need(height);
        let node = self.tree.add(Tag::P, 0);
        if height > self.left() {
            self.flow(spans, style, left + pad, width - 2.0 * pad, node, 10.0);
            return;
        }
        let (y, ground, bar) = (self.y, self.theme.note, self.theme.note_line);
        self.artifact([
            Shape::filled(shape::rect(left, y, width, height), ground),
            Shape::filled(shape::rect(left, y, 2.0, height), bar),
        ]);
        self.y += pad - 2.0;
        for line in &lines {
            self.line(line, left + pad + 3.0, self.y, Some(node));
            self.y += line.height;
        }
        self.y = y + height + 12.0;
    }

    /// Ruled lines with small labels below, for signatures by hand.
    pub(super) fn signature_lines(&mut self, labels: &[String]) {
        self.need(56.0);
        let gap = 18.0;
        let count = labels.len().max(1) as f32;
        let each = (self.width() - gap * (count - 1.0)) / count;
        self.y += 34.0;
        let style = self.voice(Voice::Small);
        for (index, label) in labels.iter().enumerate() {
            let x = self.theme.side + index as f32 * (each + gap);
            let y = self.y;
            let rule = Stroke::solid(self.theme.hair_2, 0.6);
            self.artifact([Shape::stroked(shape::line(x, y, x + each, y), rule)]);
            let node = self.tree.add(Tag::P, 0);
            let lines = self.fonts.lines(&[Span::plain(label.clone())], style, each);
            if let Some(line) = lines.first() {
                self.line(line, x, y + 3.0, Some(node));
            }
        }
        self.y += 26.0;
    }

    /// Sets text from the current place on, over as many pages as it needs.
    pub(super) fn flow(
        &mut self,
        spans: &[Span],
        style: Style,
        x: f32,
        width: f32,
        node: NodeId,
        after: f32,
    ) {
        let lines = self.fonts.lines(spans, style, width);
        let count = lines.len();
        let mut next = 0;
        while next < count {
            let mut fits = 0;
            let mut height = 0.0;
            while next + fits < count && height + lines[next + fits].height <= self.left() + 0.01 {
                height += lines[next + fits].height;
                fits += 1;
            }
            if next + fits < count {
                // No single line at the top of the next page, nor at the bottom of this one.
                if count - next - fits == 1 && fits > 2 {
                    fits -= 1;
                }
                if next == 0 && fits < 2 {
                    fits = 0;
                }
            }
            if fits == 0 && self.at_top() {
                fits = 1;
            }
            for line in &lines[next..next + fits] {
                self.line(line, x, self.y, Some(node));
                self.y += line.height;
            }
            next += fits;
            if next < count {
                self.new_page(false);
            }
        }
        self.y += after;
    }

    /// Draws one line with its left edge at `x` and its top at `top`. Without a node the caller has opened the mark.
    pub(super) fn line(&mut self, line: &Line, x: f32, top: f32, node: Option<NodeId>) {
        let base = top + line.base;
        let mut at = 0;
        while at < line.runs.len() {
            let link = line.runs[at].brush.link;
            let mut end = at + 1;
            while end < line.runs.len() && line.runs[end].brush.link == link {
                end += 1;
            }
            let runs = &line.runs[at..end];
            at = end;
            let target = match (node, link) {
                (Some(node), 0) => Some(node),
                (Some(node), _) => Some(self.tree.add(Tag::Link, node)),
                (None, _) => None,
            };
            if let Some(target) = target {
                self.open(target);
            }
            for run in runs {
                let left = x + run.x;
                match run.brush.mark {
                    Some(level) => {
                        let r = run.size * 0.34;
                        let mark = level.mark(left + run.width / 2.0, base - run.size * 0.36, r);
                        self.page().draws.push(Draw::Shape(mark));
                    }
                    None => self.page().draws.push(Draw::Glyphs(run.clone(), left, base)),
                }
            }
            if target.is_some() {
                self.close();
            }
            if let (Some(target), Some(last)) = (target, runs.last())
                && link > 0
            {
                let left = x + runs[0].x;
                let text = runs.iter().map(run_text).collect();
                let area = [left, top, x + last.x + last.width - left, line.height];
                let leads = self.document.links[link as usize - 1].clone();
                self.link_area(PageLink { area, target: leads, node: target, text });
            }
        }
    }

    /// Makes an area of the current page a link, under its node.
    pub(super) fn link_area(&mut self, link: PageLink) {
        let index = self.page_index();
        let node = link.node;
        let page = self.page();
        page.links.push(link);
        let number = page.links.len() - 1;
        self.tree.nodes[node].children.push(Child::Link(index as u32, number as u32));
    }

    /// Draws a line as decoration.
    pub(super) fn artifact_line(&mut self, line: &Line, x: f32, top: f32) {
        self.page().draws.push(Draw::Open(Mark::Artifact));
        self.line(line, x, top, None);
        self.close();
    }
}

fn run_text(run: &super::shaping::Run) -> String {
    let start = run.glyphs.iter().map(|g| g.start).min().unwrap_or(0) as usize;
    let end = run.glyphs.iter().map(|g| g.end).max().unwrap_or(0) as usize;
    run.text.get(start..end).unwrap_or("").to_owned()
}
