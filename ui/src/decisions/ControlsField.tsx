import { ChevronDown, Pencil } from "lucide-react";
import { useState } from "react";
import { ControlDialog } from "../controls/ControlDialog";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { CheckRow } from "../kit/CheckRow";
import { FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";
import { ControlState } from "./ControlState";
import { ASKS, type ControlChoice } from "./draft";
import type { DecisionForm } from "./useDecision";

const SHOWN = 3;

/** The controls against the threat: what is linked, what the library advises, and the team's own. */
export function ControlsField({ form }: { form: DecisionForm }) {
  const [open, setOpen] = useState(false);
  const { draft, choices } = form;
  // Ticked ones are always in sight; the rest fills up to three.
  const [ticked] = useState(() => draft.chosen);
  const first = choices.filter((choice, index) => index < SHOWN || ticked.includes(choice.key));
  const shown = open ? choices : first;
  const more = choices.length - shown.length;
  const needed = ASKS[draft.treatment].needed.includes("controls");
  const toggle = (key: string, on: boolean) =>
    form.set({ chosen: on ? [...draft.chosen, key] : draft.chosen.filter((one) => one !== key) });
  return (
    <FormRow
      label={t("decide.field.controls")}
      note={needed ? t("decide.neededOne") : undefined}
      error={form.faults.controls}
      testId="controls"
    >
      <div className="controls" id={form.id("controls")}>
        {shown.map((choice) => (
          <ChoiceRow key={choice.key} choice={choice} on={draft.chosen.includes(choice.key)} onChange={toggle} />
        ))}
        {draft.own.map((title) => (
          <CheckRow
            key={title}
            checked
            onChange={() => form.set({ own: draft.own.filter((one) => one !== title) })}
            aside={<span className="pill">{t("controls.status.proposed")}</span>}
          >
            {title}
          </CheckRow>
        ))}
        {more > 0 && (
          <button type="button" className="controls-more" onClick={() => setOpen(true)} data-testid="more-controls">
            {t("decide.moreControls", { count: more })}
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        )}
        <AddLine
          label={t("decide.ownControl")}
          testId="own-control"
          addOnBlur
          onAdd={(title) => !draft.own.includes(title) && form.set({ own: [...draft.own, title] })}
        />
      </div>
    </FormRow>
  );
}

type RowProps = { choice: ControlChoice; on: boolean; onChange: (key: string, on: boolean) => void };

function ChoiceRow({ choice, on, onChange }: RowProps) {
  const [editing, setEditing] = useState(false);
  const aside = (
    <span className="control-aside">
      {choice.mitigation && <span className="mono">{choice.mitigation}</span>}
      {choice.control && <ControlState control={choice.control} />}
      {choice.control && (
        <IconButton
          label={t("control.open", { title: choice.title })}
          icon={Pencil}
          size="sm"
          onClick={() => setEditing(true)}
        />
      )}
      {choice.control && editing && <ControlDialog control={choice.control} onClose={() => setEditing(false)} />}
      {!choice.control && on && <span className="pill">{t("controls.status.proposed")}</span>}
    </span>
  );
  return (
    <CheckRow
      checked={on}
      onChange={(next) => onChange(choice.key, next)}
      aside={aside}
      testId={`control-${choice.mitigation ?? choice.key}`}
    >
      {choice.title}
      {on && choice.how && <small>{choice.how}</small>}
    </CheckRow>
  );
}
