import { type RefObject, useEffect, useRef } from "react";
import { isSingle } from "../commands/keys";
import type { Treatment } from "../decisions/draft";
import { view } from "../view/view";

/** Keys that choose a treatment, everywhere a threat is listed. */
export const TREATMENT_KEYS: { [key: string]: Treatment } = {
  "1": "modify",
  "2": "retain",
  "3": "avoid",
  "4": "share",
  x: "not_applicable",
};
export const KEY_OF = { modify: "1", retain: "2", avoid: "3", share: "4", not_applicable: "X" } as const;

/** True where keys are text or belong to a control that is open. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    "input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox], [role=menu], .dialog, .inline-decision",
  ) !== null;

const pressesItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, [role=button], [role=tab], [role=combobox]") !== null;

export type Keys = { [key: string]: () => void };

/**
 * Single keys by the name of `KeyboardEvent.key` in lower case, without modifiers, within `area`, or in the whole window when it is null. Typing is never disturbed, and
 * Enter and Space on a button stay the button's own.
 */
export function useKeys(area: RefObject<HTMLElement | null> | null, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const target = area ? area.current : window;
    const hear = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if ((event.key === "Enter" || event.key === " ") && pressesItself(event.target)) return;
      if (isSingle(event.key) && !view().singleKeys) return;
      const run = latest.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    target?.addEventListener("keydown", hear);
    return () => target?.removeEventListener("keydown", hear);
  }, [area]);
}

/** The row `step` places further, staying at the ends; the first one when none is current. */
export function moved<Row extends { id: string }>(
  rows: readonly Row[],
  current: string | null,
  step: number,
): Row | null {
  const index = rows.findIndex((row) => row.id === current);
  if (index < 0) return rows[0] ?? null;
  return rows[Math.min(rows.length - 1, Math.max(0, index + step))] ?? null;
}
