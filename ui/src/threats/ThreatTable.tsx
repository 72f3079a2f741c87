// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight are in the document, so rows are told by role and index
// biome-ignore-all lint/a11y/useFocusableInteractive: cells are read, the buttons in them have the focus
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { useView } from "../view/view";
import { type GroupWords, groupRows, noFilter, sortRows } from "./filter";
import { moved, TREATMENT_KEYS, useKeys } from "./keys";
import type { Library } from "./library";
import type { ThreatRow } from "./rows";
import { flipChosen, openDecision, setThreats, useThreats } from "./state";
import { GroupLine, TableHead, TableRow } from "./TableLines";
import { TreatmentKeys } from "./TreatmentKeys";
import { linesOf, stickyIndex } from "./table";

const ROW = 31;
const GROUP = 32;

const words = (): GroupWords => ({
  unrated: t("threats.notRated"),
  noOwner: t("threats.noOwner"),
  status: {
    open: t("threats.status.open"),
    decided: t("threats.status.decided"),
    not_applicable: t("threats.status.not_applicable"),
  },
});

type Props = { model: Model; library: Library; rows: readonly ThreatRow[]; all: readonly ThreatRow[] };

/** The threat table. Only the lines in sight are drawn; the head of the group one is in stays at the top. */
export function ThreatTable({ model, library, rows, all }: Props) {
  const { row: current, groupBy, sort, folded, chosen } = useThreats();
  const scroll = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupRows(model, sortRows(rows, sort), groupBy, words()), [model, rows, sort, groupBy]);
  const lines = useMemo(() => linesOf(groups, folded), [groups, folded]);
  const textSize = useView((state) => state.textSize);
  const sticky = useRef(-1);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => ((lines[index]?.kind === "group" ? GROUP : ROW) * textSize) / 100,
    getItemKey: (index) => {
      const line = lines[index];
      return line?.kind === "row" ? line.row.id : `group/${line?.group.key}`;
    },
    overscan: 12,
    // jsdom and a hidden view measure nothing; then a screenful is drawn.
    initialRect: { width: 900, height: 760 },
    rangeExtractor: (range) => {
      sticky.current = stickyIndex(lines, range.startIndex);
      const drawn = defaultRangeExtractor(range);
      return sticky.current >= 0 && !drawn.includes(sticky.current) ? [sticky.current, ...drawn] : drawn;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes depend on what the lines are
  useEffect(() => virtual.measure(), [lines, textSize]);

  const listed = useMemo(() => lines.flatMap((line) => (line.kind === "row" ? [line.row] : [])), [lines]);
  const isChosen = new Set(chosen);
  const show = (row: ThreatRow | null) => {
    if (!row) return;
    setThreats({ row: row.id });
    virtual.scrollToIndex(lines.findIndex((line) => line.kind === "row" && line.row.id === row.id));
  };
  // Of several chosen ones the decision is written at the one in hand, else at the first.
  const together = chosen.length > 0 ? listed.filter((row) => isChosen.has(row.id)) : [];
  const first = together.length > 0 && !chosen.includes(current ?? "") ? (together[0]?.id ?? null) : current;
  const step = (by: number) => () => show(moved(listed, current, by));
  useKeys(area, {
    j: step(1),
    k: step(-1),
    arrowdown: step(1),
    arrowup: step(-1),
    enter: () => first && openDecision(first),
    " ": () => current && flipChosen(current),
    ...Object.fromEntries(
      Object.entries(TREATMENT_KEYS).map(([key, treatment]) => [key, () => first && openDecision(first, treatment)]),
    ),
  });

  return (
    <div
      className="threat-table"
      role="table"
      aria-label={t("threats.table")}
      aria-rowcount={lines.length + 1}
      ref={area}
    >
      {together.length > 0 && (
        <section className="together" aria-label={t("threats.together")} data-testid="together">
          <b>{t("threats.chosen", { count: together.length })}</b>
          <TreatmentKeys size="words" onChoose={(treatment) => first && openDecision(first, treatment)} />
          <button type="button" className="link" onClick={() => setThreats({ chosen: [] })}>
            {t("threats.chooseNone")}
          </button>
        </section>
      )}
      <TableHead sort={sort} onSort={(next) => setThreats({ sort: next })} listed={listed} />
      {lines.length === 0 && (
        <EmptyState
          text={t(all.length === 0 ? "threats.noRows" : "threats.noMatch")}
          action={
            all.length > 0 && (
              <Button onClick={() => setThreats({ filter: noFilter })}>{t("threats.clearFilters")}</Button>
            )
          }
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls and is moved through by key */}
      <div className="threat-scroll" ref={scroll} tabIndex={0} role="rowgroup" data-testid="threat-rows">
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            const place = { top: item.start, height: item.size, stuck: item.index === sticky.current };
            return line.kind === "group" ? (
              <GroupLine key={item.key} line={line} {...place} index={item.index} />
            ) : (
              <TableRow
                key={item.key}
                row={line.row}
                model={model}
                library={library}
                {...place}
                index={item.index}
                current={line.row.id === current}
                chosen={isChosen.has(line.row.id)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
