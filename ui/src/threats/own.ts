import type { Model } from "../bindings/Model";
import type { Story } from "../bindings/Story";
import type { Subject } from "../bindings/Subject";
import type { Threat } from "../bindings/Threat";
import { newId } from "../model/ids";
import { subjectKey, subjectName, subjectNumber } from "./subjects";

/** A threat of the team's own. History, ratings and controls follow by their own edits. */
export const ownThreat = (model: Model, subject: Subject, title: string, story: Story): Threat => ({
  id: newId(),
  number: 0,
  technique: null,
  subject,
  subject_name: subjectName(model, subject) ?? "",
  own: true,
  title,
  story,
  notes: "",
  inherent: null,
  residual: null,
  cvss: "",
  controls: [],
  proposed: "",
  history: [],
});

/** Everything a threat can be about: the model as a whole, then elements, flows and boundaries by number. */
export function subjectOptions(model: Model): { value: string; label: string; note: string; subject: Subject }[] {
  const byNumber = (a: { number: number }, b: { number: number }) => a.number - b.number;
  const list = (kind: "element" | "flow" | "boundary", records: { id: string; number: number }[]): Subject[] =>
    records.sort(byNumber).map(({ id }) => ({ kind, id }));
  const subjects: Subject[] = [
    { kind: "model" },
    ...list("element", Object.values(model.elements)),
    ...list("flow", Object.values(model.flows)),
    ...list("boundary", Object.values(model.boundaries)),
  ];
  return subjects.map((subject) => ({
    value: subjectKey(subject),
    label: subjectName(model, subject) ?? "",
    note: subjectNumber(model, subject),
    subject,
  }));
}
