//! A drawing as SVG text: plain attributes only, so that it stands under the strictest content policy.

use std::fmt::Write;

use super::drawing::{Anchor, Drawing, Item, Label};
use crate::inert::escaped;
use crate::shape::{Rgb, Shape, Step};

/// A whole SVG document (also usable inside HTML).
pub fn to_svg(drawing: &Drawing) -> String {
    let mut out = String::with_capacity(drawing.items.len() * 160 + 512);
    let (w, h) = (svg_number(drawing.width), svg_number(drawing.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
         font-family=\"Inter, 'Segoe UI', system-ui, sans-serif\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escaped(&drawing.title),
        escaped(&drawing.description)
    );
    for item in &drawing.items {
        match item {
            Item::Shape(shape) => shape_element(&mut out, shape),
            Item::Label(label) => text(&mut out, label),
        }
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

/// One shape as a `path` element.
pub(crate) fn shape_element(out: &mut String, shape: &Shape) {
    out.push_str("<path d=\"");
    for step in &shape.steps {
        let _ = match step {
            Step::Move(p) => write!(out, "M{} {}", svg_number(p.0), svg_number(p.1)),
            Step::Line(p) => write!(out, "L{} {}", svg_number(p.0), svg_number(p.1)),
            Step::Cubic(a, b, c) => write!(
                out,
                "C{} {} {} {} {} {}",
                svg_number(a.0),
                svg_number(a.1),
                svg_number(b.0),
                svg_number(b.1),
                svg_number(c.0),
                svg_number(c.1)
            ),
            Step::Close => write!(out, "Z"),
        };
    }
    let fill = shape.fill.map_or_else(|| "none".to_owned(), hex);
    let _ = write!(out, "\" fill=\"{fill}\"");
    if let Some(stroke) = &shape.stroke {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\"",
            hex(stroke.color),
            svg_number(stroke.width)
        );
        if !stroke.dash.is_empty() {
            let dash: Vec<String> = stroke.dash.iter().map(|d| svg_number(*d)).collect();
            let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
        }
        if stroke.round {
            out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }
    out.push_str("/>");
}

fn text(out: &mut String, label: &Label) {
    let anchor = match label.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = if label.bold { " font-weight=\"600\"" } else { "" };
    let _ = write!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}>{}</text>",
        svg_number(label.x),
        svg_number(label.y),
        svg_number(label.size),
        hex(label.color),
        escaped(&label.text)
    );
}

fn hex(c: Rgb) -> String {
    format!("#{:02x}{:02x}{:02x}", c[0], c[1], c[2])
}

/// At most two decimals, none when they are zero.
pub(crate) fn svg_number(v: f32) -> String {
    let rounded = (v * 100.0).round() / 100.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}
