import type { Boundary } from "../../bindings/Boundary";
import type { Edit } from "../../bindings/Edit";
import type { Element } from "../../bindings/Element";
import type { Flow } from "../../bindings/Flow";
import type { Model } from "../../bindings/Model";
import type { Note } from "../../bindings/Note";
import type { Rect } from "../../bindings/Rect";
import { newId, placedKey } from "../ids";
import { contentsOf } from "../nesting";
import { freeName } from "./place";

/** What was copied: facts and geometry, no decisions. It is data, so it can be pasted into another diagram or file. */
export type Clip = {
  elements: { element: Element; area: Rect }[];
  boundaries: { boundary: Boundary; area: Rect }[];
  flows: Flow[];
  notes: Note[];
};

/** Copies shapes and notes with what lies in copied boundaries, and every flow between copied elements. */
export function copy(model: Model, diagram: string, ids: readonly string[]): Clip {
  const all = new Set(ids);
  for (const id of ids) if (id in model.boundaries) for (const inner of contentsOf(model, id)) all.add(inner);
  const area = (id: string) => model.placements[placedKey(diagram, id)]?.area;
  const elements: Clip["elements"] = [];
  const boundaries: Clip["boundaries"] = [];
  for (const id of all) {
    const [element, boundary, at] = [model.elements[id], model.boundaries[id], area(id)];
    if (element && at) elements.push({ element, area: at });
    if (boundary && at) boundaries.push({ boundary, area: at });
  }
  const copied = new Set(elements.map(({ element }) => element.id));
  const flows = Object.values(model.flows).filter((flow) => copied.has(flow.source) && copied.has(flow.target));
  const notes = ids.flatMap((id) => model.notes[id] ?? []);
  return { elements, boundaries, flows, notes };
}

/** Pastes a clip as one step, shifted, under new ids and free names. Answers the ids of the pasted shapes. */
export function paste(
  model: Model,
  diagram: string,
  clip: Clip,
  shift: { x: number; y: number },
): { edit: Edit; ids: string[] } | null {
  const count = clip.elements.length + clip.boundaries.length + clip.notes.length;
  if (count === 0) return null;
  const renamed = new Map<string, string>();
  for (const { element } of clip.elements) renamed.set(element.id, newId());
  for (const { boundary } of clip.boundaries) renamed.set(boundary.id, newId());
  const idOf = (old: string): string => renamed.get(old) ?? old;
  // A parent that was not copied is kept only where it exists, so that pasting into another file is possible.
  const parent = (old: string | null): string | null =>
    old === null ? null : (renamed.get(old) ?? (old in model.boundaries ? old : null));
  const moved = (area: Rect): Rect => ({ ...area, x: area.x + shift.x, y: area.y + shift.y });
  const known = <T extends { [id: string]: unknown }>(map: T, list: readonly string[]) =>
    list.filter((id) => id in map);

  const taken: { name: string }[] = [...Object.values(model.elements), ...Object.values(model.boundaries)];
  const named = (name: string): string => {
    const free = freeName(name, taken);
    taken.push({ name: free });
    return free;
  };
  const edits: Edit[] = [];
  // Outer boundaries first, because an inner one names its parent.
  const depth = (id: string | null): number =>
    id && renamed.has(id) ? 1 + depth(clip.boundaries.find((b) => b.boundary.id === id)?.boundary.parent ?? null) : 0;
  for (const { boundary, area } of [...clip.boundaries].sort((a, b) => depth(a.boundary.id) - depth(b.boundary.id)))
    edits.push({
      edit: "add_boundary",
      boundary: {
        ...boundary,
        id: idOf(boundary.id),
        number: 0,
        parent: parent(boundary.parent),
        name: named(boundary.name),
      },
      diagram,
      area: moved(area),
    });
  for (const { element, area } of clip.elements)
    edits.push({
      edit: "add_element",
      element: {
        ...element,
        id: idOf(element.id),
        number: 0,
        name: named(element.name),
        boundary: parent(element.boundary),
        supplier: element.supplier && element.supplier in model.suppliers ? element.supplier : null,
        holds: known(model.assets, element.holds),
        child_diagram: null,
      },
      diagram,
      area: moved(area),
    });
  for (const flow of clip.flows)
    edits.push({
      edit: "add_flow",
      flow: {
        ...flow,
        id: newId(),
        number: 0,
        source: idOf(flow.source),
        target: idOf(flow.target),
        carries: known(model.assets, flow.carries),
      },
    });
  for (const note of clip.notes) {
    renamed.set(note.id, newId());
    const record = { ...note, id: idOf(note.id), diagram, area: moved(note.area) };
    edits.push({ edit: "put", record: { kind: "note", record } });
  }
  return {
    edit: { edit: "batch", label: count === 1 ? "" : `Paste ${count} shapes`, edits },
    ids: [...renamed.values()],
  };
}
