// What the pointer does on the canvas, turned into view state while it goes on and into one edit when it ends.
import type { EdgeChange, NodeChange } from "@xyflow/react";
import type { Rect } from "../bindings/Rect";
import { copy, paste } from "../model/edits/copy";
import { dropShapes, withContents } from "../model/edits/move";
import { placedKey } from "../model/ids";
import { makeEdit, mirror } from "../model/mirror";
import { innermostAt } from "../model/nesting";
import { setView, view } from "../view/view";
import { endDraft, useDraft } from "./draft";
import { snapToGuides } from "./guides";
import { centre, union } from "./routing/geometry";

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/** Follows the canvas library's selection. */
export function followSelection(changes: readonly (NodeChange | EdgeChange)[]): void {
  const before = view().selection;
  const next = new Set(before);
  for (const change of changes)
    if (change.type === "select") {
      if (change.selected) next.add(change.id);
      else next.delete(change.id);
    }
  const selection = [...next];
  if (!sameIds(before, selection)) setView({ selection });
}

/** Follows dragged shapes: contents come along, edges and middles snap to other shapes, the boundary below lights up. */
export function followDrag(changes: readonly NodeChange[]): void {
  const { model } = mirror();
  const { diagram } = view();
  const moves = changes.flatMap((change) =>
    change.type === "position" && change.dragging && change.position
      ? [{ id: change.id, position: change.position }]
      : [],
  );
  if (!model || !diagram || moves.length === 0) return;
  const areas = new Map<string, Rect>();
  for (const { id, position } of moves) {
    const area = storedArea(id);
    if (area) areas.set(id, { ...area, x: Math.round(position.x), y: Math.round(position.y) });
  }
  const dragged = [...areas.keys()];
  const following = withContents(model, diagram, dragged);
  const whole = union([...areas.values()]);
  if (!whole) return;
  const others = Object.keys(model.elements).flatMap((id) => (following.includes(id) ? [] : (storedArea(id) ?? [])));
  const { dx, dy, guides } = snapToGuides(whole, others);
  for (const [id, area] of areas) areas.set(id, { ...area, x: Math.round(area.x + dx), y: Math.round(area.y + dy) });

  // Contents follow the boundary they lie in by the distance it moved.
  for (const id of dragged) {
    const [from, to] = [storedArea(id), areas.get(id)];
    if (!(id in model.boundaries) || !from || !to) continue;
    for (const inner of withContents(model, diagram, [id])) {
      const area = storedArea(inner);
      if (area && !areas.has(inner))
        areas.set(inner, { ...area, x: area.x + to.x - from.x, y: area.y + to.y - from.y });
    }
  }
  const [first] = dragged;
  const lead = first ? areas.get(first) : undefined;
  const into = lead && first && !(first in model.notes) ? innermostAt(model, diagram, centre(lead), dragged) : null;
  useDraft.setState({ areas, guides, into });
}

function storedArea(id: string): Rect | null {
  const { diagram } = view();
  const { model } = mirror();
  return (diagram && (model?.placements[placedKey(diagram, id)]?.area ?? model?.notes[id]?.area)) || null;
}

/** Ends a drag with one edit: the move with its change of boundary, or with Alt a copy where the shapes were let go. */
export async function endDrag(dragged: readonly string[], asCopy: boolean): Promise<void> {
  const { model } = mirror();
  const { diagram } = view();
  const { areas } = useDraft.getState();
  if (model && diagram && areas.size > 0) {
    const [first] = dragged;
    const [from, to] = first ? [storedArea(first), areas.get(first)] : [];
    if (asCopy && from && to) {
      endDraft();
      const pasted = paste(model, diagram, copy(model, diagram, dragged), { x: to.x - from.x, y: to.y - from.y });
      if (pasted && (await makeEdit(pasted.edit))) setView({ selection: pasted.ids });
    } else {
      const edit = dropShapes(model, diagram, areas, dragged);
      // The draft stays until the answer is there, so that nothing jumps back for a moment.
      if (edit) await makeEdit(edit);
    }
  }
  endDraft();
}
