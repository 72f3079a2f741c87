// What of the picture looks different after a change, so that only that is painted again.
import type { Rect } from "../../bindings/Rect";
import { tabWidth } from "../drawing";
import { type Box, inflate, type Point, segmentBox, segmentsOf, union } from "../routing/geometry";
import type { Viewport } from "./decide";
import { type Picture, sticksOut } from "./paint";

/** Where the two pictures differ, px of the diagram; null when that is nearly everywhere. */
export function changedParts(before: Picture, now: Picture, zoom: number): Box[] | null {
  if (before.notation !== now.notation || before.flowLines !== now.flowLines) return null;
  if (before.steps !== now.steps || before.onPath !== now.onPath) return null;
  const parts: Box[] = [];
  const around = sticksOut(zoom);
  const add = (area: Rect | undefined) => area && parts.push(inflate(area, around));
  const marked = differing([before.inPage, now.inPage], [before.selected, now.selected]);

  for (const kind of ["elements", "boundaries", "notes"] as const) {
    const [old, fresh] = [before.scene[kind], now.scene[kind]];
    const still = old === fresh && before.areas === now.areas && before.into === now.into;
    if (still && marked.size === 0) continue;
    const was = new Map<string, (typeof old)[number]>(old.map((shape) => [shape.id, shape]));
    for (const shape of fresh) {
      const { id } = shape;
      const last = was.get(id);
      was.delete(id);
      const [from, to] = [before.areas.get(id) ?? last?.area, now.areas.get(id) ?? shape.area];
      const lit = (before.into === id) !== (now.into === id);
      const slid = kind === "boundaries" && before.drawing.tabs.get(id) !== now.drawing.tabs.get(id);
      if (last === shape && sameArea(from, to) && !lit && !slid && !marked.has(id)) continue;
      if (kind !== "boundaries") for (const area of [from, to]) add(area);
      // The inside of a boundary changes with its wash only.
      else for (const area of [from, to]) if (area) for (const side of frame(area)) add(side);
      if (kind === "boundaries" && (lit || !sameArea(from, to))) for (const area of [from, to]) add(area);
    }
    for (const { area, id } of was.values()) add(before.areas.get(id) ?? area);
  }
  const lines = (points: readonly Point[] | undefined) => {
    for (const segment of segmentsOf(points ?? [])) add(segmentBox(segment));
  };
  const was = new Map(before.scene.flows.map((flow) => [flow.id, flow]));
  for (const flow of now.scene.flows) {
    const { id } = flow;
    const [from, to] = [before.drawing.routes.get(id)?.points, now.drawing.routes.get(id)?.points];
    const [label, next] = [before.drawing.labels.get(id), now.drawing.labels.get(id)];
    const last = was.get(id);
    was.delete(id);
    if (from !== to || last !== flow || marked.has(id)) for (const points of [from, to]) lines(points);
    if (label !== next) for (const one of [label, next]) add(one?.box);
  }
  for (const id of was.keys()) {
    lines(before.drawing.routes.get(id)?.points);
    add(before.drawing.labels.get(id)?.box);
  }
  return parts.length > MOST ? null : parts;
}

/** With more parts than this, looking for what lies in them takes longer than painting. */
const MOST = 60;

function sameArea(a: Rect | undefined, b: Rect | undefined): boolean {
  return a === b || (!!a && !!b && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
}

/** The ids that are in one set of a pair only. */
function differing(...pairs: [ReadonlySet<string>, ReadonlySet<string>][]): Set<string> {
  const ids = new Set<string>();
  for (const [a, b] of pairs) {
    if (a === b) continue;
    for (const id of a) if (!b.has(id)) ids.add(id);
    for (const id of b) if (!a.has(id)) ids.add(id);
  }
  return ids;
}

/** The four lines of a boundary; its tab lies on the upper. */
function frame({ x, y, width, height }: Rect): Rect[] {
  return [
    { x, y, width: Math.max(width, tabWidth("")), height: 0 },
    { x, y: y + height, width, height: 0 },
    { x, y, width: 0, height },
    { x: x + width, y, width: 0, height },
  ];
}

/** Parts of the diagram as parts of the screen, on whole px; those out of sight are left out. */
export function onScreen(
  parts: readonly Box[],
  { x, y, zoom }: Viewport,
  size: { width: number; height: number },
): Box[] {
  return parts.flatMap((part) => {
    const left = Math.max(0, Math.floor(part.x * zoom + x));
    const top = Math.max(0, Math.floor(part.y * zoom + y));
    const right = Math.min(size.width, Math.ceil((part.x + part.width) * zoom + x));
    const bottom = Math.min(size.height, Math.ceil((part.y + part.height) * zoom + y));
    return right > left && bottom > top ? [{ x: left, y: top, width: right - left, height: bottom - top }] : [];
  });
}

/** The share of the screen that lies in the box around all parts. */
export function shareOf(parts: readonly Box[], { width, height }: { width: number; height: number }): number {
  const whole = union(parts);
  return whole ? (whole.width * whole.height) / (width * height) : 0;
}
