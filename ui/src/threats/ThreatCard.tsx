import { Route, Shield } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Model } from "../bindings/Model";
import type { Treatment } from "../decisions/draft";
import { InlineDecision } from "../decisions/InlineDecision";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { LevelBadge, WeightMark } from "../kit/marks";
import { TechniqueLink } from "../library/TechniqueLink";
import { CardDetails } from "./CardDetails";
import { adviceFor, type Library } from "./library";
import { PathChips } from "./PathChips";
import { becauseOf, pathOf, rowNumber, type ThreatRow } from "./rows";
import { StatusWord } from "./StatusWord";
import { levelWord } from "./scale";
import { TreatmentKeys } from "./TreatmentKeys";
import { sentence } from "./words";

type Props = {
  row: ThreatRow;
  model: Model;
  library: Library;
  /** In full, with its path on the canvas. */
  open: boolean;
  details: boolean;
  deciding: Treatment | null;
  onOpen: () => void;
  onDetails: () => void;
  onDecide: (treatment: Treatment) => void;
  onDone: (recorded: boolean) => void;
  onLook: (looking: boolean) => void;
};

/** One thing that can go wrong: what, why here, along which path, what helps, and the keys to decide. */
export function ThreatCard(props: Props) {
  const { row, model, library, open, deciding, onOpen, onDecide, onDone, onLook } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Cards grow and shrink as one moves through them; the open one stays in sight.
    if (open) card.current?.scrollIntoView?.({ block: "nearest" });
  }, [open]);
  const path = pathOf(model, row);
  const because = becauseOf(model, row);
  const advice = adviceFor(library, row.technique);
  const head = (
    <button type="button" className="threat-title" aria-expanded={open} onClick={onOpen} data-testid="card-title">
      <span>{row.title}</span>
      {!open && path.steps.length > 1 && (
        <span className="threat-steps">
          <Route size={12} aria-hidden="true" />
          {t("threats.steps", { count: path.steps.length })}
        </span>
      )}
    </button>
  );
  const level = levelWord(model.about.risk, row.inherent?.level ?? null);
  return (
    <article
      ref={card}
      className={classes("threat-card", open && "current", row.status)}
      data-testid="threat-card"
      data-row={row.id}
      data-technique={row.technique ?? ""}
      aria-label={row.title}
      onMouseEnter={() => onLook(true)}
      onFocus={() => onLook(true)}
      onBlur={() => onLook(false)}
      onMouseLeave={() => onLook(false)}
    >
      {head}
      <div className="threat-meta">
        <Facts row={row} open={open} mitigations={advice.length} />
        {row.status !== "open" && <StatusWord row={row} />}
        {row.status !== "open" && level && <LevelBadge level={level} suggested={row.inherent?.suggested ?? false} />}
        {!open && row.status === "open" && <TreatmentKeys size="bare" onChoose={onDecide} />}
      </div>
      {open ? <OpenBody {...props} because={because} /> : because && <p className="because">{sentence(because)}</p>}
      {open && deciding && <InlineDecision key={`${row.id}/${deciding}`} row={row} begin={deciding} onDone={onDone} />}
      {open && !deciding && <TreatmentKeys size="words" chosen={row.verdict?.treatment ?? null} onChoose={onDecide} />}
    </article>
  );
}

function Facts({ row, open, mitigations }: { row: ThreatRow; open: boolean; mitigations: number }) {
  return (
    <span className="threat-facts">
      {row.weight ? <WeightMark weight={row.weight} /> : <span>{t("threats.own")}</span>}
      {row.technique && <TechniqueLink id={row.technique} />}
      {open && rowNumber(row) && <span className="mono">{rowNumber(row)}</span>}
      {!open && mitigations > 0 && (
        <span className="threat-mitigations" title={t("threats.mitigations", { count: mitigations })}>
          <Shield size={12} aria-hidden="true" />
          {mitigations}
        </span>
      )}
    </span>
  );
}

function OpenBody(props: Props & { because: string }) {
  const { row, model, library, details, onDetails, because } = props;
  const advice = adviceFor(library, row.technique);
  const shown = details ? [] : advice.slice(0, 2);
  const left = advice.length - shown.length;
  const more = (
    <button
      type="button"
      className="link more-link"
      aria-expanded={details}
      onClick={onDetails}
      data-testid="card-details"
    >
      {details ? t("threats.less") : left > 0 ? t("threats.more", { count: left }) : t("threats.details")}
    </button>
  );
  return (
    <>
      {row.techniqueName && row.techniqueName !== row.title && <p className="threat-technique">{row.techniqueName}</p>}
      {row.stale && <p className="threat-stale">{t(`threats.stale.${row.stale}`)}</p>}
      {because && (
        <p className="because">
          <b>{t("threats.because")}</b> {because}
        </p>
      )}
      <PathChips steps={pathOf(model, row).steps} />
      {shown.length > 0 && (
        <ul className="advice">
          {shown.map((entry, index) => (
            <li key={entry.id}>
              <code>{entry.id}</code>
              <span>{entry.name}</span>
              {index === shown.length - 1 && more}
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && (advice.length > 0 || row.suggestions.length > 1) && more}
      {details && <CardDetails row={row} library={library} />}
    </>
  );
}
