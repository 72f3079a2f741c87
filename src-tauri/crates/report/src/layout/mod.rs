//! From blocks to pages: shaping, line and page breaking, tables, headings, contents, figures.
//!
//! Knows paper and fonts, nothing of PDF. The result is [`Laid`]: pages of positioned glyphs and shapes, the tree of what they mean,
//! and the places links lead to. One pass; page numbers in the contents are put in at the end, when they are known.

mod composer;
mod contents;
mod coverage;
mod facts;
mod figure;
mod folders;
pub mod fonts;
mod headings;
mod opening;
mod page;
mod paragraph;
mod running;
mod shaping;
mod table;
mod table_rows;
mod tiles;
mod title_page;
mod tree;
mod words;

pub use composer::{Laid, Progress, Warning, compose};
pub use page::{Draw, Encode, Mark, Page};
pub use shaping::{Glyph, Run};
pub use tree::{Child, Node, Tag};
