import { TREATMENTS, type Treatment } from "../decisions/draft";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { KeyCap } from "../kit/KeyCap";
import { KEY_OF } from "./keys";

const OFFERED = [...TREATMENTS, "not_applicable"] as const;
type Props = {
  /** `words` beside the keys, `bare` keys only, `large` for a projector. */
  size: "words" | "bare" | "large";
  chosen?: Treatment | null;
  onChoose: (treatment: Treatment) => void;
};

/** The four treatments and "not applicable", with the key of each drawn on it. */
export function TreatmentKeys({ size, chosen, onChoose }: Props) {
  return (
    <fieldset className={classes("treatments", size)} aria-label={t("decide.treatment")}>
      {OFFERED.map((treatment) => (
        <button
          key={treatment}
          type="button"
          className={classes(chosen === treatment && "on")}
          aria-pressed={chosen === treatment}
          aria-label={t(`decide.word.${treatment}`)}
          title={t(`decide.plain.${treatment}`)}
          data-testid={`decide-${treatment}`}
          onClick={() => onChoose(treatment)}
        >
          {size === "bare" ? <kbd className="keycap">{KEY_OF[treatment]}</kbd> : <KeyCap keys={KEY_OF[treatment]} />}
          {size !== "bare" &&
            (treatment === "not_applicable" ? t("decide.notApplicableShort") : t(`decide.word.${treatment}`))}
        </button>
      ))}
    </fieldset>
  );
}
