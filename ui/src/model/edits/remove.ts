import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import type { RecordKey } from "../../bindings/RecordKey";
import { contentsOf } from "../nesting";

/** Kind and id of a record that can be selected on the canvas; none when it is not in the model. */
export function keyOf(model: Model, id: string): RecordKey | null {
  if (id in model.elements) return { kind: "element", id };
  if (id in model.flows) return { kind: "flow", id };
  if (id in model.boundaries) return { kind: "boundary", id };
  if (id in model.notes) return { kind: "note", id };
  return null;
}

/** Removes records as one step. With `contents`, what lies in a removed boundary goes too. */
export function remove(model: Model, ids: readonly string[], contents = false): Edit | null {
  const all = new Set(ids);
  if (contents)
    for (const id of ids) if (id in model.boundaries) for (const inner of contentsOf(model, id)) all.add(inner);
  const keys = [...all].flatMap((id) => keyOf(model, id) ?? []);
  // Flows first: they would go with their elements, and naming what is gone already would be refused.
  keys.sort((a, b) => Number(b.kind === "flow") - Number(a.kind === "flow"));
  return keys.length > 0 ? { edit: "remove", keys } : null;
}

/** The boundaries among the ids that hold something not chosen for removal: for these the person is asked. */
export const boundariesWithContents = (model: Model, ids: readonly string[]): string[] =>
  ids.filter((id) => id in model.boundaries && contentsOf(model, id).some((inner) => !ids.includes(inner)));
