//! The state of composing, and the walk over the blocks.

use std::collections::BTreeMap;

use super::fonts::{Face, Fonts};
use super::page::{Draw, Encode, Mark, Page};
use super::shaping::Style;
use super::tree::{Child, NodeId, Tree};
use crate::blocks::{Block, Document, Side, Span, Voice};
use crate::diagram::Drawing;
use crate::error::ReportError;
use crate::shape::{Rgb, Shape};
use crate::theme::Theme;

/// Something the reader of the report should know about its making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// No font of this machine has these characters; they stand as `[U+XXXX]`.
    MissingGlyphs(Vec<char>),
    /// A figure has no text for readers who cannot see it.
    MissingAlt(String),
    /// A template refers to a figure that was not given.
    MissingFigure(String),
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MissingGlyphs(chars) => {
                let list: Vec<_> =
                    chars.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
                write!(f, "no font on this machine has {}", list.join(", "))
            }
            Self::MissingAlt(name) => write!(f, "the figure {name} has no description"),
            Self::MissingFigure(name) => {
                write!(f, "the template shows a figure {name} that is not there")
            }
        }
    }
}

/// A line of the outline.
#[derive(Clone, Debug)]
pub struct OutlineEntry {
    /// Heading level.
    pub level: u8,
    /// Text.
    pub title: String,
    /// Page index.
    pub page: usize,
    /// Distance from the page's top.
    pub y: f32,
}

/// A document laid out on pages.
pub struct Laid {
    /// Pages.
    pub pages: Vec<Page>,
    /// What they mean.
    pub tree: Tree,
    /// Where ids are: page and distance from its top.
    pub anchors: BTreeMap<String, (usize, f32)>,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// Faces with the glyphs that were used.
    pub faces: Vec<Face>,
    /// What to know.
    pub warnings: Vec<Warning>,
}

/// Called now and then with the part done (0 to 1); `false` stops the work.
pub type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// Lays out a document. `figures` are the drawings its `figure` blocks name.
///
/// # Errors
/// [`ReportError::Cancelled`] when `progress` says so.
pub fn compose(
    document: &Document,
    figures: &BTreeMap<String, Drawing>,
    theme: &Theme,
    logo: Option<&Drawing>,
    fonts: Fonts,
    encode: Encode,
    progress: Progress,
) -> Result<Laid, ReportError> {
    let mut composer = Composer {
        document,
        figures,
        theme,
        logo,
        fonts,
        encode,
        pages: Vec::new(),
        tree: Tree::new(),
        anchors: BTreeMap::new(),
        outline: Vec::new(),
        warnings: Vec::new(),
        numbers: [0; 3],
        y: 0.0,
        chapter: String::new(),
        pending: Vec::new(),
        only_headings: true,
    };
    composer.new_page(false);
    let count = document.blocks.len().max(1);
    for (index, block) in document.blocks.iter().enumerate() {
        if !progress(index as f32 / count as f32) {
            return Err(ReportError::Cancelled);
        }
        composer.block(block, &document.blocks[index + 1..]);
    }
    composer.finish_contents();
    composer.running_lines();
    Ok(composer.finish())
}

/// A page number to put in when all pages are known.
pub(super) struct Pending {
    pub page: usize,
    pub right: f32,
    pub y: f32,
    pub id: String,
    pub node: NodeId,
    pub style: Style,
}

pub(super) struct Composer<'a> {
    pub document: &'a Document,
    pub figures: &'a BTreeMap<String, Drawing>,
    pub theme: &'a Theme,
    pub logo: Option<&'a Drawing>,
    pub fonts: Fonts,
    encode: Encode,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub anchors: BTreeMap<String, (usize, f32)>,
    pub outline: Vec<OutlineEntry>,
    pub warnings: Vec<Warning>,
    pub numbers: [u32; 3],
    pub y: f32,
    pub chapter: String,
    pub pending: Vec<Pending>,
    /// Nothing but headings stands on the current page, so it may still be turned.
    pub only_headings: bool,
}

impl Composer<'_> {
    fn block(&mut self, block: &Block, after: &[Block]) {
        if !matches!(block, Block::Heading { .. } | Block::Figure { .. }) {
            self.only_headings = false;
        }
        match block {
            Block::Heading { level, id, spans, alone, aside } => {
                self.heading(*level, id, spans, *alone, aside, after);
            }
            Block::Paragraph { voice, spans } => self.paragraph(*voice, spans, after),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Figure { source, alt, spans } => self.figure(source, alt, spans),
            Block::Callout(spans) => self.callout(spans),
            Block::Contents { title, depth } => self.contents(title, *depth),
            Block::SignatureLines(labels) => self.signature_lines(labels),
            Block::PageBreak => self.new_page(false),
            Block::Cover(cover) => self.title_page(cover),
        }
    }

    /// Starts a page; `wide` turns the paper.
    pub fn new_page(&mut self, wide: bool) {
        let (mut width, mut height) = (self.theme.page_width, self.theme.page_height);
        if wide {
            std::mem::swap(&mut width, &mut height);
        }
        if let Some(full) = self.pages.len().checked_sub(1) {
            self.seal(full);
        }
        self.pages.push(Page {
            width,
            height,
            draws: Vec::new(),
            body: Vec::new(),
            marked: Vec::new(),
            links: Vec::new(),
            chapter: self.chapter.clone(),
            bare: false,
        });
        self.y = self.theme.top;
        self.only_headings = true;
    }

    /// Puts what was drawn on a page into its body.
    pub(super) fn seal(&mut self, page: usize) {
        let page = &mut self.pages[page];
        (self.encode)(&page.draws, page.height, &mut self.fonts.faces, &mut page.body);
        page.draws = Vec::new();
    }

    pub fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("composing starts with a page")
    }

    pub fn page_index(&self) -> usize {
        self.pages.len() - 1
    }

    /// Width of the text area of the current page.
    pub fn width(&self) -> f32 {
        self.pages.last().map_or(self.theme.page_width, |p| p.width) - 2.0 * self.theme.side
    }

    /// Height left on the current page.
    pub fn left(&self) -> f32 {
        self.pages.last().map_or(0.0, |p| p.height) - self.theme.bottom - self.y
    }

    /// Whether nothing stands on the current page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.theme.top + 0.1
    }

    /// A new page when less than `height` is left, unless the page is empty.
    pub fn need(&mut self, height: f32) {
        if self.left() < height && !self.at_top() {
            self.new_page(false);
        }
    }

    /// Begins marked content of a node on the current page.
    pub fn open(&mut self, node: NodeId) {
        let index = self.page_index();
        let tag = self.tree.nodes[node].tag;
        let page = self.page();
        let number = page.marked.len();
        page.marked.push(node);
        page.draws.push(Draw::Open(Mark::Content(tag, number)));
        self.tree.nodes[node].children.push(Child::Content(index as u32, number as u32));
    }

    pub fn close(&mut self) {
        self.page().draws.push(Draw::Close);
    }

    /// Draws decoration.
    pub fn artifact(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        let page = self.page();
        page.draws.push(Draw::Open(Mark::Artifact));
        page.draws.extend(shapes.into_iter().map(Draw::Shape));
        page.draws.push(Draw::Close);
    }

    /// Remembers where an id is.
    pub fn anchor(&mut self, id: &str) {
        if !id.is_empty() {
            let place = (self.page_index(), self.y);
            self.anchors.entry(id.to_owned()).or_insert(place);
        }
    }

    pub fn style(&self, size: f32, leading: f32, color: Rgb) -> Style {
        Style {
            size,
            leading,
            bold: false,
            italic: false,
            mono: false,
            color,
            quiet: self.theme.ink_3,
            accent: self.theme.accent,
            side: Side::Start,
        }
    }

    pub fn voice(&self, voice: Voice) -> Style {
        match voice {
            Voice::Body => self.style(9.5, 14.5, self.theme.ink),
            Voice::Lead => self.style(11.5, 17.0, self.theme.ink),
            Voice::Label => Style { bold: true, ..self.style(9.0, 14.0, self.theme.ink) },
            Voice::Small => self.style(8.0, 11.5, self.theme.ink_3),
        }
    }

    fn finish(mut self) -> Laid {
        if !self.fonts.missing.is_empty() {
            let missing = std::mem::take(&mut self.fonts.missing);
            self.warnings.push(Warning::MissingGlyphs(missing));
        }
        Laid {
            pages: self.pages,
            tree: self.tree,
            anchors: self.anchors,
            outline: self.outline,
            faces: self.fonts.faces,
            warnings: self.warnings,
        }
    }
}

/// Spans with every link taken away, for places where a link would be wrong.
pub(super) fn unlinked(spans: &[Span]) -> Vec<Span> {
    spans.iter().map(|s| Span { link: 0, ..s.clone() }).collect()
}
