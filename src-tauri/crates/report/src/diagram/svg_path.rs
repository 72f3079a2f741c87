//! Reading the path notation of SVG (the `d` attribute), with arcs made into curves.

use crate::shape::{Point, Step};

/// Reads a path; stops quietly at the first thing that is not part of one.
pub(crate) fn parse(d: &str) -> Vec<Step> {
    let mut reader = Reader {
        rest: d.as_bytes(),
        steps: Vec::new(),
        at: (0.0, 0.0),
        start: (0.0, 0.0),
        control: None,
    };
    let mut command = b'M';
    loop {
        reader.skip();
        let Some(&first) = reader.rest.first() else { break };
        if first.is_ascii_alphabetic() {
            command = first;
            reader.rest = &reader.rest[1..];
        }
        if reader.command(command).is_none() {
            break;
        }
        // More pairs after a move are lines.
        command = match command {
            b'M' => b'L',
            b'm' => b'l',
            b'Z' | b'z' => b' ',
            other => other,
        };
    }
    reader.steps
}

struct Reader<'a> {
    rest: &'a [u8],
    steps: Vec<Step>,
    at: Point,
    start: Point,
    /// Second control of the curve before, for smooth curves.
    control: Option<Point>,
}

impl Reader<'_> {
    fn skip(&mut self) {
        while self.rest.first().is_some_and(|b| b.is_ascii_whitespace() || *b == b',') {
            self.rest = &self.rest[1..];
        }
    }

    fn number(&mut self) -> Option<f32> {
        self.skip();
        let mut end = 0;
        let mut dot = false;
        while let Some(&b) = self.rest.get(end) {
            match b {
                b'0'..=b'9' => {}
                b'-' | b'+' if end == 0 => {}
                b'.' if !dot => dot = true,
                _ => break,
            }
            end += 1;
        }
        let text = std::str::from_utf8(&self.rest[..end]).ok()?;
        self.rest = &self.rest[end..];
        text.parse().ok()
    }

    /// An arc's flag is one digit and may touch the next number.
    fn flag(&mut self) -> Option<bool> {
        self.skip();
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first == b'1')
    }

    fn point(&mut self, relative: bool) -> Option<Point> {
        let (x, y) = (self.number()?, self.number()?);
        Some(if relative { (self.at.0 + x, self.at.1 + y) } else { (x, y) })
    }

    fn line_to(&mut self, p: Point) {
        self.steps.push(Step::Line(p));
        self.at = p;
    }

    fn command(&mut self, command: u8) -> Option<()> {
        let relative = command.is_ascii_lowercase();
        let base = if relative { self.at } else { (0.0, 0.0) };
        let mut control = None;
        match command.to_ascii_uppercase() {
            b'M' => {
                self.at = self.point(relative)?;
                self.start = self.at;
                self.steps.push(Step::Move(self.at));
            }
            b'L' => {
                let p = self.point(relative)?;
                self.line_to(p);
            }
            b'H' => {
                let x = base.0 + self.number()?;
                self.line_to((x, self.at.1));
            }
            b'V' => {
                let y = base.1 + self.number()?;
                self.line_to((self.at.0, y));
            }
            b'C' => {
                let (a, b, c) =
                    (self.point(relative)?, self.point(relative)?, self.point(relative)?);
                self.steps.push(Step::Cubic(a, b, c));
                (self.at, control) = (c, Some(b));
            }
            b'S' => {
                let c = self.control.unwrap_or(self.at);
                let a = (2.0 * self.at.0 - c.0, 2.0 * self.at.1 - c.1);
                let (b, c) = (self.point(relative)?, self.point(relative)?);
                self.steps.push(Step::Cubic(a, b, c));
                (self.at, control) = (c, Some(b));
            }
            b'A' => {
                let (rx, ry, turn) = (self.number()?, self.number()?, self.number()?);
                let (large, sweep) = (self.flag()?, self.flag()?);
                let end = self.point(relative)?;
                arc(&mut self.steps, self.at, end, (rx, ry), turn, (large, sweep));
                self.at = end;
            }
            b'Z' => {
                self.steps.push(Step::Close);
                self.at = self.start;
            }
            _ => return None,
        }
        self.control = control;
        Some(())
    }
}

/// An elliptic arc as cubic curves (SVG 2, appendix B.2.4), rounded so that every machine gets the same numbers.
fn arc(
    steps: &mut Vec<Step>,
    from: Point,
    to: Point,
    radii: (f32, f32),
    turn: f32,
    flags: (bool, bool),
) {
    let (mut rx, mut ry) = (f64::from(radii.0.abs()), f64::from(radii.1.abs()));
    if rx < 1e-6 || ry < 1e-6 {
        steps.push(Step::Line(to));
        return;
    }
    let (sin, cos) = f64::from(turn).to_radians().sin_cos();
    let (dx, dy) = (f64::from(from.0 - to.0) / 2.0, f64::from(from.1 - to.1) / 2.0);
    let (x1, y1) = (cos * dx + sin * dy, cos * dy - sin * dx);
    let stretch = (x1 * x1) / (rx * rx) + (y1 * y1) / (ry * ry);
    if stretch > 1.0 {
        rx *= stretch.sqrt();
        ry *= stretch.sqrt();
    }
    let below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    let mut k = ((rx * rx * ry * ry - below) / below).max(0.0).sqrt();
    if flags.0 == flags.1 {
        k = -k;
    }
    let (cx1, cy1) = (k * rx * y1 / ry, -k * ry * x1 / rx);
    let cx = cos * cx1 - sin * cy1 + f64::from(from.0 + to.0) / 2.0;
    let cy = sin * cx1 + cos * cy1 + f64::from(from.1 + to.1) / 2.0;
    let start = ((y1 - cy1) / ry).atan2((x1 - cx1) / rx);
    let end = ((-y1 - cy1) / ry).atan2((-x1 - cx1) / rx);
    let full = std::f64::consts::TAU;
    let mut sweep = end - start;
    if flags.1 && sweep < 0.0 {
        sweep += full;
    } else if !flags.1 && sweep > 0.0 {
        sweep -= full;
    }
    let parts = (sweep.abs() / (full / 4.0)).ceil().max(1.0) as usize;
    let step = sweep / parts as f64;
    let reach = 4.0 / 3.0 * (step / 4.0).tan();
    let place = |x: f64, y: f64| -> Point {
        let at = (cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y);
        ((at.0 * 1000.0).round() as f32 / 1000.0, (at.1 * 1000.0).round() as f32 / 1000.0)
    };
    for part in 0..parts {
        let a = start + step * part as f64;
        let b = a + step;
        let ((sa, ca), (sb, cb)) = (a.sin_cos(), b.sin_cos());
        let last = part + 1 == parts;
        steps.push(Step::Cubic(
            place(ca - reach * sa, sa + reach * ca),
            place(cb + reach * sb, sb - reach * cb),
            if last { to } else { place(cb, sb) },
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_circle_ends_where_it_should_and_bulges_right() {
        let steps = parse("M0 0a5 5 0 0 1 0 10");
        assert_eq!(steps.len(), 3);
        let Step::Cubic(_, _, middle) = steps[1] else { panic!("a curve") };
        assert!((middle.0 - 5.0).abs() < 0.01 && (middle.1 - 5.0).abs() < 0.01, "{middle:?}");
    }

    #[test]
    fn flags_may_touch() {
        assert_eq!(parse("M0 0a5 5 0 010 10").len(), 3);
    }
}
