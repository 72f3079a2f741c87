//! Widths of text in the diagram's font, from the bundled files, so that every machine places labels alike.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

static REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");

/// Advances of the Basic Multilingual Plane's first part, in em; other characters count as one em.
static ADVANCES: LazyLock<[Vec<f32>; 2]> = LazyLock::new(|| [table(REGULAR), table(SEMIBOLD)]);

fn table(file: &[u8]) -> Vec<f32> {
    let Ok(font) = FontRef::new(file) else { return Vec::new() };
    let map = font.charmap();
    let metrics = GlyphMetrics::new(&font, Size::new(1.0), LocationRef::default());
    (0_u32..0x2200)
        .map(|c| map.map(c).and_then(|g| metrics.advance_width(g)).unwrap_or(1.0))
        .collect()
}

/// Width of `text` at `size` pixels.
pub(super) fn width(text: &str, size: f32, bold: bool) -> f32 {
    let table = &ADVANCES[usize::from(bold)];
    let ems: f32 = text.chars().map(|c| table.get(c as usize).copied().unwrap_or(1.0)).sum();
    ems * size
}

/// `text`, cut with an ellipsis to be no wider than `room`.
pub(super) fn cut(text: &str, size: f32, bold: bool, room: f32) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = width("\u{2026}", size, bold);
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            break;
        }
        kept.push(c);
    }
    format!("{}\u{2026}", kept.trim_end())
}

/// Two lines no wider than `room`, broken at a space where there is one.
pub(super) fn two_lines(text: &str, size: f32, bold: bool, room: f32) -> Vec<String> {
    if width(text, size, bold) <= room {
        return vec![text.to_owned()];
    }
    let mut breaks = text.match_indices([' ', '-', '/']).map(|(at, m)| at + m.len());
    let best = breaks.rfind(|at| width(text[..*at].trim_end(), size, bold) <= room);
    match best {
        Some(at) => {
            vec![text[..at].trim_end().to_owned(), cut(text[at..].trim_start(), size, bold, room)]
        }
        None => vec![cut(text, size, bold, room)],
    }
}
