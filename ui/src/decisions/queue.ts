// The order in which threats are decided: undecided first, worst first; below them what is decided, so that it can be
// looked at again.
import type { Status } from "../bindings/Status";
import { byRisk, isStandard, type ThreatRow } from "../threats/rows";

export type QueueGroup = { status: Status; rows: ThreatRow[] };

const matchesText = (row: ThreatRow, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) =>
      [row.title, row.techniqueName, row.technique ?? "", row.subjectName, row.owner].some((field) =>
        field.toLowerCase().includes(word),
      ),
    );

export function queue(rows: readonly ThreatRow[], text: string, standard: boolean): QueueGroup[] {
  const listed = rows.filter((row) => (standard || !isStandard(row)) && matchesText(row, text));
  return (["open", "decided", "not_applicable"] as const).map((status) => ({
    status,
    rows: listed.filter((row) => row.status === status).sort(byRisk),
  }));
}

export const inOrder = (groups: readonly QueueGroup[]): ThreatRow[] => groups.flatMap((group) => group.rows);

/** After a decision: the next undecided one below the row, else the first undecided one, else where one was. */
export function nextOpen(before: readonly ThreatRow[], id: string): string | null {
  const open = before.filter((row) => row.status === "open" && row.id !== id);
  const from = before.findIndex((row) => row.id === id);
  return (open.find((row) => before.indexOf(row) > from) ?? open[0])?.id ?? null;
}
