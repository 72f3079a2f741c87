//! Lines put together from words that were shaped before.
//!
//! A report of a thousand pages is made of a few thousand words. Where nothing but spaces decides about lines (text from left to
//! right, without joining letters), each word is shaped once in each style, and lines are filled with the results. A break that
//! hangs on more than a space (inside a compound, beside brackets) and every other script is left to the full way of setting text.

use std::sync::Arc;

use super::fonts::Fonts;
use super::shaping::{Glyph, Line, Run, Style};
use crate::blocks::{Side, Span};

/// Most words remembered; a report has a few thousand.
const MOST_REMEMBERED: usize = 65_536;
/// Wide enough for any word.
const ENDLESS: f32 = 1.0e6;

/// A word in one style.
pub(super) struct Word {
    runs: Vec<Run>,
    width: f32,
    base: f32,
    below: f32,
}

/// A piece of a line: a word or a part of one, or the space behind it.
struct Piece {
    word: Arc<Word>,
    /// Where its text begins in the whole text.
    start: usize,
    link: u32,
    space: bool,
}

impl Fonts {
    /// Sets text that only spaces break; `None` when it takes more than that. `prepared` are the texts of the spans.
    pub(super) fn of_words(
        &mut self,
        prepared: &[std::borrow::Cow<str>],
        text: &Arc<str>,
        spans: &[Span],
        style: Style,
        width: f32,
    ) -> Option<Vec<Line>> {
        let sound = !text.starts_with('\n') && !text.ends_with('\n') && !text.contains("\n\n");
        if !sound || !text.chars().all(simple) {
            return None;
        }
        let mut filling = Filling {
            text,
            width,
            side: style.side,
            lines: Vec::new(),
            line: Vec::new(),
            used: 0.0,
            group: Vec::new(),
        };
        let mut start = 0;
        for (span, words) in spans.iter().zip(prepared) {
            for part in words.split_inclusive([' ', '\n']) {
                let word = part.trim_end_matches([' ', '\n']);
                if !word.is_empty() {
                    filling.group.push(self.piece(word, start, span, style, false));
                }
                if part.ends_with(' ') {
                    filling.place_group()?;
                    filling.space(self.piece(" ", start + word.len(), span, style, true));
                } else if part.ends_with('\n') {
                    filling.place_group()?;
                    filling.end_line();
                }
                start += part.len();
            }
        }
        filling.place_group()?;
        filling.end_line();
        Some(filling.lines)
    }

    fn piece(&mut self, text: &str, start: usize, span: &Span, style: Style, space: bool) -> Piece {
        let mut key = std::mem::take(&mut self.key);
        write_key(&mut key, text, span, style);
        let known = self.words.get(&key).cloned();
        let word = known.unwrap_or_else(|| {
            let word = Arc::new(self.word(text, span, style));
            if self.words.len() < MOST_REMEMBERED {
                self.words.insert(key.clone(), word.clone());
            }
            word
        });
        self.key = key;
        Piece { word, start, link: span.link, space }
    }

    fn word(&mut self, text: &str, span: &Span, style: Style) -> Word {
        let alone = Span { text: text.to_owned(), ..span.clone() };
        let style = Style { side: Side::Start, ..style };
        let mut lines = self.shaped(&[alone], text.into(), &[text.len()], style, ENDLESS);
        let line = lines.drain(..).next().unwrap_or_default();
        let (base, below) = (line.base, line.height - line.base);
        Word { width: line.runs.iter().map(|run| run.width).sum(), runs: line.runs, base, below }
    }
}

/// Lines that are being filled.
struct Filling<'t> {
    text: &'t Arc<str>,
    width: f32,
    side: Side,
    lines: Vec<Line>,
    /// What stands on the current line, and how much of its width that takes.
    line: Vec<Piece>,
    used: f32,
    /// Pieces without a space between them.
    group: Vec<Piece>,
}

impl Filling<'_> {
    /// Puts the group on this line, or on the next when it does not fit.
    fn place_group(&mut self) -> Option<()> {
        let (Some(first), Some(last)) = (self.group.first(), self.group.last()) else {
            return Some(());
        };
        let width: f32 = self.group.iter().map(|piece| piece.word.width).sum();
        if self.used + width > self.width {
            let text = &self.text[first.start..last.end()];
            let before = self.text[..first.start].trim_end().chars().next_back();
            if self.line.is_empty() || !breaks_only_at_spaces(text) || !before.is_some_and(may_end)
            {
                return None;
            }
            self.end_line();
            if width > self.width {
                return None;
            }
        }
        self.used += width;
        self.line.append(&mut self.group);
        Some(())
    }

    /// Puts a space behind what stands on the line; at the end of a line it needs no room.
    fn space(&mut self, space: Piece) {
        self.used += space.word.width;
        self.line.push(space);
    }

    fn end_line(&mut self) {
        let pieces = std::mem::take(&mut self.line);
        let behind: f32 = pieces.iter().rev().take_while(|p| p.space).map(|p| p.word.width).sum();
        let left = self.width - (self.used - behind);
        let mut x = match self.side {
            Side::Start => 0.0,
            Side::Center => left / 2.0,
            Side::End => left,
        };
        let mut line = Line { width: self.used, ..Line::default() };
        let mut below = 0.0_f32;
        let mut runs: Vec<(Run, Vec<Glyph>)> = Vec::new();
        for piece in &pieces {
            line.base = line.base.max(piece.word.base);
            below = below.max(piece.word.below);
            for run in &piece.word.runs {
                add(&mut runs, run, piece, x, self.text);
                x += run.width;
            }
        }
        line.height = line.base + below;
        line.runs =
            runs.into_iter().map(|(run, glyphs)| Run { glyphs: glyphs.into(), ..run }).collect();
        self.used = 0.0;
        self.lines.push(line);
    }
}

impl Piece {
    fn end(&self) -> usize {
        let glyphs = self.word.runs.iter().flat_map(|run| run.glyphs.iter());
        self.start + glyphs.map(|glyph| glyph.end as usize).max().unwrap_or(0)
    }
}

/// Adds a run of a word at `x`, to the run before it when both look alike and mean the same.
fn add(runs: &mut Vec<(Run, Vec<Glyph>)>, run: &Run, piece: &Piece, x: f32, text: &Arc<str>) {
    let shift = piece.start as u32;
    let moved =
        run.glyphs.iter().map(|g| Glyph { start: g.start + shift, end: g.end + shift, ..*g });
    let alike = |r: &Run| {
        let (a, b) = (&r.brush, &run.brush);
        r.face == run.face
            && r.size == run.size
            && (a.color, a.link, a.mark) == (b.color, piece.link, b.mark)
            && a.mark.is_none()
    };
    if let Some((last, glyphs)) = runs.last_mut().filter(|(last, _)| alike(last)) {
        glyphs.extend(moved);
        last.width += run.width;
        return;
    }
    let mut brush = run.brush.clone();
    brush.link = piece.link;
    let (text, empty) = (text.clone(), Arc::from([]));
    runs.push((Run { x, brush, text, glyphs: empty, ..run.clone() }, moved.collect()));
}

/// Everything that a word depends on, but for where a link leads.
fn write_key(key: &mut Vec<u8>, text: &str, span: &Span, style: Style) {
    key.clear();
    for measure in [style.size, style.leading] {
        key.extend(measure.to_bits().to_be_bytes());
    }
    key.extend([style.color, style.quiet, style.accent].as_flattened());
    key.extend([style.bold, style.italic, style.mono].map(u8::from));
    key.extend([span.bold, span.italic, span.code, span.quiet, span.link > 0].map(u8::from));
    key.push(span.mark.map_or(0, |level| level as u8 + 1));
    key.extend(text.bytes());
}

/// Characters that are read from left to right and stand each for itself.
fn simple(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{2002}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}')
        && c != '\u{ad}'
}

/// Whether a group of words can be parted nowhere, and may begin a line after a space (UAX 14).
fn breaks_only_at_spaces(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(|c| c.is_alphanumeric() || "([→●".contains(c));
    let inside = text.trim_end_matches(['.', ',', ';', ':', ')', ']']);
    begins && inside.chars().all(|c| c.is_alphanumeric() || "([→●.'_,\u{a0}".contains(c))
}

/// Whether a line may end after this character and a space (UAX 14).
fn may_end(c: char) -> bool {
    c.is_alphanumeric() || ".,;:)]!?→●%".contains(c)
}
