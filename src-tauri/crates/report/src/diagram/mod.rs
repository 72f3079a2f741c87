//! Drawing a data-flow diagram, once, for both the PDF and SVG: a [`Scene`] (what stands where) becomes a [`Drawing`] (shapes and labels).
//!
//! Knows nothing of the model, of paper or of files. Routing, label placement and drawing are pure functions of the scene.

mod draw_elements;
mod draw_flows;
mod drawing;
mod glyph_paths;
mod labels;
mod measure;
mod obstacles;
mod palette;
mod png;
mod ports;
mod route;
mod scene;
mod svg;
mod svg_path;
mod ways;

pub use drawing::{Anchor, Drawing, Item, Label, SMALLEST_TEXT, draw};
pub use png::{Pixels, to_pixels, to_png};
pub use scene::{Boundary, BoundaryKind, Element, Flow, Kind, Rect, Scene};
pub use svg::to_svg;
pub(crate) use svg::{shape_element, svg_number};
pub(crate) use svg_path::parse as parse_path;
