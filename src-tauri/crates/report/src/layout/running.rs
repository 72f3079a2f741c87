//! Running header (system and chapter) and footer (marking and page of pages), put on when the number of pages is known.

use super::composer::Composer;
use super::page::{Draw, Mark};
use super::shaping::Style;
use crate::blocks::{Side, Span};
use crate::shape::{self, Shape, Stroke};

impl Composer<'_> {
    pub(super) fn running_lines(&mut self) {
        let total = self.pages.len();
        let start = self.style(7.5, 10.0, self.theme.ink_3);
        let marked = Style { mono: true, ..start };
        let running = vec![Span::plain(self.document.running.clone())];
        let marking = vec![Span::plain(self.document.marking.to_uppercase())];
        let side = self.theme.side;
        for index in 0..total {
            if self.pages[index].bare {
                self.seal(index);
                continue;
            }
            let (width, height) = (self.pages[index].width, self.pages[index].height);
            let room = width - 2.0 * side;
            let half = room * 0.48;
            let chapter = vec![Span::plain(self.pages[index].chapter.clone())];
            let count = vec![Span::plain(format!("Page {} of {total}", index + 1))];
            let end = Style { side: Side::End, ..start };
            let pieces = [
                (&running, start, side, 40.0),
                (&chapter, end, side + room - half, 40.0),
                (&marking, marked, side, height - 44.0),
                (&count, end, side + room - half, height - 44.0),
            ];
            let mut draws = vec![Draw::Open(Mark::Artifact)];
            let rule = Stroke::solid(self.theme.hair, 0.5);
            for y in [54.0, height - 50.0] {
                let steps = shape::line(side, y, width - side, y);
                draws.push(Draw::Shape(Shape::stroked(steps, rule.clone())));
            }
            for (spans, style, x, y) in pieces {
                let lines = self.fonts.lines(spans, style, half);
                let Some(line) = lines.into_iter().next() else { continue };
                let base = y + line.base;
                for run in line.runs {
                    let left = x + run.x;
                    draws.push(Draw::Glyphs(run, left, base));
                }
            }
            draws.push(Draw::Close);
            self.pages[index].draws.extend(draws);
            self.seal(index);
        }
    }
}
