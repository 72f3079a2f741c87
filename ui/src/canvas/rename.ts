import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import { readingOrder } from "../commands/walk";
import { makeEdit, mirror } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { select, setView, view } from "../view/view";

/** The edit that gives a record a name; notes have text instead. None when the record is gone. */
export function renameEdit(model: Model, id: string, name: string): Edit | null {
  if (id in model.elements) return { edit: "rename", subject: { kind: "element", id }, name };
  if (id in model.flows) return { edit: "rename", subject: { kind: "flow", id }, name };
  if (id in model.boundaries) return { edit: "rename", subject: { kind: "boundary", id }, name };
  const note = model.notes[id];
  return note ? { edit: "put", record: { kind: "note", record: { ...note, text: name } } } : null;
}

/**
 * Ends the renaming of a record: keeps the new name (null puts the old one back), and moves on when asked. The focus
 * goes `back` to where the name was typed.
 */
export async function endRename(
  id: string,
  before: string,
  value: string | null,
  move?: "next" | "previous",
  back: () => void = () => canvas()?.focus(id),
): Promise<void> {
  setView({ renaming: null });
  const { model } = mirror();
  const { diagram } = view();
  const name = value?.trim() ?? before;
  // A flow may be nameless; shapes may not.
  const allowed = name !== "" || (model !== null && id in model.flows);
  const edit = model && name !== before && allowed ? renameEdit(model, id, name) : null;
  if (edit) await makeEdit(edit);
  if (move && model && diagram) {
    const order = readingOrder(model, diagram);
    const at = order.indexOf(id);
    const next = order[(at + (move === "next" ? 1 : -1) + order.length) % order.length];
    if (next) {
      select([next]);
      canvas()?.reveal(next);
      canvas()?.focus(next);
    }
  } else back();
}
