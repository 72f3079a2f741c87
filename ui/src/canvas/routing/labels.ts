// Labels of flows, after the flows are drawn. Beside a vertical piece (no box), on a horizontal one (boxed, when it is
// long enough), else above it. A label never covers a shape; if no place is free of shapes it is left out and shown
// only while the flow is selected. Lines, tabs and other labels are avoided as far as there is room.

import { Buckets } from "./buckets";
import {
  type Box,
  inflate,
  isVertical,
  overlaps,
  type Point,
  type Segment,
  segmentBox,
  segmentLength,
  segmentsOf,
} from "./geometry";
import type { RoutedFlow } from "./router";

export type LabelInput = {
  id: string;
  /** The whole text; it is shortened until it fits. */
  text: string;
  /** Width of what is drawn after the text, such as a badge, px. */
  after: number;
  /** Where a person dragged it (centre). */
  fixed?: Point | null;
};
/** `at` is the middle of the label's near edge: left for "beside", right for "before", centre for "on" and "above". */
export type PlacedLabel = { id: string; text: string; at: Point; how: "beside" | "before" | "on" | "above"; box: Box };
type Sized = { id: string; text: string; width: number };

/** Longest texts to try, characters. The outline and the inspector hold the whole. */
const LENGTHS = [18, 11, 7] as const;

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
  const lines = new Buckets<string>();
  for (const route of routes.values())
    for (const segment of segmentsOf(route.points)) lines.add(segmentBox(segment), route.id);
  const done = new Buckets<Box>();

  const costAt = (place: PlacedLabel, base: number, limit: number): number => {
    let cost = base;
    if (cost >= limit) return cost;
    const room = inflate(place.box, 2);
    solid.near(room, (box) => {
      if (overlaps(room, box)) cost += COST.shape;
    });
    if (cost >= limit) return cost;
    done.near(room, (box) => {
      if (overlaps(room, box)) cost += COST.label;
    });
    tabBoxes.near(place.box, (box) => {
      if (overlaps(place.box, box)) cost += COST.tab;
    });
    edges.near(place.box, () => {
      cost += COST.boundary;
    });
    lines.near(place.box, (flow) => {
      if (flow !== place.id || place.how !== "on") cost += COST.line;
    });
    return cost;
  };
  const keep = (place: PlacedLabel) => {
    placed.set(place.id, place);
    done.add(place.box, place.box);
  };

  for (const { id, text, after, fixed } of labels) {
    const route = routes.get(id);
    if (!route) continue;
    for (const length of LENGTHS) {
      const shown = shortened(text, length);
      const label: Sized = { id, text: shown, width: labelWidth(shown) + after };
      if (fixed) {
        keep(onLine(label, fixed));
        break;
      }
      let best: { place: PlacedLabel; cost: number } | null = null;
      for (const { place, cost: base } of places(label, route.points)) {
        const cost = costAt(place, base, best?.cost ?? Number.POSITIVE_INFINITY);
        if (!best || cost < best.cost) best = { place, cost };
      }
      if (best && best.cost < COST.shape) {
        keep(best.place);
        break;
      }
    }
  }
  return placed;
}

/** Every place along the flow, sliding from the middle of each piece in steps of 8. */
function* places(label: Sized, points: readonly Point[]): Iterable<{ place: PlacedLabel; cost: number }> {
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
const beside = ({ id, text, width }: Sized, at: Point): PlacedLabel => ({
  id,
  text,
  at,
  how: "beside",
  box: boxAt(at.x, at.y, width),
});
const before = ({ id, text, width }: Sized, at: Point): PlacedLabel => ({
  id,
  text,
  at,
  how: "before",
  box: boxAt(at.x - width, at.y, width),
});
const onLine = ({ id, text, width }: Sized, at: Point): PlacedLabel => ({
  id,
  text,
  at,
  how: "on",
  box: boxAt(at.x - width / 2, at.y, width),
});
const above = ({ id, text, width }: Sized, at: Point): PlacedLabel => ({
  id,
  text,
  at,
  how: "above",
  box: boxAt(at.x - width / 2, at.y, width),
});

function bucketsOf<T>(items: readonly T[], boxOf: (item: T) => Box): Buckets<T> {
  const buckets = new Buckets<T>();
  for (const item of items) buckets.add(boxOf(item), item);
  return buckets;
}

/** A text cut to a number of characters, with an ellipsis when something is missing. */
export const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;

/** Width of 11 px Inter, near enough for placing: narrow and wide letters differ, the rest average out. */
export function labelWidth(text: string): number {
  let width = 8;
  for (const c of text)
    width += "iljtf.,'|! ".includes(c) ? 3.6 : "mwMW".includes(c) ? 9.2 : c >= "A" && c <= "Z" ? 7.2 : 6.3;
  return Math.ceil(width);
}
