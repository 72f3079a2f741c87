// Suggestions since the last version: new, unchanged, gone. The analysis of that version never changes, so it is asked
// for once.
import { useEffect, useState } from "react";
import type { PastState } from "../bindings/PastState";
import * as shell from "../ipc/commands";
import type { Card } from "../model/types";
import { useTrust } from "../signoff/useTrust";
import { subjectKey } from "./subjects";

export type Since = {
  /** Name of the version. */
  name: string;
  state: PastState;
};

const keyOf = (card: Card): string => `${subjectKey(card.subject)}/${card.card}`;

/** The last named version, or else what was signed last; null where there is neither. */
export function useSince(): Since | null {
  const trust = useTrust();
  const version = trust?.versions[0];
  const revision = version?.revision ?? null;
  const [state, setState] = useState<PastState | null>(null);
  useEffect(() => {
    let wanted = true;
    if (revision === null) return setState(null);
    shell.stateAt(revision).then(
      (past) => wanted && setState(past),
      () => wanted && setState(null),
    );
    return () => {
      wanted = false;
    };
  }, [revision]);
  return state && version && state.revision === revision ? { name: version.name, state } : null;
}

export type SuggestionChanges = { fresh: ReadonlySet<string>; same: number; gone: readonly Card[] };

/** How the cards of now differ from those of then; `fresh` holds ids of rows. */
export function suggestionChanges(then: readonly Card[], now: readonly Card[]): SuggestionChanges {
  const before = new Set(then.map(keyOf));
  const after = new Set(now.map(keyOf));
  const fresh = new Set(now.filter((card) => !before.has(keyOf(card))).map((card) => `card:${keyOf(card)}`));
  return { fresh, same: now.length - fresh.size, gone: then.filter((card) => !after.has(keyOf(card))) };
}
