//! Fonts in the file: only the used glyphs, under names that depend on nothing but their content.
//!
//! Glyphs are numbered as the layout meets them, so that pages can be written before all glyphs are known; the cut font has them in
//! that order. printpdf embeds it. A sample page shows every glyph once; from what printpdf writes there we see that each glyph is
//! known in the file under its number, so that nothing is taken on trust about its handling of font formats.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Document, Object};
use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::file::File;
use super::taken_over;
use crate::error::ReportError;
use crate::layout::fonts::Face;

/// The name of a face among the fonts of the pages.
pub(super) fn resource(out: &mut Vec<u8>, face: usize) {
    out.push(b'T');
    out.extend(face.to_string().bytes());
}

/// Embeds every face, in their order; returns the dictionary of fonts for the pages.
pub(super) fn embed(faces: &[Face], file: &mut File) -> Result<String, ReportError> {
    let mut pdf = PdfDocument::new("");
    let mut sample = vec![Op::StartTextSection];
    for (index, face) in faces.iter().enumerate() {
        let fail = |message: String| ReportError::Asset { what: face.name.clone(), message };
        let glyphs = GlyphRemapper::new_from_glyphs(&face.shown);
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
        sample.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        for (gid, glyph) in (1..).zip(&face.shown) {
            let text = face.glyphs[usize::from(*glyph)].as_deref().unwrap_or("");
            // A glyph that only completes another still needs a text; a zero-width space says "nothing".
            let text = if text.is_empty() { "\u{200b}" } else { text };
            let shown = Codepoint { gid, offset: 0.0, cid: Some(text.to_owned()) };
            sample.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![shown])] });
        }
    }
    sample.push(Op::EndTextSection);
    pdf.pages.push(PdfPage::new(Pt(1.0).into(), Pt(1.0).into(), sample));
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let made = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(first) => Err(ReportError::Write { message: format!("{first:?}") }),
        None => take_over(faces, &made, file),
    }
}

/// Takes the fonts over from the file that printpdf made.
fn take_over(faces: &[Face], made: &Document, file: &mut File) -> Result<String, ReportError> {
    let fail = |message: String| ReportError::Write { message };
    let lost = |e: lopdf::Error| fail(e.to_string());
    let page = made.get_pages().into_values().next().ok_or_else(|| fail("no page".into()))?;
    let codes = codes(&made.get_page_content(page)).map_err(lost)?;
    let fonts = made.get_page_fonts(page).map_err(lost)?;
    let mut names = String::from("<<");
    for (index, face) in faces.iter().enumerate() {
        let name = format!("T{index}");
        let known = codes.get(&name).map_or(&[][..], Vec::as_slice);
        if !known.iter().copied().eq((1..).take(face.shown.len())) {
            return Err(fail(format!("the font {} has other glyph numbers", face.name)));
        }
        let font = fonts.get(name.as_bytes()).ok_or_else(|| fail(format!("{name} is lost")))?;
        let id = taken_over::object(file, made, &Object::Dictionary((*font).clone()));
        let _ = write!(names, "/{name} {id} 0 R");
    }
    names.push_str(">>");
    Ok(names)
}

/// The codes that the sample page shows in each font.
fn codes(content: &[u8]) -> Result<BTreeMap<String, Vec<u16>>, lopdf::Error> {
    let mut shown: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    let mut font = String::new();
    for operation in &Content::decode(content)?.operations {
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
    Ok(shown)
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
