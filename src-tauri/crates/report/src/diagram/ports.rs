//! Where flows touch an element: twelve ports, at a quarter, a half and three quarters of each side.

use super::scene::Rect;

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    /// Flows leave this side left or right.
    pub(super) fn horizontal(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// The way out of the element.
    pub(super) fn outward(self) -> (i32, i32) {
        match self {
            Self::Top => (0, -1),
            Self::Right => (1, 0),
            Self::Bottom => (0, 1),
            Self::Left => (-1, 0),
        }
    }
}

/// A port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Port {
    pub side: Side,
    pub at: (i32, i32),
    /// 0 for the middle of the side, 1 beside it.
    pub off_center: i32,
}

/// All ports of an element, plus for each side the two places 12 beside the middle, where a pair of flows looks best.
pub(super) fn ports(rect: &Rect) -> Vec<Port> {
    let mut all = Vec::with_capacity(20);
    let (cx, cy) = rect.center();
    for side in Side::ALL {
        let length = if side.horizontal() { rect.h } else { rect.w };
        let middle = if side.horizontal() { cy } else { cx };
        let quarter = length / 4;
        let mut offsets = vec![0, -12, 12, -quarter, quarter];
        offsets.dedup();
        for offset in offsets {
            let along = middle + offset;
            let at = match side {
                Side::Top => (along, rect.y),
                Side::Right => (rect.right(), along),
                Side::Bottom => (along, rect.bottom()),
                Side::Left => (rect.x, along),
            };
            all.push(Port { side, at, off_center: i32::from(offset != 0) });
        }
    }
    all
}
