// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are in the document, so rows are told by role and index
// biome-ignore-all lint/a11y/useFocusableInteractive: cells are read, the buttons in them have the focus
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from "lucide-react";
import { type CSSProperties, memo } from "react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { LevelBadge } from "../kit/marks";
import { scoreText, useCvss } from "./cvss";
import type { Sort, SortBy } from "./filter";
import { type Library, tacticName } from "./library";
import { countByStatus, rowNumber, type ThreatRow } from "./rows";
import { StatusWord } from "./StatusWord";
import { SubjectMark } from "./SubjectMark";
import { levelWord } from "./scale";
import { flipChosen, openDecision, setThreats, useThreats } from "./state";
import type { Line } from "./table";

const COLUMNS: readonly SortBy[] = ["number", "title", "technique", "tactic", "level", "status", "owner"];

/** Up, down, and back to the order of risk. */
const turned = (sort: Sort, by: SortBy): Sort => {
  if (sort?.by !== by) return { by, down: by === "level" };
  const first = by === "level";
  return sort.down === first ? { by, down: !first } : null;
};

type HeadProps = { sort: Sort; onSort: (sort: Sort) => void; listed: readonly ThreatRow[] };

export function TableHead({ sort, onSort, listed }: HeadProps) {
  const chosen = useThreats((state) => state.chosen);
  const all = listed.length > 0 && listed.every((row) => chosen.includes(row.id));
  return (
    <div className="threat-row head" role="row" aria-rowindex={1}>
      <span role="columnheader" className="choose">
        <input
          type="checkbox"
          aria-label={t("threats.chooseAll")}
          checked={all}
          data-testid="choose-all"
          onChange={() => setThreats({ chosen: all ? [] : listed.map((row) => row.id) })}
        />
      </span>
      {COLUMNS.map((by) => {
        const here = sort?.by === by;
        const Arrow = sort?.down ? ArrowDown : ArrowUp;
        return (
          <span key={by} role="columnheader" aria-sort={here ? (sort.down ? "descending" : "ascending") : "none"}>
            <button type="button" onClick={() => onSort(turned(sort, by))} data-testid={`sort-${by}`}>
              {t(`threats.column.${by}`)}
              {here && <Arrow size={11} aria-hidden="true" />}
            </button>
          </span>
        );
      })}
    </div>
  );
}

/** Where a line stands in the scrolled area, in px; a stuck one stays at the top of it. */
export type Place = { top: number; height: number; stuck: boolean };

const styleOf = ({ top, height, stuck }: Place): CSSProperties =>
  stuck
    ? { position: "sticky", top: 0, zIndex: 2, height }
    : { position: "absolute", top: 0, left: 0, right: 0, height, transform: `translateY(${top}px)` };

type GroupProps = Place & { line: Extract<Line, { kind: "group" }>; index: number };

export function GroupLine({ line, index, ...place }: GroupProps) {
  const folded = useThreats((state) => state.folded);
  const { group } = line;
  const counts = countByStatus(group.rows);
  const Arrow = line.folded ? ChevronRight : ChevronDown;
  const subject = useThreats((state) => state.groupBy) === "subject" ? group.rows[0]?.subject : undefined;
  return (
    <div className="threat-group" role="row" aria-rowindex={index + 2} style={styleOf(place)}>
      <span role="rowheader" aria-colspan={COLUMNS.length + 1}>
        <button
          type="button"
          aria-expanded={!line.folded}
          data-testid="threat-group"
          onClick={() =>
            setThreats({ folded: line.folded ? folded.filter((key) => key !== group.key) : [...folded, group.key] })
          }
        >
          <Arrow size={12} aria-hidden="true" />
          {subject && <SubjectMark subject={subject} />}
          {group.label}
          <small>
            {group.note && <span className="mono">{group.note}</span>}
            {t("threats.undecidedOf", { open: counts.open, all: counts.all })}
          </small>
        </button>
      </span>
    </div>
  );
}

type RowProps = Place & {
  row: ThreatRow;
  model: Model;
  library: Library;
  index: number;
  current: boolean;
  chosen: boolean;
};

/** A row in sight is kept while one scrolls; only what comes into sight is drawn. */
export const TableRow = memo(function TableRow({ row, model, library, index, current, chosen, ...place }: RowProps) {
  const level = levelWord(model.about.risk, row.inherent?.level ?? null);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J, K and Enter move and open, handled by the table
    <div
      className={classes("threat-row", current && "current")}
      role="row"
      aria-rowindex={index + 2}
      aria-current={current || undefined}
      style={styleOf(place)}
      data-testid="threat-row"
      data-row={row.id}
      onClick={() => setThreats({ row: row.id })}
      onDoubleClick={() => openDecision(row.id)}
    >
      <span role="cell" className="choose">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t("threats.choose", { what: row.title })}
          checked={chosen}
          data-testid="choose-row"
          onChange={() => flipChosen(row.id)}
        />
      </span>
      <span role="cell" className="mono">
        {rowNumber(row) || <span className="sr-only">–</span>}
      </span>
      <span role="cell" className="name" title={[row.title, row.techniqueName].filter(Boolean).join("\n")}>
        <button type="button" tabIndex={-1} onClick={() => openDecision(row.id)}>
          {row.title}
        </button>
        {row.fresh && <span className="pill ok">{t("threats.freshWord")}</span>}
        {row.threat?.cvss && <CvssPill vector={row.threat.cvss} />}
        {row.stale && (
          <span className="pill warn" title={t(`threats.stale.${row.stale}`)}>
            {t("threats.staleWord")}
          </span>
        )}
      </span>
      <span role="cell" className="mono" title={row.techniqueName}>
        {row.technique ?? ""}
      </span>
      <span role="cell" title={row.tactics.map((id) => tacticName(library, id)).join(", ")}>
        {row.tactics[0] ? tacticName(library, row.tactics[0]) : ""}
      </span>
      <span role="cell">
        {level ? (
          <LevelBadge level={level} suggested={row.inherent?.suggested ?? false} />
        ) : (
          <span className="muted">{t("threats.notRated")}</span>
        )}
      </span>
      <span role="cell">
        <StatusWord row={row} />
      </span>
      <span role="cell" className={classes(!row.owner && "muted")} title={row.owner}>
        {row.owner || "–"}
      </span>
    </div>
  );
});

/** The score of a CVSS vector, with the vector behind it. */
function CvssPill({ vector }: { vector: string }) {
  const score = scoreText(useCvss(vector));
  return (
    <span className="pill outlined" title={vector}>
      {score ? t("cvss.short", { score }) : t("cvss.none")}
    </span>
  );
}
