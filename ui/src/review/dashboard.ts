// Numbers over all threats to AI: by level and status, and by owner with what is overdue.
import type { Model } from "../bindings/Model";
import type { Status } from "../bindings/Status";
import { isLate, isStandard, type ThreatRow } from "../threats/rows";

export type Counted = { [S in Status]: number } & { all: number };
export type LevelLine = Counted & { level: number | null };
export type OwnerLine = { owner: string; all: number; late: number };

const none = (): Counted => ({ open: 0, decided: 0, not_applicable: 0, all: 0 });

/** One line for each level, worst first, then what is not rated; lines without a threat are left out. */
export function byLevel(model: Model, rows: readonly ThreatRow[]): LevelLine[] {
  const levels = [...model.about.risk.levels.keys()].reverse();
  return [...levels, null].flatMap((level): LevelLine[] => {
    const counts = none();
    for (const row of rows) {
      if (isStandard(row) || (row.inherent?.level ?? null) !== level) continue;
      counts[row.status] += 1;
      counts.all += 1;
    }
    return counts.all > 0 ? [{ level, ...counts }] : [];
  });
}

/** Who has decisions to carry out or risks accepted, and how many of their dates have passed; most overdue first. */
export function byOwner(rows: readonly ThreatRow[], today: string): OwnerLine[] {
  const lines = new Map<string, OwnerLine>();
  for (const row of rows) {
    if (row.status !== "decided") continue;
    const line = lines.get(row.owner) ?? { owner: row.owner, all: 0, late: 0 };
    line.all += 1;
    if (isLate(row, today)) line.late += 1;
    lines.set(row.owner, line);
  }
  return [...lines.values()].sort((a, b) => b.late - a.late || b.all - a.all || a.owner.localeCompare(b.owner));
}
