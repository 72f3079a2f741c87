//! What lies in what, read off a drawing: most tools draw boxes and store no containment.

use model::{BoundaryId, Rect};

use crate::limits;

/// A foreign length or coordinate as px; what is no number is 0, what is far is pulled in.
pub fn px(value: f64) -> i32 {
    let far = f64::from(limits::FAR) / 10.0;
    if value.is_nan() { 0 } else { value.clamp(-far, far).round() as i32 }
}

/// The smallest box around the middle of an area, other than itself.
pub fn around(
    area: &Rect,
    own: Option<BoundaryId>,
    boxes: &[(BoundaryId, Rect)],
) -> Option<BoundaryId> {
    let size = |rect: &Rect| i64::from(rect.width) * i64::from(rect.height);
    let (x, y) = (area.x + area.width / 2, area.y + area.height / 2);
    let middle = Rect { x, y, width: 1, height: 1 };
    boxes
        .iter()
        .filter(|(id, outer)| {
            Some(*id) != own
                && outer.contains(&middle)
                && (own.is_none() || size(outer) > size(area))
        })
        .min_by_key(|(id, outer)| (size(outer), *id))
        .map(|(id, _)| *id)
}
