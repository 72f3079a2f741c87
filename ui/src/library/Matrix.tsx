import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { EmptyState } from "../kit/EmptyState";
import { stateOf, type Use } from "./inModel";
import { type Column, fullName, isNarrow, ownName } from "./matrix";
import { StateMark } from "./StateMark";
import { goTo, setLibrary, useLibrary } from "./state";
import type { Catalogue, Technique } from "./types";

type Props = { catalogue: Catalogue; columns: readonly Column[]; uses: Map<string, Use[]> };

/** Tactics as columns, techniques below them, and in each cell where the technique stands in this model. */
export function Matrix({ catalogue, columns, uses }: Props) {
  const area = useRef<HTMLElement>(null);
  const page = useLibrary((state) => state.page);
  // A technique opened from elsewhere is brought into sight.
  useEffect(() => {
    if (page.kind !== "technique") return;
    const cell = area.current?.querySelector(`[data-technique="${page.id}"]`);
    cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [page]);
  if (columns.length === 0) return <EmptyState text={t("library.none")} />;
  return (
    <section
      className="matrix"
      aria-label={t("library.matrix")}
      ref={area}
      onKeyDown={(event) => walk(event, area.current)}
    >
      {columns.map((column) => (
        <TacticColumn key={column.tactic.id} catalogue={catalogue} column={column} uses={uses} />
      ))}
    </section>
  );
}

const STEPS: { [key: string]: readonly [number, number] } = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys walk the matrix; Tab goes through it as through any list. */
function walk(event: KeyboardEvent, area: HTMLElement | null): void {
  const [down = 0, right = 0] = STEPS[event.key] ?? [];
  const here = (event.target as HTMLElement).closest<HTMLElement>("[data-technique]");
  if (!area || !here || (down === 0 && right === 0)) return;
  event.preventDefault();
  const lists = [...area.querySelectorAll(".matrix-column")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-technique]"),
  ]);
  const column = lists.findIndex((cells) => cells.includes(here));
  const row = lists[column]?.indexOf(here) ?? 0;
  const target = lists[column + right];
  target?.[Math.min(Math.max(row + down, 0), target.length - 1)]?.focus();
}

function TacticColumn({ catalogue, column, uses }: { catalogue: Catalogue; column: Column; uses: Map<string, Use[]> }) {
  const unfolded = useLibrary((state) => state.unfolded);
  const { tactic, entries, all } = column;
  const touched = all.filter(({ id }) => uses.has(id)).length;
  return (
    <div className="matrix-column">
      <h2 title={tactic.summary}>
        <span>{tactic.name}</span>
        <small title={t("library.ofColumnTitle", { touched, count: all.length })}>
          {t("library.ofColumn", { touched, count: all.length })}
        </small>
      </h2>
      <ul>
        {entries.map(({ technique, subs }) => {
          const open = unfolded.includes(technique.id);
          const flip = () =>
            setLibrary({ unfolded: open ? unfolded.filter((id) => id !== technique.id) : [...unfolded, technique.id] });
          const folded = open ? [] : subs.flatMap(({ id }) => uses.get(id) ?? []);
          return (
            <li key={technique.id}>
              <div className="matrix-cell">
                <Cell
                  catalogue={catalogue}
                  technique={technique}
                  uses={[...(uses.get(technique.id) ?? []), ...folded]}
                />
                {subs.length > 0 && (
                  <button type="button" className="matrix-fold" aria-expanded={open} onClick={flip}>
                    {open ? (
                      <ChevronDown size={11} aria-hidden="true" />
                    ) : (
                      <ChevronRight size={11} aria-hidden="true" />
                    )}
                    {t("library.subs", { count: subs.length })}
                  </button>
                )}
              </div>
              {open && (
                <ul className="matrix-subs">
                  {subs.map((sub) => (
                    <li key={sub.id}>
                      <Cell catalogue={catalogue} technique={sub} uses={uses.get(sub.id) ?? []} short />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type CellProps = { catalogue: Catalogue; technique: Technique; uses: readonly Use[]; short?: boolean };

function Cell({ catalogue, technique, uses, short }: CellProps) {
  const page = useLibrary((state) => state.page);
  const narrow = useLibrary((state) => isNarrow(state.wanted));
  const { state, count } = stateOf(uses);
  const current = page.kind === "technique" && page.id === technique.id;
  const full = fullName(catalogue, technique);
  const word = t(`library.state.${state}`);
  return (
    <button
      type="button"
      className={classes("technique-cell", state, current && "current")}
      data-technique={technique.id}
      aria-current={current ? "true" : undefined}
      aria-label={
        count > 0
          ? t("library.spokenCount", { name: full, state: word, count })
          : t("library.spoken", { name: full, state: word })
      }
      title={`${technique.id} ${full}`}
      onClick={() => goTo({ kind: "technique", id: technique.id })}
    >
      <span>{short ? ownName(catalogue, technique) : narrow ? full : technique.name}</span>
      <StateMark state={state} count={count} />
    </button>
  );
}
