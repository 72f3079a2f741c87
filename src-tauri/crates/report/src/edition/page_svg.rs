//! Pages as SVG, for a preview that looks like the PDF without a PDF viewer.

use std::fmt::Write;

use crate::diagram::{shape_element, svg_number};
use crate::inert::escaped;
use crate::layout::fonts::Face;
use crate::layout::{Draw, Laid, Page, Run};

/// One SVG for each page, whose body [`content`] made.
pub(crate) fn pages(laid: Laid) -> Vec<String> {
    laid.pages.into_iter().map(svg).collect()
}

fn svg(page: Page) -> String {
    let (w, h) = (svg_number(page.width), svg_number(page.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n{}</svg>\n",
        String::from_utf8_lossy(&page.body)
    )
}

/// Adds what was drawn on a page to its body.
pub(crate) fn content(draws: &[Draw], _height: f32, faces: &mut [Face], body: &mut Vec<u8>) {
    let mut out = String::new();
    for draw in draws {
        match draw {
            Draw::Glyphs(run, x, y) => text(&mut out, run, faces, *x, *y),
            Draw::Shape(shape) => {
                shape_element(&mut out, shape);
                out.push('\n');
            }
            Draw::Open(_) | Draw::Close => {}
            Draw::Clip(x, y, w, h) => {
                // Different for every clip of a page, whose body grows.
                let clips = body.len() + out.len();
                let [x, y, w, h] = [x, y, w, h].map(|v| svg_number(*v));
                let _ = write!(
                    out,
                    "<clipPath id=\"c{clips}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></clipPath>\
                     <g clip-path=\"url(#c{clips})\">"
                );
            }
            Draw::Unclip => out.push_str("</g>"),
        }
    }
    body.extend(out.bytes());
}

fn text(out: &mut String, run: &Run, faces: &[Face], x: f32, y: f32) {
    let words: String = run.glyphs.iter().map(|g| run.text_of(g)).collect();
    let trimmed = words.trim_end_matches(['\n', ' ']);
    if trimmed.trim().is_empty() {
        return;
    }
    let name = faces.get(run.face).map_or("", |f| f.name.as_str());
    let family = if name.contains("Mono") {
        "'IBM Plex Mono', monospace"
    } else {
        "'Inter Variable', Inter, sans-serif"
    };
    let weight = if name.contains("SemiBold") || name.contains("Bold") {
        " font-weight=\"600\""
    } else {
        ""
    };
    let style = if name.contains("Italic") { " font-style=\"italic\"" } else { "" };
    let [r, g, b] = run.brush.color;
    // The length keeps lines as long as in the PDF even when the reader's font differs.
    let length = if run.rtl || words.len() != trimmed.len() {
        String::new()
    } else {
        format!(" textLength=\"{}\"", svg_number(run.width))
    };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-family=\"{family}\" font-size=\"{}\" fill=\"#{r:02x}{g:02x}{b:02x}\"{weight}{style}{length}>{}</text>",
        svg_number(x),
        svg_number(y),
        svg_number(run.size),
        escaped(trimmed)
    );
}
