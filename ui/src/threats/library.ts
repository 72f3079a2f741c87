// Look-ups in the threat library that every view of threats shares.
import type { LibraryView } from "../model/types";

/** What the window reads of a technique. */
export type TechniqueFacts = {
  id: string;
  name: string;
  tactics: string[];
  summary: string;
  why_it_matters: string;
  mitigations: { id: string; origin: "atlas" | "inherited" | "own"; how: string }[];
  how_to_test: string[];
  pack: string;
};
type MitigationFacts = { id: string; name: string };
type TacticFacts = { id: string; name: string; position: number };

/** The part of the library that the views of threats need; every map may be missing while the library loads. */
type Catalogue = {
  techniques?: { [id: string]: TechniqueFacts };
  mitigations?: { [id: string]: MitigationFacts };
  tactics?: { [id: string]: TacticFacts };
};
export type Library = (LibraryView & Catalogue) | null;

export const technique = (library: Library, id: string | null): TechniqueFacts | null =>
  (id && library?.techniques?.[id]) || null;

/** The name of a technique; its id when the loaded library does not have it. */
export const techniqueName = (library: Library, id: string): string => technique(library, id)?.name ?? id;
export const mitigationName = (library: Library, id: string): string => library?.mitigations?.[id]?.name ?? id;
export const tacticName = (library: Library, id: string): string => library?.tactics?.[id]?.name ?? id;

/** The tactics of the standard pack, or all others, in the order of the matrix. */
export function tacticsInOrder(library: Library, standard = false): TacticFacts[] {
  const ofStandard = new Set<string>();
  const ofOthers = new Set<string>();
  for (const { pack, tactics } of Object.values(library?.techniques ?? {}))
    for (const tactic of tactics) (pack === "standard" ? ofStandard : ofOthers).add(tactic);
  return Object.values(library?.tactics ?? {})
    .filter(({ id }) => (standard ? ofStandard.has(id) : ofOthers.has(id) || !ofStandard.has(id)))
    .sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
}

export type Advice = { id: string; name: string; how: string; origin: "atlas" | "inherited" | "own" };

/** What helps against a technique, ATLAS's own links first, then inherited ones, then ours. */
export function adviceFor(library: Library, id: string | null): Advice[] {
  const order = { atlas: 0, inherited: 1, own: 2 } as const;
  return (technique(library, id)?.mitigations ?? [])
    .map((advice) => ({ ...advice, name: mitigationName(library, advice.id) }))
    .sort((a, b) => order[a.origin] - order[b.origin]);
}
