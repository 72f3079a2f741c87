// Which rows the threat table shows, in what groups and in what order.
import type { Model } from "../bindings/Model";
import type { Status } from "../bindings/Status";
import { type Library, tacticName } from "./library";
import { byRisk, isLate, isStandard, rowNumber, type ThreatRow } from "./rows";
import { levelWord, worstImpact } from "./scale";
import { subjectKey, subjectNumber } from "./subjects";

/** One removable condition. All must hold. */
export type Facet =
  | { kind: "cell"; stage: Stage; likelihood: number; impact: number; label: string }
  | { kind: "coverage"; subject: string; tactic: string; label: string }
  | { kind: "level"; level: number; label: string }
  | { kind: "owner"; owner: string; label: string }
  | { kind: "tactic"; tactic: string; label: string }
  | { kind: "stale"; label: string }
  | { kind: "fresh"; label: string }
  | { kind: "late"; label: string };
export type Stage = "inherent" | "residual";

export type Filter = { text: string; status: Status | "all"; facets: readonly Facet[]; standard: boolean };
export const noFilter: Filter = { text: "", status: "all", facets: [], standard: false };

const holds = (facet: Facet, row: ThreatRow): boolean => {
  switch (facet.kind) {
    case "cell": {
      const rating = row[facet.stage]?.rating;
      return rating?.likelihood === facet.likelihood && worstImpact(rating.impacts) === facet.impact;
    }
    case "coverage":
      return subjectKey(row.subject) === facet.subject && row.covers.includes(facet.tactic);
    case "level":
      return row.inherent?.level === facet.level;
    case "owner":
      return row.owner === facet.owner;
    case "tactic":
      return row.covers.includes(facet.tactic);
    case "stale":
      return row.stale !== null;
    case "fresh":
      return row.fresh;
    case "late":
      return isLate(row);
  }
};

const says = (row: ThreatRow, word: string): boolean =>
  [row.title, row.techniqueName, row.technique ?? "", row.subjectName, row.owner, rowNumber(row)].some((text) =>
    text.toLowerCase().includes(word),
  );

/** Rows in view before the status chips choose: these are what the chips count. */
export function beforeStatus(rows: readonly ThreatRow[], filter: Filter): ThreatRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      isStandard(row) === filter.standard &&
      filter.facets.every((facet) => holds(facet, row)) &&
      words.every((word) => says(row, word)),
  );
}

export const applyFilter = (rows: readonly ThreatRow[], filter: Filter): ThreatRow[] =>
  beforeStatus(rows, filter).filter((row) => filter.status === "all" || row.status === filter.status);

const sameFacet = (a: Facet, b: Facet): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Adds a condition; a second cell of the same table takes the first one's place, the same one again is taken away. */
export function toggleFacet(facets: readonly Facet[], facet: Facet): Facet[] {
  if (facets.some((one) => sameFacet(one, facet))) return facets.filter((one) => !sameFacet(one, facet));
  return [...facets.filter((one) => one.kind !== facet.kind), facet];
}

export const hasFacet = (facets: readonly Facet[], facet: Facet): boolean =>
  facets.some((one) => sameFacet(one, facet));

export type GroupBy = "subject" | "level" | "status" | "owner" | "none";
export type SortBy = "number" | "title" | "technique" | "tactic" | "level" | "status" | "owner";
export type Sort = { by: SortBy; down: boolean } | null;

const STATUS_ORDER = { open: 0, decided: 1, not_applicable: 2 } as const;

const COMPARE: { [By in SortBy]: (a: ThreatRow, b: ThreatRow) => number } = {
  number: (a, b) => (a.threat?.number ?? 1e9) - (b.threat?.number ?? 1e9),
  title: (a, b) => a.title.localeCompare(b.title),
  technique: (a, b) => (a.technique ?? "~").localeCompare(b.technique ?? "~"),
  tactic: (a, b) => (a.tactics[0] ?? "~").localeCompare(b.tactics[0] ?? "~"),
  level: (a, b) => (a.inherent?.level ?? -1) - (b.inherent?.level ?? -1),
  status: (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || (b.weight ?? 0) - (a.weight ?? 0),
  owner: (a, b) => (a.owner || "~").localeCompare(b.owner || "~"),
};

/** Unsorted rows stand undecided first, worst first. */
export function sortRows(rows: readonly ThreatRow[], sort: Sort): ThreatRow[] {
  if (!sort) return [...rows].sort((a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || byRisk(a, b));
  const compare = COMPARE[sort.by];
  return [...rows].sort((a, b) => (sort.down ? compare(b, a) : compare(a, b)) || byRisk(a, b));
}

export type Group = { key: string; label: string; note: string; rows: ThreatRow[] };
export type GroupWords = { unrated: string; noOwner: string; status: { [S in Status]: string } };

/** Groups in the order in which their first row comes, except levels, which stand worst first. */
export function groupRows(model: Model, rows: readonly ThreatRow[], by: GroupBy, words: GroupWords): Group[] {
  if (by === "none") return [{ key: "", label: "", note: "", rows: [...rows] }];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groupOf(model, row, by, words);
    const known = groups.get(group.key);
    if (known) known.rows.push(row);
    else groups.set(group.key, { ...group, rows: [row] });
  }
  const list = [...groups.values()];
  return by === "level" ? list.sort((a, b) => b.key.localeCompare(a.key, "en", { numeric: true })) : list;
}

function groupOf(model: Model, row: ThreatRow, by: Exclude<GroupBy, "none">, words: GroupWords): Omit<Group, "rows"> {
  switch (by) {
    case "subject":
      return { key: subjectKey(row.subject), label: row.subjectName, note: subjectNumber(model, row.subject) };
    case "level": {
      const level = row.inherent?.level ?? null;
      return { key: String(level ?? -1), label: levelWord(model.about.risk, level)?.word ?? words.unrated, note: "" };
    }
    case "status":
      return { key: row.status, label: words.status[row.status], note: "" };
    case "owner":
      return { key: row.owner, label: row.owner || words.noOwner, note: "" };
  }
}

export type FacetWords = { stale: string; late: string };

/** What the menu behind "+ Filter" offers: only what some row has. */
export function offeredFacets(model: Model, library: Library, rows: readonly ThreatRow[], words: FacetWords): Facet[] {
  const levels = [...new Set(rows.map((row) => row.inherent?.level ?? null))].filter((level) => level !== null);
  const owners = [...new Set(rows.map((row) => row.owner))].filter(Boolean).sort();
  const tactics = [...new Set(rows.flatMap((row) => row.covers))].sort();
  return [
    ...levels
      .sort((a, b) => b - a)
      .map(
        (level): Facet => ({ kind: "level", level, label: levelWord(model.about.risk, level)?.word ?? String(level) }),
      ),
    ...owners.map((owner): Facet => ({ kind: "owner", owner, label: owner })),
    ...tactics.map((tactic): Facet => ({ kind: "tactic", tactic, label: tacticName(library, tactic) })),
    ...(rows.some((row) => row.stale) ? [{ kind: "stale", label: words.stale } as const] : []),
    ...(rows.some((row) => isLate(row)) ? [{ kind: "late", label: words.late } as const] : []),
  ];
}
