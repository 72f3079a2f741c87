import { FileSpreadsheet } from "lucide-react";
import type { LifeCycle } from "../bindings/LifeCycle";
import type { Framework } from "../bindings/library/Framework";
import type { Model } from "../bindings/Model";
import { saveTable } from "../commands/files";
import { t } from "../i18n";
import { CheckRow } from "../kit/CheckRow";
import { classes } from "../kit/classes";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Select } from "../kit/Select";
import { ConformityMark } from "./ConformityMark";
import { ConsiderationSide } from "./ConsiderationSide";
import { assessmentCells } from "./csv";
import { judgedOf, progressOf } from "./progress";
import { setLife, useLife } from "./state";
import { itemsOf } from "./types";

type Props = { model: Model; frameworks: readonly Framework[]; life: LifeCycle };

/** The considerations of a framework with their states, and one of them beside it. */
export function GuidelinesPanel({ model, frameworks, life }: Props) {
  const { framework: wanted, consideration, onlyOpen } = useLife();
  const framework = frameworks.find((one) => one.id === wanted) ?? frameworks[0];
  if (!framework) return <EmptyState text={t("life.noFrameworks")} />;
  const judged = judgedOf(model, framework.id);
  const items = itemsOf(framework);
  const shown = items.filter((item) => !onlyOpen || !["met", "not_applicable"].includes(judged.get(item.id) ?? ""));
  const current = items.find((item) => item.id === consideration);
  const proposals = new Map(
    life.proposals.filter((one) => one.framework === framework.id).map((one) => [one.consideration, one]),
  );
  return (
    <div className="life-split">
      <div className="life-main">
        <div className="life-bar">
          <Select
            label={t("life.framework")}
            hideLabel
            value={framework.id}
            options={frameworks.map((one) => ({ value: one.id, label: one.name, note: one.version }))}
            onChange={(id) => setLife({ framework: id, consideration: null })}
          />
          <span className="grow" />
          <CheckRow checked={onlyOpen} onChange={(next) => setLife({ onlyOpen: next })}>
            {t("life.onlyOpen")}
          </CheckRow>
          <IconButton
            label={t("filters.csv")}
            icon={FileSpreadsheet}
            onClick={() => void saveTable(assessmentCells(model, framework))}
            data-testid="export-assessments"
          />
        </div>
        <p className="muted">{framework.summary}</p>
        <ul className="life-progress" aria-label={t("life.progress")}>
          {progressOf(model, framework).map((area) => (
            <li key={area.id} data-testid={`area-${area.id}`}>
              <span className="life-progress-name">{area.title}</span>
              <span className="life-track" aria-hidden="true">
                <i style={{ width: `${(100 * area.judged) / Math.max(area.all, 1)}%` }} />
                <b style={{ width: `${(100 * area.met) / Math.max(area.all, 1)}%` }} />
              </span>
              <span className="muted">{t("life.areaCount", area)}</span>
            </li>
          ))}
        </ul>
        {framework.areas.map((area) => {
          const inArea = shown.filter((item) => item.area === area.id);
          if (inArea.length === 0) return null;
          return (
            <section key={area.id} className="life-area" aria-label={area.title}>
              <h2>{area.title}</h2>
              {area.guidelines.map((guideline) => {
                const own = inArea.filter((item) => item.guideline.id === guideline.id);
                if (own.length === 0) return null;
                return (
                  <div key={guideline.id} className="life-guideline">
                    <h3>
                      <span className="mono">{guideline.id}</span> {guideline.title}
                      {guideline.verify && <span className="pill">{t("life.verify")}</span>}
                    </h3>
                    {own.map((item) => {
                      const state = judged.get(item.id);
                      return (
                        <button
                          type="button"
                          key={item.id}
                          className={classes("life-row", item.id === consideration && "current")}
                          aria-pressed={item.id === consideration}
                          data-testid={`consideration-${item.id}`}
                          onClick={() => setLife({ consideration: item.id })}
                        >
                          <span className="mono">{item.id}</span>
                          <span className="life-row-text">{item.text}</span>
                          <ConformityMark state={state} proposed={Boolean(proposals.get(item.id)?.conformity)} />
                        </button>
                      );
                    })}
                  </div>
                );
              })}
            </section>
          );
        })}
        {shown.length === 0 && <EmptyState text={t("life.nothingOpen")} />}
      </div>
      <aside className="side" aria-label={t("life.details")}>
        {current ? (
          <ConsiderationSide
            key={`${framework.id}/${current.id}`}
            model={model}
            framework={framework}
            item={current}
            proposal={proposals.get(current.id)}
          />
        ) : (
          <EmptyState text={t("life.pickConsideration")} />
        )}
      </aside>
    </div>
  );
}
