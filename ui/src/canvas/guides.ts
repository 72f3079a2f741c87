// Alignment guides: while shapes are dragged, an edge or middle that comes near that of another shape snaps to it.
import { type Box, bottom, centre, right } from "./routing/geometry";

/** A line to draw: vertical at an x or horizontal at a y, over the stretch that both shapes span. */
export type Guide = { axis: "x" | "y"; at: number; from: number; to: number };

/** How near is near, px of the diagram. */
const NEAR = 5;

const marks = (box: Box, axis: "x" | "y"): number[] =>
  axis === "x" ? [box.x, centre(box).x, right(box)] : [box.y, centre(box).y, bottom(box)];

/** How far to move a box so that it lines up, with the lines to show for it. Only shapes in sight should be given. */
export function snapToGuides(box: Box, others: readonly Box[]): { dx: number; dy: number; guides: Guide[] } {
  const best = {
    x: null as { by: number; at: number; other: Box } | null,
    y: null as { by: number; at: number; other: Box } | null,
  };
  for (const other of others)
    for (const axis of ["x", "y"] as const)
      for (const mine of marks(box, axis))
        for (const theirs of marks(other, axis)) {
          const by = theirs - mine;
          const held = best[axis];
          if (Math.abs(by) <= NEAR && (!held || Math.abs(by) < Math.abs(held.by)))
            best[axis] = { by, at: theirs, other };
        }
  const moved = { ...box, x: box.x + (best.x?.by ?? 0), y: box.y + (best.y?.by ?? 0) };
  const guides: Guide[] = [];
  if (best.x) {
    const { at, other } = best.x;
    guides.push({ axis: "x", at, from: Math.min(moved.y, other.y), to: Math.max(bottom(moved), bottom(other)) });
  }
  if (best.y) {
    const { at, other } = best.y;
    guides.push({ axis: "y", at, from: Math.min(moved.x, other.x), to: Math.max(right(moved), right(other)) });
  }
  return { dx: moved.x - box.x, dy: moved.y - box.y, guides };
}
