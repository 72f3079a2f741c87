// Who lies in which boundary. Containment is stored with the contents; pixels only suggest a change of it on a drop.
import type { Model } from "../bindings/Model";
import type { Rect } from "../bindings/Rect";
import { hasPoint, type Point } from "../canvas/routing/geometry";
import { placedKey } from "./ids";

/** The boundaries around something, innermost first. Stops at a loop, should a damaged model hold one. */
export function boundaryChain(model: Model, innermost: string | null): string[] {
  const chain: string[] = [];
  for (let id = innermost; id && !chain.includes(id); id = model.boundaries[id]?.parent ?? null) {
    if (!model.boundaries[id]) break;
    chain.push(id);
  }
  return chain;
}

/** The boundary a record lies in, by the stored facts. */
export const parentOf = (model: Model, id: string): string | null =>
  model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null;

/** Everything that lies in a boundary, directly or deeper: elements and boundaries. */
export function contentsOf(model: Model, boundary: string): string[] {
  const inside = (parent: string | null) => boundaryChain(model, parent).includes(boundary);
  return [
    ...Object.values(model.boundaries).filter((b) => b.id !== boundary && inside(b.parent)),
    ...Object.values(model.elements).filter((e) => inside(e.boundary)),
  ].map((record) => record.id);
}

const size = (area: Rect): number => area.width * area.height;

/** The innermost boundary of a diagram at a point. `except` and what lies in it do not count: nothing holds itself. */
export function innermostAt(
  model: Model,
  diagram: string,
  point: Point,
  except: readonly string[] = [],
): string | null {
  let best: { id: string; size: number } | null = null;
  for (const boundary of Object.values(model.boundaries)) {
    const area = model.placements[placedKey(diagram, boundary.id)]?.area;
    if (!area || !hasPoint(area, point)) continue;
    if (boundaryChain(model, boundary.id).some((id) => except.includes(id))) continue;
    if (!best || size(area) < best.size) best = { id: boundary.id, size: size(area) };
  }
  return best?.id ?? null;
}
