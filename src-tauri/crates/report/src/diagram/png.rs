//! A drawing as PNG: its SVG, rasterised with the bundled fonts, so that it looks alike everywhere.

use std::path::PathBuf;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::{Drawing, to_svg};
use crate::error::ReportError;

/// Most pixels of a picture; a larger one is made smaller, never refused.
const PIXELS: f32 = 64_000_000.0;
/// Smallest and largest number of pixels for one of the diagram.
const SCALES: (f32, f32) = (0.25, 8.0);
/// The last character that the bundled text font is sure to have.
const BUNDLED_TO: char = '\u{52f}';

/// A picture as a clipboard takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels from left to right.
    pub width: u32,
    /// Rows from top to bottom.
    pub height: u32,
    /// Red, green, blue and 255 of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// The picture of [`to_png`], not encoded.
///
/// # Errors
/// As [`to_png`].
pub fn to_pixels(
    drawing: &Drawing,
    scale: f32,
    folders: &[PathBuf],
) -> Result<Pixels, ReportError> {
    let picture = rasterise(drawing, scale, folders)?;
    // The ground is white and nothing shines through, so that the colours are as they are stored.
    Ok(Pixels { width: picture.width(), height: picture.height(), rgba: picture.take() })
}

/// Draws a picture on white, `scale` pixels for each pixel of the diagram. `folders` hold the machine's
/// own fonts; they are looked into only when the text has characters that the bundled fonts lack.
///
/// # Errors
/// [`ReportError::Asset`] when the drawing cannot be rasterised, which would be a fault of Portolan.
pub fn to_png(drawing: &Drawing, scale: f32, folders: &[PathBuf]) -> Result<Vec<u8>, ReportError> {
    let picture = rasterise(drawing, scale, folders)?;
    picture.encode_png().map_err(|error| failed(&error.to_string()))
}

fn rasterise(drawing: &Drawing, scale: f32, folders: &[PathBuf]) -> Result<Pixmap, ReportError> {
    let svg = to_svg(drawing);
    let mut fonts = fontdb::Database::new();
    for bytes in crate::layout::fonts::BUNDLED {
        fonts.load_font_data(bytes.to_vec());
    }
    fonts.set_sans_serif_family("Inter");
    if svg.chars().any(|c| c > BUNDLED_TO) {
        for folder in folders {
            fonts.load_fonts_dir(folder);
        }
    }
    let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).map_err(|error| failed(&error.to_string()))?;
    let size = tree.size();
    let most = (PIXELS / (size.width() * size.height()).max(1.0)).sqrt();
    let scale = if scale.is_finite() { scale.clamp(SCALES.0, SCALES.1) } else { 1.0 }.min(most);
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut picture = Pixmap::new(side(size.width()), side(size.height()))
        .ok_or_else(|| failed("it is too large"))?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture)
}

fn failed(message: &str) -> ReportError {
    ReportError::Asset { what: "the drawing as a picture".into(), message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{Element, Kind, Rect, Scene, draw};
    use super::*;

    #[test]
    fn a_picture_shows_shapes_and_words() {
        let element = Element {
            id: "a".into(),
            number: "E-1".into(),
            kind: Kind::Process,
            rect: Rect { x: 0, y: 0, w: 168, h: 56 },
            name: "Gateway".into(),
            type_label: "API gateway".into(),
            icon: String::new(),
            ai: false,
        };
        let scene = Scene { elements: vec![element], ..Scene::default() };
        let named = to_png(&draw(&scene), 2.0, &[]).expect("a picture");
        assert!(named.starts_with(b"\x89PNG\r\n\x1a\n"));
        let picture = Pixmap::decode_png(&named).expect("it can be read again");
        let drawing = draw(&scene);
        assert_eq!(picture.width(), (drawing.width * 2.0).ceil() as u32);
        let pixels = to_pixels(&drawing, 2.0, &[]).expect("a picture");
        assert_eq!(pixels.rgba, picture.data(), "the same picture, not encoded");
        assert!(pixels.rgba.chunks(4).all(|pixel| pixel[3] == 255), "nothing shines through");
        let mut nameless = scene.clone();
        nameless.elements[0].name = String::new();
        assert_ne!(
            to_png(&draw(&nameless), 2.0, &[]).expect("a picture"),
            named,
            "words are drawn"
        );
    }

    #[test]
    fn an_empty_or_vast_drawing_is_a_picture_too() {
        assert!(to_png(&draw(&Scene::default()), f32::NAN, &[]).is_ok());
        let vast = Drawing { width: 200_000.0, height: 100.0, ..Drawing::default() };
        let bytes = to_png(&vast, 8.0, &[]).expect("made smaller");
        assert!(bytes.len() < 4_000_000);
    }
}
