import type { MenuEntry } from "../kit/Menu";
import { context } from "./command";
import { command } from "./table";

/** What a menu is made from: a command by id, a separator, or a menu within it. */
export type MenuPart = string | null | { id: string; label: () => string; parts: readonly MenuPart[] };

/** Menu entries from command ids. Commands that do not apply are left out, and menus without any. */
export function menuOf(parts: readonly MenuPart[], all = false): MenuEntry[] {
  const now = context();
  const entries: MenuEntry[] = [];
  parts.forEach((part, index) => {
    if (part === null) {
      const last = entries.at(-1);
      if (last && last.kind !== "separator") entries.push({ kind: "separator", id: `separator-${index}` });
      return;
    }
    if (typeof part === "object") {
      const inside = menuOf(part.parts, all);
      if (inside.length > 0) entries.push({ kind: "menu", id: part.id, label: part.label(), entries: inside });
      return;
    }
    const id = part;
    const row = command(id);
    const applies = row.when(now);
    if (!applies && !all) return;
    entries.push({
      kind: "item",
      id,
      label: row.label(now),
      keys: row.keys?.[0],
      disabled: !applies,
      danger: id === "delete",
      run: () => row.run(context()),
    });
  });
  while (entries.at(-1)?.kind === "separator") entries.pop();
  return entries;
}

/** Runs a command by id, if it applies now. */
export function run(id: string): void {
  const now = context();
  const row = command(id);
  if (row.when(now)) row.run(now);
}
