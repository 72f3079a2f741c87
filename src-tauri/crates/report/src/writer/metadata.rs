//! Title, author, language, dates and the conformance label, as XMP and in the old information dictionary; the colour profile.

use super::file::{File, Id};
use super::{Meta, utf16};
use crate::inert::escaped;

/// sRGB (IEC 61966-2-1) as an ICC profile version 2, made for this project.
static SRGB: &[u8] = include_bytes!("srgb.icc");

/// Adds the XMP stream. The label is written only when `claim` is set.
pub(super) fn xmp(file: &mut File, meta: &Meta, claim: bool) -> Id {
    let document = meta.document;
    let label = if claim { include_str!("label.xml") } else { "" };
    let packet = include_str!("xmp.xml")
        .replace("{label}", label)
        .replace("{date}", &format!("{}T00:00:00Z", escaped(meta.date)))
        .replace("{lang}", &escaped(&document.lang))
        .replace("{producer}", &escaped(meta.producer))
        .replace("{subject}", &escaped(&document.subject))
        .replace("{author}", &escaped(&document.author))
        .replace("{title}", &escaped(&document.title));
    // Archives read it without decoding the file.
    file.plain_stream("/Type/Metadata/Subtype/XML", packet.as_bytes())
}

/// Adds the colour profile; returns the output intent: colours mean sRGB.
pub(super) fn output_intent(file: &mut File) -> String {
    let profile = file.stream("/N 3", SRGB);
    format!(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )
}

/// Adds the information dictionary.
pub(super) fn info(file: &mut File, meta: &Meta) -> Id {
    let date = pdf_date(meta.date);
    let document = meta.document;
    file.add(&format!(
        "<</Title{}/Author{}/Subject{}/Producer{}/CreationDate{date}/ModDate{date}>>",
        utf16(&document.title),
        utf16(&document.author),
        utf16(&document.subject),
        utf16(meta.producer),
    ))
}

/// `YYYY-MM-DD` as a PDF date.
pub(super) fn pdf_date(date: &str) -> String {
    let digits: String = date.chars().filter(char::is_ascii_digit).take(8).collect();
    format!("(D:{digits}000000Z)")
}
