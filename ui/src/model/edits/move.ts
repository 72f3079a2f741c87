import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import type { Placement } from "../../bindings/Placement";
import type { Rect } from "../../bindings/Rect";
import type { Subject } from "../../bindings/Subject";
import { centre, contains, hasPoint, union } from "../../canvas/routing/geometry";
import { placedKey } from "../ids";
import { contentsOf, innermostAt, parentOf } from "../nesting";

const subjectOf = (model: Model, id: string): Subject =>
  id in model.elements ? { kind: "element", id } : { kind: "boundary", id };

/** The placement of a record in a diagram with another area. */
const placed = (model: Model, diagram: string, id: string, area: Rect): Placement => {
  const key = placedKey(diagram, id);
  const before = model.placements[key];
  return { key, area, z: before?.z ?? 0, locked: before?.locked ?? false };
};

/** Moves with contents: a boundary takes along what lies in it. Ids that are not placed here are left out. */
export function withContents(model: Model, diagram: string, ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (const id of ids) if (id in model.boundaries) for (const inner of contentsOf(model, id)) all.add(inner);
  return [...all].filter((id) => placedKey(diagram, id) in model.placements);
}

/**
 * One step for a drop: new areas, and for what was dragged itself the boundary it now lies in. Contents that only
 * followed their boundary keep their place in it.
 */
export function dropShapes(
  model: Model,
  diagram: string,
  areas: ReadonlyMap<string, Rect>,
  dragged: readonly string[],
): Edit | null {
  const moved = [...areas].filter(([id, area]) => {
    const before = model.placements[placedKey(diagram, id)]?.area;
    return (
      before &&
      (before.x !== area.x || before.y !== area.y || before.width !== area.width || before.height !== area.height)
    );
  });
  const edits: Edit[] = [...areas].flatMap(([id, area]): Edit[] => {
    const note = model.notes[id];
    return note ? [{ edit: "put", record: { kind: "note", record: { ...note, area } } }] : [];
  });
  if (moved.length + edits.length === 0) return null;
  if (moved.length > 0)
    edits.push({ edit: "place", placements: moved.map(([id, area]) => placed(model, diagram, id, area)) });

  // Boundaries move too, so the question "what lies here" is asked of the diagram as it will be.
  const after: Model = { ...model, placements: { ...model.placements } };
  for (const [id, area] of moved) after.placements[placedKey(diagram, id)] = placed(model, diagram, id, area);
  const into = new Map<string | null, Subject[]>();
  for (const id of dragged) {
    const area = areas.get(id);
    if (id in model.notes) continue;
    const now = parentOf(model, id);
    if (!area || (now && dragged.includes(now))) continue;
    const next = innermostAt(after, diagram, centre(area), [id]);
    // A boundary that is not drawn here cannot be left by a move in this diagram.
    if (next === now || (next === null && now && !(placedKey(diagram, now) in model.placements))) continue;
    into.set(next, [...(into.get(next) ?? []), subjectOf(model, id)]);
  }
  const grown = grow(after, diagram, dragged, areas, into);
  if (grown.length > 0) edits.push({ edit: "place", placements: grown });
  for (const [boundary, subjects] of into) edits.push({ edit: "move_into", subjects, boundary });
  const [only] = edits;
  return edits.length === 1 && only ? only : { edit: "batch", label: "", edits };
}

/** Room a boundary keeps around its contents, px; more above, for its tab. */
const ROOM = { side: 16, top: 24 } as const;

/** The boundaries that grow, so that what was dropped into them lies in them wholly; and those around them. */
function grow(
  after: Model,
  diagram: string,
  dragged: readonly string[],
  areas: ReadonlyMap<string, Rect>,
  into: ReadonlyMap<string | null, readonly Subject[]>,
): Placement[] {
  const newParent = new Map(
    [...into].flatMap(([parent, subjects]) => subjects.map((s) => ["id" in s ? s.id : "", parent])),
  );
  const grown = new Map<string, Placement>();
  for (const id of dragged) {
    let inner = areas.get(id);
    let parent = newParent.has(id) ? newParent.get(id) : parentOf(after, id);
    for (let steps = 0; inner && parent && steps < 100; steps++) {
      const key = placedKey(diagram, parent);
      const placement: Placement | undefined = grown.get(parent) ?? after.placements[key];
      const outer = placement?.area;
      if (!placement || !outer || dragged.includes(parent) || !hasPoint(outer, centre(inner))) break;
      const wanted = {
        x: inner.x - ROOM.side,
        y: inner.y - ROOM.top,
        width: inner.width + 2 * ROOM.side,
        height: inner.height + ROOM.top + ROOM.side,
      };
      if (contains(outer, inner)) break;
      const area = union([outer, wanted]) ?? outer;
      grown.set(parent, { ...placement, area });
      inner = area;
      parent = after.boundaries[parent]?.parent ?? null;
    }
  }
  return [...grown.values()];
}

/** Moves shapes and notes by a distance, contents included. Locked shapes stay. */
export function nudge(model: Model, diagram: string, ids: readonly string[], dx: number, dy: number): Edit | null {
  const areas = new Map<string, Rect>();
  for (const id of withContents(model, diagram, ids)) {
    const placement = model.placements[placedKey(diagram, id)];
    if (placement && !placement.locked)
      areas.set(id, { ...placement.area, x: placement.area.x + dx, y: placement.area.y + dy });
  }
  for (const id of ids) {
    const area = model.notes[id]?.area;
    if (area) areas.set(id, { ...area, x: area.x + dx, y: area.y + dy });
  }
  return dropShapes(model, diagram, areas, ids);
}

/** Sets a boundary's parent, or takes an element into a boundary, without moving anything. */
export const moveInto = (model: Model, ids: readonly string[], boundary: string | null): Edit => ({
  edit: "move_into",
  subjects: ids.map((id) => subjectOf(model, id)),
  boundary,
});

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** Lines shapes up by an edge or a middle of all of them. */
export function align(model: Model, diagram: string, ids: readonly string[], how: Alignment): Edit | null {
  const areas = placedAreas(model, diagram, ids);
  if (areas.length < 2) return null;
  const low = (axis: "x" | "y") => Math.min(...areas.map(([, a]) => a[axis]));
  const high = (axis: "x" | "y", length: "width" | "height") => Math.max(...areas.map(([, a]) => a[axis] + a[length]));
  const to: Record<Alignment, (a: Rect) => Partial<Rect>> = {
    left: () => ({ x: low("x") }),
    right: (a) => ({ x: high("x", "width") - a.width }),
    centre: (a) => ({ x: Math.round((low("x") + high("x", "width") - a.width) / 2) }),
    top: () => ({ y: low("y") }),
    bottom: (a) => ({ y: high("y", "height") - a.height }),
    middle: (a) => ({ y: Math.round((low("y") + high("y", "height") - a.height) / 2) }),
  };
  return withFollowers(model, diagram, areas, new Map(areas.map(([id, a]) => [id, { ...a, ...to[how](a) }])));
}

/** Makes the gaps between shapes equal; the outermost stay. */
export function distribute(model: Model, diagram: string, ids: readonly string[], axis: "x" | "y"): Edit | null {
  const length = axis === "x" ? "width" : "height";
  const areas = placedAreas(model, diagram, ids).sort(([, a], [, b]) => a[axis] - b[axis]);
  const [first, last] = [areas[0], areas.at(-1)];
  if (!first || !last || areas.length < 3) return null;
  const inner = areas.reduce((sum, [, a]) => sum + a[length], 0);
  const gap = (last[1][axis] + last[1][length] - first[1][axis] - inner) / (areas.length - 1);
  let at = first[1][axis];
  const next = new Map<string, Rect>();
  for (const [id, area] of areas) {
    next.set(id, { ...area, [axis]: Math.round(at) });
    at += area[length] + gap;
  }
  return withFollowers(model, diagram, areas, next);
}

const placedAreas = (model: Model, diagram: string, ids: readonly string[]): [string, Rect][] =>
  ids.flatMap((id) => {
    const placement = model.placements[placedKey(diagram, id)];
    return placement && !placement.locked ? [[id, placement.area]] : [];
  });

/** What lies in a moved boundary moves by the same distance. */
function withFollowers(model: Model, diagram: string, before: [string, Rect][], next: Map<string, Rect>): Edit | null {
  for (const [id, area] of before) {
    const moved = next.get(id);
    if (!moved || !(id in model.boundaries)) continue;
    for (const inner of withContents(model, diagram, [id])) {
      const placement = model.placements[placedKey(diagram, inner)];
      if (inner === id || next.has(inner) || !placement) continue;
      next.set(inner, {
        ...placement.area,
        x: placement.area.x + moved.x - area.x,
        y: placement.area.y + moved.y - area.y,
      });
    }
  }
  return dropShapes(
    model,
    diagram,
    next,
    before.map(([id]) => id),
  );
}

/** Locks shapes against moving, or frees them: all are locked unless all were. */
export function toggleLock(model: Model, diagram: string, ids: readonly string[]): Edit | null {
  const placements = ids.flatMap((id) => model.placements[placedKey(diagram, id)] ?? []);
  if (placements.length === 0) return null;
  const locked = !placements.every((placement) => placement.locked);
  return {
    edit: "batch",
    label: locked ? "Lock" : "Unlock",
    edits: [{ edit: "place", placements: placements.map((p) => ({ ...p, locked })) }],
  };
}

/** Brings shapes in front of the others of the diagram, or behind them. */
export function reorder(model: Model, diagram: string, ids: readonly string[], to: "front" | "back"): Edit | null {
  const here = Object.values(model.placements).filter((p) => p.key.startsWith(`${diagram}/`));
  const chosen = here.filter((p) => ids.some((id) => p.key === placedKey(diagram, id)));
  if (chosen.length === 0) return null;
  const others = here.filter((p) => !chosen.includes(p)).map((p) => p.z);
  const z = to === "front" ? Math.max(0, ...others) + 1 : Math.min(0, ...others) - 1;
  return {
    edit: "batch",
    label: to === "front" ? "Bring to front" : "Send to back",
    edits: [{ edit: "place", placements: chosen.map((p) => ({ ...p, z })) }],
  };
}
