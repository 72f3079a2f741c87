// Labels of flows, after the flows are drawn. Beside a vertical piece (no box), on a horizontal one (boxed, when it is
// long enough), else above it. A label never covers a shape; if no place is free of shapes it is left out and shown
// only while the flow is selected. Lines, tabs and other labels are avoided as far as there is room.

import { Buckets } from "./buckets";
import {
  type Box,
  bottom,
  inflate,
  isVertical,
  overlaps,
  type Point,
  right,
  type Segment,
  segmentBox,
  segmentLength,
  segmentsOf,
} from "./geometry";
import type { RoutedFlow } from "./router";

export type LabelInput = {
  id: string;
  text: string;
  /** Width of what is drawn, px. */
  width: number;
  /** Where a person dragged it (centre). */
  fixed?: Point | null;
};
/** `at` is the middle of the label's near edge: left for "beside", right for "before", centre for "on" and "above". */
export type PlacedLabel = { id: string; at: Point; how: "beside" | "before" | "on" | "above"; box: Box };

const HEIGHT = 16;
const AWAY = 7;
const COST = {
  shape: 10_000,
  label: 900,
  tab: 500,
  line: 160,
  boundary: 220,
  slide: 0.6,
  side: 6,
  above: 40,
  fixedPiece: 10,
} as const;

export function placeLabels(
  labels: readonly LabelInput[],
  routes: ReadonlyMap<string, RoutedFlow>,
  shapes: readonly Box[],
  boundaryLines: readonly Segment[],
  tabs: readonly Box[],
): Map<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>();
  const solid = bucketsOf(shapes, (box) => box);
  const tabBoxes = bucketsOf(tabs, (box) => box);
  const edges = bucketsOf(boundaryLines, segmentBox);
  const lines = new Buckets<{ flow: string; segment: Segment }>();
  for (const route of routes.values())
    for (const segment of segmentsOf(route.points)) lines.add(segmentBox(segment), { flow: route.id, segment });
  const done = new Buckets<Box>();

  for (const label of labels) {
    const route = routes.get(label.id);
    if (!route || label.text === "") continue;
    if (label.fixed) {
      const place = onLine(label, label.fixed);
      placed.set(label.id, place);
      done.add(place.box, place.box);
      continue;
    }
    let best: { place: PlacedLabel; cost: number } | null = null;
    for (const { place, cost: base } of places(label, route.points)) {
      let cost = base;
      if (best && cost >= best.cost) continue;
      for (const box of solid.near(place.box)) if (overlaps(inflate(place.box, 2), box)) cost += COST.shape;
      for (const box of done.near(place.box)) if (overlaps(inflate(place.box, 2), box)) cost += COST.label;
      for (const box of tabBoxes.near(place.box)) if (overlaps(place.box, box)) cost += COST.tab;
      for (const s of edges.near(place.box)) if (touches(place.box, s)) cost += COST.boundary;
      for (const { flow, segment } of lines.near(place.box))
        if (touches(place.box, segment) && !(flow === label.id && place.how === "on")) cost += COST.line;
      if (!best || cost < best.cost) best = { place, cost };
    }
    if (!best || best.cost >= COST.shape) continue;
    placed.set(label.id, best.place);
    done.add(best.place.box, best.place.box);
  }
  return placed;
}

/** Every place along the flow, sliding from the middle of each piece in steps of 8. */
function* places(label: LabelInput, points: readonly Point[]): Iterable<{ place: PlacedLabel; cost: number }> {
  const segments = segmentsOf(points);
  const longest = Math.max(...segments.map(segmentLength));
  for (const segment of segments) {
    const length = segmentLength(segment);
    const box = segmentBox(segment);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const short = (longest - length) * 0.25;
    for (let d = 0; d <= length / 2 - 10; d += 8)
      for (const slide of d === 0 ? [0] : [-d, d]) {
        const cost = short + COST.slide * d;
        if (isVertical(segment)) {
          const y = Math.round(middle.y + slide);
          yield { place: beside(label, { x: middle.x + AWAY, y }), cost };
          yield { place: before(label, { x: middle.x - AWAY, y }), cost: cost + COST.side };
        } else {
          const x = Math.round(middle.x + slide);
          const room = length / 2 - Math.abs(slide) >= label.width / 2 + 12;
          if (room) yield { place: onLine(label, { x, y: middle.y }), cost };
          yield { place: above(label, { x, y: middle.y - AWAY - 4 }), cost: cost + COST.above };
          yield { place: above(label, { x, y: middle.y + AWAY + 5 }), cost: cost + COST.above + COST.side };
        }
      }
  }
}

const boxAt = (x: number, y: number, width: number): Box => ({ x, y: y - HEIGHT / 2, width, height: HEIGHT });
const beside = ({ id, width }: LabelInput, at: Point): PlacedLabel => ({
  id,
  at,
  how: "beside",
  box: boxAt(at.x, at.y, width),
});
const before = ({ id, width }: LabelInput, at: Point): PlacedLabel => ({
  id,
  at,
  how: "before",
  box: boxAt(at.x - width, at.y, width),
});
const onLine = ({ id, width }: LabelInput, at: Point): PlacedLabel => ({
  id,
  at,
  how: "on",
  box: boxAt(at.x - width / 2, at.y, width),
});
const above = ({ id, width }: LabelInput, at: Point): PlacedLabel => ({
  id,
  at,
  how: "above",
  box: boxAt(at.x - width / 2, at.y, width),
});

const touches = (box: Box, s: Segment): boolean => {
  const b = segmentBox(s);
  return b.x <= right(box) && right(b) >= box.x && b.y <= bottom(box) && bottom(b) >= box.y;
};

function bucketsOf<T>(items: readonly T[], boxOf: (item: T) => Box): Buckets<T> {
  const buckets = new Buckets<T>();
  for (const item of items) buckets.add(boxOf(item), item);
  return buckets;
}

/** Longest text drawn on the canvas; the outline and the inspector hold the whole. */
const MAX_CHARS = 18;
export const shortLabel = (text: string): string =>
  text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS - 1).trimEnd()}…` : text;

/** Width of 11 px Inter, near enough for placing: narrow and wide letters differ, the rest average out. */
export function labelWidth(text: string): number {
  let width = 8;
  for (const c of text)
    width += "iljtf.,'|! ".includes(c) ? 3.6 : "mwMW".includes(c) ? 9.2 : c >= "A" && c <= "Z" ? 7.2 : 6.3;
  return Math.ceil(width);
}
