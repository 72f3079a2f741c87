import type { Subject } from "../bindings/Subject";
import type { Analysis, Card } from "./types";

// Cards of the conventional pack are told apart and never counted as threats to the AI system.
const STANDARD = "standard";
export const isCounted = (card: Card): boolean => card.pack !== STANDARD;

export type Counts = { undecided: number; decided: number; notApplicable: number; total: number };

/** How many cards are open, decided and not applicable. */
export function counts(analysis: Analysis | null): Counts {
  const cards = analysis?.cards.filter(isCounted) ?? [];
  const of = (status: Card["status"]) => cards.filter((card) => card.status === status).length;
  return { undecided: of("open"), decided: of("decided"), notApplicable: of("not_applicable"), total: cards.length };
}

/** What a badge says: how many cards are undecided and the heaviest weight among them, or that all are decided. */
export type Badge = { undecided: number; weight: 1 | 2 | 3 } | "done";

const asWeight = (weight: number): 1 | 2 | 3 => (weight >= 3 ? 3 : weight === 2 ? 2 : 1);

export const subjectId = (subject: Subject): string => (subject.kind === "model" ? "model" : subject.id);

/** The badge of every subject that has cards, by id. No entry means that nothing was suggested. */
export function badges(analysis: Analysis | null): Map<string, Badge> {
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
  return found;
}

/** Ids of subjects about which a question is open. */
export const questioned = (analysis: Analysis | null): Set<string> =>
  new Set(analysis?.questions.map((question) => subjectId(question.subject)) ?? []);
