import { t } from "../i18n";
import { classes } from "../kit/classes";
import { KeyCap } from "../kit/KeyCap";
import { KEY_OF } from "../threats/keys";
import { TREATMENTS, type Treatment } from "./draft";

type Props = { chosen: (typeof TREATMENTS)[number] | null; onChoose: (treatment: Treatment) => void };

/** The four treatments as tiles: the term of the standard, the plain word, the key. */
export function TreatmentTiles({ chosen, onChoose }: Props) {
  return (
    <fieldset className="tiles" aria-label={t("decide.treatment")}>
      {TREATMENTS.map((treatment) => (
        <button
          key={treatment}
          type="button"
          className={classes(chosen === treatment && "on")}
          aria-pressed={chosen === treatment}
          data-testid={`decide-${treatment}`}
          onClick={() => onChoose(treatment)}
        >
          <b>
            {t(`decide.word.${treatment}`)}
            <KeyCap keys={KEY_OF[treatment]} />
          </b>
          {t(`decide.plain.${treatment}`)}
        </button>
      ))}
    </fieldset>
  );
}
