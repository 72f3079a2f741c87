// A decision while it is being written. Nothing of it is saved before it is recorded; the core then says what is missing.
import type { Control } from "../bindings/Control";
import type { ControlStatus } from "../bindings/ControlStatus";
import type { Model } from "../bindings/Model";
import type { Rating } from "../bindings/Rating";
import type { Verdict } from "../bindings/Verdict";
import { adviceFor, type Library } from "../threats/library";
import type { ThreatRow } from "../threats/rows";

export type Treatment = Verdict["treatment"];
export const TREATMENTS = ["modify", "retain", "avoid", "share"] as const;
export type Draft = {
  treatment: Treatment;
  rationale: string;
  owner: string;
  due: string;
  risk_owner: string;
  expires: string;
  change: string;
  with: string;
  /** How we will know that the controls work. */
  test: string;
  /** Keys of the chosen controls. */
  chosen: readonly string[];
  /** Titles of new controls of the team's own. */
  own: readonly string[];
  residual: Rating | null;
};
export type Field = Exclude<keyof Draft, "treatment" | "chosen" | "own"> | "controls";

/** What is asked for, by treatment, in the order of the form; `needed` is what the core refuses to do without. */
export const ASKS: { [T in Treatment]: { fields: readonly Field[]; needed: readonly Field[] } } = {
  modify: { fields: ["controls", "rationale", "test", "owner", "due"], needed: ["controls", "owner", "due"] },
  retain: {
    fields: ["rationale", "residual", "risk_owner", "expires"],
    needed: ["rationale", "residual", "risk_owner", "expires"],
  },
  avoid: { fields: ["change", "rationale", "owner", "due"], needed: ["change"] },
  share: { fields: ["with", "rationale"], needed: ["with"] },
  not_applicable: { fields: ["rationale"], needed: ["rationale"] },
  reopened: { fields: ["rationale"], needed: ["rationale"] },
};

/** A control that can be ticked: one of the model's, or a mitigation of the library that would become one. */
export type ControlChoice = {
  key: string;
  control: Control | null;
  mitigation: string | null;
  title: string;
  how: string;
  status: ControlStatus | null;
};

const choiceOf = (control: Control, how: string): ControlChoice => ({
  key: control.id,
  control,
  mitigation: control.mitigation,
  title: control.title,
  how: control.description || how,
  status: control.status,
});

/** Controls linked already, then what the library advises for the technique. A control the model has is offered as itself. */
export function controlChoices(model: Model, library: Library, row: ThreatRow): ControlChoice[] {
  const controls = Object.values(model.controls).sort((a, b) => a.number - b.number);
  const linked = controls.filter((control) => row.threat?.controls.includes(control.id));
  const advice = adviceFor(library, row.technique);
  const how = new Map(advice.map((entry) => [entry.id, entry.how]));
  const covered = new Set(linked.map((control) => control.mitigation));
  return [
    ...linked.map((control) => choiceOf(control, how.get(control.mitigation ?? "") ?? "")),
    ...advice
      .filter((entry) => !covered.has(entry.id))
      .map((entry): ControlChoice => {
        const known = controls.find((control) => control.mitigation === entry.id);
        if (known) return choiceOf(known, entry.how);
        return {
          key: `mitigation:${entry.id}`,
          control: null,
          mitigation: entry.id,
          title: entry.name,
          how: entry.how,
          status: null,
        };
      }),
  ];
}

/** The decision in force, or an empty one. The owner of the element is proposed as the owner of what is to be done. */
export function draftOf(model: Model, row: ThreatRow, treatment: Treatment): Draft {
  const verdict = row.verdict;
  const of = <T extends Treatment>(kind: T): Extract<Verdict, { treatment: T }> | null =>
    verdict?.treatment === kind ? (verdict as Extract<Verdict, { treatment: T }>) : null;
  const keep = verdict?.treatment === treatment;
  const linked = row.threat?.controls ?? [];
  const element = row.subject.kind === "element" ? model.elements[row.subject.id] : undefined;
  return {
    treatment,
    rationale: keep ? (row.threat?.history.at(-1)?.rationale ?? "") : "",
    owner: of("modify")?.owner ?? of("avoid")?.owner ?? element?.owner ?? "",
    due: of("modify")?.due ?? of("avoid")?.due ?? "",
    risk_owner:
      of("retain")?.risk_owner ?? (model.about.risk_owners.length === 1 ? (model.about.risk_owners[0] ?? "") : ""),
    expires: of("retain")?.expires ?? "",
    change: of("avoid")?.change ?? "",
    with: of("share")?.with ?? "",
    test: firstTest(model, linked),
    chosen: linked,
    own: [],
    residual: row.threat?.residual ?? null,
  };
}

export const firstTest = (model: Model, controls: readonly string[]): string =>
  controls.map((id) => model.controls[id]?.test ?? "").find(Boolean) ?? "";

export function verdictFrom(draft: Draft): Verdict {
  const { treatment, owner, risk_owner } = draft;
  const due = draft.due || null;
  switch (treatment) {
    case "modify":
      return { treatment, owner, due };
    case "retain":
      return { treatment, risk_owner, expires: draft.expires || null };
    case "avoid":
      return { treatment, change: draft.change, owner, due };
    case "share":
      return { treatment, with: draft.with };
    case "not_applicable":
    case "reopened":
      return { treatment };
  }
}

/** Names to offer where somebody must be named: everybody the model knows, once. */
export function knownPeople(model: Model): string[] {
  const names = [
    ...model.about.risk_owners,
    model.about.owner,
    ...Object.values(model.elements).map((element) => element.owner),
    ...Object.values(model.controls).map((control) => control.owner),
    ...Object.values(model.participants).map((person) => person.name),
  ];
  return [...new Set(names.filter(Boolean))].sort((a, b) => a.localeCompare(b));
}
