//! Glyph runs as text operators.
//!
//! A PDF font maps each glyph to one text for the whole file. Where a glyph stands for something else (a ligature's parts, a
//! decomposition, a space that became another space), the run carries its real words as `ActualText`.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, DictItem, Op, PdfFontHandle, Pt, Rgb, TextItem, TextMatrix};

use super::faces::Embedded;
use super::utf16_bytes;
use crate::layout::fonts::Face;
use crate::layout::{Glyph, Run};

/// Adds one run with its origin at `(x, y)` from the page's lower left corner. The caller is inside a text section.
pub(super) fn run(ops: &mut Vec<Op>, face: &Face, font: &Embedded, run: &Run, x: f32, y: f32) {
    if run.glyphs.is_empty() {
        return;
    }
    let replaced = !run.rtl && run.glyphs.iter().any(|g| known(face, g) != run.text_of(g));
    if replaced {
        let words: String =
            run.glyphs.iter().map(|g| run.text_of(g)).filter(|t| *t != "\n").collect();
        let words = DictItem::Bytes(utf16_bytes(&words));
        let map = BTreeMap::from([("ActualText".to_owned(), words)]);
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".into(),
            properties: DictItem::Dict { map },
        });
    }
    ops.push(Op::SetFillColor { col: color(run.brush.color) });
    ops.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(run.size) });
    glyphs(ops, face, font, run, x, y);
    if replaced {
        ops.push(Op::EndMarkedContent);
    }
}

/// Glyphs in as few operators as possible: differences to the font's own widths become adjustments, a change of height a new start.
fn glyphs(ops: &mut Vec<Op>, face: &Face, font: &Embedded, run: &Run, x: f32, y: f32) {
    let mut waiting: Vec<Codepoint> = Vec::with_capacity(run.glyphs.len());
    let mut start = (x, y);
    let mut pen = x;
    let mut wanted = x;
    let mut raised = 0.0_f32;
    for glyph in &run.glyphs {
        let at = wanted + glyph.dx;
        wanted += glyph.advance;
        if (glyph.dy - raised).abs() > 0.01 {
            flush(ops, &mut waiting, start);
            raised = glyph.dy;
        }
        let error = at - pen;
        match waiting.last_mut() {
            None => {
                start = (at, y + raised);
                pen = at;
            }
            Some(last) if error.abs() > run.size * 0.0015 => {
                last.offset -= error * 1000.0 / run.size;
                pen = at;
            }
            Some(_) => {}
        }
        let text = known(face, glyph);
        // A glyph that only completes another still needs a text; a zero-width space says "nothing".
        let text = if text.is_empty() { "\u{200b}" } else { text };
        waiting.push(Codepoint {
            gid: font.glyphs.get(glyph.id).unwrap_or(0),
            offset: 0.0,
            cid: Some(text.to_owned()),
        });
        pen += face.advances.get(usize::from(glyph.id)).copied().unwrap_or(0) as f32 * run.size
            / 1000.0;
    }
    flush(ops, &mut waiting, start);
}

fn flush(ops: &mut Vec<Op>, waiting: &mut Vec<Codepoint>, start: (f32, f32)) {
    if waiting.is_empty() {
        return;
    }
    let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, start.0, start.1]);
    ops.push(Op::SetTextMatrix { matrix });
    ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(waiting))] });
}

fn known<'f>(face: &'f Face, glyph: &Glyph) -> &'f str {
    face.glyphs.get(usize::from(glyph.id)).and_then(|t| t.as_deref()).unwrap_or("")
}

/// A device colour.
pub(super) fn color(rgb: [u8; 3]) -> Color {
    let [r, g, b] = rgb.map(|v| f32::from(v) / 255.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
