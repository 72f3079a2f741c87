// One row per thing that can go wrong: a card of suggestions, an own threat, or a threat whose suggestion is gone.
// Every view of threats (inspector, table, decisions, workshop, review) is drawn from these rows.
import type { Model } from "../bindings/Model";
import type { Rating } from "../bindings/Rating";
import type { StaleReason } from "../bindings/StaleReason";
import type { Status } from "../bindings/Status";
import type { Subject } from "../bindings/Subject";
import type { Threat } from "../bindings/Threat";
import type { Verdict } from "../bindings/Verdict";
import type { Weight } from "../kit/marks";
import type { Analysis, Card, Suggestion } from "../model/types";
import { type Library, technique, techniqueName } from "./library";
import { levelOf } from "./scale";
import { subjectKey, subjectName, subjectNumber } from "./subjects";
import { localDay } from "./when";
import { clause, ended } from "./words";

export type Rated = { rating: Rating; level: number | null; suggested: boolean };

export type ThreatRow = {
  /** Stays the same when a suggestion is taken up, so that what is open stays open. */
  id: string;
  subject: Subject;
  subjectName: string;
  /** One line in plain words. */
  title: string;
  /** Technique id; null for an own threat that names none. */
  technique: string | null;
  techniqueName: string;
  /** Tactic ids of the technique. */
  tactics: readonly string[];
  /** Tactic ids of every technique behind the row. */
  covers: readonly string[];
  /** Suggestions of the card, head first; empty for own threats. */
  suggestions: readonly Suggestion[];
  threat: Threat | null;
  weight: Weight | null;
  status: Status;
  /** The decision in force. */
  verdict: Verdict | null;
  inherent: Rated | null;
  residual: Rated | null;
  /** Who acts on the decision, or accepted the risk. */
  owner: string;
  /** Pack of the technique: `atlas`, `standard`, an organisation's, or `own`. */
  pack: string;
  /** Why the decision must be looked at again: its suggestion or its subject is gone. */
  stale: StaleReason | null;
  /** Suggested now and not in the last version; false where there is none to compare with. */
  fresh: boolean;
};

/** Conventional cyber threats: shown apart and never counted among the threats to AI. */
export const isStandard = (row: Pick<ThreatRow, "pack">): boolean => row.pack === "standard";

/** The decision in force; null while open. */
export function verdictOf(threat: Threat | null): Verdict | null {
  const last = threat?.history.at(-1)?.verdict;
  return last && last.treatment !== "reopened" ? last : null;
}

export function statusOf(threat: Threat | null): Status {
  const verdict = verdictOf(threat);
  if (!verdict) return "open";
  return verdict.treatment === "not_applicable" ? "not_applicable" : "decided";
}

/** Who acts on a verdict, where that was said. */
export function ownerOf(verdict: Verdict | null): string {
  if (!verdict) return "";
  switch (verdict.treatment) {
    case "modify":
    case "avoid":
      return verdict.owner;
    case "retain":
      return verdict.risk_owner;
    case "share":
      return verdict.with;
    case "reopened":
    case "not_applicable":
      return "";
  }
}

/** The date by which it is to be done, or at which an acceptance ends. */
export const dateOf = (verdict: Verdict | null): string | null => {
  if (verdict?.treatment === "modify" || verdict?.treatment === "avoid") return verdict.due;
  return verdict?.treatment === "retain" ? verdict.expires : null;
};

/** Whether its date has passed: a task that is overdue, or an acceptance that ended. */
export const isLate = (row: Pick<ThreatRow, "verdict">, today: string = localDay(new Date())): boolean => {
  const date = dateOf(row.verdict);
  return date !== null && date < today;
};

const asWeight = (weight: number): Weight => (weight >= 3 ? 3 : weight === 2 ? 2 : 1);

function rated(model: Model, stated: Rating | null, proposed: Rating | null): Rated | null {
  const rating = stated ?? proposed;
  return rating ? { rating, level: levelOf(model.about.risk, rating), suggested: !rating.confirmed } : null;
}

function ofThreat(model: Model, analysis: Analysis, threat: Threat | null) {
  const verdict = verdictOf(threat);
  return {
    threat,
    status: statusOf(threat),
    verdict,
    owner: ownerOf(verdict),
    residual: rated(model, threat?.residual ?? null, (threat && analysis.residual[threat.id]) ?? null),
  };
}

function cardRow(model: Model, analysis: Analysis, library: Library, card: Card): ThreatRow {
  const suggestions = card.suggestions.map((index) => analysis.suggestions[index]).filter((s) => s !== undefined);
  const head = suggestions[0]?.technique ?? null;
  const threat = (card.threat && model.threats[card.threat]) || null;
  return {
    id: `card:${subjectKey(card.subject)}/${card.card}`,
    subject: card.subject,
    subjectName: subjectName(model, card.subject) ?? threat?.subject_name ?? "",
    title: card.headline,
    technique: head,
    techniqueName: head ? techniqueName(library, head) : "",
    tactics: technique(library, head)?.tactics ?? [],
    covers: [...new Set(suggestions.flatMap((s) => technique(library, s.technique)?.tactics ?? []))],
    suggestions,
    weight: asWeight(card.weight),
    inherent: rated(model, threat?.inherent ?? null, card.proposed),
    pack: card.pack,
    stale: null,
    fresh: false,
    ...ofThreat(model, analysis, threat),
  };
}

function threatRow(
  model: Model,
  analysis: Analysis,
  library: Library,
  threat: Threat,
  stale: StaleReason | null,
): ThreatRow {
  return {
    id: `threat:${threat.id}`,
    subject: threat.subject,
    subjectName: subjectName(model, threat.subject) ?? threat.subject_name,
    title: threat.title,
    technique: threat.technique,
    techniqueName: threat.technique ? techniqueName(library, threat.technique) : "",
    tactics: technique(library, threat.technique)?.tactics ?? [],
    covers: technique(library, threat.technique)?.tactics ?? [],
    suggestions: [],
    weight: null,
    inherent: rated(model, threat.inherent, null),
    pack: threat.own ? "own" : (technique(library, threat.technique)?.pack ?? "atlas"),
    stale,
    fresh: false,
    ...ofThreat(model, analysis, threat),
  };
}

/** Every row: cards in the order of the analysis, then threats that stand behind no card, by number. */
export function threatRows(model: Model, analysis: Analysis, library: Library): ThreatRow[] {
  const carded = new Set(analysis.cards.map((card) => card.threat));
  const stale = new Map(analysis.stale.map((entry) => [entry.threat, entry.why]));
  const others = Object.values(model.threats)
    .filter((threat) => !carded.has(threat.id))
    .sort((a, b) => a.number - b.number);
  return [
    ...analysis.cards.map((card) => cardRow(model, analysis, library, card)),
    ...others.map((threat) => threatRow(model, analysis, library, threat, stale.get(threat.id) ?? null)),
  ];
}

/** The rows of one subject alone, in the same order. */
export function rowsAt(model: Model, analysis: Analysis, library: Library, subject: Subject): ThreatRow[] {
  const key = subjectKey(subject);
  const here = (item: { subject: Subject }) => subjectKey(item.subject) === key;
  const threats = Object.fromEntries(Object.entries(model.threats).filter(([, threat]) => here(threat)));
  const cards = analysis.cards.filter(here);
  return threatRows({ ...model, threats }, { ...analysis, cards }, library);
}

/** `T-12`; empty while nobody has taken the suggestion up. */
export const rowNumber = (row: ThreatRow): string => (row.threat ? `T-${row.threat.number}` : "");

export const rowsOf = (rows: readonly ThreatRow[], subject: Subject): ThreatRow[] => {
  const key = subjectKey(subject);
  return rows.filter((row) => subjectKey(row.subject) === key);
};

/** Rows by the key of their subject, for whoever asks about many subjects. */
export function bySubject(rows: readonly ThreatRow[]): Map<string, ThreatRow[]> {
  const found = new Map<string, ThreatRow[]>();
  for (const row of rows) {
    const key = subjectKey(row.subject);
    const known = found.get(key);
    if (known) known.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** Undecided rows of the same attack at other places. */
export function similarTo(rows: readonly ThreatRow[], row: ThreatRow): ThreatRow[] {
  const card = row.suggestions[0]?.card;
  return card
    ? rows.filter((one) => one.id !== row.id && one.status === "open" && one.suggestions[0]?.card === card)
    : [];
}

/** The attack path of a row: names with their step, for chips; ids of elements and flows, for the canvas. */
export function pathOf(model: Model, row: ThreatRow): { steps: string[]; elements: string[]; flows: string[] } {
  const path = row.suggestions[0]?.path ?? [];
  const elements = path.flatMap((subject) => (subject.kind === "element" ? [subject.id] : []));
  const flows = path.flatMap((subject) => (subject.kind === "flow" ? [subject.id] : []));
  return { steps: elements.map((id) => model.elements[id]?.name ?? "?"), elements, flows };
}

/**
 * Why the row is here, as the rest of a sentence that begins with "Because"; empty for own threats without notes. A path
 * told in the sentence is left out, because it stands beside it in chips.
 */
export function becauseOf(model: Model, row: ThreatRow): string {
  const chain = pathOf(model, row).steps.join(" -> ");
  const text = (row.suggestions[0]?.because ?? row.threat?.notes ?? "")
    .replace(`: ${chain}`, "")
    .replace(` (${chain})`, "");
  const named = [...Object.values(model.elements), ...Object.values(model.flows), ...Object.values(model.boundaries)];
  return ended(named.some(({ name }) => name !== "" && text.startsWith(name)) ? text : clause(text));
}

export type Counts = { all: number; open: number; decided: number; not_applicable: number };

export function countByStatus(rows: readonly ThreatRow[]): Counts {
  const counts: Counts = { all: rows.length, open: 0, decided: 0, not_applicable: 0 };
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

const rank = (row: ThreatRow): number => row.inherent?.level ?? -1;

/** Worst first: by level, then by weight, then as they were. */
export const byRisk = (a: ThreatRow, b: ThreatRow): number => rank(b) - rank(a) || (b.weight ?? 2) - (a.weight ?? 2);

export const subjectLabel = (model: Model, row: ThreatRow): string =>
  [subjectNumber(model, row.subject), row.subjectName].filter(Boolean).join(" ");
