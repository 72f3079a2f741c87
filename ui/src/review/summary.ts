// What the risk owner reads first: the worst that stays open, how far the controls are, and what is due next.
import type { ControlStatus } from "../bindings/ControlStatus";
import type { Model } from "../bindings/Model";
import { byRisk, dateOf, isStandard, ownerOf, type ThreatRow } from "../threats/rows";

/** The worst undecided threats. */
export const worstOpen = (rows: readonly ThreatRow[], most: number): ThreatRow[] =>
  rows
    .filter((row) => row.status === "open" && !isStandard(row) && row.inherent?.level !== undefined)
    .sort(byRisk)
    .slice(0, most);

/** The highest residual risks among what is decided, worst first; only those above what the organisation lives with. */
export const aboveAppetite = (model: Model, rows: readonly ThreatRow[]): ThreatRow[] =>
  rows
    .filter((row) => row.status === "decided" && (row.residual?.level ?? -1) > model.about.risk.appetite)
    .sort((a, b) => (b.residual?.level ?? 0) - (a.residual?.level ?? 0));

export const CONTROL_ORDER: readonly ControlStatus[] = [
  "verified",
  "implemented",
  "in_progress",
  "planned",
  "proposed",
];

export function controlCounts(model: Model): { status: ControlStatus; count: number }[] {
  const controls = Object.values(model.controls);
  return CONTROL_ORDER.map((status) => ({
    status,
    count: controls.filter((control) => control.status === status).length,
  })).filter((entry) => entry.count > 0);
}

export type Due = { key: string; day: string; what: string; owner: string; row: string | null; late: boolean };

/** Dates of decisions and of controls that are not in place yet, soonest first; what is overdue stands at the top. */
export function nextDue(model: Model, rows: readonly ThreatRow[], today: string, most: number): Due[] {
  const done = (status: ControlStatus) => status === "implemented" || status === "verified";
  const ofControls = Object.values(model.controls).flatMap((control): Due[] =>
    control.due && !done(control.status)
      ? [
          {
            key: control.id,
            day: control.due,
            what: control.title,
            owner: control.owner,
            row: rows.find((row) => row.threat?.controls.includes(control.id))?.id ?? null,
            late: control.due < today,
          },
        ]
      : [],
  );
  const ofDecisions = rows.flatMap((row): Due[] => {
    const day = dateOf(row.verdict);
    // What a control stands for already is listed once, as the control.
    const carried = row.threat?.controls.some((id) => model.controls[id]?.due === day) ?? false;
    const settled =
      row.threat &&
      row.threat.controls.length > 0 &&
      row.threat.controls.every((id) => done(model.controls[id]?.status ?? "proposed"));
    if (!day || carried || (settled && row.verdict?.treatment !== "retain")) return [];
    return [{ key: row.id, day, what: row.title, owner: ownerOf(row.verdict), row: row.id, late: day < today }];
  });
  return [...ofControls, ...ofDecisions]
    .sort((a, b) => a.day.localeCompare(b.day) || a.what.localeCompare(b.what))
    .slice(0, most);
}
