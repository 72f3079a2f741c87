import { X } from "lucide-react";
import type { Exclusion } from "../bindings/Exclusion";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";
import { TextField } from "../kit/TextField";
import { without } from "./edits";

type Props = { exclusions: readonly Exclusion[]; onChange: (exclusions: Exclusion[]) => void };

/** What was left out of scope on purpose, each with its reason. */
export function ExclusionList({ exclusions, onChange }: Props) {
  return (
    <FormRow label={t("about.outOfScope")} note={t("about.outOfScopeNote")} testId="out-of-scope">
      <div className="text-list">
        {exclusions.map((exclusion, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two exclusions may say the same while they are being written
          <div className="text-line" key={index}>
            <div className="quiet">
              <span>{exclusion.what}</span>
              <TextField
                label={t("about.reason", { what: exclusion.what })}
                hideLabel
                placeholder={t("about.reasonHint")}
                value={exclusion.reason}
                onCommit={(reason) => onChange(exclusions.map((one, i) => (i === index ? { ...one, reason } : one)))}
              />
            </div>
            <IconButton
              label={t("about.remove", { what: exclusion.what })}
              icon={X}
              size="sm"
              onClick={() => onChange(without(exclusions, index))}
            />
          </div>
        ))}
        <AddLine
          label={t("about.addOutOfScope")}
          testId="add-out-of-scope"
          onAdd={(what) => onChange([...exclusions, { what, reason: "" }])}
        />
      </div>
    </FormRow>
  );
}
