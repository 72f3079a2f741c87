import type { Model } from "../bindings/Model";
import type { RecordKey } from "../bindings/RecordKey";
import { jumpTo } from "../commands/jump";
import { openLife } from "../lifecycle/state";
import type { ThreatRow } from "../threats/rows";
import { openDecision } from "../threats/state";
import { setView } from "../view/view";

/** Where a record can be looked at and put right: a shape on the canvas, a decision, or the page about the model. */
export type Place =
  | { kind: "shape"; id: string }
  | { kind: "decision"; row: string }
  | { kind: "about" }
  | { kind: "life"; to: Parameters<typeof openLife>[0] }
  | { kind: "review"; id: string };

export function placeOf(model: Model, rows: readonly ThreatRow[], key: RecordKey): Place {
  const { kind, id } = key;
  switch (kind) {
    case "element":
    case "flow":
    case "boundary":
    case "note":
      return { kind: "shape", id };
    case "threat": {
      const row = rows.find((one) => one.threat?.id === id);
      return row ? { kind: "decision", row: row.id } : { kind: "review", id };
    }
    case "control": {
      const row = rows.find((one) => one.threat?.controls.includes(id));
      return row ? { kind: "decision", row: row.id } : { kind: "review", id };
    }
    case "data_asset": {
      const holder = Object.values(model.elements).find((element) => element.holds.includes(id));
      const carrier = Object.values(model.flows).find((flow) => flow.carries.includes(id));
      const shape = holder?.id ?? carrier?.id;
      return shape ? { kind: "shape", id: shape } : { kind: "life", to: { tab: "assets", asset: id } };
    }
    case "supplier": {
      const element = Object.values(model.elements).find((one) => one.supplier === id);
      return element ? { kind: "shape", id: element.id } : { kind: "life", to: { tab: "suppliers" } };
    }
    case "comment": {
      const subject = model.comments[id]?.subject;
      return subject && subject.kind !== "model" ? { kind: "shape", id: subject.id } : { kind: "about" };
    }
    case "model_selection": {
      const element = model.selections[id]?.element;
      return element ? { kind: "shape", id: element } : { kind: "about" };
    }
    case "assumption":
    case "participant":
      return { kind: "review", id };
    case "assessment": {
      const { framework, consideration } = model.assessments[id] ?? {};
      return framework && consideration
        ? { kind: "life", to: { tab: "guidelines", framework, consideration } }
        : { kind: "about" };
    }
    case "register_entry": {
      const register = model.register[id]?.register.register;
      return { kind: "life", to: register ? { tab: "registers", register } : { tab: "registers" } };
    }
    case "about":
    case "numbering":
    case "diagram":
    case "placement":
    case "route":
    case "imported_file":
    case "saved_filter":
      return { kind: "about" };
  }
}

const toRecord = (id: string): void => {
  const target = document.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`);
  target?.scrollIntoView({ block: "center" });
  target?.querySelector<HTMLElement>("input, textarea")?.focus();
};

export function goTo(place: Place): void {
  if (place.kind === "shape") jumpTo(place.id);
  else if (place.kind === "decision") openDecision(place.row);
  else if (place.kind === "life") openLife(place.to);
  else if (place.kind === "about") setView({ dialog: { kind: "about" } });
  else toRecord(place.id);
}
