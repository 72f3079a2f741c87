import { useId } from "react";
import { attempt } from "../commands/files";
import { LANGUAGES, t } from "../i18n";
import { CheckRow } from "../kit/CheckRow";
import { Dialog } from "../kit/Dialog";
import { FormRow } from "../kit/FormField";
import { Segmented } from "../kit/Segmented";
import { TextField } from "../kit/TextField";
import {
  chooseFlowLines,
  chooseLanguage,
  chooseName,
  chooseNotation,
  chooseSingleKeys,
  chooseTextSize,
  chooseTheme,
  TEXT_SIZES,
} from "../model/settings";
import { THEMES } from "../theme/theme";
import { setView, useView } from "../view/view";

const LINES = ["right_angled", "curved"] as const;
const NOTATIONS = ["house", "classic", "gane_sarson"] as const;

/** What the person at this machine prefers. Every choice is shown at once, so there is nothing to confirm. */
export function SettingsDialog() {
  const { theme, notation, flowLines, language, textSize, singleKeys, userName } = useView();
  const sizeId = useId();
  return (
    <Dialog open onClose={() => setView({ dialog: null })} title={t("settings.title")}>
      <div className="settings">
        <TextField
          label={t("settings.name")}
          hint={t("settings.nameNote")}
          value={userName}
          onCommit={(name) => void attempt(() => chooseName(name.trim()))}
        />
        <FormRow label={t("settings.language")}>
          <Segmented
            label={t("settings.language")}
            value={language}
            options={[
              { value: "en", label: LANGUAGES.en },
              { value: "de", label: LANGUAGES.de },
            ]}
            onChange={(next) => void attempt(() => chooseLanguage(next))}
          />
          <p className="form-hint">{t("settings.languageNote")}</p>
        </FormRow>
        <FormRow label={t("theme.label")}>
          <Segmented
            label={t("theme.label")}
            value={theme}
            options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChange={(next) => void attempt(() => chooseTheme(next))}
          />
        </FormRow>
        <FormRow label={t("settings.notation")}>
          <Segmented
            label={t("settings.notation")}
            value={notation}
            options={NOTATIONS.map((value) => ({ value, label: t(`settings.notations.${value}`) }))}
            onChange={(next) => void attempt(() => chooseNotation(next))}
          />
          <p className="form-hint">{t(`settings.notationNote.${notation}`)}</p>
        </FormRow>
        <FormRow label={t("settings.flowLines")}>
          <Segmented
            label={t("settings.flowLines")}
            value={flowLines}
            options={LINES.map((value) => ({ value, label: t(`settings.lines.${value}`) }))}
            onChange={(next) => void attempt(() => chooseFlowLines(next))}
          />
          <p className="form-hint">{t("settings.linesNote")}</p>
        </FormRow>
        <FormRow label={t("settings.textSize")} htmlFor={sizeId} note={`${textSize} %`}>
          <input
            id={sizeId}
            type="range"
            min={0}
            max={TEXT_SIZES.length - 1}
            value={TEXT_SIZES.reduce((best, size, index) => (size <= textSize ? index : best), 0)}
            aria-valuetext={`${textSize} %`}
            onChange={(event) => {
              const size = TEXT_SIZES[Number(event.target.value)];
              if (size) void attempt(() => chooseTextSize(size));
            }}
          />
          <p className="form-hint">{t("settings.textSizeNote")}</p>
        </FormRow>
        <FormRow label={t("settings.keys")}>
          <CheckRow
            checked={singleKeys}
            onChange={(next) => void attempt(() => chooseSingleKeys(next))}
            testId="single-keys"
          >
            {t("settings.singleKeys")}
          </CheckRow>
          <p className="form-hint">{t("settings.singleKeysNote")}</p>
        </FormRow>
      </div>
    </Dialog>
  );
}
