// What this room reads of the library and of the shell's answers.
import type { Consideration } from "../bindings/library/Consideration";
import type { Framework } from "../bindings/library/Framework";
import type { Guideline } from "../bindings/library/Guideline";
import type { LibraryView } from "../model/types";

/** Everything that can be judged in a framework: a consideration, or a guideline that has none. */
export type Item = { id: string; text: string; area: string; guideline: Guideline; asked: Consideration | null };

export const FIRST = "secure-ai";

/** The frameworks of the library, the guidelines this product is made for first. */
export function frameworksOf(library: LibraryView | null): Framework[] {
  const known = (library as { frameworks?: { [id: string]: Framework } } | null)?.frameworks ?? {};
  const all = Object.values(known);
  return [...all.filter((one) => one.id === FIRST), ...all.filter((one) => one.id !== FIRST)];
}

export const itemsOf = (framework: Framework): Item[] =>
  framework.areas.flatMap((area) =>
    area.guidelines.flatMap((guideline): Item[] =>
      guideline.considerations?.length
        ? guideline.considerations.map((asked) => ({
            id: asked.id,
            text: asked.text,
            area: area.id,
            guideline,
            asked,
          }))
        : [{ id: guideline.id, text: guideline.title, area: area.id, guideline, asked: null }],
    ),
  );
