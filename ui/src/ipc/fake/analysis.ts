// A fixed analysis for the fake host: suggestions as the pictures of the window show them. The real analysis is Rust.
import type { Model } from "../../bindings/Model";
import type { Rating } from "../../bindings/Rating";
import type { Subject } from "../../bindings/Subject";
import type { Threat } from "../../bindings/Threat";
import type { Analysis, Card, Suggestion } from "../../model/types";

export type ThreatLine = {
  technique: string;
  at: string;
  weight: number;
  status: "open" | "decided" | "na";
  treatment: string;
  inherent: number[];
  residual: number[];
  owner: string;
  title: string;
};

const subjectOf = (model: Model, id: string): Subject => ({ kind: id in model.elements ? "element" : "flow", id });

const PATHS: { [at: string]: string[] } = {
  agent: ["forum", "F-17", "ingest", "F-16", "index", "F-15", "retr", "F-14", "agent"],
};

const rating = ([likelihood, impact]: number[], confirmed: boolean): Rating | null =>
  likelihood && impact
    ? {
        likelihood,
        impacts: { system: impact, users: null, organisation: null, society: null },
        basis: "From weight and reach",
        confirmed,
      }
    : null;

/** Puts the decided threats of the list into a model. */
export function takeUp(model: Model, lines: readonly ThreatLine[]): void {
  lines.forEach((line, index) => {
    if (line.status === "open" || !(line.at in model.elements || line.at in model.flows)) return;
    model.numbering.threat += 1;
    const id = `threat-${index}`;
    const verdict: Threat["history"][number]["verdict"] =
      line.status === "na"
        ? { treatment: "not_applicable" }
        : line.treatment === "retain"
          ? { treatment: "retain", risk_owner: line.owner, expires: "2027-06-30" }
          : line.treatment === "avoid"
            ? { treatment: "avoid", change: "The feature is removed", owner: line.owner, due: null }
            : line.treatment === "share"
              ? { treatment: "share", with: line.owner }
              : { treatment: "modify", owner: line.owner, due: "2027-01-30" };
    model.threats[id] = {
      id,
      number: model.numbering.threat,
      technique: line.technique,
      subject: subjectOf(model, line.at),
      subject_name: model.elements[line.at]?.name ?? "",
      own: false,
      title: line.title,
      story: { source: "", prerequisites: "", action: "", impact: "", goal: "", asset: "" },
      notes: "",
      inherent: rating(line.inherent, true),
      residual: rating(line.residual, true),
      cvss: "",
      controls: [],
      proposed: "",
      history: [{ at: "2026-11-03T09:00:00Z", by: "Workshop", verdict, rationale: "Agreed in the workshop" }],
    };
  });
}

/** Cards for whatever of the list the model still holds. */
export function analysisOf(model: Model, lines: readonly ThreatLine[]): Analysis {
  const suggestions: Suggestion[] = [];
  const cards: Card[] = [];
  const ranks = new Map<string, number>();
  lines.forEach((line, index) => {
    if (!(line.at in model.elements || line.at in model.flows)) return;
    const subject = subjectOf(model, line.at);
    const rank = (ranks.get(line.at) ?? 0) + 1;
    ranks.set(line.at, rank);
    suggestions.push({
      technique: line.technique,
      subject,
      weight: line.weight,
      unlowered: line.weight,
      rule: "1",
      card: line.technique,
      role: "head",
      rank,
      because: "posts written by outsiders reach the prompt, and nothing on the way is stated to sanitise them",
      path: (PATHS[line.at] ?? []).map((id) => subjectOf(model, id)),
      pack: "atlas",
      lowered_by: [],
    });
    const threat = Object.values(model.threats).find(
      (t) => t.technique === line.technique && sameSubject(t.subject, subject),
    );
    const last = threat?.history.at(-1)?.verdict.treatment;
    const proposed = rating(line.inherent, false);
    const level = proposed
      ? (model.about.risk.matrix[(proposed.impacts.system ?? 1) - 1]?.[proposed.likelihood - 1] ?? null)
      : null;
    cards.push({
      subject,
      card: `${line.technique}-${index}`,
      headline: line.title,
      weight: line.weight,
      suggestions: [suggestions.length - 1],
      threat: threat?.id ?? null,
      status: !last || last === "reopened" ? "open" : last === "not_applicable" ? "not_applicable" : "decided",
      proposed,
      level,
      pack: "atlas",
    });
  });
  const coverage = Object.keys(model.elements).map((id) => ({ subject: subjectOf(model, id), cells: {} }));
  const question = {
    subject: { kind: "element", id: "kb" } as Subject,
    attribute: "accepts_untrusted_content",
    text: "Who can write into the knowledge base?",
    answers: [
      { value: true, label: "Anyone", appear: 2, vanish: 0, reweigh: 1 },
      { value: false, label: "Staff only", appear: 0, vanish: 3, reweigh: 0 },
    ],
    changes: 3,
  };
  return {
    has_ai: true,
    suggestions,
    cards,
    own: Object.values(model.threats)
      .filter((t) => t.own)
      .map((t) => t.id),
    stale: [],
    questions: "kb" in model.elements ? [question] : [],
    checks: [],
    residual: {},
    attack_paths: [],
    coverage,
  };
}

const sameSubject = (a: Subject, b: Subject): boolean => JSON.stringify(a) === JSON.stringify(b);
