// What a workshop talks about, one thing at a time: every element, then flows and boundaries about which something was
// suggested.
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { isStandard, rowsOf, type ThreatRow } from "../threats/rows";
import { sameSubject, subjectKey } from "../threats/subjects";

export function topics(model: Model, rows: readonly ThreatRow[]): Subject[] {
  const elements = Object.values(model.elements)
    .filter((element) => element.out_of_scope === null)
    .sort((a, b) => a.number - b.number)
    .map(({ id }): Subject => ({ kind: "element", id }));
  const others = new Map<string, Subject>();
  for (const { subject } of rows)
    if (subject.kind === "flow" || subject.kind === "boundary") others.set(subjectKey(subject), subject);
  return [...elements, ...others.values()];
}

/** The threats to talk about: those to AI and the team's own; what is undecided first. */
export function agenda(rows: readonly ThreatRow[], subject: Subject): ThreatRow[] {
  const here = rowsOf(rows, subject).filter((row) => !isStandard(row));
  return [...here.filter((row) => row.status === "open"), ...here.filter((row) => row.status !== "open")];
}

export const isSettled = (rows: readonly ThreatRow[], subject: Subject): boolean =>
  agenda(rows, subject).every((row) => row.status !== "open");

/** The next topic with something undecided, going round; null when everything is decided. */
export function nextTopic(list: readonly Subject[], rows: readonly ThreatRow[], from: Subject): Subject | null {
  const start = list.findIndex((subject) => sameSubject(subject, from));
  for (let step = 1; step <= list.length; step++) {
    const subject = list[(start + step) % list.length];
    if (subject && !isSettled(rows, subject)) return subject;
  }
  return null;
}

/** Where a session begins: what is selected, else the first thing with something undecided, else the first thing. */
export const firstTopic = (
  list: readonly Subject[],
  rows: readonly ThreatRow[],
  selected: string | undefined,
): Subject | null =>
  list.find((subject) => subject.kind !== "model" && subject.id === selected) ??
  list.find((subject) => !isSettled(rows, subject)) ??
  list[0] ??
  null;
