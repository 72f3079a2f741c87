import { type Box, bottom, centre, type Point, right, type Side } from "./geometry";

/** Least length of the piece that leaves or enters a shape, px. */
export const STUB = 20;

/** Usable part of each side, from its start: never under a badge (last 40 of the top) or a step disc (first 16). */
const MARGINS: Record<Side, [number, number]> = { top: [16, 40], right: [12, 12], bottom: [16, 16], left: [14, 12] };

export const isHorizontal = (side: Side): boolean => side === "left" || side === "right";

/** The stretch of a side where ports may sit, as coordinates along it. */
export function portRange(box: Box, side: Side): [number, number] {
  const [start, length] = isHorizontal(side) ? [box.y, box.height] : [box.x, box.width];
  const [first, last] = MARGINS[side];
  const low = start + Math.min(first, length / 2);
  const high = start + Math.max(length - last, length / 2);
  return [low, high];
}

/** How many ports fit on a side before they come nearer than 14 px to each other. */
export function portCapacity(box: Box, side: Side): number {
  const [low, high] = portRange(box, side);
  return Math.floor((high - low) / 14) + 1;
}

/** The point on a side at a coordinate along it. */
export function portAt(box: Box, side: Side, along: number): Point {
  switch (side) {
    case "top":
      return { x: along, y: box.y };
    case "bottom":
      return { x: along, y: bottom(box) };
    case "left":
      return { x: box.x, y: along };
    case "right":
      return { x: right(box), y: along };
  }
}

export const middleOf = (box: Box, side: Side): number => (isHorizontal(side) ? centre(box).y : centre(box).x);

const OUT: Record<Side, Point> = {
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

const SPREAD = [0, -12, 12, -24, 24, -36, 36];

/** Places where a channel between or beside two boxes may run, best first. */
function channels(low: number, high: number, beyond: readonly number[]): number[] {
  const middle = Math.round((low + high) / 2);
  const inside =
    high - low >= 2 * STUB ? SPREAD.map((d) => middle + d).filter((c) => c >= low + 12 && c <= high - 12) : [];
  return [...inside, ...beyond];
}

const around = (edges: readonly number[]): number[] => edges.flatMap((e) => [e, e - 12, e + 12]);

/** The fewest bends of any way from port `p` on side `a` to port `q` on side `b`. */
export function fewestBends(p: Point, a: Side, q: Point, b: Side): number {
  if (a === b) return 2;
  const along = (q.x - p.x) * OUT[a].x + (q.y - p.y) * OUT[a].y;
  if (isHorizontal(a) === isHorizontal(b)) {
    if (along <= 0) return 4;
    return (isHorizontal(a) ? p.y === q.y : p.x === q.x) ? 0 : 2;
  }
  const into = (q.x - p.x) * OUT[b].x + (q.y - p.y) * OUT[b].y;
  return along >= STUB && into <= -STUB ? 1 : 3;
}

type Detours = { x: readonly number[]; y: readonly number[] };
const NO_DETOURS: Detours = { x: [], y: [] };

/**
 * Orthogonal ways from port `p` on side `a` to port `q` on side `b`, with at most four bends. `detours` are the
 * coordinates beside obstacles worth trying as channels: `x` for vertical ones, `y` for horizontal ones. Without them,
 * only the ways that need no knowledge of other shapes.
 */
export function candidates(p: Point, a: Side, q: Point, b: Side, detours: Detours | null): Point[][] {
  if (isHorizontal(a)) return sideways(p, a, q, b, detours ?? NO_DETOURS);
  const { x, y } = detours ?? NO_DETOURS;
  return sideways(turn(p), turnSide(a), turn(q), turnSide(b), { x: y, y: x }).map((way) => way.map(turn));
}

const turn = (point: Point): Point => ({ x: point.y, y: point.x });
const TURNED: Record<Side, Side> = { top: "left", bottom: "right", left: "top", right: "bottom" };
const turnSide = (side: Side): Side => TURNED[side];

/** The ways of a flow that leaves to the left or right. */
function sideways(p: Point, a: Side, q: Point, b: Side, detours: Detours): Point[][] {
  const dir = OUT[a].x;
  if (!isHorizontal(b)) return round(p, dir, q, OUT[b].y, detours);
  if (a === b) {
    const base = dir > 0 ? Math.max(p.x, q.x) : Math.min(p.x, q.x);
    const beside = [0, 1, 2, 3].map((i) => base + dir * (STUB + i * 12));
    const beyond = around(detours.x).filter((c) => (c - base) * dir >= STUB);
    return [...beside, ...beyond].map((c) => [p, { x: c, y: p.y }, { x: c, y: q.y }, q]);
  }
  const ways: Point[][] = [];
  if ((q.x - p.x) * dir > 0) {
    if (p.y === q.y) ways.push([p, q]);
    const [low, high] = dir > 0 ? [p.x, q.x] : [q.x, p.x];
    const beyond = around(detours.x).filter((c) => c > low + 12 && c < high - 12);
    for (const c of channels(low, high, beyond)) ways.push([p, { x: c, y: p.y }, { x: c, y: q.y }, q]);
  }
  // Behind each other, or blocked: out, along a horizontal channel, and in.
  for (const y of around(detours.y))
    for (const i of [0, 1]) {
      const [x1, x2] = [p.x + dir * (STUB + i * 12), q.x - dir * (STUB + i * 12)];
      ways.push([p, { x: x1, y: p.y }, { x: x1, y }, { x: x2, y }, { x: x2, y: q.y }, q]);
    }
  return ways;
}

/** Ways with a corner: in from above or below after leaving sideways. */
function round(p: Point, dir: number, q: Point, into: number, detours: Detours): Point[][] {
  const ways: Point[][] = [];
  if ((q.x - p.x) * dir >= STUB && (q.y - p.y) * into <= -STUB) ways.push([p, { x: q.x, y: p.y }, q]);
  const stubs = [STUB, STUB + 12].map((out) => p.x + dir * out);
  const beyond = around(detours.x).filter((x) => (x - p.x) * dir >= STUB);
  for (const c of [...stubs, ...beyond])
    for (const i of [0, 1]) {
      const y = q.y + into * (STUB + i * 12);
      ways.push([p, { x: c, y: p.y }, { x: c, y }, { x: q.x, y }, q]);
    }
  return ways;
}
