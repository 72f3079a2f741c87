// Ways that look at nothing but their two ends: what is drawn while the router is still at work, and while so many shapes
// are dragged that it could not follow.
import { portAt } from "./candidates";
import { type Box, bottom, centre, type Point, right, selfLoop, simplify } from "./geometry";
import type { FlowInput, RoutedFlow } from "./router";

/** A way with at most two bends for every flow whose two shapes have a box. */
export function quickRoutes(
  boxes: ReadonlyMap<string, Box>,
  flows: readonly Pick<FlowInput, "id" | "source" | "target">[],
): Map<string, RoutedFlow> {
  const routes = new Map<string, RoutedFlow>();
  for (const { id, source, target } of flows) {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (from && to) routes.set(id, { id, points: source === target ? selfLoop(from) : between(from, to) });
  }
  return routes;
}

function between(from: Box, to: Box): Point[] {
  const [a, b] = [centre(from), centre(to)];
  const gapX = Math.max(to.x - right(from), from.x - right(to));
  const gapY = Math.max(to.y - bottom(from), from.y - bottom(to));
  if (gapX >= gapY) {
    const [out, into] = a.x <= b.x ? (["right", "left"] as const) : (["left", "right"] as const);
    const [p, q] = [portAt(from, out, Math.round(a.y)), portAt(to, into, Math.round(b.y))];
    const middle = Math.round((p.x + q.x) / 2);
    return simplify([p, { x: middle, y: p.y }, { x: middle, y: q.y }, q]);
  }
  const [out, into] = a.y <= b.y ? (["bottom", "top"] as const) : (["top", "bottom"] as const);
  const [p, q] = [portAt(from, out, Math.round(a.x)), portAt(to, into, Math.round(b.x))];
  const middle = Math.round((p.y + q.y) / 2);
  return simplify([p, { x: p.x, y: middle }, { x: q.x, y: middle }, q]);
}
