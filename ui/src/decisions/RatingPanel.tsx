import { Check } from "lucide-react";
import { useState } from "react";
import type { Rating } from "../bindings/Rating";
import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { LevelBadge } from "../kit/marks";
import { Select } from "../kit/Select";
import { makeEdit } from "../model/mirror";
import type { Stage } from "../threats/filter";
import { RiskMatrix } from "../threats/RiskMatrix";
import type { ThreatRow } from "../threats/rows";
import {
  acceptors,
  isWhole,
  levelOf,
  levelWord,
  moveTo,
  noImpacts,
  SIDES,
  saidScale,
  statedRating,
  worstImpact,
} from "../threats/scale";
import { matrixCells } from "../threats/tables";
import { rateEdit } from "./edits";
import { howReached } from "./reached";

type Props = { row: ThreatRow; stage: Stage; scale: RiskScale };

/** Risk before or after treatment: the cell, how it was reached, and one key to confirm or change it. */
export function RatingPanel({ row, stage, scale }: Props) {
  const [draft, setDraft] = useState<Rating | null>(null);
  const known = row[stage];
  const shown = draft ?? known?.rating ?? null;
  const level = levelWord(scale, levelOf(scale, shown));
  const suggested = draft === null && (known?.suggested ?? false);
  const send = (rating: Rating) => {
    void makeEdit(rateEdit(row, stage, { ...rating, confirmed: true }));
    setDraft(null);
  };
  const begin = () => setDraft(shown ?? statedRating(0, noImpacts));
  const impact = shown ? worstImpact(shown.impacts) : null;
  const open = stage === "inherent" || draft !== null;
  return (
    <section className="panel" data-testid={`rating-${stage}`}>
      <header>
        <h2>{t(`rating.${stage}`)}</h2>
        <span className="grow" />
        {level && <LevelBadge level={level} suggested={suggested} />}
      </header>
      {open && (
        <RiskMatrix
          scale={scale}
          cells={matrixCells(scale, [], stage)}
          caption={t("rating.matrix")}
          here={shown && impact !== null ? { likelihood: shown.likelihood, impact } : null}
          onCell={(cell) => setDraft(moveTo(shown, cell.likelihood, cell.impact))}
          compact
        />
      )}
      {draft ? (
        <Words rating={draft} scale={scale} onChange={setDraft} />
      ) : (
        <Reached rating={shown} scale={scale} stage={stage} />
      )}
      <div className="rating-actions">
        {draft ? (
          <>
            <Button icon={Check} disabled={!isWhole(draft)} onClick={() => send(draft)} data-testid={`save-${stage}`}>
              {t("rating.save")}
            </Button>
            <Button variant="ghost" onClick={() => setDraft(null)}>
              {t("kit.cancel")}
            </Button>
          </>
        ) : (
          <>
            {shown && suggested && (
              <Button icon={Check} onClick={() => send(shown)} data-testid={`confirm-${stage}`}>
                {t("rating.confirm")}
              </Button>
            )}
            <Button variant={shown ? "ghost" : "default"} onClick={begin} data-testid={`change-${stage}`}>
              {t(shown ? "rating.change" : "rating.rate")}
            </Button>
          </>
        )}
        <span className="grow" />
        {suggested && <span className="muted">{t("rating.suggested")}</span>}
      </div>
    </section>
  );
}

/** How the cell was reached; for the residual risk also who may live with it. */
function Reached({ rating, scale, stage }: { rating: Rating | null; scale: RiskScale; stage: Stage }) {
  if (!rating) return <p className="rating-text">{t(stage === "inherent" ? "rating.none" : "rating.noneAfter")}</p>;
  const { impact, sides, likelihood, basis } = howReached(scale, rating);
  const level = levelOf(scale, rating);
  const may = stage === "residual" && level !== null ? acceptors(scale, level) : [];
  const within = stage === "residual" && level !== null && level <= scale.appetite;
  return (
    <>
      <ul className="trail">
        <li>
          <b>{t("rating.impactIs", { word: impact })}</b>
          {sides && <span>{sides}</span>}
        </li>
        <li>
          <b>{t("rating.likelihoodIs", { word: likelihood })}</b>
          {basis && <span>{basis}</span>}
        </li>
      </ul>
      {stage === "residual" && (
        <p className="rating-text">
          {within ? t("rating.within") : may.length > 0 ? t("rating.may", { who: may.join(", ") }) : t("rating.above")}
        </p>
      )}
    </>
  );
}

type WordsProps = { rating: Rating; scale: RiskScale; onChange: (rating: Rating) => void };

/** The rating word by word: likelihood, and the impact on each of the four. */
function Words({ rating, scale, onChange }: WordsProps) {
  const options = (words: readonly string[], none: string) => [
    { value: "0", label: none, unset: true },
    ...words.map((label, index) => ({ value: String(index + 1), label })),
  ];
  return (
    <div className="rating-words">
      <span>{t("rating.likelihood")}</span>
      <Select
        label={t("rating.likelihood")}
        hideLabel
        compact
        value={String(rating.likelihood)}
        options={options(saidScale(scale).likelihood, t("decide.choose"))}
        onChange={(value) => onChange({ ...rating, likelihood: Number(value) })}
      />
      {SIDES.map((side) => (
        <div className="rating-side" key={side}>
          <span>{t(`rating.on.${side}`)}</span>
          <Select
            label={t(`rating.on.${side}`)}
            hideLabel
            compact
            value={String(rating.impacts[side] ?? 0)}
            options={options(saidScale(scale).impact, t("rating.notRated"))}
            onChange={(value) => onChange({ ...rating, impacts: { ...rating.impacts, [side]: Number(value) || null } })}
          />
        </div>
      ))}
    </div>
  );
}
