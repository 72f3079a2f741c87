//! Foreign XML within the limits. Document types are refused whole: they are what entity bombs and
//! requests to other places are made of, and no format here needs one.

use roxmltree::{Document, Node, ParsingOptions};

use crate::{InterchangeError, limits};

/// Parses a document. `wide` says that the bytes were UTF-16.
pub fn parse(text: &str, wide: bool) -> Result<Document<'_>, InterchangeError> {
    encoding(text, wide)?;
    nesting(text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: u32::try_from(limits::XML_NODES).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        syntax(u64::from(at.row), u64::from(at.col), error.to_string())
    })?;
    // A compressed page of draw.io is one text that nobody reads as such.
    let packed = |node: &Node| node.parent().is_some_and(|outer| outer.has_tag_name("diagram"));
    let long = |node: &Node| {
        node.text().is_some_and(|text| text.len() > limits::TEXT_BYTES) && !packed(node)
    };
    if let Some(node) = document.descendants().find(|n| n.is_text() && long(n)) {
        let place = format!(" at line {}", document.text_pos_at(node.range().start).row);
        let length = node.text().map_or(0, str::len);
        let limit = format!("a text of {length} bytes, at most {} are read", limits::TEXT_BYTES);
        return Err(InterchangeError::Limit { place, limit });
    }
    Ok(document)
}

/// The first child element of a name, whatever its namespace.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// Child elements of a name.
pub fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// All text below a node.
pub fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// Text of a child; missing is empty.
pub fn text_of(node: Node, name: &str) -> String {
    child(node, name).map(text).unwrap_or_default()
}

/// An error at a node.
pub fn wrong(format: &'static str, node: Node, message: impl Into<String>) -> InterchangeError {
    let line = node.document().text_pos_at(node.range().start).row;
    let path = format!("line {line}, <{}>", node.tag_name().name());
    InterchangeError::Shape { format, path, message: message.into() }
}

fn syntax(line: u64, column: u64, message: String) -> InterchangeError {
    InterchangeError::Syntax { language: "XML", line, column, message }
}

/// A file that names one encoding and is written in another is read differently by others.
fn encoding(text: &str, wide: bool) -> Result<(), InterchangeError> {
    let Some(rest) = text.trim_start().strip_prefix("<?xml") else { return Ok(()) };
    let declaration = rest.split("?>").next().unwrap_or_default();
    let Some((_, after)) = declaration.split_once("encoding") else { return Ok(()) };
    let stated: String = after
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        .collect();
    let stated = stated.to_ascii_lowercase();
    let fits = match wide {
        true => stated.starts_with("utf-16"),
        false => matches!(stated.as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii"),
    };
    let message =
        format!("it says its encoding is {stated:?}, which it is not or which is not read");
    if fits { Ok(()) } else { Err(syntax(1, 1, message)) }
}

/// Refuses what nests too deep or piles up attributes, before a tree is built.
fn nesting(text: &str) -> Result<(), InterchangeError> {
    let mut depth = 0usize;
    let mut rest = text;
    let line = |rest: &str| {
        let at = text.len() - rest.len();
        text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1
    };
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = |close: &str| rest.find(close).map_or(rest.len(), |at| at + close.len());
        let next = if rest.starts_with("<!--") {
            end("-->")
        } else if rest.starts_with("<![CDATA[") {
            end("]]>")
        } else if rest.starts_with("<?") {
            end("?>")
        } else {
            let (length, attributes) = tag(rest);
            let inner = &rest[..length];
            if attributes > limits::ATTRIBUTES {
                let limit = limits::ATTRIBUTES;
                let message =
                    format!("an element of {attributes} attributes, at most {limit} are read");
                return Err(syntax(line(rest), 1, message));
            }
            if inner.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !inner.ends_with("/>") && !inner.starts_with("<!") {
                depth += 1;
            }
            length
        };
        if depth > limits::DEPTH {
            let message = format!("elements nested deeper than {}", limits::DEPTH);
            return Err(syntax(line(rest), 1, message));
        }
        rest = &rest[next..];
    }
    Ok(())
}

/// Length of the tag that a text starts with, and how many attributes it has.
fn tag(text: &str) -> (usize, usize) {
    let (mut quote, mut attributes) = (None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'=') => attributes += 1,
            (None, b'>') => return (at + 1, attributes),
            (None | Some(_), _) => {}
        }
    }
    (text.len(), attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_hurt_is_refused_with_its_place() {
        let check = |text: &str, expect: &str| {
            let error = parse(text, false).expect_err(expect).to_string();
            assert!(error.contains(expect), "{expect}: {error}");
        };
        check("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "XML");
        check(&format!("<a>\n{}", "<b>".repeat(100)), "line 2");
        check(&format!("<a {}/>", "b='1' ".repeat(1000)), "attributes");
        check("<?xml version='1.0' encoding='utf-16'?><a/>", "utf-16");
        check("<a>&#0;</a>", "line 1");
        check("<a/>\0\0", "line 1");
        check("<a", "XML");
        assert!(
            parse("<?xml version='1.0' encoding='UTF-8'?><a b='>'><!-- <c> --></a>", false).is_ok()
        );
    }
}
