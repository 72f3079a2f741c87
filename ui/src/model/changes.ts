import type { Changes } from "../bindings/Changes";
import type { Model } from "../bindings/Model";
import type { RecordKind } from "../bindings/RecordKind";

/** The map of the model in which records of a kind lie. The two that there is one of each have none. */
export const MAP_OF = {
  diagram: "diagrams",
  boundary: "boundaries",
  element: "elements",
  flow: "flows",
  placement: "placements",
  route: "routes",
  note: "notes",
  data_asset: "assets",
  supplier: "suppliers",
  assumption: "assumptions",
  participant: "participants",
  comment: "comments",
  control: "controls",
  threat: "threats",
  assessment: "assessments",
  model_selection: "selections",
  register_entry: "register",
  imported_file: "imports",
  saved_filter: "filters",
} as const satisfies { [K in Exclude<RecordKind, "about" | "numbering">]: keyof Model };

/**
 * The model after the changes. Maps that no change touches keep their identity, so that what was drawn from them is
 * not drawn again.
 */
export function applyChanges(model: Model, changes: Changes): Model {
  const next: Model = { ...model };
  const fresh = new Set<keyof Model>();
  for (const { key, after } of changes.changes) {
    if (key.kind === "about" || key.kind === "numbering") {
      if (after?.kind === "about") next.about = after.record;
      if (after?.kind === "numbering") next.numbering = after.record;
      continue;
    }
    const name = MAP_OF[key.kind];
    if (!fresh.has(name)) {
      fresh.add(name);
      Object.assign(next, { [name]: { ...next[name] } });
    }
    const map = next[name] as { [id: string]: unknown };
    if (after) map[key.id] = after.record;
    else delete map[key.id];
  }
  return next;
}
