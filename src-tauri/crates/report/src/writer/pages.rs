//! One laid-out page as a content stream (ISO 32000-1, 8 and 9).
//!
//! printpdf's operations cost one allocation for every glyph; at a thousand pages that is most of the time and memory of a report. So
//! pages are written here, in the same operators, and printpdf does what is hard: the fonts.

use std::io::Write;

use super::numbers::{color, number, put};
use super::text::{self, Set};
use crate::layout::fonts::Face;
use crate::layout::{Draw, Mark};
use crate::shape::{Shape, Step, Stroke};

/// Adds what was drawn on a page of this height to its content.
pub fn content(draws: &[Draw], height: f32, faces: &mut [Face], out: &mut Vec<u8>) {
    let mut in_text = false;
    let mut set = Set::default();
    for draw in draws {
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
                text::run(out, &mut faces[run.face], run, *x, height - y, &mut set);
            }
            Draw::Shape(shape) => draw_shape(out, shape, height, &mut set),
            Draw::Open(Mark::Content(tag, number)) => {
                let _ = writeln!(out, "/{}<</MCID {number}>>BDC", tag.name());
            }
            Draw::Open(Mark::Artifact) => out.extend_from_slice(b"/Artifact BMC\n"),
            Draw::Close => out.extend_from_slice(b"EMC\n"),
            Draw::Clip(x, y, w, h) => {
                out.extend_from_slice(b"q\n");
                path(out, &crate::shape::rect(*x, *y, *w, *h), height);
                out.extend_from_slice(b"W n\n");
            }
            Draw::Unclip => {
                out.extend_from_slice(b"Q\n");
                set = Set::default();
            }
        }
    }
    if in_text {
        out.extend_from_slice(b"ET\n");
    }
}

fn draw_shape(out: &mut Vec<u8>, shape: &Shape, height: f32, set: &mut Set) {
    if let Some(fill) = shape.fill
        && set.fill != Some(fill)
    {
        set.fill = Some(fill);
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
