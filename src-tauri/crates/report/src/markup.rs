//! The small strict XML vocabulary that templates write, read into blocks.
//!
//! Block elements: `cover`, `toc`, `h1` `h2` `h3`, `p`, `ul` `ol` (with `li`), `table` (`thead` `tbody` `tr` `th` `td`), `facts` (with
//! `fact`), `figure`, `callout`, `signature` (with `line`), `pagebreak`. In text: `b`, `i`, `code`, `q` (quiet), `a`, `ref`, `br`, `level`,
//! `aside` (in headings). Anything else, and any unknown attribute, is an error with its place in the template: a table that
//! silently lost a column could put a risk beside the wrong threat.

use roxmltree::{Node, ParsingOptions};

use crate::blocks::{
    Block, Cell, Cover, Document, Fact, Link, Row, Side, Span, Table, Voice, text_of,
};
use crate::error::ReportError;
use crate::level::Level;
use crate::{markdown, source_marks};

/// Reads rendered markup.
///
/// # Errors
/// [`ReportError::Template`] with the template's file, line and column.
pub fn read(rendered: &str) -> Result<Document, ReportError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 8_000_000, ..Default::default() };
    let xml = roxmltree::Document::parse_with_options(rendered, options).map_err(|e| {
        let pos = e.pos();
        fault(rendered, byte_at(rendered, pos.row as usize, pos.col as usize), e.to_string())
    })?;
    let mut reader = Reader { rendered, links: Vec::new(), unnamed: 0 };
    let root = xml.root_element();
    reader.expect_name(root, "doc")?;
    reader.attributes(root, &["lang", "title", "author", "subject", "running", "marking"])?;
    let attribute = |name: &str| root.attribute(name).unwrap_or("").to_owned();
    let mut document = Document {
        lang: attribute("lang"),
        title: attribute("title"),
        author: attribute("author"),
        subject: attribute("subject"),
        running: attribute("running"),
        marking: attribute("marking"),
        ..Document::default()
    };
    for node in reader.elements(root)? {
        document.blocks.push(reader.block(node)?);
    }
    document.links = reader.links;
    document.drop_dead_links();
    Ok(document)
}

fn byte_at(text: &str, row: usize, col: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let line = text[start..].split('\n').next().unwrap_or("");
    start + line.char_indices().nth(col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

fn fault(rendered: &str, at: usize, message: String) -> ReportError {
    match source_marks::find(rendered, at) {
        Some(p) => ReportError::Template { file: p.file, line: p.line, column: p.column, message },
        None => ReportError::Template { file: "template".into(), line: 1, column: at + 1, message },
    }
}

struct Reader<'a> {
    rendered: &'a str,
    links: Vec<Link>,
    /// Headings without an id so far.
    unnamed: usize,
}

impl Reader<'_> {
    fn error<T>(&self, node: Node, message: impl Into<String>) -> Result<T, ReportError> {
        Err(fault(self.rendered, node.range().start, message.into()))
    }

    fn expect_name(&self, node: Node, name: &str) -> Result<(), ReportError> {
        if node.has_tag_name(name) {
            return Ok(());
        }
        self.error(node, format!("expected <{name}>, found <{}>", node.tag_name().name()))
    }

    fn attributes(&self, node: Node, known: &[&str]) -> Result<(), ReportError> {
        match node.attributes().find(|a| !known.contains(&a.name())) {
            Some(a) => {
                let tag = node.tag_name().name();
                self.error(node, format!("<{tag}> has no attribute \"{}\"", a.name()))
            }
            None => Ok(()),
        }
    }

    /// The element children; stray text between them is an error.
    fn elements<'n, 'x>(&self, node: Node<'n, 'x>) -> Result<Vec<Node<'n, 'x>>, ReportError> {
        let mut found = Vec::new();
        for child in node.children() {
            if child.is_element() {
                found.push(child);
            } else if child.is_text() && !child.text().unwrap_or("").trim().is_empty() {
                let tag = node.tag_name().name();
                return self.error(child, format!("text directly inside <{tag}>; put it in a <p>"));
            }
        }
        Ok(found)
    }

    /// An id for a heading without one, so that the contents can lead there.
    fn next_id(&mut self) -> String {
        self.unnamed += 1;
        format!("section-{}", self.unnamed)
    }

    fn block(&mut self, node: Node) -> Result<Block, ReportError> {
        let name = node.tag_name().name();
        let attribute = |key: &str| node.attribute(key).unwrap_or("").to_owned();
        match name {
            "cover" => self.cover(node),
            "toc" => {
                self.attributes(node, &["title", "depth"])?;
                let depth = node.attribute("depth").unwrap_or("2").parse().unwrap_or(2);
                Ok(Block::Contents { title: attribute("title"), depth })
            }
            "h1" | "h2" | "h3" => {
                self.attributes(node, &["id", "page"])?;
                let aside = match node.children().find(|c| c.has_tag_name("aside")) {
                    Some(aside) => self.spans(aside)?,
                    None => Vec::new(),
                };
                let level = name.as_bytes()[1] - b'0';
                let id = match attribute("id") {
                    id if id.is_empty() => self.next_id(),
                    id => id,
                };
                let alone = node.attribute("page") == Some("new");
                Ok(Block::Heading { level, id, spans: self.spans(node)?, alone, aside })
            }
            "p" => {
                self.attributes(node, &["voice"])?;
                let voice = match node.attribute("voice") {
                    None => Voice::Body,
                    Some("lead") => Voice::Lead,
                    Some("small") => Voice::Small,
                    Some("label") => Voice::Label,
                    Some(other) => return self.error(node, format!("unknown voice \"{other}\"")),
                };
                Ok(Block::Paragraph { voice, spans: self.spans(node)? })
            }
            "ul" | "ol" => {
                self.attributes(node, &[])?;
                let mut items = Vec::new();
                for item in self.elements(node)? {
                    self.expect_name(item, "li")?;
                    items.push(self.spans(item)?);
                }
                Ok(Block::List { ordered: name == "ol", items })
            }
            "table" => self.table(node),
            "facts" => {
                self.attributes(node, &[])?;
                Ok(Block::Facts(self.facts(&self.elements(node)?)?))
            }
            "figure" => {
                self.attributes(node, &["source", "alt"])?;
                let spans = self.spans(node)?;
                Ok(Block::Figure { source: attribute("source"), alt: attribute("alt"), spans })
            }
            "callout" => {
                self.attributes(node, &[])?;
                Ok(Block::Callout(self.spans(node)?))
            }
            "signature" => {
                let mut labels = Vec::new();
                for line in self.elements(node)? {
                    self.expect_name(line, "line")?;
                    labels.push(line.attribute("label").unwrap_or("").to_owned());
                }
                Ok(Block::SignatureLines(labels))
            }
            "pagebreak" => Ok(Block::PageBreak),
            other => self.error(node, format!("unknown element <{other}>")),
        }
    }

    fn cover(&mut self, node: Node) -> Result<Block, ReportError> {
        self.attributes(node, &["marking", "status", "organisation"])?;
        let mut cover = Cover {
            marking: node.attribute("marking").unwrap_or("").into(),
            status: node.attribute("status").unwrap_or("").into(),
            organisation: node.attribute("organisation").unwrap_or("").into(),
            ..Cover::default()
        };
        for child in self.elements(node)? {
            match child.tag_name().name() {
                "title" => cover.title = text_of(&self.spans(child)?),
                "subtitle" => cover.subtitle = text_of(&self.spans(child)?),
                "fact" => cover.facts.extend(self.facts(&[child])?),
                other => return self.error(child, format!("unknown element <{other}> in <cover>")),
            }
        }
        Ok(Block::Cover(cover))
    }

    fn facts(&mut self, nodes: &[Node]) -> Result<Vec<Fact>, ReportError> {
        let mut facts = Vec::new();
        for node in nodes {
            self.expect_name(*node, "fact")?;
            self.attributes(*node, &["label"])?;
            let label = node.attribute("label").unwrap_or("").to_owned();
            facts.push(Fact { label, spans: self.spans(*node)? });
        }
        Ok(facts)
    }

    fn table(&mut self, node: Node) -> Result<Block, ReportError> {
        self.attributes(node, &["cols", "grid", "summary"])?;
        let mut table = Table {
            columns: Vec::new(),
            head: Vec::new(),
            body: Vec::new(),
            grid: node.attribute("grid") == Some("yes"),
            summary: node.attribute("summary").unwrap_or("").to_owned(),
        };
        for width in node.attribute("cols").unwrap_or("").split_whitespace() {
            match width.parse::<f32>() {
                Ok(w) if w > 0.0 && w.is_finite() => table.columns.push(w),
                _ => return self.error(node, format!("\"{width}\" is not a column width")),
            }
        }
        if table.columns.is_empty() {
            return self.error(node, "<table> needs cols, the relative widths of its columns");
        }
        for part in self.elements(node)? {
            match part.tag_name().name() {
                "thead" => table.head = self.rows(part, table.columns.len())?,
                "tbody" => table.body.extend(self.rows(part, table.columns.len())?),
                other => return self.error(part, format!("unknown element <{other}> in <table>")),
            }
        }
        Ok(Block::Table(table))
    }

    fn rows(&mut self, part: Node, columns: usize) -> Result<Vec<Row>, ReportError> {
        let mut rows = Vec::new();
        for row in self.elements(part)? {
            self.expect_name(row, "tr")?;
            self.attributes(row, &["id"])?;
            let mut cells = Vec::new();
            for cell in self.elements(row)? {
                cells.push(self.cell(cell)?);
            }
            let covered: usize = cells.iter().map(|c| c.columns).sum();
            if covered != columns {
                return self.error(row, format!("the row has {covered} cells, cols has {columns}"));
            }
            rows.push(Row { id: row.attribute("id").map(str::to_owned), cells });
        }
        Ok(rows)
    }

    fn cell(&mut self, node: Node) -> Result<Cell, ReportError> {
        let head = node.has_tag_name("th");
        if !head {
            self.expect_name(node, "td")?;
        }
        self.attributes(node, &["level", "align", "colspan"])?;
        let side = match node.attribute("align") {
            None => Side::Start,
            Some("center") => Side::Center,
            Some("end") => Side::End,
            Some(other) => return self.error(node, format!("unknown align \"{other}\"")),
        };
        let level = match node.attribute("level") {
            None | Some("") => None,
            Some(name) => Some(self.level(node, name)?),
        };
        let columns = node.attribute("colspan").unwrap_or("1").parse().unwrap_or(1);
        Ok(Cell { spans: self.spans(node)?, head, level, side, columns })
    }

    fn level(&self, node: Node, name: &str) -> Result<Level, ReportError> {
        match Level::parse(name) {
            Some(level) => Ok(level),
            None => self.error(node, format!("unknown level \"{name}\"")),
        }
    }

    fn spans(&mut self, node: Node) -> Result<Vec<Span>, ReportError> {
        let mut spans = Vec::new();
        self.text(node, &Span::default(), &mut spans)?;
        if let Some(last) = spans.last_mut() {
            let kept = last.text.trim_end_matches([' ', '\n']).len();
            last.text.truncate(kept);
        }
        spans.retain(|s| !s.text.is_empty());
        // Templates separate optional parts by line breaks; the first part may be missing.
        let breaks = spans.iter().take_while(|s| s.text == "\n" || s.text == " ").count();
        spans.drain(..breaks);
        Ok(spans)
    }

    /// Remembers a link; the markup's node limit keeps the number far below `u32`.
    fn link(&mut self, link: Link) -> u32 {
        self.links.push(link);
        self.links.len() as u32
    }

    fn text(&mut self, node: Node, style: &Span, out: &mut Vec<Span>) -> Result<(), ReportError> {
        for child in node.children() {
            if child.is_text() {
                push_text(child.text().unwrap_or(""), style, out);
                continue;
            }
            if !child.is_element() {
                continue;
            }
            let mut inner = style.clone();
            match child.tag_name().name() {
                "b" => inner.bold = true,
                "i" => inner.italic = true,
                "code" => inner.code = true,
                "q" => inner.quiet = true,
                "br" => {
                    out.push(Span { text: "\n".into(), ..style.clone() });
                    continue;
                }
                "a" => {
                    self.attributes(child, &["href"])?;
                    let address = child.attribute("href").unwrap_or("");
                    if markdown::is_web_address(address) {
                        inner.link = self.link(Link::Uri(address.into()));
                    }
                }
                "ref" => {
                    self.attributes(child, &["to"])?;
                    let to = child.attribute("to").unwrap_or("");
                    inner.link = self.link(Link::Anchor(to.into()));
                }
                "level" => {
                    self.attributes(child, &["of"])?;
                    let level = self.level(child, child.attribute("of").unwrap_or(""))?;
                    // A disc of the font keeps the room; the mark is drawn over it.
                    out.push(Span { text: "\u{25cf}".into(), mark: Some(level), ..style.clone() });
                    // The model's own word for the level, when there is one.
                    let own = child.text().unwrap_or("").trim();
                    let word = if own.is_empty() { level.word() } else { own };
                    out.push(Span { text: format!("\u{a0}{word}"), ..style.clone() });
                    continue;
                }
                "aside" if node.tag_name().name().starts_with('h') => continue,
                other => return self.error(child, format!("unknown element <{other}> in text")),
            }
            self.text(child, &inner, out)?;
        }
        Ok(())
    }
}

/// Adds text with runs of white space made one space.
fn push_text(text: &str, style: &Span, out: &mut Vec<Span>) {
    let mut spaced = out.last().is_none_or(|s| s.text.ends_with([' ', '\n']));
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_whitespace() {
            if !spaced {
                clean.push(' ');
                spaced = true;
            }
        } else {
            clean.push(c);
            spaced = false;
        }
    }
    if clean.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.text != "\n" && same_style(last, style) => last.text.push_str(&clean),
        _ => out.push(Span { text: clean, ..style.clone() }),
    }
}

fn same_style(a: &Span, b: &Span) -> bool {
    a.mark.is_none()
        && (a.bold, a.italic, a.code, a.quiet, a.link)
            == (b.bold, b.italic, b.code, b.quiet, b.link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_error(markup: &str, expect: &str) {
        let error = read(&source_marks::add("user/t.xml", markup)).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    }

    #[test]
    fn faults_name_the_place() {
        check_error("<doc>\n  <box/>\n</doc>", "your t.xml:2:3: unknown element <box>");
        check_error("<doc>\n<p>a\n</q></doc>", "your t.xml:");
        check_error("<doc>\n<p color=\"red\">a</p></doc>", "<p> has no attribute \"color\"");
        check_error("<doc>\n<p><u>a</u></p></doc>", "unknown element <u> in text");
        check_error(
            "<doc>\n<table cols=\"1 1\">\n<tbody>\n<tr><td>a</td></tr></tbody></table></doc>",
            "your t.xml:4:1: the row has 1 cells, cols has 2",
        );
    }

    #[test]
    fn white_space_is_folded_and_styles_kept() {
        let doc = read("<doc><p>\n a  <b>b</b>\n c<br/> d </p></doc>").unwrap();
        let Block::Paragraph { spans, .. } = &doc.blocks[0] else { panic!("a paragraph") };
        assert_eq!(text_of(spans), "a b c\nd");
        assert!(spans[1].bold);
    }
}
