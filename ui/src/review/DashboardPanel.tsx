import type { Model } from "../bindings/Model";
import type { Status } from "../bindings/Status";
import { t } from "../i18n";
import { LevelBadge } from "../kit/marks";
import { type Facet, noFilter } from "../threats/filter";
import type { ThreatRow } from "../threats/rows";
import { levelWord } from "../threats/scale";
import { setThreats } from "../threats/state";
import { localDay } from "../threats/when";
import { setView } from "../view/view";
import { byLevel, byOwner } from "./dashboard";

const STATUSES: readonly Status[] = ["open", "decided", "not_applicable"];

/** Opens the threat table with what a number counts. */
function showIn(status: Status | "all", facets: readonly Facet[]): void {
  setThreats({ filter: { ...noFilter, status, facets } });
  setView({ view: "threats" });
}

/** Where the whole stands: two tables whose numbers lead to the threats they count. */
export function DashboardPanel({ model, rows }: { model: Model; rows: readonly ThreatRow[] }) {
  const levels = byLevel(model, rows);
  const owners = byOwner(rows, localDay(new Date()));
  return (
    <section className="panel dashboard" data-testid="dashboard">
      <header>
        <h2>{t("dashboard.head")}</h2>
      </header>
      <div className="dashboard-pair">
        <table>
          <caption className="sr-only">{t("dashboard.byLevel")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dashboard.level")}</th>
              {STATUSES.map((status) => (
                <th scope="col" key={status}>
                  {t(`threats.status.${status}`)}
                </th>
              ))}
              <th scope="col">{t("dashboard.total")}</th>
            </tr>
          </thead>
          <tbody>
            {levels.map((line) => {
              const level = levelWord(model.about.risk, line.level);
              const facets: Facet[] =
                line.level !== null && level ? [{ kind: "level", level: line.level, label: level.word }] : [];
              return (
                <tr key={line.level ?? "none"}>
                  <th scope="row">
                    {level ? <LevelBadge level={level} /> : <span className="muted">{t("dashboard.unrated")}</span>}
                  </th>
                  {([...STATUSES, "all"] as const).map((status) => (
                    <td key={status}>
                      {line[status] > 0 ? (
                        <button type="button" onClick={() => showIn(status, facets)}>
                          {line[status]}
                        </button>
                      ) : (
                        <span className="muted">0</span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <table>
          <caption className="sr-only">{t("dashboard.byOwner")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dashboard.owner")}</th>
              <th scope="col">{t("threats.status.decided")}</th>
              <th scope="col">{t("dashboard.late")}</th>
            </tr>
          </thead>
          <tbody>
            {owners.length === 0 && (
              <tr>
                <td colSpan={3} className="none">
                  {t("dashboard.none")}
                </td>
              </tr>
            )}
            {owners.map((line) => {
              const label = line.owner || t("dashboard.nobody");
              const theirs: Facet = { kind: "owner", owner: line.owner, label };
              return (
                <tr key={line.owner}>
                  <th scope="row">{line.owner || <span className="muted">{t("dashboard.nobody")}</span>}</th>
                  <td>
                    <button type="button" onClick={() => showIn("decided", [theirs])}>
                      {line.all}
                    </button>
                  </td>
                  <td>
                    {line.late > 0 ? (
                      <button
                        type="button"
                        className="late"
                        onClick={() => showIn("decided", [theirs, { kind: "late", label: t("dashboard.late") }])}
                      >
                        {line.late}
                      </button>
                    ) : (
                      <span className="muted">0</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
