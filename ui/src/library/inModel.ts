// Where techniques and mitigations of the library stand in the open model.
import type { Model } from "../bindings/Model";
import type { Status } from "../bindings/Status";
import type { Subject } from "../bindings/Subject";
import type { Threat } from "../bindings/Threat";
import type { Analysis } from "../model/types";
import { subjectKey, subjectName } from "../threats/subjects";

/** One place of a technique in the model. */
export type Use = { subject: Subject; name: string; status: Status; threat: string | null; because: string };

/** Where every technique of the model stands, by its id. */
export function usesOf(model: Model, analysis: Analysis): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const threats = new Map<string, Threat>();
  for (const threat of Object.values(model.threats))
    if (threat.technique) threats.set(`${threat.technique}@${subjectKey(threat.subject)}`, threat);
  const add = (technique: string, use: Use) => uses.set(technique, [...(uses.get(technique) ?? []), use]);
  const told = new Set<string>();
  // A decision on the head of a card settles what stands behind it.
  for (const card of analysis.cards)
    for (const index of card.suggestions) {
      const suggestion = analysis.suggestions[index];
      if (!suggestion) continue;
      const key = `${suggestion.technique}@${subjectKey(suggestion.subject)}`;
      if (told.has(key)) continue;
      told.add(key);
      const threat = threats.get(key);
      add(suggestion.technique, {
        subject: suggestion.subject,
        name: subjectName(model, suggestion.subject) ?? "",
        status: threat ? statusOf(threat) : card.status,
        threat: threat?.id ?? card.threat,
        because: suggestion.because,
      });
    }
  for (const [key, threat] of threats)
    if (!told.has(key) && threat.technique)
      add(threat.technique, {
        subject: threat.subject,
        name: subjectName(model, threat.subject) ?? threat.subject_name,
        status: statusOf(threat),
        threat: threat.id,
        because: threat.title,
      });
  return uses;
}

function statusOf(threat: Threat): Status {
  const treatment = threat.history.at(-1)?.verdict.treatment;
  if (!treatment || treatment === "reopened") return "open";
  return treatment === "not_applicable" ? "not_applicable" : "decided";
}

/** One word for a technique in the whole model: what is still open comes first. */
export type State = "open" | "decided" | "not_applicable" | "none";
export function stateOf(uses: readonly Use[] | undefined): { state: State; count: number } {
  for (const state of ["open", "decided", "not_applicable"] as const) {
    const count = uses?.filter((use) => use.status === state).length ?? 0;
    if (count > 0) return { state, count };
  }
  return { state: "none", count: 0 };
}

/** The measures of the model that carry a mitigation out. */
export const controlsFor = (model: Model, mitigation: string) =>
  Object.values(model.controls)
    .filter((control) => control.mitigation === mitigation)
    .sort((a, b) => a.number - b.number);
