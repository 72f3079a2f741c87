import { useEffect, useRef } from "react";
import type { Model } from "../bindings/Model";
import type { Treatment } from "../decisions/draft";
import { InlineDecision } from "../decisions/InlineDecision";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { WeightMark } from "../kit/marks";
import { adviceFor, type Library } from "../threats/library";
import { PathChips } from "../threats/PathChips";
import { becauseOf, pathOf, type ThreatRow } from "../threats/rows";
import { StatusWord } from "../threats/StatusWord";
import { TreatmentKeys } from "../threats/TreatmentKeys";
import { sentence } from "../threats/words";

type Props = {
  row: ThreatRow;
  model: Model;
  library: Library;
  open: boolean;
  /** "1 of 5"; null for what is settled. */
  place: { place: number; count: number } | null;
  deciding: Treatment | null;
  onOpen: () => void;
  onDecide: (treatment: Treatment) => void;
  onDone: (recorded: boolean) => void;
};

/** One threat to talk about: in large type when it is the one on the table, one line otherwise. */
export function WorkshopCard({ row, model, library, open, place, deciding, onOpen, onDecide, onDone }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView?.({ block: "nearest" });
  }, [open]);
  const path = pathOf(model, row);
  const because = becauseOf(model, row);
  const helps = adviceFor(library, row.technique).slice(0, 2);
  return (
    <article
      ref={card}
      className={classes("talk", open && "current", row.status)}
      data-testid="workshop-card"
      aria-label={row.title}
    >
      <button type="button" className="talk-title" aria-expanded={open} onClick={onOpen}>
        {row.title}
      </button>
      <div className="talk-meta">
        {row.weight ? <WeightMark weight={row.weight} /> : <span>{t("threats.own")}</span>}
        {row.technique && <span className="mono">{row.technique}</span>}
        {open && place && <span>{t("present.cardOf", place)}</span>}
        {!open && path.steps.length > 1 && <span>{t("present.steps", { count: path.steps.length })}</span>}
        {row.status !== "open" && <StatusWord row={row} />}
      </div>
      {open && (
        <>
          {because && <p className="talk-because">{sentence(because)}</p>}
          <PathChips steps={path.steps} size="lg" />
          {helps.length > 0 && !deciding && (
            <p className="talk-helps">{t("present.helps", { list: helps.map((advice) => advice.name).join("; ") })}</p>
          )}
          {deciding ? (
            <InlineDecision key={`${row.id}/${deciding}`} row={row} begin={deciding} size="large" onDone={onDone} />
          ) : (
            <TreatmentKeys size="large" chosen={row.verdict?.treatment ?? null} onChoose={onDecide} />
          )}
        </>
      )}
    </article>
  );
}
