//! The same blocks as one HTML file and as Markdown, and the laid-out pages as pictures.

mod html;
mod markdown;
mod page_svg;

pub(crate) use html::body;
pub(crate) use markdown::text;
pub(crate) use page_svg::{content, pages};
