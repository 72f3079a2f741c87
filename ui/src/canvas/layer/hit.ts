// What lies under the pointer when the diagram is one picture. Plane geometry only; tolerances are px of the screen, so
// that far away shapes can still be pointed at.

import { view } from "../../view/view";
import { type Drawing, tabBox, tabWidth } from "../drawing";
import {
  type Box,
  bottom,
  centre,
  contains,
  hasPoint,
  inflate,
  overlaps,
  type Point,
  pointsBox,
  right,
  segmentsOf,
} from "../routing/geometry";
import { asDrawn } from "../routing/path";
import type { Scene } from "../scene";

export type Hit = { kind: "element" | "boundary" | "flow" | "note"; id: string };

/** Half of the smallest target, px of the screen. */
const REACH = 12;
/** How far from a line the pointer may be, px of the screen. */
const NEAR_LINE = 6;

/** The topmost thing at a point: an element, a note, a flow, an element nearby, then the line or tab of a boundary. */
export function hitAt(scene: Scene, drawing: Drawing, point: Point, zoom: number): Hit | null {
  const on = topmost(scene.elements.filter(({ area }) => hasPoint(area, point)));
  if (on) return { kind: "element", id: on.id };
  const note = scene.notes.find(({ area }) => hasPoint(area, point));
  if (note) return { kind: "note", id: note.id };
  const tab = scene.boundaries.findLast(({ id, area, name }) =>
    hasPoint(tabBox(area, drawing.tabs.get(id) ?? 0, tabWidth(name)), point),
  );
  if (tab) return { kind: "boundary", id: tab.id };
  const flow = nearestFlow(scene, drawing, point, NEAR_LINE / zoom);
  if (flow) return { kind: "flow", id: flow };
  const near = nearestElement(scene, point, zoom);
  if (near) return { kind: "element", id: near };
  const line = scene.boundaries.findLast(({ area }) => onOutline(area, point, NEAR_LINE / zoom));
  return line ? { kind: "boundary", id: line.id } : null;
}

const topmost = <T extends { z: number }>(shapes: readonly T[]): T | null =>
  shapes.reduce<T | null>((best, shape) => (best && best.z > shape.z ? best : shape), null);

/** A shape smaller than a target on the screen is hit in the whole of that target; of several, the nearest. */
function nearestElement(scene: Scene, point: Point, zoom: number): string | null {
  let best: { id: string; far: number } | null = null;
  for (const { id, area } of scene.elements) {
    const grown = Math.max(0, REACH / zoom - Math.min(area.width, area.height) / 2);
    if (grown === 0 || !hasPoint(inflate(area, grown), point)) continue;
    const middle = centre(area);
    const far = Math.hypot(middle.x - point.x, middle.y - point.y);
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
}

function nearestFlow(scene: Scene, drawing: Drawing, point: Point, within: number): string | null {
  const lines = view().flowLines;
  let best: { id: string; far: number } | null = null;
  for (const { id } of scene.flows) {
    const points = drawing.routes.get(id)?.points;
    if (!points) continue;
    const far = hasPoint(inflate(pointsBox(points), within), point)
      ? distanceTo(asDrawn(points, lines), point)
      : Number.POSITIVE_INFINITY;
    if (far <= within && (!best || far < best.far)) best = { id, far };
  }
  return best?.id ?? null;
}

/** Distance of a point from a polyline. */
export function distanceTo(points: readonly Point[], point: Point): number {
  let best = Number.POSITIVE_INFINITY;
  for (const { a, b } of segmentsOf(points)) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    const k = Math.min(1, Math.max(0, along));
    best = Math.min(best, Math.hypot(a.x + k * dx - point.x, a.y + k * dy - point.y));
  }
  return best;
}

const onOutline = (area: Box, point: Point, within: number): boolean =>
  hasPoint(inflate(area, within), point) &&
  (point.x < area.x + within ||
    point.x > right(area) - within ||
    point.y < area.y + within ||
    point.y > bottom(area) - within);

/** The box between two points, whichever way it was drawn. */
export const boxBetween = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** What a selection box takes: shapes and notes it touches, boundaries it holds whole. */
export const takenBy = (scene: Scene, box: Box): string[] => [
  ...scene.elements.filter(({ area }) => overlaps(area, box)).map(({ id }) => id),
  ...scene.notes.filter(({ area }) => overlaps(area, box)).map(({ id }) => id),
  ...scene.boundaries.filter(({ area }) => contains(box, area)).map(({ id }) => id),
];
