// The router of data flows. A flow is orthogonal and leaves and enters at ports of its shapes. It works in three
// steps: choose the sides, spread the ports on each side, then pick for each flow the cheapest way, counting length,
// bends, shapes in the way and flows already drawn. The sides are first chosen from the shapes alone; then, seeing how
// the others run, a flow that would do clearly better elsewhere changes its sides, and all are drawn once more. Short
// flows go first, because they have the fewest ways around each other. No step looks at the clock or at an order that
// is not defined, so the same diagram is always drawn the same.

import { Buckets } from "./buckets";
import { candidates, fewestBends, middleOf, portAt, portCapacity, STUB } from "./candidates";
import {
  type Box,
  bottom,
  centre,
  crosses,
  crossesBox,
  inflate,
  type Point,
  right,
  type Segment,
  type Side,
  segmentBox,
  segmentsOf,
  selfLoop,
  sharedRun,
  simplify,
} from "./geometry";
import { assignPorts, type End, straightRange } from "./ports";

export type FlowInput = { id: string; source: string; target: string; waypoints: readonly Point[] };
export type RoutedFlow = { id: string; points: Point[] };
export type RouteInput = {
  boxes: ReadonlyMap<string, Box>;
  flows: readonly FlowInput[];
  /** Lines of trust boundaries: crossing them is normal, running along them is not. */
  boundaries?: readonly Box[];
  /** Words on the canvas that a flow should rather not strike through, such as tabs of boundaries. */
  words?: readonly Box[];
  /** Routes to leave as they are, such as those of flows that a drag does not touch. */
  keep?: ReadonlyMap<string, RoutedFlow>;
};

const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];
/** Free space kept around shapes, px. */
const CLEAR = 8;
/** Nearest two flows may run beside each other, px. */
const LANE = 9;
const COST = {
  bend: 36,
  shape: 4000,
  ownShape: 8000,
  shared: 10,
  crossing: 45,
  boundary: 2,
  word: 30,
  neighbour: 8,
  crowd: 70,
} as const;

/** Routes every flow whose two shapes have a box. Flows without are left out. */
export function routeFlows({ boxes, flows, boundaries = [], words = [], keep }: RouteInput): Map<string, RoutedFlow> {
  const shapes = new Buckets<Shape>();
  for (const [id, box] of boxes) shapes.add(inflate(box, CLEAR), { id, box });
  const edges = new Buckets<Segment>();
  for (const segment of boundaries.flatMap(outline)) edges.add(inflate(segmentBox(segment), 6), segment);
  const tabs = new Buckets<Box>();
  for (const box of words) tabs.add(box, box);
  const around = { boxes, shapes, edges, words: tabs };
  const bare: World = { ...around, lines: new Buckets<Line>() };

  const given: RoutedFlow[] = [];
  const apart: Ends[] = [];
  for (const flow of flows) {
    const kept = keep?.get(flow.id);
    const [source, target] = [boxes.get(flow.source), boxes.get(flow.target)];
    if (kept) given.push(kept);
    else if (!source || !target) continue;
    else if (flow.waypoints.length > 0) given.push({ id: flow.id, points: byHand(source, target, flow.waypoints) });
    else if (flow.source === flow.target) given.push({ id: flow.id, points: selfLoop(source) });
    else apart.push({ flow, source, target });
  }
  apart.sort((a, b) => distance(a) - distance(b) || a.flow.id.localeCompare(b.flow.id));
  const crowd = new Crowd();
  const open = apart.map((ends) => crowd.add({ ...ends, ...chooseSides(ends, bare, crowd) }));
  const first = drawAll(given, open, around);
  if (open.length > SECOND_LOOK_UP_TO) return first.routed;
  const better = open.map((item) => reconsider(item, first, crowd));
  return better.some((item, i) => item !== open[i]) ? drawAll(given, better, around).routed : first.routed;
}

/** Above this many flows the second look is left out: it would take as long again, and large diagrams are seen small. */
const SECOND_LOOK_UP_TO = 300;

type Line = { flow: string; segment: Segment };
type Shape = { id: string; box: Box };
type Around = {
  boxes: ReadonlyMap<string, Box>;
  shapes: Buckets<Shape>;
  edges: Buckets<Segment>;
  words: Buckets<Box>;
};
type World = Around & { lines: Buckets<Line> };
type Ends = { flow: FlowInput; source: Box; target: Box };
type Open = Ends & { from: Side; to: Side };
type Drawn = World & { routed: Map<string, RoutedFlow> };

/** Draws the given routes, then every open flow with its sides as chosen. */
function drawAll(given: readonly RoutedFlow[], open: readonly Open[], around: Around): Drawn {
  const drawn: Drawn = { ...around, lines: new Buckets<Line>(), routed: new Map() };
  const draw = (route: RoutedFlow) => {
    drawn.routed.set(route.id, route);
    for (const segment of segmentsOf(route.points))
      drawn.lines.add(inflate(segmentBox(segment), LANE), { flow: route.id, segment });
  };
  for (const route of given) draw(route);
  const ports = assignPorts(around.boxes, open.flatMap(endsOf));
  for (const { flow, source, target, from, to } of open) {
    const p = portAt(source, from, ports.get(`${flow.id}:${flow.source}:${from}`) ?? middleOf(source, from));
    const q = portAt(target, to, ports.get(`${flow.id}:${flow.target}:${to}`) ?? middleOf(target, to));
    draw({ id: flow.id, points: cheapest(p, from, q, to, flow, drawn)?.points ?? [p, { x: q.x, y: p.y }, q] });
  }
  return drawn;
}

/** How much better other sides must be before a flow changes to them, and how disturbed it must be to look for them. */
const CLEARLY = 40;
const WORTH_A_LOOK = 80;

/** The flow with the sides that suit it best now that the others are drawn; itself when its sides are good enough. */
function reconsider(item: Open, drawn: Drawn, crowd: Crowd): Open {
  const route = drawn.routed.get(item.flow.id);
  if (!route) return item;
  crowd.remove(item);
  const crowding = crowd.cost(item, item.from, item.to);
  const cost = costOf(route.points, item.flow, drawn, Number.POSITIVE_INFINITY) + crowding;
  const undisturbed = costOf(route.points, item.flow, { ...drawn, lines: new Buckets<Line>() }, cost);
  if (cost - undisturbed < WORTH_A_LOOK) return crowd.add(item);
  const other = chooseSides(item, drawn, crowd);
  return crowd.add(other.cost + CLEARLY < cost ? { ...item, from: other.from, to: other.to } : item);
}

/** How many flows each side of each shape has. A side that is full is dear, so that flows spread round a shape. */
class Crowd {
  private readonly counts = new Map<string, number>();

  add(item: Open): Open {
    this.change(item, 1);
    return item;
  }

  remove(item: Open): void {
    this.change(item, -1);
  }

  cost({ flow, source, target }: Ends, from: Side, to: Side): number {
    return this.costAt(flow.source, source, from) + this.costAt(flow.target, target, to);
  }

  private costAt(node: string, box: Box, side: Side): number {
    const count = this.counts.get(`${node}:${side}`) ?? 0;
    const over = Math.max(0, count + 1 - portCapacity(box, side));
    return count * COST.neighbour + over * COST.crowd;
  }

  private change({ flow, from, to }: Open, by: number): void {
    for (const key of [`${flow.source}:${from}`, `${flow.target}:${to}`])
      this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }
}

const distance = ({ source, target }: Ends): number => {
  const [a, b] = [centre(source), centre(target)];
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
};

const endsOf = ({ flow, source, target, from, to }: Open): End[] => {
  const straight = straightRange(source, from, target, to);
  const along = (side: Side, other: Box) => (side === "left" || side === "right" ? centre(other).y : centre(other).x);
  return [
    { flow: flow.id, node: flow.source, side: from, towards: along(from, target), straight },
    { flow: flow.id, node: flow.target, side: to, towards: along(to, source), straight },
  ];
};

type Sides = { from: Side; to: Side; cost: number };

/** The pair of sides whose cheapest way costs least. Pairs that cannot beat the best one found are not tried. */
function chooseSides(ends: Ends, world: World, crowd: Crowd): Sides {
  const { flow, source, target } = ends;
  const pairs = SIDES.flatMap((from) =>
    SIDES.map((to) => {
      const straight = straightRange(source, from, target, to);
      const at = straight ? Math.round((straight[0] + straight[1]) / 2) : null;
      const p = portAt(source, from, at ?? middleOf(source, from));
      const q = portAt(target, to, at ?? middleOf(target, to));
      const crowding = crowd.cost(ends, from, to);
      return { from, to, p, q, crowding, atLeast: leastCost(p, from, q, to) + crowding };
    }),
  ).sort((a, b) => a.atLeast - b.atLeast);
  let best: Sides = { from: "right", to: "left", cost: Number.POSITIVE_INFINITY };
  for (const { from, to, p, q, crowding, atLeast } of pairs) {
    // Only a clearly better pair wins, so that small moves do not make flows jump to another side.
    if (atLeast + 1 >= best.cost) break;
    const cost = (cheapest(p, from, q, to, flow, world)?.cost ?? Number.POSITIVE_INFINITY) + crowding;
    if (cost + 1 < best.cost) best = { from, to, cost };
  }
  return best;
}

/** What the best way between two ports costs at least: its length and the bends it cannot do without. */
const leastCost = (p: Point, a: Side, q: Point, b: Side): number =>
  Math.abs(p.x - q.x) + Math.abs(p.y - q.y) + COST.bend * fewestBends(p, a, q, b);

type Way = { points: Point[]; cost: number };

/** Above this, a way runs through a shape or along other flows, and detours are worth looking at. */
const DISTURBED = 150;

function cheapest(p: Point, a: Side, q: Point, b: Side, flow: FlowInput, world: World): Way | null {
  const direct = best(candidates(p, a, q, b, null), flow, world, null);
  if (direct && direct.cost - baseCost(direct.points) < DISTURBED) return direct;
  return best(candidates(p, a, q, b, detours(p, q, flow, world)), flow, world, direct);
}

/** Length and bends of a way. */
function baseCost(points: readonly Point[]): number {
  let cost = COST.bend * (points.length - 2);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b) cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return cost;
}

/** The cheapest of some ways. The shortest are looked at first, so that most need not be looked at at all. */
function best(ways: readonly Point[][], flow: FlowInput, world: World, known: Way | null): Way | null {
  const byLength = ways.map((way) => ({ way, base: baseCost(way) })).sort((one, other) => one.base - other.base);
  let found = known;
  for (const { way, base } of byLength) {
    if (found && base >= found.cost) break;
    const points = simplify(way);
    const cost = costOf(points, flow, world, found?.cost ?? Number.POSITIVE_INFINITY);
    if (!found || cost < found.cost) found = { points, cost };
  }
  return found;
}

/** Most shapes between two ends whose sides are tried as detours. */
const MOST_DETOURS = 10;

/** Coordinates just beside the shapes between the two ends, and beside the ends themselves. */
function detours(p: Point, q: Point, flow: FlowInput, world: World): { x: number[]; y: number[] } {
  const near = new Set([flow.source, flow.target]);
  world.shapes.near(inflate(segmentBox({ a: p, b: q }), 3 * STUB), ({ id }) => {
    if (near.size < MOST_DETOURS) near.add(id);
  });
  const [x, y] = [new Set<number>(), new Set<number>()];
  for (const id of near) {
    const box = world.boxes.get(id);
    if (!box) continue;
    x.add(box.x - STUB).add(right(box) + STUB);
    y.add(box.y - STUB).add(bottom(box) + STUB);
  }
  return { x: [...x], y: [...y] };
}

/** What a way costs; stops counting above `limit`. Most of the time of drawing goes by here, so it makes no objects. */
function costOf(points: readonly Point[], flow: FlowInput, world: World, limit: number): number {
  let cost = baseCost(points);
  for (let i = 1; i < points.length && cost < limit; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b || (a.x === b.x && a.y === b.y)) continue;
    const [x1, x2] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
    const [y1, y2] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
    const s = { a, b };
    world.shapes.between(x1, y1, x2, y2, ({ id, box }) => {
      const own = id === flow.source || id === flow.target;
      const away = own ? -1 : CLEAR;
      const inside =
        x1 < box.x + box.width + away && x2 > box.x - away && y1 < box.y + box.height + away && y2 > box.y - away;
      if (inside) cost += own ? COST.ownShape : COST.shape;
      return cost >= limit;
    });
    if (cost >= limit) return cost;
    world.lines.between(x1, y1, x2, y2, (line) => {
      if (line.flow === flow.id) return false;
      cost += COST.shared * sharedRun(s, line.segment, LANE);
      if (crosses(s, line.segment)) cost += COST.crossing;
      return cost >= limit;
    });
    if (cost >= limit) return cost;
    world.edges.between(x1, y1, x2, y2, (edge) => {
      cost += COST.boundary * sharedRun(s, edge, 6);
    });
    world.words.between(x1, y1, x2, y2, (box) => {
      if (crossesBox(s, box)) cost += COST.word;
    });
  }
  return cost;
}

const outline = (box: Box): Segment[] => {
  const [x1, y1, x2, y2] = [box.x, box.y, right(box), bottom(box)];
  return segmentsOf([
    { x: x1, y: y1 },
    { x: x2, y: y1 },
    { x: x2, y: y2 },
    { x: x1, y: y2 },
    { x: x1, y: y1 },
  ]);
};

/** Through the points a person set, with right angles between them. */
export function byHand(source: Box, target: Box, waypoints: readonly Point[]): Point[] {
  const [first, last] = [waypoints[0], waypoints.at(-1)];
  if (!first || !last) return [];
  const from = portAt(source, ...portFacing(source, first));
  const to = portAt(target, ...portFacing(target, last));
  const points: Point[] = [from];
  let horizontal = from.x === source.x || from.x === right(source);
  for (const p of [...waypoints, to]) {
    const before = points.at(-1) ?? from;
    if (before.x !== p.x && before.y !== p.y)
      points.push(horizontal ? { x: p.x, y: before.y } : { x: before.x, y: p.y });
    const last2 = points.at(-1) ?? before;
    horizontal = last2.y !== p.y ? true : last2.x !== p.x ? false : horizontal;
    points.push(p);
  }
  return simplify(points);
}

/** The side of a box that faces a point, and the place on it nearest to the point. */
function portFacing(box: Box, point: Point): [Side, number] {
  const inX = point.x >= box.x && point.x <= right(box);
  const inY = point.y >= box.y && point.y <= bottom(box);
  const clampTo = (value: number, low: number, high: number) => Math.round(Math.min(Math.max(value, low), high));
  if (inX && !inY) return [point.y < box.y ? "top" : "bottom", clampTo(point.x, box.x + 12, right(box) - 12)];
  if (inY && !inX) return [point.x < box.x ? "left" : "right", clampTo(point.y, box.y + 8, bottom(box) - 8)];
  const c = centre(box);
  const wide = Math.abs(point.x - c.x) / box.width > Math.abs(point.y - c.y) / box.height;
  if (wide) return [point.x < c.x ? "left" : "right", Math.round(c.y)];
  return [point.y < c.y ? "top" : "bottom", Math.round(c.x)];
}
