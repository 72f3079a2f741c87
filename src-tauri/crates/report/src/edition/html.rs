//! Blocks as HTML: headings, real tables with scopes, descriptions, no script and no style attribute.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::blocks::{
    Block, Cell, Cover, Document, Fact, Link, Row, Side, Span, Table, Voice, text_of,
};
use crate::diagram::{self, Drawing};
use crate::inert::escaped;
use crate::level::Level;

/// The content of the page's `main`.
pub(crate) fn body(document: &Document, figures: &BTreeMap<String, Drawing>) -> String {
    let mut html =
        Html { document, figures, out: String::new(), ids: BTreeSet::new(), numbers: [0; 2] };
    for block in &document.blocks {
        html.block(block);
        html.out.push('\n');
    }
    html.out
}

struct Html<'a> {
    document: &'a Document,
    figures: &'a BTreeMap<String, Drawing>,
    out: String,
    ids: BTreeSet<String>,
    numbers: [u32; 2],
}

impl Html<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, spans, aside, .. } => {
                self.heading(*level, id, spans, aside)
            }
            Block::Paragraph { voice, spans } => {
                let class = match voice {
                    Voice::Body => "",
                    Voice::Lead => " class=\"lead\"",
                    Voice::Small => " class=\"small\"",
                    Voice::Label => " class=\"label\"",
                };
                let _ = write!(self.out, "<p{class}>{}</p>", self.spans(spans));
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                let items: String =
                    items.iter().map(|i| format!("<li>{}</li>", self.spans(i))).collect();
                let _ = write!(self.out, "<{tag}>{items}</{tag}>");
            }
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Figure { source, spans, .. } => {
                // The drawing carries its own title and description.
                let svg = self.figures.get(source).map(diagram::to_svg).unwrap_or_default();
                let caption = self.spans(spans);
                let _ =
                    write!(self.out, "<figure>{svg}<figcaption>{caption}</figcaption></figure>");
            }
            Block::Callout(spans) => {
                let _ = write!(
                    self.out,
                    "<aside class=\"callout\"><p>{}</p></aside>",
                    self.spans(spans)
                );
            }
            Block::Contents { title, depth } => self.contents(title, *depth),
            Block::SignatureLines(labels) => {
                let lines: String =
                    labels.iter().map(|l| format!("<span>{}</span>", escaped(l))).collect();
                let _ = write!(self.out, "<p class=\"sign\">{lines}</p>");
            }
            Block::PageBreak => self.out.push_str("<hr>"),
            Block::Cover(cover) => self.cover(cover),
        }
    }

    /// An id attribute, once per id.
    fn id(&mut self, id: &str) -> String {
        if id.is_empty() || !self.ids.insert(id.to_owned()) {
            return String::new();
        }
        format!(" id=\"{}\"", escaped(id))
    }

    /// Chapters are `h2`: the page's `h1` is its title.
    fn heading(&mut self, level: u8, id: &str, spans: &[Span], aside: &[Span]) {
        let tag = level + 1;
        let number = self.number(level);
        let id = self.id(id);
        let words = self.spans(spans);
        let aside = match aside.is_empty() {
            true => String::new(),
            false => format!(" <span class=\"aside\">{}</span>", self.spans(aside)),
        };
        let _ = write!(self.out, "<h{tag}{id}>{number}{words}{aside}</h{tag}>");
    }

    fn number(&mut self, level: u8) -> String {
        match level {
            1 => {
                self.numbers = [self.numbers[0] + 1, 0];
                format!("<span class=\"no\">{}</span> ", self.numbers[0])
            }
            2 => {
                self.numbers[1] += 1;
                format!("<span class=\"no\">{}.{}</span> ", self.numbers[0], self.numbers[1])
            }
            _ => String::new(),
        }
    }

    fn contents(&mut self, title: &str, depth: u8) {
        let document = self.document;
        let _ = write!(self.out, "<nav aria-label=\"{0}\"><h2>{0}</h2><ul>", escaped(title));
        for block in &document.blocks {
            let Block::Heading { level, id, spans, .. } = block else { continue };
            if *level > depth {
                continue;
            }
            let words = escaped(&text_of(spans));
            let _ = match id.is_empty() {
                true => write!(self.out, "<li class=\"l{level}\">{words}</li>"),
                false => write!(
                    self.out,
                    "<li class=\"l{level}\"><a href=\"#{}\">{words}</a></li>",
                    escaped(id)
                ),
            };
        }
        self.out.push_str("</ul></nav>");
    }

    fn cover(&mut self, cover: &Cover) {
        let _ = write!(
            self.out,
            "<header class=\"cover\"><p class=\"marking\">{}</p><h1>{}</h1><p class=\"lead\">{}</p><p class=\"status\">{}</p>",
            escaped(&cover.marking),
            escaped(&cover.title),
            escaped(&cover.subtitle),
            escaped(&cover.status)
        );
        self.facts(&cover.facts);
        self.out.push_str("</header>");
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.out.push_str("<dl>");
        for fact in facts {
            // A label that is left out continues the one before.
            if !fact.label.is_empty() {
                let _ = write!(self.out, "<dt>{}</dt>", escaped(&fact.label));
            }
            let _ = write!(self.out, "<dd>{}</dd>", self.spans(&fact.spans));
        }
        self.out.push_str("</dl>");
    }

    fn table(&mut self, table: &Table) {
        let class = if table.grid { " class=\"grid\"" } else { "" };
        let _ = write!(
            self.out,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table{class}>",
            escaped(&table.summary)
        );
        if !table.head.is_empty() {
            self.out.push_str("<thead>");
            for row in &table.head {
                self.row(row, "col");
            }
            self.out.push_str("</thead>");
        }
        self.out.push_str("<tbody>");
        for row in &table.body {
            self.row(row, "row");
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn row(&mut self, row: &Row, scope: &str) {
        let id = row.id.as_deref().map(|id| self.id(id)).unwrap_or_default();
        let _ = write!(self.out, "<tr{id}>");
        for cell in &row.cells {
            let (open, close) = if cell.head {
                (format!("th scope=\"{scope}\""), "th")
            } else {
                ("td".to_owned(), "td")
            };
            let columns = match cell.columns {
                1 => String::new(),
                n => format!(" colspan=\"{n}\""),
            };
            let words = self.spans(&cell.spans);
            let _ = write!(self.out, "<{open}{columns}{}>{words}</{close}>", class(cell));
        }
        self.out.push_str("</tr>\n");
    }

    fn spans(&self, spans: &[Span]) -> String {
        let mut out = String::new();
        for span in spans {
            if let Some(level) = span.mark {
                out.push_str(&mark(level));
                continue;
            }
            let mut text = escaped(&span.text).replace('\n', "<br>");
            for (set, tag) in [(span.code, "code"), (span.italic, "i"), (span.bold, "b")] {
                if set {
                    text = format!("<{tag}>{text}</{tag}>");
                }
            }
            if span.quiet {
                text = format!("<span class=\"quiet\">{text}</span>");
            }
            let link = self.document.links.get((span.link as usize).wrapping_sub(1));
            match link {
                Some(Link::Uri(address)) => {
                    let address = escaped(address);
                    let _ = write!(out, "<a href=\"{address}\" rel=\"noreferrer\">{text}</a>");
                }
                Some(Link::Anchor(id)) => {
                    let _ = write!(out, "<a href=\"#{}\">{text}</a>", escaped(id));
                }
                None => out.push_str(&text),
            }
        }
        out
    }
}

fn class(cell: &Cell) -> String {
    let mut classes = Vec::new();
    match cell.side {
        Side::Start => {}
        Side::Center => classes.push("center"),
        Side::End => classes.push("end"),
    }
    if let Some(level) = cell.level {
        classes.push(level.name());
    }
    match classes.is_empty() {
        true => String::new(),
        false => format!(" class=\"{}\"", classes.join(" ")),
    }
}

/// A level's mark as a small drawing; the word follows in the text.
fn mark(level: Level) -> String {
    let drawing = Drawing {
        width: 12.0,
        height: 12.0,
        items: vec![diagram::Item::Shape(level.mark(6.0, 6.0, 4.6))],
        ..Drawing::default()
    };
    let svg = diagram::to_svg(&drawing);
    // Hidden from readers who hear the page: the word says it.
    let start = svg.find("<path").unwrap_or(0);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    let path = svg[start..end].trim();
    format!(
        "<svg class=\"mark\" viewBox=\"0 0 12 12\" width=\"10\" height=\"10\" aria-hidden=\"true\">{path}</svg>"
    )
}
