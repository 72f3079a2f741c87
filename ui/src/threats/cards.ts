// How an element's rows fall into what the panel shows: a first few in full, the rest on request, the settled ones folded.
import { countByStatus, isStandard, type ThreatRow } from "./rows";

/** Cards shown before "more". A workshop must not drown. */
export const FIRST = 5;

export type CardPiles = {
  shown: ThreatRow[];
  more: ThreatRow[];
  decided: ThreatRow[];
  notApplicable: ThreatRow[];
  standard: ThreatRow[];
};

export function piles(rows: readonly ThreatRow[], all: boolean): CardPiles {
  const main = rows.filter((row) => !isStandard(row));
  const open = main.filter((row) => row.status === "open");
  const cut = all ? open.length : FIRST;
  return {
    shown: open.slice(0, cut),
    more: open.slice(cut),
    decided: main.filter((row) => row.status === "decided"),
    notApplicable: main.filter((row) => row.status === "not_applicable"),
    standard: rows.filter(isStandard),
  };
}

/** What a tab says: undecided threats to AI. */
export const openCount = (rows: readonly ThreatRow[]): number =>
  countByStatus(rows.filter((row) => !isStandard(row))).open;
