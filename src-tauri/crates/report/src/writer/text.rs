//! Glyph runs as text operators.
//!
//! A PDF font maps each glyph to one text for the whole file. Where a glyph stands for something else (a ligature's parts, a
//! decomposition, a space that became another space), the run carries its real words as `ActualText`.

use super::faces::resource;
use super::numbers::{color, number, put};
use super::{pair, utf16_bytes};
use crate::layout::fonts::Face;
use crate::layout::{Glyph, Run};
use crate::shape::Rgb;

/// What stays set from one run to the next, so that only changes are written.
#[derive(Default)]
pub(super) struct Set {
    /// Face and size.
    font: Option<(usize, f32)>,
    /// Colour to fill with.
    pub fill: Option<Rgb>,
}

/// Adds one run with its origin at `(x, y)` from the page's lower left corner. The caller is inside a text section.
pub(super) fn run(out: &mut Vec<u8>, face: &mut Face, run: &Run, x: f32, y: f32, set: &mut Set) {
    if run.glyphs.is_empty() {
        return;
    }
    // What a glyph without a text stands for may still be found on a later page.
    let differs = |g: &Glyph| g.start == g.end || known(face, g) != run.text_of(g);
    let replaced = !run.rtl && run.glyphs.iter().any(differs);
    if replaced {
        let words: String =
            run.glyphs.iter().map(|g| run.text_of(g)).filter(|t| *t != "\n").collect();
        out.extend_from_slice(b"/Span <</ActualText <");
        out.extend(utf16_bytes(&words).flat_map(pair));
        out.extend_from_slice(b">>> BDC\n");
    }
    if set.fill != Some(run.brush.color) {
        color(out, run.brush.color, "rg");
        set.fill = Some(run.brush.color);
    }
    if set.font != Some((run.face, run.size)) {
        out.push(b'/');
        resource(out, run.face);
        out.push(b' ');
        put(out, &[run.size], "Tf");
        set.font = Some((run.face, run.size));
    }
    glyphs(out, face, run, x, y);
    if replaced {
        out.extend_from_slice(b"EMC\n");
    }
}

/// Glyphs in as few operators as possible: differences to the font's own widths become adjustments, a change of height a new start.
fn glyphs(out: &mut Vec<u8>, face: &mut Face, run: &Run, x: f32, y: f32) {
    let mut pen = x;
    let mut wanted = x;
    let mut raised = 0.0_f32;
    let mut open = false;
    for glyph in run.glyphs.iter() {
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
            out.extend_from_slice(b"[(");
            open = true;
            pen = at;
        } else if error.abs() > run.size * 0.0015 {
            out.push(b')');
            number(out, -error * 1000.0 / run.size);
            out.push(b'(');
            pen = at;
        }
        for byte in face.number(glyph.id).to_be_bytes() {
            literal(out, byte);
        }
        let advance = face.advances.get(usize::from(glyph.id)).copied().unwrap_or(0);
        pen += advance as f32 * run.size / 1000.0;
    }
    close(out, &mut open);
}

/// A byte of a literal string (ISO 32000-1, 7.3.4.2): half as long as hexadecimal digits, in the file and for the compression.
fn literal(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
        // A reader takes it for the end of a line, and every end of a line for this one's successor.
        b'\r' => out.extend(b"\\r"),
        _ => out.push(byte),
    }
}

fn close(out: &mut Vec<u8>, open: &mut bool) {
    if *open {
        out.extend_from_slice(b")]TJ\n");
        *open = false;
    }
}

fn known<'f>(face: &'f Face, glyph: &Glyph) -> &'f str {
    face.glyphs.get(usize::from(glyph.id)).and_then(|t| t.as_deref()).unwrap_or("")
}
