import type { Model } from "../bindings/Model";

/** One row of the outline: a boundary, an element or a flow, with how deep it lies. */
export type OutlineRow = {
  id: string;
  kind: "boundary" | "element" | "flow";
  level: number;
  hasChildren: boolean;
  expanded: boolean;
};

const byName = (a: { name: string; number: number }, b: { name: string; number: number }): number =>
  a.name.localeCompare(b.name) || a.number - b.number;

/** The whole model as rows: boundaries hold boundaries and elements, elements hold the flows that leave them. */
export function outlineRows(model: Model, collapsed: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const push = (id: string, kind: OutlineRow["kind"], level: number, hasChildren: boolean): boolean => {
    const expanded = hasChildren && !collapsed.has(id);
    rows.push({ id, kind, level, hasChildren, expanded });
    return expanded;
  };
  const seen = new Set<string>();
  const walk = (parent: string | null, level: number): void => {
    for (const boundary of Object.values(model.boundaries)
      .filter((b) => b.parent === parent)
      .sort(byName)) {
      // A damaged model may hold a loop of boundaries; each is shown once.
      if (seen.has(boundary.id)) continue;
      seen.add(boundary.id);
      const holds =
        Object.values(model.boundaries).some((b) => b.parent === boundary.id) ||
        Object.values(model.elements).some((e) => e.boundary === boundary.id);
      if (push(boundary.id, "boundary", level, holds)) walk(boundary.id, level + 1);
    }
    for (const element of Object.values(model.elements)
      .filter((e) => e.boundary === parent)
      .sort(byName)) {
      const flows = Object.values(model.flows)
        .filter((flow) => flow.source === element.id)
        .sort(byName);
      if (push(element.id, "element", level, flows.length > 0))
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
