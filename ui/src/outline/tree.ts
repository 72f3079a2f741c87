import type { Model } from "../bindings/Model";

/** One row of the outline: a boundary, an element or a flow, with how deep it lies. */
export type OutlineRow = {
  id: string;
  kind: "boundary" | "element" | "flow";
  level: number;
  hasChildren: boolean;
  expanded: boolean;
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

/** The whole model as rows: boundaries hold boundaries and elements, elements hold the flows that leave them. */
export function outlineRows(model: Model, collapsed: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const push = (id: string, kind: OutlineRow["kind"], level: number, hasChildren: boolean): boolean => {
    const expanded = hasChildren && !collapsed.has(id);
    rows.push({ id, kind, level, hasChildren, expanded });
    return expanded;
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
      if (push(id, "boundary", level, boundariesIn(id).length + elementsIn(id).length > 0)) walk(id, level + 1);
    }
    for (const { id } of elementsIn(parent)) {
      const flows = flowsFrom(id);
      if (push(id, "element", level, flows.length > 0))
        for (const flow of flows) push(flow.id, "flow", level + 1, false);
    }
  };
  walk(null, 1);
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
