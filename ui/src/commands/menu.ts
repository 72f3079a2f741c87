import type { MenuEntry } from "../kit/Menu";
import { context } from "./command";
import { command } from "./table";

/** Menu entries from command ids; null is a separator. Commands that do not apply are left out. */
export function menuOf(ids: readonly (string | null)[], all = false): MenuEntry[] {
  const now = context();
  const entries: MenuEntry[] = [];
  ids.forEach((id, index) => {
    if (id === null) {
      const last = entries.at(-1);
      if (last && last.kind !== "separator") entries.push({ kind: "separator", id: `separator-${index}` });
      return;
    }
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
