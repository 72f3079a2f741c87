//! Descriptions written by people are Markdown; here it becomes our markup. Raw HTML stays text, images become their description,
//! and only https, http and mailto links are links.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::inert::escaped;

/// Whole text: paragraphs and lists.
pub fn blocks(text: &str) -> String {
    convert(text, false)
}

/// One paragraph: for table cells and facts.
pub fn inline(text: &str) -> String {
    convert(text, true)
}

fn convert(text: &str, inline: bool) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    // Open lists, and whether a list item is open: the markup has one level of lists, deeper ones become marks in the text.
    let mut depth = 0usize;
    let mut in_block = false;
    let mut links: Vec<bool> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open_block(&mut out, inline, depth, &mut in_block);
                let web = is_web_address(&dest_url);
                links.push(web);
                if web {
                    out.push_str(&format!("<a href=\"{}\">", escaped(&dest_url)));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    out.push_str("</a>");
                }
            }
            Event::Start(tag) => start(&mut out, &tag, inline, &mut depth, &mut in_block),
            Event::End(tag) => end(&mut out, tag, inline, &mut depth, &mut in_block),
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => {
                open_block(&mut out, inline, depth, &mut in_block);
                out.push_str(&escaped(&t));
            }
            Event::Code(t) => {
                open_block(&mut out, inline, depth, &mut in_block);
                out.push_str(&format!("<code>{}</code>", escaped(&t)));
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push_str("<br/>"),
            Event::InlineMath(t) | Event::DisplayMath(t) => out.push_str(&escaped(&t)),
            Event::FootnoteReference(t) => out.push_str(&format!("[{}]", escaped(&t))),
            Event::Rule => out.push(' '),
            Event::TaskListMarker(done) => out.push_str(if done { "[x] " } else { "[ ] " }),
        }
    }
    if in_block {
        out.push_str("</p>");
    }
    out
}

/// Text outside any paragraph (raw HTML, code blocks) still needs a block around it.
fn open_block(out: &mut String, inline: bool, depth: usize, in_block: &mut bool) {
    if !inline && depth == 0 && !*in_block {
        out.push_str("<p>");
        *in_block = true;
    }
}

fn close_block(out: &mut String, in_block: &mut bool) {
    if *in_block {
        out.push_str("</p>");
        *in_block = false;
    }
}

fn start(out: &mut String, tag: &Tag, inline: bool, depth: &mut usize, in_block: &mut bool) {
    match tag {
        Tag::Strong => {
            open_block(out, inline, *depth, in_block);
            out.push_str("<b>");
        }
        Tag::Emphasis => {
            open_block(out, inline, *depth, in_block);
            out.push_str("<i>");
        }
        Tag::List(number) => {
            if *depth == 0 && !inline {
                close_block(out, in_block);
                out.push_str(if number.is_some() { "<ol>" } else { "<ul>" });
            }
            *depth += 1;
        }
        Tag::Item if *depth == 1 && !inline => out.push_str("<li>"),
        Tag::Item => out.push_str(" \u{2022} "),
        Tag::Heading { .. } => {
            open_block(out, inline, *depth, in_block);
            out.push_str("<b>");
        }
        _ => {
            if inline && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
    }
}

fn end(out: &mut String, tag: TagEnd, inline: bool, depth: &mut usize, in_block: &mut bool) {
    match tag {
        TagEnd::Strong => out.push_str("</b>"),
        TagEnd::Emphasis => out.push_str("</i>"),
        TagEnd::List(ordered) => {
            *depth = depth.saturating_sub(1);
            if *depth == 0 && !inline {
                out.push_str(if ordered { "</ol>" } else { "</ul>" });
            }
        }
        TagEnd::Item if *depth == 1 && !inline => out.push_str("</li>"),
        TagEnd::Heading(_) => {
            out.push_str("</b>");
            close_block(out, in_block);
        }
        TagEnd::Paragraph if *depth == 0 => close_block(out, in_block),
        TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) if *depth == 0 => {
            close_block(out, in_block);
        }
        _ => {}
    }
}

/// Whether an address may become a link.
pub fn is_web_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|p| lower.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::{blocks, inline};

    #[test]
    fn paragraphs_lists_and_links() {
        assert_eq!(
            blocks("One *two* **three**\n\n- a\n- `b`\n\n[x](https://e.org) [y](javascript:1)"),
            "<p>One <i>two</i> <b>three</b></p><ul><li>a</li><li><code>b</code></li></ul>\
             <p><a href=\"https://e.org\">x</a> y</p>"
        );
    }

    #[test]
    fn raw_html_is_text() {
        assert_eq!(
            blocks("<script>alert(1)</script>"),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        );
        assert_eq!(inline("a <b>c"), "a &lt;b&gt;c");
    }
}
