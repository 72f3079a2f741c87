//! Fonts in the file: only the used glyphs, under names that depend on nothing but their content.
//!
//! printpdf embeds them. A sample page shows every glyph once; from what printpdf writes there we read under which code each glyph
//! is known in the file, so that nothing has to be guessed about its handling of font formats.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::ReportError;
use crate::layout::fonts::Face;

/// A face in the file.
pub(super) struct Embedded {
    /// Its resource name.
    pub name: String,
    /// From the glyph numbers of the whole font to those of the cut one.
    glyphs: GlyphRemapper,
    /// The code of each glyph of the cut font.
    codes: Vec<u16>,
}

impl Embedded {
    /// The code under which the file knows a glyph of the whole font.
    pub fn code(&self, glyph: u16) -> u16 {
        let cut = self.glyphs.get(glyph).unwrap_or(0);
        self.codes.get(usize::from(cut)).copied().unwrap_or(0)
    }
}

/// Embeds every face, in their order; returns them with the operations of the sample page.
pub(super) fn embed(
    faces: &[Face],
    pdf: &mut PdfDocument,
) -> Result<(Vec<Embedded>, Vec<Op>), ReportError> {
    let mut embedded = Vec::with_capacity(faces.len());
    let mut sample = vec![Op::StartTextSection];
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
        let name = format!("T{index}");
        let id = FontId(name.clone());
        pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
        sample.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        for glyph in &used {
            let text = face.glyphs[usize::from(*glyph)].as_deref().unwrap_or("");
            // A glyph that only completes another still needs a text; a zero-width space says "nothing".
            let text = if text.is_empty() { "\u{200b}" } else { text };
            let gid = glyphs.get(*glyph).unwrap_or(0);
            let shown = Codepoint { gid, offset: 0.0, cid: Some(text.to_owned()) };
            sample.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![shown])] });
        }
        embedded.push(Embedded { name, glyphs, codes: used });
    }
    sample.push(Op::EndTextSection);
    Ok((embedded, sample))
}

/// Reads the codes off the sample page.
pub(super) fn learn_codes(
    file: &Document,
    page: ObjectId,
    faces: &mut [Embedded],
) -> Result<(), ReportError> {
    let fail = |message: String| ReportError::Write { message };
    let bytes = file.get_page_content(page);
    let content = Content::decode(&bytes).map_err(|e| fail(e.to_string()))?;
    let mut shown: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    let mut font = String::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "Tf" => {
                let name = operation.operands.first().and_then(|o| o.as_name().ok());
                font = String::from_utf8_lossy(name.unwrap_or(b"")).into_owned();
            }
            "TJ" | "Tj" => {
                let codes = shown.entry(font.clone()).or_default();
                operation.operands.iter().for_each(|o| collect(o, codes));
            }
            _ => {}
        }
    }
    for face in faces {
        let codes = shown.remove(&face.name).unwrap_or_default();
        if codes.len() != face.codes.len() {
            return Err(fail(format!("the font {} lost glyphs", face.name)));
        }
        // The sample shows used glyphs in order; their numbers in the cut font need not be in order.
        let used = std::mem::take(&mut face.codes);
        for (glyph, code) in used.into_iter().zip(codes) {
            let cut = usize::from(face.glyphs.get(glyph).unwrap_or(0));
            if face.codes.len() <= cut {
                face.codes.resize(cut + 1, 0);
            }
            face.codes[cut] = code;
        }
    }
    Ok(())
}

fn collect(object: &Object, codes: &mut Vec<u16>) {
    match object {
        Object::String(bytes, _) => {
            codes.extend(bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])));
        }
        Object::Array(items) => items.iter().for_each(|i| collect(i, codes)),
        _ => {}
    }
}
