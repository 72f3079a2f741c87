import type { Subject } from "../bindings/Subject";
import type { Analysis, Card } from "./types";

// Cards of the conventional pack are told apart and never counted as threats to the AI system.
const STANDARD = "standard";
export const isCounted = (card: Card): boolean => card.pack !== STANDARD;

export type Counts = { undecided: number; decided: number; notApplicable: number; total: number };

const NONE: Counts = { undecided: 0, decided: 0, notApplicable: 0, total: 0 };
const counted = new WeakMap<Analysis, Counts>();

/** How many cards are open, decided and not applicable. */
export function counts(analysis: Analysis | null): Counts {
  if (!analysis) return NONE;
  const known = counted.get(analysis);
  if (known) return known;
  const cards = analysis.cards.filter(isCounted);
  const of = (status: Card["status"]) => cards.filter((card) => card.status === status).length;
  const now = {
    undecided: of("open"),
    decided: of("decided"),
    notApplicable: of("not_applicable"),
    total: cards.length,
  };
  counted.set(analysis, now);
  return now;
}

/** What a badge says: how many cards are undecided and the heaviest weight among them, or that all are decided. */
export type Badge = { undecided: number; weight: 1 | 2 | 3 } | "done";

const asWeight = (weight: number): 1 | 2 | 3 => (weight >= 3 ? 3 : weight === 2 ? 2 : 1);

export const subjectId = (subject: Subject): string => (subject.kind === "model" ? "model" : subject.id);

const badged = new WeakMap<Analysis, ReadonlyMap<string, Badge>>();

/** The badge of every subject that has cards, by id. No entry means that nothing was suggested. */
export function badges(analysis: Analysis | null): ReadonlyMap<string, Badge> {
  const known = analysis && badged.get(analysis);
  if (known) return known;
  const found = new Map<string, Badge>();
  for (const card of analysis?.cards ?? []) {
    if (!isCounted(card)) continue;
    const id = subjectId(card.subject);
    const before = found.get(id);
    if (card.status !== "open") {
      if (!before) found.set(id, "done");
      continue;
    }
    const open = before && before !== "done" ? before : { undecided: 0, weight: 1 as const };
    found.set(id, { undecided: open.undecided + 1, weight: asWeight(Math.max(open.weight, card.weight)) });
  }
  if (analysis) badged.set(analysis, found);
  return found;
}

/** Ids of subjects about which a question is open. */
export const questioned = (analysis: Analysis | null): Set<string> =>
  new Set(analysis?.questions.map((question) => subjectId(question.subject)) ?? []);
