//! Glyph runs as text operators.
//!
//! A PDF font maps each glyph to one text for the whole file. Where a glyph stands for something else (a ligature's parts, a
//! decomposition, a space that became another space), the run carries its real words as `ActualText`.

use std::io::Write;

use super::faces::Embedded;
use super::numbers::{color, number, put};
use super::utf16_bytes;
use crate::layout::fonts::Face;
use crate::layout::{Glyph, Run};

/// Adds one run with its origin at `(x, y)` from the page's lower left corner. The caller is inside a text section.
pub(super) fn run(out: &mut Vec<u8>, face: &Face, font: &Embedded, run: &Run, x: f32, y: f32) {
    if run.glyphs.is_empty() {
        return;
    }
    let replaced = !run.rtl && run.glyphs.iter().any(|g| known(face, g) != run.text_of(g));
    if replaced {
        let words: String =
            run.glyphs.iter().map(|g| run.text_of(g)).filter(|t| *t != "\n").collect();
        out.extend_from_slice(b"/Span <</ActualText <");
        for byte in utf16_bytes(&words) {
            let _ = write!(out, "{byte:02X}");
        }
        out.extend_from_slice(b">>> BDC\n");
    }
    color(out, run.brush.color, "rg");
    let _ = write!(out, "/{} ", font.name);
    put(out, &[run.size], "Tf");
    glyphs(out, face, font, run, x, y);
    if replaced {
        out.extend_from_slice(b"EMC\n");
    }
}

/// Glyphs in as few operators as possible: differences to the font's own widths become adjustments, a change of height a new start.
fn glyphs(out: &mut Vec<u8>, face: &Face, font: &Embedded, run: &Run, x: f32, y: f32) {
    let mut pen = x;
    let mut wanted = x;
    let mut raised = 0.0_f32;
    let mut open = false;
    for glyph in &run.glyphs {
        let at = wanted + glyph.dx;
        wanted += glyph.advance;
        if (glyph.dy - raised).abs() > 0.01 {
            close(out, &mut open);
            raised = glyph.dy;
        }
        let error = at - pen;
        if !open {
            out.extend_from_slice(b"1 0 0 1 ");
            put(out, &[at, y + raised], "Tm");
            out.extend_from_slice(b"[<");
            open = true;
            pen = at;
        } else if error.abs() > run.size * 0.0015 {
            out.push(b'>');
            number(out, -error * 1000.0 / run.size);
            out.push(b'<');
            pen = at;
        }
        let _ = write!(out, "{:04X}", font.code(glyph.id));
        let advance = face.advances.get(usize::from(glyph.id)).copied().unwrap_or(0);
        pen += advance as f32 * run.size / 1000.0;
    }
    close(out, &mut open);
}

fn close(out: &mut Vec<u8>, open: &mut bool) {
    if *open {
        out.extend_from_slice(b">]TJ\n");
        *open = false;
    }
}

fn known<'f>(face: &'f Face, glyph: &Glyph) -> &'f str {
    face.glyphs.get(usize::from(glyph.id)).and_then(|t| t.as_deref()).unwrap_or("")
}
