// Shortcuts are written as "mod+Shift+Z": modifiers first, then the key as KeyboardEvent.key names it.
// "mod" is Ctrl, and Cmd on macOS. Letters are matched without case; Shift must match exactly except for
// keys that need Shift to be typed at all, such as "?".

import { t } from "../i18n";

/** True on macOS, where "mod" is the Command key. */
export const isMac = /Mac/i.test(globalThis.navigator?.platform ?? "");

const LABELS: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
};
/** Keys whose caps say a word of the language. */
const NAMED: ReadonlySet<string> = new Set(["mod", "Shift", "Alt", "Delete", "Space"]);
const MAC_LABELS: Record<string, string> = { mod: "⌘", Shift: "⇧", Alt: "⌥" };

const parts = (keys: string): string[] =>
  keys.endsWith("++") ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");

/** Whether a shortcut is a character that is typed by itself. People who speak to their computer, or type by chance, switch these off (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean => /^(Shift\+)?[^\s]$/.test(keys);

/** What to draw on the key caps of a shortcut. */
export const keyLabels = (keys: string, mac = isMac): string[] =>
  parts(keys).map((part) => {
    if (mac && MAC_LABELS[part]) return MAC_LABELS[part];
    const name = part === " " ? "Space" : part;
    return NAMED.has(name) ? t(`keys.${name as "mod"}`) : (LABELS[name] ?? name);
  });

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & { code?: string };

// Shift+1 types "!" on many layouts, so digits with Shift are compared by the physical key.
const pressedKey = (event: Pressed): string =>
  event.shiftKey && /^Digit\d$/.test(event.code ?? "") ? (event.code ?? "").slice(5) : event.key;

/** Does this key press mean the shortcut? */
export function matches(keys: string, event: Pressed, mac = isMac): boolean {
  const wanted = parts(keys);
  const key = wanted.at(-1) ?? "";
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (mod !== wanted.includes("mod") || other || event.altKey !== wanted.includes("Alt")) return false;
  const symbol = key.length === 1 && !/[a-z0-9 ]/i.test(key);
  if (!symbol && event.shiftKey !== wanted.includes("Shift")) return false;
  return pressedKey(event).toLowerCase() === key.toLowerCase();
}
