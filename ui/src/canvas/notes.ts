import { t } from "../i18n";
import { newId } from "../model/ids";
import { makeEdit } from "../model/mirror";
import { setView, view } from "../view/view";
import { type Point, snap } from "./routing/geometry";

const SIZE = { width: 168, height: 72 } as const;

/** Sticks a note to the open diagram and starts writing on it. */
export async function addNoteAt(point: Point): Promise<void> {
  const { diagram } = view();
  if (!diagram) return;
  const id = newId();
  const area = { x: snap(point.x - SIZE.width / 2), y: snap(point.y - SIZE.height / 2), ...SIZE };
  setView({ tool: { kind: "select" } });
  const record = { id, diagram, text: t("kinds.note"), area };
  if (await makeEdit({ edit: "put", record: { kind: "note", record } }))
    setView({ selection: [id], renaming: { id, typed: null } });
}
