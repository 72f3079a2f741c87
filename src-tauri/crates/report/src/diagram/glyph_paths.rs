//! The element glyphs: 20 x 20 outlines, stroked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::svg_path;
use crate::shape::Step;

static GLYPHS: LazyLock<BTreeMap<&'static str, Vec<Step>>> = LazyLock::new(|| {
    let lines = include_str!("glyphs.txt").lines();
    lines.filter_map(|l| l.split_once(' ')).map(|(id, d)| (id, svg_path::parse(d))).collect()
});

/// Side of the square a glyph is drawn in.
pub(super) const GRID: f32 = 20.0;

/// The outline of a glyph; nothing for an unknown one.
pub(super) fn outline(id: &str) -> &'static [Step] {
    GLYPHS.get(id).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_has_an_outline_inside_its_square() {
        assert!(GLYPHS.len() >= 60);
        for (id, steps) in GLYPHS.iter() {
            assert!(steps.len() > 2, "{id}");
            for step in steps {
                if let Step::Move(p) | Step::Line(p) | Step::Cubic(_, _, p) = step {
                    assert!(
                        (-0.5..=20.5).contains(&p.0) && (-0.5..=20.5).contains(&p.1),
                        "{id} {p:?}"
                    );
                }
            }
        }
    }
}
