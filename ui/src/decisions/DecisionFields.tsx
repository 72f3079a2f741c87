import { Clock, Users } from "lucide-react";
import { t } from "../i18n";
import { FormField } from "../kit/FormField";
import { useMirror } from "../model/mirror";
import { ControlsField } from "./ControlsField";
import { ASKS, type Draft, type Field, knownPeople } from "./draft";
import { ResidualField } from "./ResidualField";
import type { DecisionForm } from "./useDecision";

type TextName = Exclude<Field, "controls" | "residual">;
type Look = { type?: "text" | "date" | "textarea"; people?: boolean; half?: boolean };
const LOOK: { [N in TextName]: Look } = {
  rationale: { type: "textarea" },
  test: {},
  owner: { people: true, half: true },
  due: { type: "date", half: true },
  risk_owner: { people: true, half: true },
  expires: { type: "date", half: true },
  change: { type: "textarea" },
  with: { people: true },
};

/** Fields that stand two in a line come in pairs. */
const isHalf = (field: Field): boolean => field !== "controls" && field !== "residual" && LOOK[field].half === true;

/** The fields of the chosen treatment, in the order in which they are asked; what is missing stands under its field. */
export function DecisionFields({ form, autoFocus }: { form: DecisionForm; autoFocus?: boolean }) {
  const { fields } = ASKS[form.draft.treatment];
  const pairs = fields.filter(isHalf);
  const first = fields.find((field) => field !== "controls" && field !== "residual");
  return (
    <div className="form-stack">
      {fields
        .filter((field) => !isHalf(field))
        .map((field) => (
          <OneField key={field} form={form} field={field} autoFocus={Boolean(autoFocus) && field === first} />
        ))}
      {pairs.length > 0 && (
        <div className="form-grid">
          {pairs.map((field) => (
            <OneField key={field} form={form} field={field} autoFocus={Boolean(autoFocus) && field === first} />
          ))}
        </div>
      )}
    </div>
  );
}

function OneField({ form, field, autoFocus }: { form: DecisionForm; field: Field; autoFocus: boolean }) {
  const model = useMirror((state) => state.model);
  if (field === "controls") return <ControlsField form={form} />;
  if (field === "residual") return <ResidualField form={form} />;
  const { type, people } = LOOK[field];
  const { treatment } = form.draft;
  const needed = ASKS[treatment].needed.includes(field);
  return (
    <FormField
      id={form.id(field)}
      label={labelOf(field, form.draft)}
      note={field === "test" ? t("decide.testNote") : needed ? t("decide.needed") : undefined}
      value={form.draft[field]}
      onChange={(value) => form.set({ [field]: value })}
      placeholder={placeholderOf(field, form.draft)}
      error={form.faults[field]}
      {...(type && { type })}
      {...(people && { icon: Users, suggestions: model ? knownPeople(model) : [] })}
      {...(type === "date" && { icon: Clock })}
      rows={field === "rationale" ? 2 : 3}
      testId={field}
      autoFocus={autoFocus}
    />
  );
}

const isReason = (field: TextName, draft: Draft): boolean =>
  field === "rationale" && (draft.treatment === "not_applicable" || draft.treatment === "reopened");

const labelOf = (field: TextName, draft: Draft): string =>
  isReason(field, draft) ? t("decide.reason") : t(`decide.field.${field}`);

const placeholderOf = (field: TextName, draft: Draft): string | undefined => {
  if (isReason(field, draft))
    return t(`decide.reasonHint.${draft.treatment === "reopened" ? "reopened" : "not_applicable"}`);
  if (field === "change" || field === "with") return t(`decide.placeholder.${field}`);
  return undefined;
};
