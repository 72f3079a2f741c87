//! From laid-out pages to the bytes of a PDF. The only room that knows printpdf and lopdf.
//!
//! printpdf embeds the fonts (`faces`); everything else (`pages`, structure tree, nested outline, metadata, output intent, attachments,
//! document id from content) is written here, straight into the bytes of the file (`file`): objects of a general kind would take most of
//! the memory and time of a large report. Nothing here reads a clock or draws a random number.

mod annotations;
mod attachments;
mod faces;
mod file;
mod metadata;
mod numbers;
mod outline;
mod pages;
mod reading;
mod structure;
mod taken_over;
mod text;

pub use pages::content;
pub use reading::attachments;

use crate::blocks::Document;
use crate::error::ReportError;
use crate::layout::{Laid, Warning};
use file::{File, Id};
use numbers::decimal;

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
pub fn write(laid: &mut Laid, meta: &Meta) -> Result<Vec<u8>, ReportError> {
    let mut file = File::new();
    let fonts = faces::embed(&laid.faces, &mut file)?;
    let numbers = Numbers::reserve(&mut file, laid);
    add_pages(&mut file, laid, &numbers, &fonts);
    let tree = structure::add(&mut file, laid, &numbers);
    let outline = outline::add(&mut file, laid, &numbers);
    let attached = attachments::add(&mut file, meta);
    let xmp = metadata::xmp(&mut file, meta, may_claim(&laid.warnings));
    let intent = metadata::output_intent(&mut file);
    let info = metadata::info(&mut file, meta);
    let mut catalog = format!(
        "<</Type/Catalog/Pages {} 0 R/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R/Metadata {xmp} 0 R\
         /ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[{intent}]/PageLabels{}{attached}/Lang",
        numbers.tree,
        page_labels(laid)
    );
    hex(&mut catalog, meta.document.lang.bytes());
    if let Some(outline) = outline {
        catalog.push_str(&format!("/Outlines {outline} 0 R/PageMode/UseOutlines"));
    }
    catalog.push_str(">>");
    let catalog = file.add(&catalog);
    Ok(file.finish(catalog, info))
}

/// The numbers of objects that others refer to before they are written.
struct Numbers {
    /// The page tree.
    tree: Id,
    pages: Id,
    nodes: Id,
    links: Id,
    /// Links on the pages before each page.
    links_before: Vec<usize>,
}

impl Numbers {
    fn reserve(file: &mut File, laid: &Laid) -> Self {
        let mut links = 0;
        let links_before = laid.pages.iter().map(|page| {
            links += page.links.len();
            links - page.links.len()
        });
        let links_before = links_before.collect();
        Self {
            tree: file.reserve(1),
            pages: file.reserve(laid.pages.len()),
            nodes: file.reserve(laid.tree.nodes.len()),
            links: file.reserve(links),
            links_before,
        }
    }

    fn page(&self, index: usize) -> Id {
        self.pages + index as Id
    }

    fn node(&self, index: usize) -> Id {
        self.nodes + index as Id
    }

    fn link(&self, page: usize, index: usize) -> Id {
        self.links + (self.links_before[page] + index) as Id
    }
}

/// Writes the pages with their links and the tree of pages; all share one set of fonts. What was drawn is let go page by page.
fn add_pages(file: &mut File, laid: &mut Laid, n: &Numbers, fonts: &str) {
    let resources = file.add(&format!("<</Font{fonts}>>"));
    let mut kids = String::new();
    for index in 0..laid.pages.len() {
        let body = std::mem::take(&mut laid.pages[index].body);
        let content = file.stream("", &body);
        let page = &laid.pages[index];
        let mut entries = format!("<</Type/Page/Parent {} 0 R/MediaBox[0 0 ", n.tree);
        for side in [page.width, page.height] {
            decimal(&mut entries, side);
            entries.push(' ');
        }
        entries.push_str(&format!(
            "]/Resources {resources} 0 R/Contents {content} 0 R/StructParents {index}/Tabs/S"
        ));
        if !page.links.is_empty() {
            entries.push_str("/Annots[");
            for link in 0..page.links.len() {
                entries.push_str(&format!("{} 0 R ", n.link(index, link)));
            }
            entries.push(']');
        }
        entries.push_str(">>");
        file.put(n.page(index), &entries);
        kids.push_str(&format!("{} 0 R ", n.page(index)));
        annotations::add(file, laid, index, n);
    }
    let count = laid.pages.len();
    file.put(n.tree, &format!("<</Type/Pages/Count {count}/Kids[{kids}]>>"));
}

/// Whether the file may call itself PDF/A-3a and PDF/UA-1: every glyph is there, every figure has words.
fn may_claim(warnings: &[Warning]) -> bool {
    !warnings.iter().any(|w| match w {
        Warning::MissingGlyphs(_) | Warning::MissingAlt(_) => true,
        Warning::MissingFigure(_) => false,
    })
}

/// Pages count from 1 on, the first being called "Cover" when it is one.
fn page_labels(laid: &Laid) -> &'static str {
    if laid.pages.first().is_some_and(|p| p.bare) && laid.pages.len() > 1 {
        "<</Nums[0<</P(Cover)>>1<</S/D/St 2>>]>>"
    } else {
        "<</Nums[0<</S/D/St 1>>]>>"
    }
}

/// A text string in UTF-16 with its byte order mark.
fn utf16(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4 + 6);
    hex(&mut out, utf16_bytes(text));
    out
}

fn utf16_bytes(text: &str) -> impl Iterator<Item = u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes))
}

/// A string as hexadecimal digits, so that no byte of it means anything else.
fn hex(out: &mut String, bytes: impl IntoIterator<Item = u8>) {
    out.push('<');
    for byte in bytes {
        out.extend(pair(byte).map(char::from));
    }
    out.push('>');
}

/// The two hexadecimal digits of a byte.
fn pair(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

/// A name (ISO 32000-1, 7.3.5).
fn name(out: &mut String, bytes: &[u8]) {
    out.push('/');
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"+-._".contains(byte) {
            out.push(char::from(*byte));
        } else {
            out.push('#');
            out.extend(pair(*byte).map(char::from));
        }
    }
}
