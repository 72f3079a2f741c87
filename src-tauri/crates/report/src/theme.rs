//! How the pages look: measures in points, colours from the window's light theme.

use crate::shape::Rgb;

/// Colours and measures of the document. Branding replaces `accent`.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Short side of the paper (A4).
    pub page_width: f32,
    /// Long side of the paper (A4).
    pub page_height: f32,
    /// Left and right margin.
    pub side: f32,
    /// Top margin, below the running header.
    pub top: f32,
    /// Bottom margin, above the running footer.
    pub bottom: f32,
    /// Body text.
    pub ink: Rgb,
    /// Secondary text.
    pub ink_2: Rgb,
    /// Captions, labels, running header.
    pub ink_3: Rgb,
    /// Hairlines.
    pub hair: Rgb,
    /// Stronger hairlines: table head.
    pub hair_2: Rgb,
    /// Links and the one accent.
    pub accent: Rgb,
    /// Background of a callout.
    pub note: Rgb,
    /// Line of a callout.
    pub note_line: Rgb,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            page_width: 595.28,
            page_height: 841.89,
            side: 64.0,
            top: 78.0,
            bottom: 70.0,
            ink: [0x1a, 0x22, 0x2c],
            ink_2: [0x45, 0x4a, 0x51],
            ink_3: [0x63, 0x65, 0x6a],
            hair: [0xde, 0xda, 0xd0],
            hair_2: [0x8d, 0x89, 0x7f],
            accent: [0x17, 0x50, 0x7e],
            note: [0xf8, 0xf6, 0xf2],
            note_line: [0x1b, 0x5a, 0x8c],
        }
    }
}
