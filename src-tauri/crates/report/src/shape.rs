//! Paths and paint: the plain drawing vocabulary shared by diagrams, page layout and the PDF writer.
//! Coordinates grow to the right and downwards.

/// A colour as red, green, blue.
pub type Rgb = [u8; 3];

/// A point.
pub type Point = (f32, f32);

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Start a new part here.
    Move(Point),
    /// Straight to here.
    Line(Point),
    /// Cubic curve: two controls, then the end.
    Cubic(Point, Point, Point),
    /// Back to the start of this part.
    Close,
}

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Rgb,
    /// Width in the unit of the path.
    pub width: f32,
    /// Dash lengths, empty for a solid line.
    pub dash: Vec<f32>,
    /// Round caps and joins.
    pub round: bool,
}

impl Stroke {
    /// A solid line.
    pub fn solid(color: Rgb, width: f32) -> Self {
        Self { color, width, dash: Vec::new(), round: false }
    }
}

/// A path with its paint.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The path.
    pub steps: Vec<Step>,
    /// Fill colour, if filled.
    pub fill: Option<Rgb>,
    /// Line, if stroked.
    pub stroke: Option<Stroke>,
}

impl Shape {
    /// A filled path.
    pub fn filled(steps: Vec<Step>, fill: Rgb) -> Self {
        Self { steps, fill: Some(fill), stroke: None }
    }

    /// A stroked path.
    pub fn stroked(steps: Vec<Step>, stroke: Stroke) -> Self {
        Self { steps, fill: None, stroke: Some(stroke) }
    }

    /// Left, top, right and bottom of its points, controls included.
    pub fn bounds(&self) -> [f32; 4] {
        let mut b = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let mut add = |p: Point| {
            b = [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)];
        };
        for step in &self.steps {
            match *step {
                Step::Move(p) | Step::Line(p) => add(p),
                Step::Cubic(p, q, r) => [p, q, r].into_iter().for_each(&mut add),
                Step::Close => {}
            }
        }
        b
    }

    /// The same shape scaled by `k` and then moved by `(dx, dy)`; line widths scale along.
    pub fn placed(&self, k: f32, dx: f32, dy: f32) -> Self {
        let at = |p: Point| (p.0 * k + dx, p.1 * k + dy);
        let steps = self.steps.iter().map(|s| match *s {
            Step::Move(p) => Step::Move(at(p)),
            Step::Line(p) => Step::Line(at(p)),
            Step::Cubic(a, b, c) => Step::Cubic(at(a), at(b), at(c)),
            Step::Close => Step::Close,
        });
        let stroke = self.stroke.as_ref().map(|s| Stroke {
            width: s.width * k,
            dash: s.dash.iter().map(|d| d * k).collect(),
            ..s.clone()
        });
        Self { steps: steps.collect(), fill: self.fill, stroke }
    }
}

/// An axis-parallel rectangle.
pub fn rect(x: f32, y: f32, w: f32, h: f32) -> Vec<Step> {
    vec![
        Step::Move((x, y)),
        Step::Line((x + w, y)),
        Step::Line((x + w, y + h)),
        Step::Line((x, y + h)),
        Step::Close,
    ]
}

/// Distance of a Bezier control from the end of a quarter circle of radius 1.
const KAPPA: f32 = 0.552_284_8;

/// A rectangle with corners of radius `r`.
pub fn rounded_rect(x: f32, y: f32, w: f32, h: f32, r: f32) -> Vec<Step> {
    let k = r * (1.0 - KAPPA);
    vec![
        Step::Move((x + r, y)),
        Step::Line((x + w - r, y)),
        Step::Cubic((x + w - k, y), (x + w, y + k), (x + w, y + r)),
        Step::Line((x + w, y + h - r)),
        Step::Cubic((x + w, y + h - k), (x + w - k, y + h), (x + w - r, y + h)),
        Step::Line((x + r, y + h)),
        Step::Cubic((x + k, y + h), (x, y + h - k), (x, y + h - r)),
        Step::Line((x, y + r)),
        Step::Cubic((x, y + k), (x + k, y), (x + r, y)),
        Step::Close,
    ]
}

/// A circle.
pub fn circle(cx: f32, cy: f32, r: f32) -> Vec<Step> {
    rounded_rect(cx - r, cy - r, 2.0 * r, 2.0 * r, r)
}

/// A closed polygon through the points.
pub fn polygon(points: &[Point]) -> Vec<Step> {
    let mut steps: Vec<Step> = points
        .iter()
        .enumerate()
        .map(|(i, p)| if i == 0 { Step::Move(*p) } else { Step::Line(*p) })
        .collect();
    steps.push(Step::Close);
    steps
}

/// One straight line.
pub fn line(x1: f32, y1: f32, x2: f32, y2: f32) -> Vec<Step> {
    vec![Step::Move((x1, y1)), Step::Line((x2, y2))]
}
