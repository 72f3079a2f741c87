import type { About } from "../bindings/About";
import type { Edit } from "../bindings/Edit";

/** The page about the model, with one thing changed; null when nothing would be. */
export function aboutEdit(about: About, change: Partial<About>): Edit | null {
  const next = { ...about, ...change };
  return JSON.stringify(next) === JSON.stringify(about) ? null : { edit: "set_about", about: next };
}

/** A list with a text added; one that is there already is not added twice. */
export const withText = (list: readonly string[], text: string): string[] =>
  list.includes(text) ? [...list] : [...list, text];
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);
