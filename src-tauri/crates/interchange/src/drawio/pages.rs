//! The pages of a file, inflated where they are compressed: base64 of a raw deflate stream of
//! percent-encoded XML.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

use super::NAME;
use crate::xml::{child, children, text, wrong};
use crate::{InterchangeError, limits};

/// A page before it is read.
pub struct Page<'a, 'i> {
    /// Where it stands.
    pub node: Node<'a, 'i>,
    /// Its name.
    pub name: String,
    /// Its XML, when it was compressed.
    pub inflated: Option<String>,
}

/// All pages of a file, in order.
pub fn pages<'a, 'i>(root: Node<'a, 'i>) -> Result<Vec<Page<'a, 'i>>, InterchangeError> {
    if root.tag_name().name() == "mxGraphModel" {
        return Ok(vec![Page { node: root, name: String::new(), inflated: None }]);
    }
    let (mut pages, mut left) = (Vec::new(), limits::INFLATED_BYTES);
    for node in children(root, "diagram") {
        let name = node.attribute("name").unwrap_or_default().to_owned();
        let inflated = match child(node, "mxGraphModel") {
            Some(_) => None,
            None => {
                let xml = inflate(node, left)?;
                left = left.saturating_sub(xml.len());
                Some(xml)
            }
        };
        pages.push(Page { node, name, inflated });
    }
    Ok(pages)
}

fn inflate(node: Node, left: usize) -> Result<String, InterchangeError> {
    let stored: String = text(node).split_whitespace().collect();
    let bytes = STANDARD
        .decode(&stored)
        .map_err(|error| wrong(NAME, node, format!("the page is not base64: {error}")))?;
    let limit = left.min(bytes.len().saturating_mul(limits::INFLATE_RATIO));
    let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, limit);
    let plain = inflated.map_err(|error| {
        let message = match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => format!(
                "the page grows beyond {} times its size or {} bytes when inflated",
                limits::INFLATE_RATIO,
                limits::INFLATED_BYTES
            ),
            other => format!("the page cannot be inflated: {other:?}"),
        };
        wrong(NAME, node, message)
    })?;
    let decoded = percent_encoding::percent_decode(&plain).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| wrong(NAME, node, "the inflated page is not UTF-8 text"))
}
