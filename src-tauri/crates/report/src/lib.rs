//! Reports: the document people sign, as PDF, HTML and Markdown, and the drawing of diagrams.
//!
//! Data goes through a template (`template`), becomes blocks (`markup`), pages (`layout`) and bytes (`writer`); HTML and Markdown are
//! made from the same blocks (`edition`). Diagrams are drawn once (`diagram`) for all of them. The crate reads no clock and no environment:
//! the date and the font folders are arguments, and the same input gives the same bytes.

mod blocks;
mod brand;
mod contents;
pub mod data;
pub mod diagram;
mod edition;
mod error;
mod inert;
mod layout;
mod level;
mod make;
mod markdown;
mod markup;
mod settings;
mod shape;
mod source_marks;
mod template;
mod theme;
mod writer;

pub use contents::{SECTIONS, TEMPLATES};
pub use data::{Options, ReportData, SignOff, SignOffState};
pub use error::ReportError;
pub use layout::Warning;
pub use level::Level;
pub use make::{
    diagram_pixels, diagram_png, diagram_svg, house, html, markdown, pdf, preview, templates,
};
pub use settings::{Pdf, Settings};
pub use writer::{Attachment, EVIDENCE, MODEL, Relation, attachments};
