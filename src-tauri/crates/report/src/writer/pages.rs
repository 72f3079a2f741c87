//! One laid-out page as a content stream (ISO 32000-1, 8 and 9).
//!
//! printpdf's operations cost one allocation for every glyph; at a thousand pages that is most of the time and memory of a report. So
//! pages are written here, in the same operators, and printpdf does what is hard: the fonts.

use super::faces::Embedded;
use super::numbers::{color, number, put};
use super::text;
use crate::layout::{Draw, Laid, Mark, Page};
use crate::shape::{Shape, Step, Stroke};

/// The content of a page.
pub(super) fn content(page: &Page, laid: &Laid, faces: &[Embedded]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.draws.len() * 48);
    let mut in_text = false;
    for draw in &page.draws {
        if in_text && !matches!(draw, Draw::Glyphs(..)) {
            out.extend_from_slice(b"ET\n");
            in_text = false;
        }
        match draw {
            Draw::Glyphs(run, x, y) => {
                if !in_text {
                    out.extend_from_slice(b"BT\n");
                    in_text = true;
                }
                let (face, font) = (&laid.faces[run.face], &faces[run.face]);
                text::run(&mut out, face, font, run, *x, page.height - y);
            }
            Draw::Shape(shape) => draw_shape(&mut out, shape, page.height),
            Draw::Open(Mark::Content(tag, number)) => {
                out.extend_from_slice(
                    format!("/{} <</MCID {number}>> BDC\n", tag.name()).as_bytes(),
                );
            }
            Draw::Open(Mark::Artifact) => out.extend_from_slice(b"/Artifact BMC\n"),
            Draw::Close => out.extend_from_slice(b"EMC\n"),
            Draw::Clip(x, y, w, h) => {
                out.extend_from_slice(b"q\n");
                path(&mut out, &crate::shape::rect(*x, *y, *w, *h), page.height);
                out.extend_from_slice(b"W n\n");
            }
            Draw::Unclip => out.extend_from_slice(b"Q\n"),
        }
    }
    if in_text {
        out.extend_from_slice(b"ET\n");
    }
    out
}

fn draw_shape(out: &mut Vec<u8>, shape: &Shape, height: f32) {
    if let Some(fill) = shape.fill {
        color(out, fill, "rg");
    }
    if let Some(stroke) = &shape.stroke {
        set_stroke(out, stroke);
    }
    path(out, &shape.steps, height);
    let paint: &[u8] = match (shape.fill.is_some(), shape.stroke.is_some()) {
        (true, true) => b"B\n",
        (true, false) => b"f\n",
        (false, true) => b"S\n",
        (false, false) => b"n\n",
    };
    out.extend_from_slice(paint);
    if shape.stroke.as_ref().is_some_and(|s| !s.dash.is_empty()) {
        out.extend_from_slice(b"[] 0 d\n");
    }
}

fn set_stroke(out: &mut Vec<u8>, stroke: &Stroke) {
    color(out, stroke.color, "RG");
    put(out, &[stroke.width], "w");
    // Round caps and joins, or butt caps and mitred joins.
    out.extend_from_slice(if stroke.round { b"1 J 1 j\n" } else { b"0 J 0 j\n" });
    if !stroke.dash.is_empty() {
        out.push(b'[');
        for length in &stroke.dash {
            number(out, *length);
            out.push(b' ');
        }
        out.extend_from_slice(b"] 0 d\n");
    }
}

fn path(out: &mut Vec<u8>, steps: &[Step], height: f32) {
    for step in steps {
        match *step {
            Step::Move((x, y)) => put(out, &[x, height - y], "m"),
            Step::Line((x, y)) => put(out, &[x, height - y], "l"),
            Step::Cubic(a, b, c) => {
                put(out, &[a.0, height - a.1, b.0, height - b.1, c.0, height - c.1], "c");
            }
            Step::Close => out.extend_from_slice(b"h\n"),
        }
    }
}
