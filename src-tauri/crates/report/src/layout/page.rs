//! A page as the layout leaves it: things to draw, in order, with what they mean.

use super::fonts::Face;
use super::shaping::Run;
use super::tree::{NodeId, Tag};
use crate::blocks::Link;
use crate::shape::Shape;

/// What the following drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Content of a node, with its number on the page.
    Content(Tag, usize),
    /// Decoration: lines, backgrounds, running header.
    Artifact,
}

/// One thing to draw; coordinates from the page's top left corner.
#[derive(Clone, Debug)]
pub enum Draw {
    /// Glyphs with their origin on the baseline.
    Glyphs(Run, f32, f32),
    /// A path.
    Shape(Shape),
    /// From here on the drawing means this.
    Open(Mark),
    /// Until here.
    Close,
    /// Draw only inside this rectangle (left, top, width, height).
    Clip(f32, f32, f32, f32),
    /// The whole page again.
    Unclip,
}

/// A link area.
#[derive(Clone, Debug)]
pub struct PageLink {
    /// Left, top, width, height.
    pub area: [f32; 4],
    /// Where it leads.
    pub target: Link,
    /// The node it belongs to.
    pub node: NodeId,
    /// Its text.
    pub text: String,
}

/// Adds what was drawn on a page of this height to the page's body, in the form of one edition.
pub type Encode = fn(draws: &[Draw], height: f32, faces: &mut [Face], body: &mut Vec<u8>);

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is drawn and not yet in the body, in order.
    pub draws: Vec<Draw>,
    /// What was drawn, in the form of the edition: a page that is full is kept as that and no longer as glyphs.
    pub body: Vec<u8>,
    /// Node of each marked content of this page.
    pub marked: Vec<NodeId>,
    /// Link areas.
    pub links: Vec<PageLink>,
    /// Chapter shown in the running header.
    pub chapter: String,
    /// No running header and footer.
    pub bare: bool,
}
