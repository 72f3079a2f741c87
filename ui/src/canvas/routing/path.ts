import type { Point } from "./geometry";

const towards = (from: Point, to: Point, by: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const k = Math.min(by, length / 2) / length;
  return { x: from.x + (to.x - from.x) * k, y: from.y + (to.y - from.y) * k };
};

const at = (p: Point): string => `${Math.round(p.x * 100) / 100} ${Math.round(p.y * 100) / 100}`;

/** Pulls the last point back, so that an arrowhead stops short of the shape's line. */
export function trimEnd(points: readonly Point[], by: number): Point[] {
  const [a, b] = [points.at(-2), points.at(-1)];
  if (!a || !b) return [...points];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length <= by) return [...points];
  return [...points.slice(0, -1), { x: b.x - ((b.x - a.x) / length) * by, y: b.y - ((b.y - a.y) / length) * by }];
}

/** SVG path data of a polyline with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first] = points;
  if (!first) return "";
  let d = `M${at(first)}`;
  for (let i = 1; i < points.length; i++) {
    const [before, corner, next] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner) continue;
    d += next
      ? `L${at(towards(corner, before, radius))}Q${at(corner)} ${at(towards(corner, next, radius))}`
      : `L${at(corner)}`;
  }
  return d;
}
