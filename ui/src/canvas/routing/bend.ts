import { isVertical, type Point, segmentsOf, simplify, snap } from "./geometry";

/**
 * The polyline after one of its pieces was dragged to a point: the piece moves sideways, its neighbours stretch. The
 * first and the last piece keep their port and get a corner instead.
 */
export function bendSegment(points: readonly Point[], index: number, to: Point): Point[] {
  const segment = segmentsOf(points)[index];
  if (!segment) return [...points];
  const { a, b } = segment;
  const moved = isVertical(segment)
    ? [
        { x: snap(to.x), y: a.y },
        { x: snap(to.x), y: b.y },
      ]
    : [
        { x: a.x, y: snap(to.y) },
        { x: b.x, y: snap(to.y) },
      ];
  const before = points.slice(0, index + 1);
  const after = points.slice(index + 1);
  const first = index === 0;
  const last = index === points.length - 2;
  const along = (end: Point, other: Point): Point => {
    // A stub of 16 px leaves the shape before the new corner.
    const step = (from: number, towards: number) =>
      from + Math.sign(towards - from) * Math.min(16, Math.abs(towards - from) / 2);
    return isVertical(segment) ? { x: end.x, y: step(end.y, other.y) } : { x: step(end.x, other.x), y: end.y };
  };
  const shift = (p: Point): Point => (isVertical(segment) ? { x: snap(to.x), y: p.y } : { x: p.x, y: snap(to.y) });
  const start = first ? [a, along(a, b), shift(along(a, b))] : [...before.slice(0, -1), ...moved.slice(0, 1)];
  const end = last ? [shift(along(b, a)), along(b, a), b] : [...moved.slice(1), ...after.slice(1)];
  return simplify([...start, ...end]);
}
