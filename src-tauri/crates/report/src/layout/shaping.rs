//! Spans of text become lines of positioned glyphs: shaping, bidi (UAX 9) and line breaking (UAX 14) by parley.

use std::sync::Arc;

use parley::{
    Alignment, AlignmentOptions, FontFamily, FontStyle, FontWeight, Layout, LineHeight,
    OverflowWrap, StyleProperty,
};

use super::fonts::Fonts;
use crate::blocks::{Side, Span};
use crate::level::Level;
use crate::shape::Rgb;

/// Semibold is the only weight beside regular.
const SEMIBOLD: f32 = 600.0;

/// What a stretch of text looks like and means, beside its font.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Brush {
    /// Colour.
    pub color: Rgb,
    /// Index of a link plus one, or 0.
    pub link: u32,
    /// Drawn as a level's mark.
    pub mark: Option<Level>,
}

/// A style of a whole paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Font size in points.
    pub size: f32,
    /// Distance of base lines in points.
    pub leading: f32,
    /// Semibold throughout.
    pub bold: bool,
    /// Italic throughout.
    pub italic: bool,
    /// Monospaced throughout.
    pub mono: bool,
    /// Colour.
    pub color: Rgb,
    /// Colour of quiet spans.
    pub quiet: Rgb,
    /// Colour of links.
    pub accent: Rgb,
    /// Placement.
    pub side: Side,
}

/// A glyph with the bytes of the run's text it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Number in its face.
    pub id: u16,
    /// How far the next glyph is.
    pub advance: f32,
    /// Shift to the right.
    pub dx: f32,
    /// Shift upwards.
    pub dy: f32,
    /// First byte; equal to `end` when an earlier glyph stands for the text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// Glyphs of one face, colour and link, left to right.
#[derive(Clone, Debug)]
pub struct Run {
    /// Index of the face.
    pub face: usize,
    /// Font size.
    pub size: f32,
    /// Left edge within the line.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Colour, link, mark.
    pub brush: Brush,
    /// Read from right to left.
    pub rtl: bool,
    /// The glyphs.
    pub glyphs: Arc<[Glyph]>,
    /// The paragraph's text.
    pub text: Arc<str>,
}

/// A run whose glyphs are still being read.
struct Growing {
    face: usize,
    size: f32,
    x: f32,
    width: f32,
    brush: Brush,
    rtl: bool,
    glyphs: Vec<Glyph>,
}

impl Growing {
    fn done(self, text: &Arc<str>) -> Run {
        let Self { face, size, x, width, brush, rtl, glyphs } = self;
        Run { face, size, x, width, brush, rtl, glyphs: glyphs.into(), text: text.clone() }
    }
}

impl Run {
    /// The text a glyph stands for.
    pub fn text_of(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.start as usize..glyph.end as usize).unwrap_or("")
    }
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its height.
    pub height: f32,
    /// Base line below its top.
    pub base: f32,
    /// Width of its content.
    pub width: f32,
    /// Its runs, left to right.
    pub runs: Vec<Run>,
}

impl Fonts {
    /// Sets spans into lines no wider than `width`.
    pub fn lines(&mut self, spans: &[Span], style: Style, width: f32) -> Vec<Line> {
        let prepared: Vec<_> = spans.iter().map(|s| self.prepare(&s.text)).collect();
        let text: Arc<str> = prepared.iter().map(|t| &**t).collect::<String>().into();
        if text.is_empty() {
            let base = style.size;
            return vec![Line { height: style.leading, base, ..Line::default() }];
        }
        if let Some(lines) = self.of_words(&prepared, &text, spans, style, width) {
            return lines;
        }
        let lengths: Vec<usize> = prepared.iter().map(|t| t.len()).collect();
        self.shaped(spans, text, &lengths, style, width)
    }

    /// Sets text of any script. `lengths` are the bytes of each span in `text`.
    pub(super) fn shaped(
        &mut self,
        spans: &[Span],
        text: Arc<str>,
        lengths: &[usize],
        style: Style,
        width: f32,
    ) -> Vec<Line> {
        let layout = self.shape(&text, spans, lengths, style, width);
        layout.lines().map(|line| self.read_line(&line, &text)).collect()
    }

    fn shape(
        &mut self,
        text: &str,
        spans: &[Span],
        lengths: &[usize],
        style: Style,
        width: f32,
    ) -> Layout<Brush> {
        let family =
            |list: &str| StyleProperty::FontFamily(FontFamily::Source(list.to_owned().into()));
        let bold = || StyleProperty::FontWeight(FontWeight::new(SEMIBOLD));
        let italic = || StyleProperty::FontStyle(FontStyle::Italic);
        let mut builder = self.layouts.ranged_builder(&mut self.context, text, 1.0, false);
        builder.push_default(family(if style.mono { &self.mono_stack } else { &self.stack }));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let plain = Brush { color: style.color, ..Brush::default() };
        builder.push_default(StyleProperty::Brush(plain));
        if style.bold {
            builder.push_default(bold());
        }
        if style.italic {
            builder.push_default(italic());
        }
        let mut at = 0;
        for (span, length) in spans.iter().zip(lengths) {
            let range = at..at + length;
            at = range.end;
            if range.is_empty() {
                continue;
            }
            if span.bold {
                builder.push(bold(), range.clone());
            }
            if span.italic {
                builder.push(italic(), range.clone());
            }
            if span.code && !style.mono {
                builder.push(family(&self.mono_stack), range.clone());
                builder.push(StyleProperty::FontSize(style.size * 0.92), range.clone());
            }
            let color = match (span.link, span.quiet) {
                (0, false) => style.color,
                (0, true) => style.quiet,
                _ => style.accent,
            };
            if color != style.color || span.link > 0 || span.mark.is_some() {
                let brush = Brush { color, link: span.link, mark: span.mark };
                builder.push(StyleProperty::Brush(brush), range);
            }
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = match style.side {
            Side::Start => Alignment::Start,
            Side::Center => Alignment::Center,
            Side::End => Alignment::End,
        };
        layout.align(alignment, AlignmentOptions::default());
        layout
    }

    fn read_line(&mut self, line: &parley::Line<'_, Brush>, text: &Arc<str>) -> Line {
        let metrics = line.metrics();
        let mut out = Line {
            height: metrics.line_height,
            base: metrics.baseline - metrics.block_min_coord,
            width: metrics.advance,
            runs: Vec::new(),
        };
        let mut x = metrics.offset;
        let mut growing: Vec<Growing> = Vec::new();
        for run in line.runs() {
            let Some(face) = self.face(run.font()) else { continue };
            let rtl = run.is_rtl();
            let first = growing.len();
            // Text of clusters without glyphs, waiting for the glyph that stands for them (right to left it comes after).
            let mut pending: Option<u32> = None;
            for cluster in run.visual_clusters() {
                let range = cluster.text_range();
                let (start, end) = (range.start as u32, range.end as u32);
                let brush = &cluster.style().brush;
                let mut glyphs = cluster.glyphs().peekable();
                if glyphs.peek().is_none() {
                    if rtl {
                        pending.get_or_insert(end);
                    } else if let Some(g) = last_glyph(&mut growing[first..]) {
                        g.end = g.end.max(end);
                    }
                    continue;
                }
                if growing[first..].last().is_none_or(|r| r.brush != *brush) {
                    growing.push(Growing {
                        face,
                        size: run.font_size(),
                        x,
                        width: 0.0,
                        brush: brush.clone(),
                        rtl,
                        glyphs: Vec::with_capacity(run.len()),
                    });
                }
                let Some(current) = growing.last_mut() else { continue };
                let from = current.glyphs.len();
                for g in glyphs {
                    // Fonts hold at most 65,535 glyphs; parley's wider number comes from a common type.
                    current.glyphs.push(Glyph {
                        id: g.id as u16,
                        advance: g.advance,
                        dx: g.x,
                        dy: -g.y,
                        start,
                        end: start,
                    });
                    current.width += g.advance;
                    x += g.advance;
                }
                let carrier = if rtl { current.glyphs.len() - 1 } else { from };
                current.glyphs[carrier].end = pending.take().unwrap_or(end).max(end);
            }
        }
        out.runs = growing.into_iter().map(|run| run.done(text)).collect();
        for run in &out.runs {
            if run.brush.mark.is_none() {
                self.note(run);
            }
        }
        out
    }

    /// Remembers the first text each glyph stands for: a PDF font has one text per glyph for the whole file.
    fn note(&mut self, run: &Run) {
        let face = &mut self.faces[run.face];
        for glyph in run.glyphs.iter() {
            let Some(slot) = face.glyphs.get_mut(usize::from(glyph.id)) else { continue };
            if slot.as_ref().is_none_or(|t| t.is_empty()) {
                *slot = Some(canonical(run.text_of(glyph), run.rtl).into());
            }
        }
    }
}

fn last_glyph(runs: &mut [Growing]) -> Option<&mut Glyph> {
    runs.last_mut().and_then(|r| r.glyphs.last_mut())
}

/// Right to left, brackets are drawn mirrored; the glyph itself stands for the other one.
fn canonical(text: &str, rtl: bool) -> &str {
    if !rtl {
        return text;
    }
    match text {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        other => other,
    }
}
