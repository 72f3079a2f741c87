// The table as a flat list of lines, so that only those in sight are drawn.
import type { Group } from "./filter";
import type { ThreatRow } from "./rows";

export type Line = { kind: "group"; group: Group; folded: boolean } | { kind: "row"; row: ThreatRow };

export function linesOf(groups: readonly Group[], folded: readonly string[]): Line[] {
  return groups.flatMap((group): Line[] => {
    if (group.key === "" && groups.length === 1 && group.label === "")
      return group.rows.map((row) => ({ kind: "row", row }));
    const isFolded = folded.includes(group.key);
    const head: Line = { kind: "group", group, folded: isFolded };
    return isFolded ? [head] : [head, ...group.rows.map((row): Line => ({ kind: "row", row }))];
  });
}

/** The group line that must stay at the top while the line `first` is the first in sight; -1 when nothing is grouped. */
export function stickyIndex(lines: readonly Line[], first: number): number {
  for (let index = Math.min(first, lines.length - 1); index >= 0; index--)
    if (lines[index]?.kind === "group") return index;
  return -1;
}
