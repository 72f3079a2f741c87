// Shapes and several diagrams: facts belong to the model, places to a diagram, so a move between diagrams moves places.
import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import type { Placement } from "../../bindings/Placement";
import type { Rect } from "../../bindings/Rect";
import { bottom, right, union } from "../../canvas/routing/geometry";
import { placedKey } from "../ids";
import { contentsOf } from "../nesting";
import { withContents } from "./move";
import { BOUNDARY_SIZE } from "./place";

/** Room kept between what a diagram shows already and what comes to it, px. */
const GAP = 64;

export const areasIn = (model: Model, diagram: string): Rect[] =>
  Object.values(model.placements)
    .filter(({ key }) => key.startsWith(`${diagram}/`))
    .map(({ area }) => area);

/**
 * Shows shapes, with what lies in them, in another diagram as well; with `move` no longer in this one. They keep their
 * places to each other and stand right of what is there already. None when nothing is left to do.
 */
export function toDiagram(
  model: Model,
  from: string,
  to: string,
  ids: readonly string[],
  move: boolean,
  label: string,
): Edit | null {
  const shapes = withContents(model, from, ids);
  const at = (id: string) => model.placements[placedKey(from, id)];
  const coming = shapes.filter((id) => !(placedKey(to, id) in model.placements));
  const around = union(coming.flatMap((id) => at(id)?.area ?? []));
  const there = union(areasIn(model, to));
  const dx = around && there ? Math.round((right(there) + GAP - around.x) / 8) * 8 : 0;
  const dy = around && there ? Math.round((there.y - around.y) / 8) * 8 : 0;
  const placements = coming.flatMap((id): Placement[] => {
    const placement = at(id);
    if (!placement) return [];
    const { area } = placement;
    return [{ ...placement, key: placedKey(to, id), area: { ...area, x: area.x + dx, y: area.y + dy } }];
  });
  const edits: Edit[] = [];
  if (placements.length > 0) edits.push({ edit: "place", placements });
  if (move && shapes.length > 0) edits.push({ edit: "unplace", keys: shapes.map((id) => placedKey(from, id)) });
  return edits.length > 0 ? { edit: "batch", label, edits } : null;
}

/** Takes shapes out of a diagram that another diagram shows too; they stay in the model. */
export function takeOut(model: Model, diagram: string, ids: readonly string[]): Edit | null {
  const keys = ids.map((id) => placedKey(diagram, id)).filter((key) => key in model.placements);
  return keys.length > 0 ? { edit: "unplace", keys } : null;
}

/** Boundaries that this diagram does not draw though it shows something in them: such as lines of an imported model. */
export const undrawn = (model: Model, diagram: string): string[] =>
  Object.keys(model.boundaries).filter(
    (id) =>
      !(placedKey(diagram, id) in model.placements) &&
      contentsOf(model, id).some((inner) => placedKey(diagram, inner) in model.placements),
  );

/** Draws a boundary as a box around what lies in it here; an empty one beside everything else. */
export function boxAround(model: Model, diagram: string, id: string, label: string): Edit | null {
  const key = placedKey(diagram, id);
  if (key in model.placements || !(id in model.boundaries)) return null;
  const inner = union(contentsOf(model, id).flatMap((one) => model.placements[placedKey(diagram, one)]?.area ?? []));
  const all = union(areasIn(model, diagram));
  const area = inner
    ? { x: inner.x - 24, y: inner.y - 32, width: right(inner) - inner.x + 48, height: bottom(inner) - inner.y + 56 }
    : { x: all ? right(all) + GAP : 0, y: all?.y ?? 0, ...BOUNDARY_SIZE };
  return { edit: "batch", label, edits: [{ edit: "place", placements: [{ key, area, z: 0, locked: false }] }] };
}

/** The diagrams around a diagram, outermost first: it is the inside of a process that another diagram shows. */
export function diagramChain(model: Model, diagram: string): { diagram: string; element: string }[] {
  const chain: { diagram: string; element: string }[] = [];
  const seen = new Set([diagram]);
  for (let inner = diagram; ; ) {
    const element = Object.values(model.elements).find((one) => one.child_diagram === inner);
    const key = element && Object.keys(model.placements).find((one) => one.endsWith(`/${element.id}`));
    const outer = key?.slice(0, key.indexOf("/"));
    if (!element || !outer || seen.has(outer)) return chain;
    seen.add(outer);
    chain.unshift({ diagram: outer, element: element.id });
    inner = outer;
  }
}
