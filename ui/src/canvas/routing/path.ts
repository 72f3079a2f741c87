import type { FlowLines } from "../../bindings/FlowLines";
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

/** Radius of a flow's corners, px. Where corners take all the room there is, a flow is one curve through the middles of its pieces. */
export const CORNER: Record<FlowLines, number> = { right_angled: 10, curved: Number.POSITIVE_INFINITY };

/** A straight piece of a line, and the bend that follows it; the last piece has none. */
export type Piece = { to: Point; bend: { by: Point; to: Point } | null };

/** The pieces of a polyline with rounded corners, from its first point on. */
export function piecesOf(points: readonly Point[], radius: number): Piece[] {
  return points.slice(1).map((corner, index): Piece => {
    const [before, next] = [points[index] ?? corner, points[index + 2]];
    if (!next || radius <= 0) return { to: corner, bend: null };
    return { to: towards(corner, before, radius), bend: { by: corner, to: towards(corner, next, radius) } };
  });
}

/** SVG path data of a polyline with rounded corners. */
export function roundedPath(points: readonly Point[], radius = CORNER.right_angled): string {
  const [first] = points;
  if (!first) return "";
  const drawn = piecesOf(points, radius).map(
    ({ to, bend }) => `L${at(to)}${bend ? `Q${at(bend.by)} ${at(bend.to)}` : ""}`,
  );
  return `M${at(first)}${drawn.join("")}`;
}

/** Straight pieces of a bend of a curve, so that the pointer finds it where it is drawn. */
const STEPS = 6;

/** A polyline as near to the drawn line as the pointer can tell. */
export function asDrawn(points: readonly Point[], lines: FlowLines): readonly Point[] {
  const [first] = points;
  if (lines === "right_angled" || !first) return points;
  const drawn = [first];
  for (const { to, bend } of piecesOf(points, CORNER[lines])) {
    drawn.push(to);
    for (let step = 1; bend && step <= STEPS; step++) {
      const k = step / STEPS;
      const [a, b, c] = [(1 - k) ** 2, 2 * k * (1 - k), k ** 2];
      drawn.push({ x: a * to.x + b * bend.by.x + c * bend.to.x, y: a * to.y + b * bend.by.y + c * bend.to.y });
    }
  }
  return drawn;
}
