// The analysis after an edit: the shell sends what is different, and the rest stays the object it was, so that what
// was drawn from it is not drawn again.

import type { Analysis } from "../bindings/Analysis";
import type { AnalysisChange } from "../bindings/AnalysisChange";
import type { Subject } from "../bindings/Subject";

/** What the shell sends when nothing is different. */
export const NO_CHANGE: AnalysisChange = {
  whole: null,
  subjects: [],
  own: null,
  stale: null,
  questions: null,
  checks: [],
  attack_paths: null,
  residual: null,
};

const KINDS = ["element", "flow", "boundary", "model"];

/** Lists of an analysis run in this order of their subjects, as the shell sorts them. */
function order(a: Subject, b: Subject): number {
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const [one, other] = ["id" in a ? a.id : "", "id" in b ? b.id : ""];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A list that is walked once from old to new. */
function walk<T extends { subject: Subject }>(old: readonly T[]) {
  const now: T[] = [];
  let next = 0;
  return {
    now,
    /** Places that everything behind has moved by. */
    moved: () => now.length - next,
    /** Takes over what stands before a subject. */
    keepBefore(subject: Subject | null, as: (item: T) => T = (item) => item) {
      for (let item = old[next]; item && (!subject || order(item.subject, subject) < 0); item = old[++next])
        now.push(as(item));
    },
    /** Puts others in the place of what stands at a subject. */
    replaceAt(subject: Subject, by: readonly T[]) {
      for (let item = old[next]; item && order(item.subject, subject) === 0; item = old[next]) next += 1;
      now.push(...by);
    },
  };
}

/** The analysis after a change of the one before. Cards count the suggestions of the whole list, those of a change only its own. */
export function applyAnalysis(before: Analysis, change: AnalysisChange): Analysis {
  const { whole, subjects, own, stale, questions, checks, attack_paths, residual } = change;
  if (whole) return whole;
  const lists = [own, stale, questions, attack_paths, residual];
  if (subjects.length + checks.length === 0 && lists.every((list) => list === null)) return before;
  const after: Analysis = {
    ...before,
    own: own ?? before.own,
    stale: stale ?? before.stale,
    questions: questions ?? before.questions,
    checks:
      checks.length === 0 ? before.checks : before.checks.map((old) => checks.find(({ id }) => id === old.id) ?? old),
    attack_paths: attack_paths ?? before.attack_paths,
    residual: residual ?? before.residual,
  };
  if (subjects.length === 0) return after;
  const [suggestions, cards, coverage] = [walk(before.suggestions), walk(before.cards), walk(before.coverage)];
  const counting = (by: number) => (card: Analysis["cards"][number]) =>
    by === 0 ? card : { ...card, suggestions: card.suggestions.map((index) => index + by) };
  for (const here of subjects) {
    suggestions.keepBefore(here.subject);
    cards.keepBefore(here.subject, counting(suggestions.moved()));
    coverage.keepBefore(here.subject);
    cards.replaceAt(here.subject, here.cards.map(counting(suggestions.now.length)));
    suggestions.replaceAt(here.subject, here.suggestions);
    coverage.replaceAt(here.subject, here.coverage ? [here.coverage] : []);
  }
  suggestions.keepBefore(null);
  cards.keepBefore(null, counting(suggestions.moved()));
  coverage.keepBefore(null);
  return { ...after, suggestions: suggestions.now, cards: cards.now, coverage: coverage.now };
}
