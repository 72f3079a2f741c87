import "./cards.css";
import "./threats.css";
import { useMemo, useRef } from "react";
import { t } from "../i18n";
import { Segmented } from "../kit/Segmented";
import { useMirror } from "../model/mirror";
import { AttackPaths } from "./AttackPaths";
import { CoverageTable } from "./CoverageTable";
import { FilterBar } from "./FilterBar";
import { applyFilter, beforeStatus, type Facet, hasFacet, type Stage } from "./filter";
import type { Library } from "./library";
import { tacticsInOrder } from "./library";
import { OwnThreatDialog } from "./OwnThreatDialog";
import { RiskMatrix } from "./RiskMatrix";
import { SincePanel } from "./SincePanel";
import { suggestionChanges, useSince } from "./since";
import { flipFacet, setThreats, useThreats } from "./state";
import { ThreatTable } from "./ThreatTable";
import { countRated, coverage, type MatrixCell, matrixCells, outsideCoverage } from "./tables";
import { useRows } from "./useRows";

/** What can go wrong, over the whole model: the table, and beside it the two pictures that filter it. */
export function ThreatsView() {
  const model = useMirror((state) => state.model);
  const analysis = useMirror((state) => state.analysis);
  const library = useMirror((state) => state.library) as Library;
  const filter = useThreats((state) => state.filter);
  const stage = useThreats((state) => state.stage);
  const writing = useThreats((state) => state.writing);
  const area = useRef<HTMLElement>(null);
  const known = useRows();
  const since = useSince();
  const cards = analysis?.cards;
  const changes = useMemo(
    () => (since && cards ? suggestionChanges(since.state.analysis.cards, cards) : null),
    [since, cards],
  );
  const rows = useMemo(
    () => (changes ? known.map((row) => (changes.fresh.has(row.id) ? { ...row, fresh: true } : row)) : known),
    [known, changes],
  );
  if (!model || !analysis) return null;
  const shown = applyFilter(rows, filter);
  // The pictures show everything the text and the pack leave in, so that a second cell can be chosen after the first.
  const pictured = beforeStatus(rows, { ...filter, facets: [] });
  const scale = model.about.risk;
  const rated = countRated(pictured, stage);
  const cellFacet = ({ likelihood, impact }: MatrixCell): Facet => ({
    kind: "cell",
    stage,
    likelihood,
    impact,
    label: t("threats.cellChip", { impact: scale.impact[impact - 1], likelihood: scale.likelihood[likelihood - 1] }),
  });
  const outside = outsideCoverage(pictured);
  const tactics = tacticsInOrder(library, filter.standard);
  return (
    <main className="threats-view" ref={area}>
      <section className="threats-main" aria-label={t("threats.table")}>
        <FilterBar rows={rows} />
        <ThreatTable model={model} library={library} rows={shown} all={rows} />
      </section>
      <aside className="side">
        <section className="panel">
          <header>
            <h2>{t("threats.matrix")}</h2>
            <span className="grow" />
            <Segmented<Stage>
              label={t("threats.matrixStage")}
              value={stage}
              options={[
                { value: "inherent", label: t("threats.inherent") },
                { value: "residual", label: t("threats.residual") },
              ]}
              onChange={(value) => setThreats({ stage: value })}
            />
          </header>
          <RiskMatrix
            scale={scale}
            cells={matrixCells(scale, pictured, stage)}
            caption={t("rating.matrix")}
            onCell={(cell) => flipFacet(cellFacet(cell))}
            pressed={(cell) => hasFacet(filter.facets, cellFacet(cell))}
          />
          <p className="picture-note">
            {t(stage === "inherent" ? "threats.matrixNote" : "threats.matrixNoteResidual", { ...rated })}
          </p>
        </section>
        <section className="panel">
          <header>
            <h2>{t("threats.coverage")}</h2>
            <span className="muted">{t("threats.coverageNote")}</span>
            <span className="grow" />
            {outside > 0 && <span className="cap">{t("threats.coverageOutside", { count: outside })}</span>}
          </header>
          <CoverageTable lines={coverage(model, pictured, tactics)} tactics={tactics} facets={filter.facets} />
        </section>
        <SincePanel since={since} changes={changes} rows={rows} />
        <AttackPaths model={model} library={library} paths={analysis.attack_paths} />
      </aside>
      {writing && <OwnThreatDialog subject={writing} />}
    </main>
  );
}
