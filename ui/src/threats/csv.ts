// The threat table as cells, for a spreadsheet. The shell makes cells inert and writes the file.
import type { CvssReading } from "../bindings/CvssReading";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { scoreText } from "./cvss";
import { type Library, tacticName } from "./library";
import { dateOf, rowNumber, subjectLabel, type ThreatRow } from "./rows";
import { levelWord } from "./scale";

const COLUMNS = [
  "number",
  "title",
  "technique",
  "tactic",
  "subject",
  "level",
  "residual",
  "status",
  "treatment",
  "owner",
  "date",
  "rationale",
  "controls",
  "cvss",
  "score",
] as const;

/** Head and rows, in the order in which they stand in the table. */
export function tableCells(
  model: Model,
  library: Library,
  rows: readonly ThreatRow[],
  readings: { [vector: string]: CvssReading },
): string[][] {
  const level = (row: ThreatRow, stage: "inherent" | "residual") =>
    levelWord(model.about.risk, row[stage]?.level ?? null)?.word ?? "";
  const controls = (row: ThreatRow) =>
    (row.threat?.controls ?? []).flatMap((id) => {
      const control = model.controls[id];
      return control ? [`C-${control.number} ${control.title}`] : [];
    });
  const cells = (row: ThreatRow): { [Column in (typeof COLUMNS)[number]]: string } => ({
    number: rowNumber(row),
    title: row.title,
    technique: row.technique ?? "",
    tactic: row.tactics.map((id) => tacticName(library, id)).join("; "),
    subject: subjectLabel(model, row),
    level: level(row, "inherent"),
    residual: level(row, "residual"),
    status: t(`threats.status.${row.status}`),
    treatment: row.verdict ? t(`decide.word.${row.verdict.treatment}`) : "",
    owner: row.owner,
    date: dateOf(row.verdict) ?? "",
    rationale: row.verdict ? (row.threat?.history.at(-1)?.rationale ?? "") : "",
    controls: controls(row).join("; "),
    cvss: row.threat?.cvss ?? "",
    score: scoreText(readings[row.threat?.cvss ?? ""]),
  });
  return [
    COLUMNS.map((column) => t(`csv.${column}`)),
    ...rows.map((row) => {
      const all = cells(row);
      return COLUMNS.map((column) => all[column]);
    }),
  ];
}
