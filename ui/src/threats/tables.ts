// The two pictures beside the threat table, as numbers: the risk matrix and the coverage of elements by tactics.
import type { Model } from "../bindings/Model";
import type { RiskScale } from "../bindings/RiskScale";
import type { Subject } from "../bindings/Subject";
import type { Stage } from "./filter";
import { bySubject, type ThreatRow } from "./rows";
import { levelAt, worstImpact } from "./scale";
import { subjectKey, subjectName } from "./subjects";

export type MatrixCell = { likelihood: number; impact: number; level: number | null; count: number };

/** Rows of the matrix from the worst impact down, cells from the rarest likelihood up. */
export function matrixCells(scale: RiskScale, rows: readonly ThreatRow[], stage: Stage): MatrixCell[][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const rating = row[stage]?.rating;
    const impact = rating ? worstImpact(rating.impacts) : null;
    if (!rating || impact === null) continue;
    const key = `${rating.likelihood}/${impact}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return scale.impact
    .map((_, row) =>
      scale.likelihood.map((_word, column) => {
        const [likelihood, impact] = [column + 1, row + 1];
        const count = counts.get(`${likelihood}/${impact}`) ?? 0;
        return { likelihood, impact, level: levelAt(scale, likelihood, impact), count };
      }),
    )
    .reverse();
}

export type RatedCount = { all: number; rated: number; suggested: number };

export function countRated(rows: readonly ThreatRow[], stage: Stage): RatedCount {
  const rated = rows.filter((row) => row[stage] !== null);
  return { all: rows.length, rated: rated.length, suggested: rated.filter((row) => row[stage]?.suggested).length };
}

/** Undecided counts first; then a decision covers the cell; then "not applicable"; else nothing was considered. */
export type CoverageCell = { tactic: string; state: "open" | "decided" | "not_applicable" | "none"; open: number };
export type CoverageLine = { subject: Subject; name: string; cells: CoverageCell[] };

function coverageCell(rows: readonly ThreatRow[], tactic: string): CoverageCell {
  const here = rows.filter((row) => row.covers.includes(tactic));
  const open = here.filter((row) => row.status === "open").length;
  if (open > 0) return { tactic, state: "open", open };
  if (here.some((row) => row.status === "decided")) return { tactic, state: "decided", open };
  return { tactic, state: here.length > 0 ? "not_applicable" : "none", open };
}

const isElement = (row: ThreatRow): boolean => row.subject.kind === "element";

/** Every element, also those about which nothing was suggested: an empty cell is evidence too. */
export function coverage(model: Model, rows: readonly ThreatRow[], tactics: readonly { id: string }[]): CoverageLine[] {
  const here = bySubject(rows);
  return Object.values(model.elements)
    .sort((a, b) => a.number - b.number)
    .map((element) => {
      const subject: Subject = { kind: "element", id: element.id };
      return {
        subject,
        name: subjectName(model, subject) ?? "",
        cells: tactics.map((tactic) => coverageCell(here.get(subjectKey(subject)) ?? [], tactic.id)),
      };
    });
}

/** How many rows the coverage table cannot show, because they are about flows, boundaries or the model. */
export const outsideCoverage = (rows: readonly ThreatRow[]): number => rows.filter((row) => !isElement(row)).length;
