//! From laid-out pages to the bytes of a PDF. The only room that knows printpdf and lopdf.
//!
//! printpdf embeds the fonts and lays out the file; page contents are written by `pages` (see there for why), and what printpdf cannot
//! express (structure tree, nested outline, metadata, output intent, attachments, document id from content) is added to the lopdf
//! document it hands over. Nothing here reads a clock or draws a random number.

mod annotations;
mod attachments;
mod compression;
mod faces;
mod identity;
mod metadata;
mod numbers;
mod outline;
mod pages;
mod reading;
mod structure;
mod text;

use lopdf::{Object, ObjectId, Stream, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt};

pub use reading::attachments;

use crate::blocks::Document;
use crate::error::ReportError;
use crate::layout::{Laid, Warning};

/// Name under which the model travels.
pub const MODEL: &str = "model.json";
/// Name under which the evidence travels.
pub const EVIDENCE: &str = "evidence.tar";

/// What an attached file is to the report (PDF/A-3, `AFRelationship`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The report was made from it.
    Source,
    /// It adds to the report.
    Supplement,
}

/// A file that travels inside the PDF.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type, such as `application/json`.
    pub media_type: String,
    /// One line for people.
    pub description: String,
    /// What it is to the report.
    pub relation: Relation,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// The model as Portolan JSON, to be opened again.
    pub fn model(json: Vec<u8>) -> Self {
        Self {
            name: MODEL.into(),
            media_type: "application/json".into(),
            description: "The threat model as Portolan JSON".into(),
            relation: Relation::Source,
            bytes: json,
        }
    }

    /// The evidence of decisions and sign-offs, an archive of the folder that auditors check.
    pub fn evidence(tar: Vec<u8>) -> Self {
        Self {
            name: EVIDENCE.into(),
            media_type: "application/x-tar".into(),
            description: "The history with its signatures, and a script that checks it".into(),
            relation: Relation::Supplement,
            bytes: tar,
        }
    }
}

/// What goes into the file beside its pages.
#[derive(Clone, Debug)]
pub struct Meta<'a> {
    /// Title, author, subject, language.
    pub document: &'a Document,
    /// Date as `YYYY-MM-DD`.
    pub date: &'a str,
    /// Program that made the file.
    pub producer: &'a str,
    /// Files inside.
    pub attachments: &'a [Attachment],
}

/// Writes the file.
///
/// # Errors
/// [`ReportError::Write`] or [`ReportError::Asset`] when a font cannot be embedded or printpdf reports anything at all.
pub fn write(laid: &Laid, meta: &Meta) -> Result<Vec<u8>, ReportError> {
    let mut pdf = PdfDocument::new("");
    let (mut faces, sample) = faces::embed(&laid.faces, &mut pdf)?;
    let mut sample = Some(sample);
    for page in &laid.pages {
        // The first page carries the sample until its real content takes its place.
        let ops = sample.take().unwrap_or_default();
        pdf.pages.push(PdfPage::new(Pt(page.width).into(), Pt(page.height).into(), ops));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(first) = warnings.first() {
        return Err(ReportError::Write { message: format!("{first:?}") });
    }
    drop(pdf);
    fill_pages(&mut file, laid, &mut faces)?;
    finish(&mut file, laid, meta)?;
    compression::compress(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|e| ReportError::Write { message: e.to_string() })?;
    Ok(bytes)
}

/// Puts the real content into the pages; all share the resources of the first.
fn fill_pages(
    file: &mut lopdf::Document,
    laid: &Laid,
    faces: &mut [faces::Embedded],
) -> Result<(), ReportError> {
    let fail = |e: lopdf::Error| ReportError::Write { message: e.to_string() };
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let first = *pages.first().ok_or_else(|| ReportError::Write { message: "no page".into() })?;
    faces::learn_codes(file, first, faces)?;
    let resources = file.get_dictionary(first).map_err(fail)?.get(b"Resources").cloned();
    let resources = match resources.map_err(fail)? {
        Object::Reference(id) => id,
        inline => file.add_object(inline),
    };
    for (id, page) in pages.iter().zip(&laid.pages) {
        for old in file.get_page_contents(*id) {
            file.objects.remove(&old);
        }
        let content = Stream::new(dictionary! {}, pages::content(page, laid, faces));
        let content = file.add_object(content);
        let dictionary = file.get_dictionary_mut(*id).map_err(fail)?;
        dictionary.set("Contents", content);
        dictionary.set("Resources", resources);
    }
    Ok(())
}

/// Whether the file may call itself PDF/A-3a and PDF/UA-1: every glyph is there, every figure has words.
fn may_claim(warnings: &[Warning]) -> bool {
    !warnings.iter().any(|w| match w {
        Warning::MissingGlyphs(_) | Warning::MissingAlt(_) => true,
        Warning::MissingFigure(_) => false,
    })
}

fn finish(file: &mut lopdf::Document, laid: &Laid, meta: &Meta) -> Result<(), ReportError> {
    file.version = "1.7".into();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    if pages.len() != laid.pages.len() {
        return Err(ReportError::Write { message: "a page went missing".into() });
    }
    let nodes: Vec<ObjectId> = laid.tree.nodes.iter().map(|_| file.new_object_id()).collect();
    let links = annotations::add(file, laid, &pages)?;
    let tree = structure::add(file, laid, &pages, &nodes, &links);
    let outline = outline::add(file, laid, &pages);
    let (names, files) = attachments::add(file, meta);
    let xmp = metadata::xmp(file, meta, may_claim(&laid.warnings));
    let intent = metadata::output_intent(file);
    let info = metadata::info(file, meta);
    let catalog = file
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .and_then(|id| file.get_dictionary_mut(id))
        .map_err(|e| ReportError::Write { message: e.to_string() })?;
    catalog.set("Lang", Object::string_literal(meta.document.lang.clone()));
    catalog.set("MarkInfo", dictionary! {"Marked" => true});
    catalog.set("StructTreeRoot", tree);
    catalog.set("Metadata", xmp);
    catalog.set("ViewerPreferences", dictionary! {"DisplayDocTitle" => true});
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("PageLabels", page_labels(laid));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if !files.is_empty() {
        catalog.set("Names", names);
        catalog.set("AF", files);
    }
    file.trailer.set("Info", info);
    let id = identity::of(file);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// Pages count from 1 on, the first being called "Cover" when it is one.
fn page_labels(laid: &Laid) -> Object {
    let decimal = |start: i64| Object::Dictionary(dictionary! {"S" => "D", "St" => start});
    let mut numbers: Vec<Object> = vec![0.into()];
    if laid.pages.first().is_some_and(|p| p.bare) && laid.pages.len() > 1 {
        numbers.push(dictionary! {"P" => Object::string_literal("Cover")}.into());
        numbers.push(1.into());
        numbers.push(decimal(2));
    } else {
        numbers.push(decimal(1));
    }
    dictionary! {"Nums" => numbers}.into()
}

/// A text string in UTF-16 with its byte order mark.
fn utf16(text: &str) -> Object {
    Object::String(utf16_bytes(text), lopdf::StringFormat::Hexadecimal)
}

fn utf16_bytes(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}
