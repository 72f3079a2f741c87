// The assessment of a framework as cells, for a spreadsheet. The shell makes cells inert and writes the file.
import type { Framework } from "../bindings/library/Framework";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { itemsOf } from "./types";

const COLUMNS = ["area", "guideline", "id", "asks", "state", "note", "owner", "due", "evidence", "by", "at"] as const;

/** Head and one row a consideration, also those that nobody has judged. */
export function assessmentCells(model: Model, framework: Framework): string[][] {
  const known = new Map(
    Object.values(model.assessments)
      .filter((one) => one.framework === framework.id)
      .map((one) => [one.consideration, one]),
  );
  const areas = new Map(framework.areas.map(({ id, title }) => [id, title]));
  const rows = itemsOf(framework).map((item): { [Column in (typeof COLUMNS)[number]]: string } => {
    const one = known.get(item.id);
    const last = one?.history.at(-1);
    const evidence = [
      ...(one?.evidence ?? []).map(({ title, location, digest }) => [...new Set([title, location, digest])].join(" ")),
      ...(one?.controls ?? []).map((id) => `C-${model.controls[id]?.number}`),
      ...(one?.threats ?? []).map((id) => `T-${model.threats[id]?.number}`),
    ];
    return {
      area: areas.get(item.area) ?? "",
      guideline: `${item.guideline.id} ${item.guideline.title}`,
      id: item.id,
      asks: item.text,
      state: t(`life.state.${last?.conformity ?? "open"}`),
      note: last?.note ?? "",
      owner: one?.owner ?? "",
      due: one?.due ?? "",
      evidence: evidence.map((text) => text.trim()).join("; "),
      by: last?.by ?? "",
      at: last?.at ?? "",
    };
  });
  return [COLUMNS.map((column) => t(`life.csv.${column}`)), ...rows.map((row) => COLUMNS.map((column) => row[column]))];
}
