//! The same blocks as one HTML file and as Markdown.

mod html;
mod markdown;

pub(crate) use html::body;
pub(crate) use markdown::text;
