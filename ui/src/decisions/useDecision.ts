import { useState } from "react";
import { tryEdit, useMirror } from "../model/mirror";
import type { Library } from "../threats/library";
import type { ThreatRow } from "../threats/rows";
import { ASKS, type ControlChoice, controlChoices, type Draft, draftOf, type Field, type Treatment } from "./draft";
import { decisionEdit } from "./edits";

export type Faults = { [F in Field]?: string };
export type DecisionForm = {
  row: ThreatRow;
  draft: Draft;
  choices: readonly ControlChoice[];
  faults: Faults;
  /** What was refused and belongs to no field. */
  refusal: { message: string; hint: string } | null;
  busy: boolean;
  set: (change: Partial<Draft>) => void;
  choose: (treatment: Treatment) => void;
  /** Sends the decision. Answers whether it was recorded; the faults and the focus say what is missing otherwise. */
  record: (also?: readonly ThreatRow[]) => Promise<boolean>;
  /** Id of the control of a field in this form. */
  id: (field: Field) => string;
};

const isField = (name: string): name is Field =>
  Object.values(ASKS).some(({ fields }) => fields.includes(name as Field));

/** Puts the focus on the first field at fault, in the order in which the form asks. */
function focusFirst(treatment: Treatment, faults: Faults, id: (field: Field) => string): void {
  const first = ASKS[treatment].fields.find((field) => faults[field]);
  const target = first ? document.getElementById(id(first)) : null;
  const control = target?.matches("input, textarea, button") ? target : target?.querySelector("input, button");
  if (control instanceof HTMLElement) control.focus();
}

/** The form of one decision. It begins anew for another row; give the component that calls this the row's id as key. */
export function useDecision(row: ThreatRow, formId: string, begin: Treatment): DecisionForm {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library) as Library;
  const [kept, setDraft] = useState<Draft | null>(() => (model ? draftOf(model, row, begin) : null));
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<DecisionForm["refusal"]>(null);
  const [busy, setBusy] = useState(false);
  if (!model || !kept) throw new Error("a decision is made in an open model");
  const draft = kept;
  const choices = controlChoices(model, library, row);
  const id = (field: Field) => `${formId}-${field}`;

  const set = (change: Partial<Draft>) => {
    setDraft((now) => (now ? { ...now, ...change } : now));
    // A field that is being filled in is no longer at fault.
    const touched = Object.keys(change).map((name) => (name === "chosen" || name === "own" ? "controls" : name));
    setFaults((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !touched.includes(field))));
  };
  const choose = (treatment: Treatment) => {
    if (treatment === draft.treatment) return;
    // What was typed stays, also under another treatment; the reason of a decision in force belongs to that one only.
    const fresh = draftOf(model, row, treatment);
    const typed = draft.rationale !== (row.threat?.history.at(-1)?.rationale ?? "");
    setDraft({ ...draft, treatment, rationale: typed ? draft.rationale : fresh.rationale });
    setFaults({});
    setRefusal(null);
  };
  const record = async (also: readonly ThreatRow[] = []) => {
    if (busy) return false;
    setBusy(true);
    const error = await tryEdit(decisionEdit(model, row, draft, choices, also));
    setBusy(false);
    if (!error) return true;
    const known = Object.fromEntries(error.fields.filter((f) => isField(f.field)).map((f) => [f.field, f.message]));
    setFaults(known);
    setRefusal(Object.keys(known).length > 0 ? null : { message: error.message, hint: error.hint });
    focusFirst(draft.treatment, known, id);
    return false;
  };
  return { row, draft, choices, faults, refusal, busy, set, choose, record, id };
}
