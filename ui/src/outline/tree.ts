import type { Model } from "../bindings/Model";
import type { ThreatRow } from "../threats/rows";

/** One row of the outline: a boundary, an element, a flow, the fold of its threats, or one of them, with how deep it lies. */
export type OutlineRow = {
  id: string;
  kind: "boundary" | "element" | "flow" | "threats" | "threat";
  /** Id of the record the row is, or whose threats it shows; "model" for the system as a whole. */
  about: string;
  threat: ThreatRow | null;
  level: number;
  hasChildren: boolean;
  expanded: boolean;
  /** The place among the rows of the same parent, from 1, and how many they are. */
  place: number;
  of: number;
};

// Made once: asking the language for its order anew costs more than comparing.
const compareNames = new Intl.Collator().compare;
const byName = (a: { name: string; number: number }, b: { name: string; number: number }): number =>
  compareNames(a.name, b.name) || a.number - b.number;

/** Lists by what a key names in them, each in the order of names. */
function grouped<T extends { name: string; number: number }>(items: readonly T[], key: (item: T) => string | null) {
  const lists = new Map<string | null, T[]>();
  for (const item of items) {
    const list = lists.get(key(item));
    if (list) list.push(item);
    else lists.set(key(item), [item]);
  }
  for (const list of lists.values()) list.sort(byName);
  return (of: string | null): readonly T[] => lists.get(of) ?? [];
}

/** Which records have threats, and those of one record. */
export type Threats = { has: (id: string) => boolean; of: (id: string) => readonly ThreatRow[] };
const NO_THREATS: Threats = { has: () => false, of: () => [] };

/** Id of the row under which the threats of a record lie. */
export const foldOf = (id: string): string => `threats/${id}`;

/**
 * The whole model as rows: boundaries hold boundaries and elements, elements hold the flows that leave them, and each
 * holds its threats. Threats are folded away until they are asked for, everything else is open; `flipped` holds the rows
 * with which it is the other way round.
 */
export function outlineRows(model: Model, flipped: ReadonlySet<string>, threats = NO_THREATS): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const push = (id: string, kind: OutlineRow["kind"], level: number, hasChildren: boolean): boolean => {
    const expanded = hasChildren && !flipped.has(id);
    rows.push({ id, kind, about: id, threat: null, level, hasChildren, expanded, ...ALONE });
    return expanded;
  };
  const pushThreats = (about: string, level: number): void => {
    if (!threats.has(about)) return;
    const id = foldOf(about);
    const expanded = flipped.has(id);
    rows.push({ id, kind: "threats", about, threat: null, level, hasChildren: true, expanded, ...ALONE });
    if (!expanded) return;
    for (const threat of threats.of(about))
      rows.push({
        id: threat.id,
        kind: "threat",
        about,
        threat,
        level: level + 1,
        hasChildren: false,
        expanded: false,
        ...ALONE,
      });
  };
  const boundariesIn = grouped(Object.values(model.boundaries), (boundary) => boundary.parent);
  const elementsIn = grouped(Object.values(model.elements), (element) => element.boundary);
  const flowsFrom = grouped(Object.values(model.flows), (flow) => flow.source);
  const seen = new Set<string>();
  const walk = (parent: string | null, level: number): void => {
    for (const { id } of boundariesIn(parent)) {
      // A damaged model may hold a loop of boundaries; each is shown once.
      if (seen.has(id)) continue;
      seen.add(id);
      const holds = boundariesIn(id).length + elementsIn(id).length > 0 || threats.has(id);
      if (!push(id, "boundary", level, holds)) continue;
      pushThreats(id, level + 1);
      walk(id, level + 1);
    }
    for (const { id } of elementsIn(parent)) {
      const flows = flowsFrom(id);
      if (!push(id, "element", level, flows.length > 0 || threats.has(id))) continue;
      pushThreats(id, level + 1);
      for (const flow of flows)
        if (push(flow.id, "flow", level + 1, threats.has(flow.id))) pushThreats(flow.id, level + 2);
    }
  };
  walk(null, 1);
  pushThreats("model", 1);
  return counted(rows);
}

const ALONE = { place: 1, of: 1 } as const;

/** The rows with their places: a screen reader says them, also of rows that are not in the page. */
function counted(rows: OutlineRow[]): OutlineRow[] {
  const open: OutlineRow[][] = [];
  const close = (level: number): void => {
    for (const siblings of open.splice(level)) for (const row of siblings) row.of = siblings.length;
  };
  for (const row of rows) {
    close(row.level);
    const siblings = open[row.level - 1] ?? [];
    open[row.level - 1] = siblings;
    row.place = siblings.push(row);
  }
  close(0);
  return rows;
}

/** The row to go to from a row with a key of a tree (WAI-ARIA tree pattern); null when the key means nothing here. */
export function moveInTree(
  rows: readonly OutlineRow[],
  at: number,
  key: string,
): number | "expand" | "collapse" | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, rows.length - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      return row.hasChildren && !row.expanded ? "expand" : row.expanded ? at + 1 : null;
    case "ArrowLeft": {
      if (row.expanded) return "collapse";
      for (let i = at - 1; i >= 0; i--) if ((rows[i]?.level ?? 0) < row.level) return i;
      return null;
    }
    default:
      return null;
  }
}
