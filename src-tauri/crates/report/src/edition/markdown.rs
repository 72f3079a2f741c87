//! Blocks as Markdown (CommonMark with tables), for wikis and pull requests.

use std::fmt::Write;

use crate::blocks::{Block, Document, Link, Row, Span, Table, text_of};

/// The whole document.
pub(crate) fn text(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let _ = match block {
            Block::Heading { level, spans, aside, .. } => {
                let marks = "#".repeat(usize::from(*level) + 1);
                let aside = words(document, aside);
                let gap = if aside.is_empty() { "" } else { " \u{2014} " };
                writeln!(out, "{marks} {}{gap}{aside}\n", words(document, spans))
            }
            Block::Paragraph { spans, .. } => writeln!(out, "{}\n", words(document, spans)),
            Block::Callout(spans) => writeln!(out, "> {}\n", words(document, spans)),
            Block::List { ordered, items } => {
                for (index, item) in items.iter().enumerate() {
                    let mark = if *ordered { format!("{}.", index + 1) } else { "-".into() };
                    let _ = writeln!(out, "{mark} {}", words(document, item));
                }
                writeln!(out)
            }
            Block::Table(t) => table(document, t, &mut out),
            Block::Facts(facts) => facts_list(document, facts, &mut out),
            Block::Figure { alt, spans, .. } => {
                writeln!(out, "*{}* {}\n", plain(&text_of(spans)), plain(alt))
            }
            Block::SignatureLines(labels) => {
                let lines: Vec<String> =
                    labels.iter().map(|l| format!("{}: ____", plain(l))).collect();
                writeln!(out, "{}\n", lines.join("  "))
            }
            Block::Cover(cover) => {
                let _ = writeln!(
                    out,
                    "# {}\n\n{}\n\n{}{}\n",
                    plain(&cover.title),
                    plain(&cover.subtitle),
                    plain(&cover.marking),
                    if cover.marking.is_empty() {
                        plain(&cover.status)
                    } else {
                        format!(" \u{b7} {}", plain(&cover.status))
                    }
                );
                facts_list(document, &cover.facts, &mut out)
            }
            Block::Contents { .. } => Ok(()),
            Block::PageBreak => writeln!(out, "---\n"),
        };
    }
    out
}

fn facts_list(
    document: &Document,
    facts: &[crate::blocks::Fact],
    out: &mut String,
) -> std::fmt::Result {
    for fact in facts {
        let label = if fact.label.is_empty() {
            String::new()
        } else {
            format!("**{}:** ", plain(&fact.label))
        };
        writeln!(out, "- {label}{}", words(document, &fact.spans))?;
    }
    writeln!(out)
}

fn table(document: &Document, table: &Table, out: &mut String) -> std::fmt::Result {
    let row = |row: &Row| -> String {
        let cells = row.cells.iter().map(|c| {
            let more = " |".repeat(c.columns.saturating_sub(1));
            format!(" {} |{more}", words(document, &c.spans).replace('\n', "<br>"))
        });
        format!("|{}", cells.collect::<String>())
    };
    match table.head.first() {
        Some(head) => writeln!(out, "{}", row(head))?,
        None => writeln!(out, "|{}", "  |".repeat(table.columns.len()))?,
    }
    writeln!(out, "|{}", " --- |".repeat(table.columns.len()))?;
    for r in &table.body {
        writeln!(out, "{}", row(r))?;
    }
    writeln!(out)
}

fn words(document: &Document, spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans.iter().filter(|s| s.mark.is_none()) {
        let lead = span.text.len() - span.text.trim_start().len();
        let (before, rest) = span.text.split_at(lead);
        let inner = rest.trim_end();
        let after = &rest[inner.len()..];
        if inner.is_empty() {
            out.push_str(&span.text);
            continue;
        }
        let mut text =
            if span.code { format!("`{}`", inner.replace('`', "'")) } else { plain(inner) };
        if span.bold {
            text = format!("**{text}**");
        }
        if span.italic {
            text = format!("*{text}*");
        }
        if let Some(Link::Uri(address)) = document.links.get((span.link as usize).wrapping_sub(1)) {
            text = format!("[{text}](<{}>)", address.replace(['<', '>', '\n'], ""));
        }
        let _ = write!(out, "{before}{text}{after}");
    }
    out.trim().to_owned()
}

/// Text that Markdown and HTML leave alone.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
