// Plane geometry of the canvas, px at 100 %. Pure; nothing here knows the document or the canvas library.

export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };
export type Side = "top" | "right" | "bottom" | "left";
/** An axis-parallel piece of a flow, from `a` to `b`. */
export type Segment = { a: Point; b: Point };

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
export const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

export const inflate = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** Do the boxes share more than an edge? */
export const overlaps = (a: Box, b: Box): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

/** Does `outer` hold the whole of `inner`? */
export const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);

export const hasPoint = (box: Box, point: Point): boolean =>
  point.x >= box.x && point.x <= right(box) && point.y >= box.y && point.y <= bottom(box);

/** The smallest box around all of them; none for none. */
export function union(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  let [x1, y1, x2, y2] = [first.x, first.y, right(first), bottom(first)];
  for (const box of rest) {
    x1 = Math.min(x1, box.x);
    y1 = Math.min(y1, box.y);
    x2 = Math.max(x2, right(box));
    y2 = Math.max(y2, bottom(box));
  }
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

const known = new WeakMap<readonly Point[], Box>();

/** The smallest box around a polyline. Remembered, because polylines are never changed. */
export function pointsBox(points: readonly Point[]): Box {
  const before = known.get(points);
  if (before) return before;
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    x1 = Math.min(x1, x);
    y1 = Math.min(y1, y);
    x2 = Math.max(x2, x);
    y2 = Math.max(y2, y);
  }
  const box = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
  known.set(points, box);
  return box;
}

/** The pieces of a polyline, without empty ones. */
export function segmentsOf(points: readonly Point[]): Segment[] {
  const segments: Segment[] = [];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b && (a.x !== b.x || a.y !== b.y)) segments.push({ a, b });
  }
  return segments;
}

export const isVertical = (s: Segment): boolean => s.a.x === s.b.x;
export const segmentLength = (s: Segment): number => Math.abs(s.a.x - s.b.x) + Math.abs(s.a.y - s.b.y);
export const segmentBox = (s: Segment): Box => ({
  x: Math.min(s.a.x, s.b.x),
  y: Math.min(s.a.y, s.b.y),
  width: Math.abs(s.a.x - s.b.x),
  height: Math.abs(s.a.y - s.b.y),
});

/** Does an axis-parallel segment pass through the inside of the box? */
export const crossesBox = (s: Segment, box: Box): boolean => {
  const b = segmentBox(s);
  return b.x < right(box) && right(b) > box.x && b.y < bottom(box) && bottom(b) > box.y;
};

/** How long two parallel segments run beside each other closer than `gap`; 0 when they do not. */
export function sharedRun(s: Segment, t: Segment, gap: number): number {
  const vertical = isVertical(s);
  if (vertical !== isVertical(t)) return 0;
  if (vertical) {
    if (Math.abs(s.a.x - t.a.x) >= gap) return 0;
    return overlap(s.a.y, s.b.y, t.a.y, t.b.y);
  }
  if (Math.abs(s.a.y - t.a.y) >= gap) return 0;
  return overlap(s.a.x, s.b.x, t.a.x, t.b.x);
}

/** Length that two stretches of a line share. */
const overlap = (a1: number, a2: number, b1: number, b2: number): number =>
  Math.max(0, Math.min(Math.max(a1, a2), Math.max(b1, b2)) - Math.max(Math.min(a1, a2), Math.min(b1, b2)));

const within = (value: number, one: number, other: number): boolean =>
  value > Math.min(one, other) && value < Math.max(one, other);

/** Do a horizontal and a vertical segment cross? */
export function crosses(s: Segment, t: Segment): boolean {
  if (isVertical(s) === isVertical(t)) return false;
  const [v, h] = isVertical(s) ? [s, t] : [t, s];
  return within(v.a.x, h.a.x, h.b.x) && within(h.a.y, v.a.y, v.b.y);
}

/** Drops repeated points and points in the middle of a straight run. */
export function simplify(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const p of points) {
    const [before, last] = [out.at(-2), out.at(-1)];
    if (last && last.x === p.x && last.y === p.y) continue;
    const straight =
      before && last && ((before.x === last.x && last.x === p.x) || (before.y === last.y && last.y === p.y));
    if (straight) out.pop();
    out.push(p);
  }
  return out;
}

export const snap = (value: number, grid = 8): number => Math.round(value / grid) * grid;

/** Out at the right, round the lower right corner, and in from below. */
export function selfLoop(box: Box): Point[] {
  const [x, y] = [Math.round(box.x + box.width * 0.75), Math.round(box.y + box.height * 0.6)];
  const [outX, outY] = [right(box) + 24, bottom(box) + 24];
  return [
    { x: right(box), y },
    { x: outX, y },
    { x: outX, y: outY },
    { x, y: outY },
    { x, y: bottom(box) },
  ];
}
