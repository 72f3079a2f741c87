//! Rectangles in buckets, so that asking "what is here" costs the same in a large diagram as in a small one.

use std::collections::BTreeMap;

use super::scene::Rect;

const BUCKET: i32 = 160;

/// Rectangles with a value each.
#[derive(Default)]
pub(super) struct Obstacles<T> {
    items: Vec<(Rect, T)>,
    buckets: BTreeMap<(i32, i32), Vec<usize>>,
}

impl<T: Copy> Obstacles<T> {
    pub(super) fn new() -> Self {
        Self { items: Vec::new(), buckets: BTreeMap::new() }
    }

    pub(super) fn add(&mut self, rect: Rect, value: T) {
        let index = self.items.len();
        self.items.push((rect, value));
        for key in keys(&rect) {
            self.buckets.entry(key).or_default().push(index);
        }
    }

    /// Calls `f` for each rectangle that meets `area`, each once.
    pub(super) fn each(&self, area: &Rect, mut f: impl FnMut(&Rect, T)) {
        // A rectangle in several buckets is reported in the first that both share.
        let corner = (area.x.div_euclid(BUCKET), area.y.div_euclid(BUCKET));
        for key in keys(area) {
            let Some(bucket) = self.buckets.get(&key) else { continue };
            for &index in bucket {
                let (rect, value) = &self.items[index];
                let first = (
                    rect.x.div_euclid(BUCKET).max(corner.0),
                    rect.y.div_euclid(BUCKET).max(corner.1),
                );
                if first == key && rect.meets(area) {
                    f(rect, *value);
                }
            }
        }
    }
}

fn keys(rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let (x1, x2) = (rect.x.div_euclid(BUCKET), (rect.right() - 1).max(rect.x).div_euclid(BUCKET));
    let (y1, y2) = (rect.y.div_euclid(BUCKET), (rect.bottom() - 1).max(rect.y).div_euclid(BUCKET));
    (y1..=y2).flat_map(move |y| (x1..=x2).map(move |x| (x, y)))
}
