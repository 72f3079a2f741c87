//! Title, author, language, dates and the conformance label, as XMP and in the old information dictionary; the colour profile.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{Meta, utf16};
use crate::inert::escaped;

/// sRGB (IEC 61966-2-1) as an ICC profile version 2, made for this project.
static SRGB: &[u8] = include_bytes!("srgb.icc");

/// Adds the XMP stream. The label is written only when `claim` is set.
pub(super) fn xmp(file: &mut Document, meta: &Meta, claim: bool) -> ObjectId {
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
    let mut stream =
        Stream::new(dictionary! {"Type" => "Metadata", "Subtype" => "XML"}, packet.into_bytes());
    // Archives read it without decoding the file.
    stream.allows_compression = false;
    file.add_object(stream)
}

/// Adds the output intent: colours mean sRGB.
pub(super) fn output_intent(file: &mut Document) -> Object {
    let profile = file.add_object(Stream::new(dictionary! {"N" => 3}, SRGB.to_vec()));
    Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// Adds the information dictionary.
pub(super) fn info(file: &mut Document, meta: &Meta) -> ObjectId {
    let date = pdf_date(meta.date);
    file.add_object(dictionary! {
        "Title" => utf16(&meta.document.title),
        "Author" => utf16(&meta.document.author),
        "Subject" => utf16(&meta.document.subject),
        "Producer" => utf16(meta.producer),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    })
}

/// `YYYY-MM-DD` as a PDF date.
pub(super) fn pdf_date(date: &str) -> Object {
    let digits: String = date.chars().filter(char::is_ascii_digit).take(8).collect();
    Object::string_literal(format!("D:{digits}000000Z"))
}
