//! A scene drawn: shapes and labels in one list, in pixels from the drawing's own corner.

use super::scene::{Boundary, Rect, Scene};
use super::{draw_elements, draw_flows, labels, measure, palette, route};
use crate::shape::{self, Rgb, Shape, Stroke};

/// Size of the smallest text of a diagram, in pixels.
pub const SMALLEST_TEXT: f32 = 10.5;
/// Free space around the drawing.
const MARGIN: i32 = 12;
const TAB_HEIGHT: i32 = 20;
const TAB_SIZE: f32 = 11.0;

/// Where a label's `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its left end.
    Start,
    /// At its middle.
    Middle,
    /// At its right end.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Anchor point.
    pub x: f32,
    /// Base line.
    pub y: f32,
    /// Where `x` is.
    pub anchor: Anchor,
    /// Font size.
    pub size: f32,
    /// Semibold.
    pub bold: bool,
    /// Colour.
    pub color: Rgb,
    /// Words.
    pub text: String,
}

/// One thing of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A path.
    Shape(Shape),
    /// A text.
    Label(Label),
}

/// A finished drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Title.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Things from back to front.
    pub items: Vec<Item>,
}

impl Drawing {
    pub(super) fn shape(&mut self, shape: Shape) {
        self.items.push(Item::Shape(shape));
    }

    pub(super) fn label(&mut self, label: Label) {
        self.items.push(Item::Label(label));
    }
}

/// Draws a scene.
pub fn draw(scene: &Scene) -> Drawing {
    let tabs: Vec<Rect> = scene.boundaries.iter().map(tab).collect();
    let mut tags = tabs.clone();
    tags.extend(scene.elements.iter().filter_map(draw_elements::number_tag));
    let routes = route::route(scene, &tags);
    let placed = labels::place(scene, &routes, &tags);
    let mut drawing = Drawing {
        title: scene.title.clone(),
        description: scene.description.clone(),
        ..Drawing::default()
    };
    for boundary in &scene.boundaries {
        draw_boundary(&mut drawing, boundary);
    }
    for corners in routes.iter().flatten() {
        draw_flows::line(&mut drawing, corners);
    }
    for (boundary, tab) in scene.boundaries.iter().zip(&tabs) {
        draw_tab(&mut drawing, boundary, tab);
    }
    for label in placed.iter().flatten() {
        draw_flows::label(&mut drawing, label);
    }
    for element in &scene.elements {
        draw_elements::element(&mut drawing, element);
    }
    let rects = scene.elements.iter().map(|e| e.rect);
    let rects = rects.chain(scene.boundaries.iter().map(|b| b.rect)).chain(tags);
    let rects = rects.chain(placed.iter().flatten().map(|l| l.rect));
    let corners = routes.iter().flatten().flatten();
    let rects = rects.chain(corners.map(|c| Rect { x: c.0, y: c.1, w: 1, h: 1 }));
    let bounds = rects.reduce(|a, b| a.around(&b)).unwrap_or_default().grown(MARGIN);
    moved(drawing, &bounds)
}

fn moved(mut drawing: Drawing, bounds: &Rect) -> Drawing {
    let (dx, dy) = (-bounds.x as f32, -bounds.y as f32);
    for item in &mut drawing.items {
        match item {
            Item::Shape(shape) => *shape = shape.placed(1.0, dx, dy),
            Item::Label(label) => {
                label.x += dx;
                label.y += dy;
            }
        }
    }
    drawing.width = bounds.w as f32;
    drawing.height = bounds.h as f32;
    drawing
}

/// The label on a boundary's top line.
fn tab(boundary: &Boundary) -> Rect {
    let room = (boundary.rect.w - 20).max(24);
    let wanted = measure::width(&boundary.name, TAB_SIZE, true).ceil() as i32 + 16;
    let (x, y) = (boundary.rect.x + 10, boundary.rect.y - TAB_HEIGHT / 2);
    Rect { x, y, w: wanted.min(room), h: TAB_HEIGHT }
}

fn draw_boundary(drawing: &mut Drawing, boundary: &Boundary) {
    let look = palette::boundary(boundary.kind);
    let r = &boundary.rect;
    let steps = shape::rounded_rect(r.x as f32, r.y as f32, r.w as f32, r.h as f32, 10.0);
    let stroke = Stroke { dash: look.dash.to_vec(), ..Stroke::solid(look.line, 1.25) };
    drawing.shape(Shape { steps, fill: look.wash, stroke: Some(stroke) });
}

fn draw_tab(drawing: &mut Drawing, boundary: &Boundary, tab: &Rect) {
    if boundary.name.is_empty() {
        return;
    }
    let look = palette::boundary(boundary.kind);
    let steps = shape::rounded_rect(tab.x as f32, tab.y as f32, tab.w as f32, tab.h as f32, 3.0);
    let stroke = Some(Stroke::solid(look.line, 0.6));
    drawing.shape(Shape { steps, fill: Some(look.tab), stroke });
    drawing.label(Label {
        x: tab.x as f32 + 8.0,
        y: tab.y as f32 + 14.0,
        anchor: Anchor::Start,
        size: TAB_SIZE,
        bold: true,
        color: look.line,
        text: measure::cut(&boundary.name, TAB_SIZE, true, tab.w as f32 - 15.0),
    });
}
