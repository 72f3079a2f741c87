//! The document between markup and layout: blocks of spans, with links by index.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::level::Level;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// An address outside the document.
    Uri(Arc<str>),
    /// A place inside the document, by its id.
    Anchor(Arc<str>),
}

/// A piece of text in one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Semibold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Monospaced.
    pub code: bool,
    /// Secondary colour.
    pub quiet: bool,
    /// Index into [`Document::links`] plus one; 0 is no link.
    pub link: u32,
    /// Drawn as this level's mark; `text` is then only a placeholder for its room.
    pub mark: Option<Level>,
}

impl Span {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The words of some spans.
pub fn text_of(spans: &[Span]) -> String {
    spans.iter().filter(|s| s.mark.is_none()).map(|s| s.text.as_str()).collect()
}

/// The voice of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Body text.
    Body,
    /// Opening sentence of a chapter, larger.
    Lead,
    /// Small print.
    Small,
    /// A title below the headings, kept with what follows.
    Label,
}

/// Horizontal placement of a cell's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the reading start.
    Start,
    /// Centred.
    Center,
    /// At the reading end.
    End,
}

/// A table cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its text; line breaks are `\n` in spans.
    pub spans: Vec<Span>,
    /// A header cell.
    pub head: bool,
    /// Background of a level.
    pub level: Option<Level>,
    /// Placement.
    pub side: Side,
    /// Columns it covers.
    pub columns: usize,
}

/// A table row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Link target.
    pub id: Option<String>,
    /// Cells from the reading start.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Relative widths of the columns.
    pub columns: Vec<f32>,
    /// Rows repeated on every page.
    pub head: Vec<Row>,
    /// The rows.
    pub body: Vec<Row>,
    /// Borders around every cell, for matrices.
    pub grid: bool,
    /// What the table is, for readers who cannot see it.
    pub summary: String,
}

/// A label with its text.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The text.
    pub spans: Vec<Span>,
}

/// The first page.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// Classification marking.
    pub marking: String,
    /// Name of the system.
    pub title: String,
    /// What the document is.
    pub subtitle: String,
    /// Draft, signed or stale.
    pub status: String,
    /// Whose document it is.
    pub organisation: String,
    /// Version, date, people, digest.
    pub facts: Vec<Fact>,
}

/// One block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of level 1 to 3.
    Heading {
        /// 1, 2 or 3.
        level: u8,
        /// Link target.
        id: String,
        /// Text.
        spans: Vec<Span>,
        /// Starts on a page of its own.
        alone: bool,
        /// Short text at the far end of the line, such as a level.
        aside: Vec<Span>,
    },
    /// A paragraph.
    Paragraph {
        /// Its voice.
        voice: Voice,
        /// Text.
        spans: Vec<Span>,
    },
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// Items.
        items: Vec<Vec<Span>>,
    },
    /// A table.
    Table(Table),
    /// Labelled facts in two columns.
    Facts(Vec<Fact>),
    /// A diagram by name.
    Figure {
        /// Name of the drawing among the settings' figures.
        source: String,
        /// What it shows, for readers who cannot see it.
        alt: String,
        /// Caption.
        spans: Vec<Span>,
    },
    /// A highlighted paragraph.
    Callout(Vec<Span>),
    /// The contents list.
    Contents {
        /// Its title.
        title: String,
        /// Deepest heading level listed.
        depth: u8,
    },
    /// Ruled lines to write on, each with its label.
    SignatureLines(Vec<String>),
    /// Start a new page.
    PageBreak,
    /// The first page.
    Cover(Cover),
}

/// A whole document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Language of the text, such as `en-GB`.
    pub lang: String,
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// Text at the left of the running header.
    pub running: String,
    /// Classification marking.
    pub marking: String,
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// Link targets used by the spans.
    pub links: Vec<Link>,
}

impl Document {
    /// Takes away links to ids that are not in the document: a short template shows only a part of what refers to each other.
    pub fn drop_dead_links(&mut self) {
        let ids: BTreeSet<String> =
            self.blocks.iter().flat_map(Block::ids).map(str::to_owned).collect();
        let links = &self.links;
        let dead = |link: u32| match links.get((link as usize).wrapping_sub(1)) {
            Some(Link::Anchor(id)) => !ids.contains(&**id),
            Some(Link::Uri(_)) | None => false,
        };
        for spans in self.blocks.iter_mut().flat_map(Block::spans_mut) {
            for span in spans.iter_mut().filter(|s| dead(s.link)) {
                span.link = 0;
            }
        }
    }
}

impl Block {
    /// Ids that links can lead to.
    fn ids(&self) -> Vec<&str> {
        match self {
            Self::Heading { id, .. } => vec![id.as_str()],
            Self::Table(table) => table.body.iter().filter_map(|r| r.id.as_deref()).collect(),
            Self::Paragraph { .. }
            | Self::List { .. }
            | Self::Facts(_)
            | Self::Figure { .. }
            | Self::Callout(_)
            | Self::Contents { .. }
            | Self::SignatureLines(_)
            | Self::PageBreak
            | Self::Cover(_) => Vec::new(),
        }
    }

    /// All texts of the block.
    fn spans_mut(&mut self) -> Vec<&mut Vec<Span>> {
        match self {
            Self::Heading { spans, aside, .. } => vec![spans, aside],
            Self::Paragraph { spans, .. } | Self::Figure { spans, .. } | Self::Callout(spans) => {
                vec![spans]
            }
            Self::List { items, .. } => items.iter_mut().collect(),
            Self::Table(table) => table
                .head
                .iter_mut()
                .chain(&mut table.body)
                .flat_map(|r| &mut r.cells)
                .map(|c| &mut c.spans)
                .collect(),
            Self::Facts(facts) => facts.iter_mut().map(|f| &mut f.spans).collect(),
            Self::Cover(cover) => cover.facts.iter_mut().map(|f| &mut f.spans).collect(),
            Self::Contents { .. } | Self::SignatureLines(_) | Self::PageBreak => Vec::new(),
        }
    }
}
