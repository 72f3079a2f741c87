// Edits of controls, and what a list of controls shows.
import type { Control } from "../bindings/Control";
import type { ControlStatus } from "../bindings/ControlStatus";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { Threat } from "../bindings/Threat";
import { newId } from "../model/ids";

export const putControl = (record: Control): Edit => ({ edit: "put", record: { kind: "control", record } });

export const newControl = (): Control => ({
  id: newId(),
  number: 0,
  mitigation: null,
  title: "",
  description: "",
  status: "proposed",
  owner: "",
  due: null,
  ticket: "",
  test: "",
  result: "",
  evidence: [],
});

export const isInPlace = (status: ControlStatus): boolean => status === "implemented" || status === "verified";

/** Threats that a control stands against, by number. */
export const threatsOf = (model: Model, control: string): Threat[] =>
  Object.values(model.threats)
    .filter((threat) => threat.controls.includes(control))
    .sort((a, b) => a.number - b.number);

/** Sets which threats a control stands against; only what changes is sent. */
export function linkEdits(model: Model, control: string, wanted: readonly string[]): Edit[] {
  return Object.values(model.threats).flatMap((threat): Edit[] => {
    const is = threat.controls.includes(control);
    if (is === wanted.includes(threat.id)) return [];
    const controls = is ? threat.controls.filter((id) => id !== control) : [...threat.controls, control].sort();
    return [{ edit: "link_controls", threat: threat.id, controls }];
  });
}

export type ControlFilter = { text: string; status: ControlStatus | "late" | "all" };
export const noControlFilter: ControlFilter = { text: "", status: "all" };

export const isLate = (control: Control, today: string): boolean =>
  control.due !== null && control.due < today && !isInPlace(control.status);

/** Controls that a filter leaves, by number. */
export function filterControls(model: Model, filter: ControlFilter, today: string): Control[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (control: Control, word: string) =>
    [control.title, control.mitigation ?? "", control.owner, control.ticket, `c-${control.number}`].some((text) =>
      text.toLowerCase().includes(word),
    );
  return Object.values(model.controls)
    .filter((control) => words.every((word) => says(control, word)))
    .filter(
      (control) =>
        filter.status === "all" ||
        (filter.status === "late" ? isLate(control, today) : control.status === filter.status),
    )
    .sort((a, b) => a.number - b.number);
}
