import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import { bottom, inflate, right, union } from "../../canvas/routing/geometry";
import { newId, placedKey } from "../ids";
import { boundaryChain, parentOf } from "../nesting";
import { moveInto } from "./move";
import { newBoundary } from "./new";
import { type Adding, freeName } from "./place";

/** Puts shapes into a new boundary drawn around them, as one step. It lies where the shapes lay together. */
export function group(model: Model, diagram: string, ids: readonly string[], wanted: string): Adding | null {
  const shapes = ids.filter((id) => id in model.elements || id in model.boundaries);
  const around = union(shapes.flatMap((id) => model.placements[placedKey(diagram, id)]?.area ?? []));
  if (!around) return null;
  const id = newId();
  const boundary = newBoundary(id, null, freeName(wanted, Object.values(model.boundaries)));
  const chains = shapes.map((shape) => boundaryChain(model, parentOf(model, shape)));
  boundary.parent = chains[0]?.find((outer) => chains.every((chain) => chain.includes(outer))) ?? null;
  // Padding 22 inside, and a little more above for the tab.
  const box = inflate(around, 24);
  const area = { x: box.x, y: box.y - 8, width: right(box) - box.x, height: bottom(box) - box.y + 8 };
  const topmost = shapes.filter(
    (shape) => !shapes.some((other) => boundaryChain(model, parentOf(model, shape)).includes(other)),
  );
  const edits: Edit[] = [{ edit: "add_boundary", boundary, diagram, area }, moveInto(model, topmost, id)];
  return { id, edit: { edit: "batch", label: "", edits } };
}
