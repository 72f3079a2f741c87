import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { LevelBadge } from "../kit/marks";
import type { ThreatRow } from "../threats/rows";
import { levelWord } from "../threats/scale";
import { openDecision } from "../threats/state";
import { day, localDay } from "../threats/when";
import { aboveAppetite, controlCounts, nextDue, worstOpen } from "./summary";

const SHOWN = 3;

/** The first page of the report, as it stands now. */
export function RiskOwnerPanel({ model, rows }: { model: Model; rows: readonly ThreatRow[] }) {
  const open = worstOpen(rows, SHOWN);
  const accepted = aboveAppetite(model, rows);
  const controls = controlCounts(model);
  const due = nextDue(model, rows, localDay(new Date()), SHOWN);
  const badge = (row: ThreatRow, stage: "inherent" | "residual") => {
    const level = levelWord(model.about.risk, row[stage]?.level ?? null);
    return level && <LevelBadge level={level} suggested={row[stage]?.suggested ?? false} />;
  };
  return (
    <section className="panel risk-owner" data-testid="risk-owner">
      <header>
        <h2>{t("review.riskOwner")}</h2>
        <span className="grow" />
        <span className="muted">{t("review.riskOwnerNote")}</span>
      </header>
      <div className="risk-owner-columns">
        <div>
          <h3>{t("review.worstOpen")}</h3>
          {open.length === 0 && <p className="muted">{t("review.noneOpen")}</p>}
          {open.map((row) => (
            <button
              key={row.id}
              type="button"
              className="risk-line"
              title={row.title}
              onClick={() => openDecision(row.id)}
            >
              {badge(row, "inherent")}
              <span>{row.title}</span>
            </button>
          ))}
          {accepted.length > 0 && <p className="muted">{t("review.aboveAppetite", { count: accepted.length })}</p>}
        </div>
        <div>
          <h3>{t("review.controls")}</h3>
          {controls.length > 0 && (
            <div className="control-bar" aria-hidden="true">
              {controls.map(({ status, count }) => (
                <i key={status} className={status} style={{ flex: count }} />
              ))}
            </div>
          )}
          <p className="muted">
            {controls.length === 0
              ? t("review.noControls")
              : controls.map(({ status, count }) => `${count} ${t(`controls.status.${status}`)}`).join(", ")}
          </p>
        </div>
        <div>
          <h3>{t("review.nextDue")}</h3>
          {due.length === 0 && <p className="muted">{t("review.nothingDue")}</p>}
          {due.map((entry) => (
            <button
              key={entry.key}
              type="button"
              className="risk-line"
              title={entry.what}
              disabled={entry.row === null}
              onClick={() => entry.row && openDecision(entry.row)}
            >
              <span className={classes("mono", entry.late && "late")}>
                {day(entry.day)}
                {entry.late && <span className="sr-only"> {t("review.late")}</span>}
              </span>
              <span>{entry.what}</span>
              <em>{entry.owner}</em>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
