import { t } from "../i18n";
import { FormRow } from "../kit/FormField";
import { LevelBadge } from "../kit/marks";
import { Select } from "../kit/Select";
import { useMirror } from "../model/mirror";
import { levelOf, levelWord, saidScale, withWords, worstImpact } from "../threats/scale";
import type { DecisionForm } from "./useDecision";

/** What risk stays, in two words of the scale, where a decision cannot do without it. */
export function ResidualField({ form }: { form: DecisionForm }) {
  const scale = useMirror((state) => state.model?.about.risk);
  if (!scale) return null;
  // What was rated beside the form counts as well.
  const residual = form.draft.residual ?? form.row.threat?.residual ?? null;
  const level = levelWord(scale, levelOf(scale, residual));
  const impact = residual ? (worstImpact(residual.impacts) ?? 0) : 0;
  const options = (words: readonly string[]) => [
    { value: "0", label: t("decide.choose"), unset: true },
    ...words.map((label, index) => ({ value: String(index + 1), label })),
  ];
  const put = (likelihood: number, row: number) => form.set({ residual: withWords(residual, likelihood, row) });
  return (
    <FormRow
      label={t("decide.field.residual")}
      note={t("decide.residualNote")}
      error={form.faults.residual}
      testId="residual"
    >
      <div className="residual-field" id={form.id("residual")}>
        <Select
          label={t("rating.likelihood")}
          hideLabel
          value={String(residual?.likelihood ?? 0)}
          options={options(saidScale(scale).likelihood)}
          onChange={(value) => put(Number(value), impact)}
        />
        <span className="muted">{t("rating.by")}</span>
        <Select
          label={t("rating.impact")}
          hideLabel
          value={String(impact)}
          options={options(saidScale(scale).impact)}
          onChange={(value) => put(residual?.likelihood ?? 0, Number(value))}
        />
        {level && <LevelBadge level={level} />}
      </div>
    </FormRow>
  );
}
