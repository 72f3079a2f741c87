import { X } from "lucide-react";
import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";
import { Select } from "../kit/Select";
import { without } from "./edits";
import { type ScaleName, scaleName, withPreset } from "./scales";

type Props = { scale: RiskScale; onChange: (scale: RiskScale) => void };

/** The words of the risk rating, what the organisation is ready to live with, and who may accept what. */
export function RiskSettings({ scale, onChange }: Props) {
  const name = scaleName(scale);
  const levels = scale.levels.map((level, index) => ({ value: String(index), label: level.word }));
  const scales: ScaleName[] = name === "own" ? ["own", "five", "three"] : ["five", "three"];
  return (
    <div className="form-grid">
      <div className="form-stack">
        <Select<ScaleName>
          label={t("about.scale")}
          value={name}
          options={scales.map((value) => ({ value, label: t(`about.scales.${value}`) }))}
          onChange={(value) => value !== "own" && onChange(withPreset(scale, value))}
        />
        <Select
          label={t("about.appetite")}
          value={String(scale.appetite)}
          options={levels}
          onChange={(level) => onChange({ ...scale, appetite: Number(level) })}
        />
      </div>
      <FormRow label={t("about.acceptance")} note={t("about.acceptanceNote")} testId="acceptance">
        <div className="text-list">
          {scale.acceptance.map((entry, index) => (
            <div className="text-line wide" key={entry.role}>
              <span>{entry.role}</span>
              <Select
                label={t("about.acceptUpTo", { role: entry.role })}
                hideLabel
                compact
                value={String(entry.up_to)}
                options={levels}
                onChange={(level) =>
                  onChange({
                    ...scale,
                    acceptance: scale.acceptance.map((one, i) =>
                      i === index ? { ...one, up_to: Number(level) } : one,
                    ),
                  })
                }
              />
              <IconButton
                label={t("about.remove", { what: entry.role })}
                icon={X}
                size="sm"
                onClick={() => onChange({ ...scale, acceptance: without(scale.acceptance, index) })}
              />
            </div>
          ))}
          <AddLine
            label={t("about.addAcceptance")}
            testId="add-acceptance"
            onAdd={(role) =>
              scale.acceptance.every((entry) => entry.role !== role) &&
              onChange({ ...scale, acceptance: [...scale.acceptance, { role, up_to: scale.appetite }] })
            }
          />
        </div>
      </FormRow>
    </div>
  );
}
