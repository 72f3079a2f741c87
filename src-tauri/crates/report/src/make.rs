//! The public way in: report data and settings to a finished file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::blocks::Document;
use crate::brand::Brand;
use crate::contents::TEMPLATES;
use crate::data::ReportData;
use crate::diagram::{self, Drawing, Scene};
use crate::edition;
use crate::error::ReportError;
use crate::layout::{self, Encode, Laid, fonts::Fonts};
use crate::markup;
use crate::settings::{Pdf, Settings};
use crate::template::Templates;
use crate::writer::{self, Meta};

/// Makes the PDF.
///
/// # Errors
/// [`ReportError`] names the template, file or step that failed.
pub fn pdf(data: &ReportData, settings: &Settings) -> Result<Pdf, ReportError> {
    let (document, brand) = prepare(data, settings)?;
    typeset(&document, &drawings(data), &brand, &data.iso_date, settings)
}

/// Makes the pages of the PDF as SVG, for a preview.
///
/// # Errors
/// As [`pdf`].
pub fn preview(data: &ReportData, settings: &Settings) -> Result<Vec<String>, ReportError> {
    let (document, brand) = prepare(data, settings)?;
    Ok(edition::pages(lay_out(&document, &drawings(data), &brand, edition::content, settings)?))
}

/// Names of the templates there are, the organisation's included.
///
/// # Errors
/// [`ReportError`] names a template that does not parse.
pub fn templates(settings: &Settings) -> Result<Vec<String>, ReportError> {
    Ok(Templates::load(settings.overrides.as_deref())?.names())
}

/// Reads an organisation's folder, and names the documents that it adds to the built-in ones.
///
/// # Errors
/// [`ReportError`] names the file that is wrong, and the place in it.
pub fn house(folder: &Path) -> Result<Vec<String>, ReportError> {
    let brand = Brand::load(Some(folder))?;
    Fonts::new(&[])?.add_house(&brand.fonts, &brand.font)?;
    let mut names = Templates::load(Some(folder))?.names();
    names.retain(|name| !TEMPLATES.contains(&name.as_str()));
    Ok(names)
}

/// Makes the HTML edition: one file.
///
/// # Errors
/// [`ReportError`] names the template or file that failed.
pub fn html(data: &ReportData, settings: &Settings) -> Result<String, ReportError> {
    let templates = Templates::load(settings.overrides.as_deref())?;
    let document = read(data, &templates, &Brand::load(settings.overrides.as_deref())?)?;
    let style = templates.text("edition.css")?;
    let page = Page {
        lang: &document.lang,
        title: &document.title,
        author: &document.author,
        subject: &document.subject,
        running: &document.running,
        marking: &document.marking,
        producer: &settings.producer,
        date: &data.date,
        style_hash: base64(&Sha256::digest(style.as_bytes())),
        style,
        body: edition::body(&document, &drawings(data)),
    };
    templates.render("edition.html", &page)
}

/// Makes the Markdown edition.
///
/// # Errors
/// [`ReportError`] names the template or file that failed.
pub fn markdown(data: &ReportData, settings: &Settings) -> Result<String, ReportError> {
    let templates = Templates::load(settings.overrides.as_deref())?;
    let brand = Brand::load(settings.overrides.as_deref())?;
    Ok(edition::text(&read(data, &templates, &brand)?))
}

/// Draws a diagram as SVG.
pub fn diagram_svg(scene: &Scene) -> String {
    diagram::to_svg(&diagram::draw(scene))
}

/// Draws a diagram as PNG on white: `scale` pixels for each of the diagram's, `font_folders` for scripts
/// that the bundled fonts lack.
///
/// # Errors
/// [`ReportError::Asset`] when the drawing cannot be rasterised.
pub fn diagram_png(
    scene: &Scene,
    scale: f32,
    font_folders: &[PathBuf],
) -> Result<Vec<u8>, ReportError> {
    diagram::to_png(&diagram::draw(scene), scale, font_folders)
}

/// The picture of [`diagram_png`] as a clipboard takes it.
///
/// # Errors
/// As [`diagram_png`].
pub fn diagram_pixels(
    scene: &Scene,
    scale: f32,
    font_folders: &[PathBuf],
) -> Result<diagram::Pixels, ReportError> {
    diagram::to_pixels(&diagram::draw(scene), scale, font_folders)
}

fn prepare(data: &ReportData, settings: &Settings) -> Result<(Document, Brand), ReportError> {
    let overrides = settings.overrides.as_deref();
    let brand = Brand::load(overrides)?;
    let document = read(data, &Templates::load(overrides)?, &brand)?;
    Ok((document, brand))
}

fn read(data: &ReportData, templates: &Templates, brand: &Brand) -> Result<Document, ReportError> {
    let marking = if data.marking.is_empty() { &brand.marking } else { &data.marking };
    let values = Values { data, marking, organisation: &brand.organisation };
    markup::read(&templates.render(&format!("{}.xml", data.template), &values)?)
}

fn drawings(data: &ReportData) -> BTreeMap<String, Drawing> {
    data.scenes.iter().map(|(name, scene)| (name.clone(), diagram::draw(scene))).collect()
}

fn lay_out(
    document: &Document,
    figures: &BTreeMap<String, Drawing>,
    brand: &Brand,
    encode: Encode,
    settings: &Settings,
) -> Result<Laid, ReportError> {
    let mut fonts = Fonts::new(&settings.font_folders)?;
    fonts.add_house(&brand.fonts, &brand.font)?;
    let logo = brand.logo.as_ref();
    layout::compose(document, figures, &brand.theme(), logo, fonts, encode, settings.progress)
}

/// Lays out and writes a document. `date` is `YYYY-MM-DD`.
fn typeset(
    document: &Document,
    figures: &BTreeMap<String, Drawing>,
    brand: &Brand,
    date: &str,
    settings: &Settings,
) -> Result<Pdf, ReportError> {
    let mut laid = lay_out(document, figures, brand, writer::content, settings)?;
    let meta =
        Meta { document, date, producer: &settings.producer, attachments: &settings.attachments };
    let bytes = writer::write(&mut laid, &meta)?;
    Ok(Pdf { bytes, pages: laid.pages.len(), warnings: laid.warnings })
}

/// What templates see: the report's data, and what the organisation adds.
#[derive(Serialize)]
struct Values<'a> {
    #[serde(flatten)]
    data: &'a ReportData,
    marking: &'a str,
    organisation: &'a str,
}

/// What `edition.html` sees.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    title: &'a str,
    author: &'a str,
    subject: &'a str,
    running: &'a str,
    marking: &'a str,
    producer: &'a str,
    date: &'a str,
    style_hash: String,
    style: String,
    body: String,
}

/// Base64 (RFC 4648) of a digest, for the content policy.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = u32::from(chunk[0]) << 16
            | u32::from(*chunk.get(1).unwrap_or(&0)) << 8
            | u32::from(*chunk.get(2).unwrap_or(&0));
        for index in 0..4 {
            if index > chunk.len() {
                out.push('=');
            } else {
                out.push(char::from(LETTERS[(word >> (18 - 6 * index) & 63) as usize]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{self, Boundary, BoundaryKind, Element, Flow, Kind, Rect, Scene};
    use crate::writer::Attachment;

    fn scene() -> Scene {
        let e = |id: &str, kind, x, y, name: &str, t: &str, icon: &str, ai| Element {
            id: id.into(),
            number: id.into(),
            kind,
            rect: Rect { x, y, w: 168, h: 56 },
            name: name.into(),
            type_label: t.into(),
            icon: icon.into(),
            ai,
        };
        let f = |n: u32, a: &str, b: &str, label: &str| Flow {
            id: format!("f{n}"),
            number: format!("F-{n}"),
            from: a.into(),
            to: b.into(),
            label: label.into(),
            waypoints: vec![],
        };
        let b = |kind, x, y, w, h, name: &str| Boundary {
            id: name.into(),
            kind,
            rect: Rect { x, y, w, h },
            name: name.into(),
        };
        let (c1, c2, c3) = (102, 362, 622);
        use Kind::{External, Process, Store};
        Scene {
            title: "Support assistant".into(),
            description: "A customer asks, an assistant answers from an index".into(),
            boundaries: vec![
                b(BoundaryKind::OrgNetwork, 40, 138, 810, 552, "Northbay Energy"),
                b(BoundaryKind::CloudTenant, 58, 170, 752, 400, "support-prod"),
                b(BoundaryKind::AgentSandbox, 342, 286, 208, 260, "Sandbox"),
                b(BoundaryKind::Supplier, 342, 18, 208, 96, "Model supplier"),
            ],
            elements: vec![
                e("E-1", External, c1, 40, "Customer", "End user", "person", false),
                e(
                    "E-3",
                    External,
                    c2,
                    40,
                    "Hosted model API",
                    "Third-party model",
                    "brain-cloud",
                    true,
                ),
                e(
                    "E-2",
                    External,
                    c3,
                    40,
                    "Community forum",
                    "Untrusted content",
                    "globe-page",
                    false,
                ),
                e("E-4", Process, c1, 206, "Web chat", "Chat client", "chat", true),
                e(
                    "E-5",
                    Process,
                    c1,
                    316,
                    "Input guardrail",
                    "Content filter",
                    "shield-chat",
                    true,
                ),
                e(
                    "E-6",
                    Process,
                    c2,
                    316,
                    "Support assistant with a long name",
                    "AI agent",
                    "robot",
                    true,
                ),
                e("E-12", Store, c1, 424, "Chat history", "Conversation store", "chat-stack", true),
                e("E-9", Process, c2, 464, "Case tool", "Agent tool", "plug", true),
                e("E-8", Process, c3, 206, "Content ingestion", "Data ingestion", "funnel", true),
                e("E-11", Store, c3, 316, "Vector index", "Vector store", "db-vector", true),
                e("E-7", Process, c3, 424, "Retriever", "Retriever", "magnifier-doc", true),
                e("E-13", Store, c2, 612, "Customer records", "Database", "db", false),
                e("E-10", Store, c3, 612, "Knowledge base", "Document corpus", "books", true),
            ],
            flows: vec![
                f(1, "E-1", "E-4", "question"),
                f(2, "E-4", "E-1", "answer"),
                f(3, "E-4", "E-5", "prompt"),
                f(4, "E-5", "E-6", "checked"),
                f(5, "E-6", "E-4", "answer"),
                f(6, "E-6", "E-12", "turns"),
                f(7, "E-6", "E-3", "prompt + context"),
                f(8, "E-3", "E-6", "completion"),
                f(9, "E-6", "E-9", "tool call"),
                f(10, "E-9", "E-6", "result"),
                f(11, "E-9", "E-13", "read, update"),
                f(12, "E-9", "E-1", "e-mail reply"),
                f(13, "E-6", "E-7", "query"),
                f(14, "E-7", "E-6", "passages"),
                f(15, "E-11", "E-7", "matches"),
                f(16, "E-8", "E-11", "chunks"),
                f(17, "E-2", "E-8", "posts"),
                f(18, "E-10", "E-8", "articles"),
            ],
        }
    }

    fn sample() -> String {
        let rows: String = (1..60)
            .map(|n| format!(
                "<tr id=\"T-{n}\"><th>T-{n}</th><td>Prompt injection through a retrieved document, case {n}</td>\
                 <td><level of=\"high\"/></td><td>Filter what is retrieved; see <ref to=\"T-{}\">T-{}</ref></td></tr>",
                n % 59 + 1, n % 59 + 1
            ))
            .collect();
        format!(
            "<doc lang=\"en-GB\" title=\"Support assistant\" author=\"A\" subject=\"Threat model\" running=\"Support assistant\" marking=\"OFFICIAL\">\
             <cover marking=\"Official\" status=\"Draft\"><title>Customer support assistant</title><subtitle>Threat model</subtitle>\
             <fact label=\"Version\">1.2</fact><fact label=\"Date\">24 November 2026</fact></cover>\
             <toc title=\"Contents\"/>\
             <h1 id=\"s\">Summary for the risk owner</h1><p voice=\"lead\">Two risks stay open.</p>\
             <p>An efficient office: <i>affine</i> text with <code>AML.T0051</code> and <a href=\"https://example.org/a?b=1&amp;c=2\">a link</a>. -&gt; stays an arrow of two signs.</p>\
             <callout><b>Asked of you:</b> accept or refuse <ref to=\"T-3\">T-3</ref>.</callout>\
             <ul><li>One</li><li>Two</li></ul>\
             <facts><fact label=\"Owner\">Somebody</fact><fact label=\"Because\">Posts written by outsiders reach the prompt, and nothing on the way is stated to sanitise them. Posts written by outsiders reach the prompt.</fact></facts>\
             <h1 id=\"d\">Diagrams</h1><h2 id=\"d1\">Support assistant</h2><figure source=\"main\" alt=\"A diagram\">Support assistant, level 1</figure>\
             <h1 id=\"t\">Threats</h1><h2 id=\"t1\">E-6 Support assistant</h2><h3 id=\"t11\">T-1 Injection<aside><level of=\"critical\"/></aside></h3><p>Text.</p>\
             <table cols=\"1 6 2 5\" summary=\"Threats\"><thead><tr><th>No.</th><th>Threat</th><th>Level</th><th>Decision</th></tr></thead><tbody>{rows}</tbody></table>\
             <table cols=\"2 1 1\" grid=\"yes\"><thead><tr><th>Likelihood</th><th>Low</th><th>High</th></tr></thead><tbody><tr><th>Likely</th><td level=\"low\" align=\"center\">3</td><td level=\"critical\" align=\"center\">1</td></tr></tbody></table>\
             <signature><line label=\"Signature\"/><line label=\"Date\"/></signature></doc>"
        )
    }

    #[test]
    fn a_document_is_made_twice_alike() {
        let document = markup::read(&sample()).unwrap();
        let figures = BTreeMap::from([("main".to_owned(), diagram::draw(&scene()))]);
        let attachment = Attachment::model(b"{}".to_vec());
        let settings = Settings { attachments: vec![attachment], ..Settings::default() };
        let make =
            || typeset(&document, &figures, &Brand::default(), "2026-11-24", &settings).unwrap();
        let (first, second) = (make(), make());
        assert!(first.warnings.is_empty(), "{:?}", first.warnings);
        assert!(first.bytes == second.bytes);
        if let Some(folder) = std::env::var_os("PORTOLAN_KEEP") {
            let folder = PathBuf::from(folder);
            std::fs::write(folder.join("sample.pdf"), &first.bytes).unwrap();
            std::fs::write(folder.join("sample.svg"), diagram::to_svg(&figures["main"])).unwrap();
        }
    }
}
