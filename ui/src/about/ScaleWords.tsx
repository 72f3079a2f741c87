import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { TextField } from "../kit/TextField";
import { RiskMatrix } from "../threats/RiskMatrix";
import { matrixCells } from "../threats/tables";
import { raised, withWord } from "./scales";

type Props = { scale: RiskScale; onChange: (scale: RiskScale) => void };

/** Every word of the scale, and the level of each cell: a press on a cell gives it the next level. */
export function ScaleWords({ scale, onChange }: Props) {
  const words = { likelihood: scale.likelihood, impact: scale.impact, levels: scale.levels.map(({ word }) => word) };
  return (
    <details className="scale-words" data-testid="scale-words">
      <summary>{t("about.words")}</summary>
      <div className="scale-columns">
        {(["likelihood", "impact", "levels"] as const).map((list) => (
          <fieldset key={list}>
            <legend className="form-label">{t(`about.wordsOf.${list}`)}</legend>
            {words[list].map((word, index) => (
              <TextField
                // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place; two places may be called the same
                key={index}
                label={t("about.word", { list: t(`about.wordsOf.${list}`), n: index + 1 })}
                hideLabel
                value={word}
                onCommit={(text) => text.trim() && onChange(withWord(scale, list, index, text.trim()))}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <p className="muted">{t("about.thresholds")}</p>
      <RiskMatrix
        scale={scale}
        cells={matrixCells(scale, [], "inherent")}
        caption={t("about.thresholds")}
        here={null}
        every
        onCell={({ likelihood, impact }) => onChange(raised(scale, likelihood, impact))}
      />
    </details>
  );
}
