//! Fonts in the file: only the used glyphs, under names that depend on nothing but their content.

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::ReportError;
use crate::layout::fonts::Face;

/// A face in the file.
pub(super) struct Embedded {
    /// Its resource name.
    pub id: FontId,
    /// From the glyph numbers of the whole font to those of the cut one.
    pub glyphs: GlyphRemapper,
}

/// Embeds every face; the result has the same order.
pub(super) fn embed(faces: &[Face], pdf: &mut PdfDocument) -> Result<Vec<Embedded>, ReportError> {
    let mut embedded = Vec::with_capacity(faces.len());
    for (index, face) in faces.iter().enumerate() {
        let fail = |message: String| ReportError::Asset { what: face.name.clone(), message };
        let used: Vec<u16> = (0..face.glyphs.len())
            .filter(|g| face.glyphs[*g].is_some())
            .filter_map(|g| u16::try_from(g).ok())
            .collect();
        let glyphs = GlyphRemapper::new_from_glyphs_sorted(&used);
        let data = subsetter::subset(face.data.data.data(), face.data.index, &glyphs)
            .map_err(|e| fail(format!("cutting the font: {e:?}")))?;
        let mut warnings = Vec::new();
        let mut font = ParsedFont::from_bytes(&data, 0, &mut warnings)
            .ok_or_else(|| fail("reading the cut font".into()))?;
        // Six letters from the content, as PDF asks of subsets (ISO 32000-1, 9.6.4).
        let digest = Sha256::digest(&data);
        let prefix: String = digest[..6].iter().map(|b| char::from(b'A' + b % 26)).collect();
        font.font_name = Some(format!("{prefix}+{}", face.name));
        let id = FontId(format!("T{index}"));
        pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
        embedded.push(Embedded { id, glyphs });
    }
    Ok(embedded)
}
