import { X } from "lucide-react";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { Chip } from "../kit/Chip";
import { classes } from "../kit/classes";
import { FormField, FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";
import { Select } from "../kit/Select";
import { useMirror } from "../model/mirror";
import type { KeyInHand } from "../model/types";
import { type Draft, type Faults, riskOwners, type Way } from "./draft";
import { KeyField } from "./KeyField";

type Props = {
  draft: Draft;
  faults: Faults;
  way: Way;
  keyInHand: KeyInHand | null;
  onChange: (part: Partial<Draft>) => void;
  onWay: (way: Way) => void;
  onChooseKey: () => void;
  onMakeKey: (passphrase: string) => void;
  onBring: () => void;
};

const USUAL = ["usual.model", "usual.tool", "usual.incident"] as const;

/** The first step of a sign-off: who, for what, on which terms, with which key. */
export function Terms(props: Props) {
  const { draft, faults, onChange } = props;
  const model = useMirror((state) => state.model);
  const owners = model ? riskOwners(model) : [];
  const threats = Object.keys(model?.threats ?? {}).length;
  const usual = USUAL.map((key) => t(`signoff.${key}`)).filter((text) => !draft.triggers.includes(text));
  return (
    <div className="sign-form" data-testid="sign-form">
      <fieldset>
        <legend>{t("signoff.who")}</legend>
        <div className="sign-thirds">
          <FormField
            label={t("signoff.name")}
            value={draft.name}
            onChange={(name) => onChange({ name })}
            error={faults.name}
            suggestions={owners.map((owner) => owner.name)}
            testId="sign-name"
          />
          <FormField
            label={t("signoff.role")}
            placeholder={t("signoff.roleHint")}
            value={draft.role}
            onChange={(role) => onChange({ role })}
            error={faults.role}
            testId="sign-role"
          />
          <FormField
            label={t("signoff.behalf")}
            note={t("signoff.optional")}
            value={draft.behalf}
            onChange={(behalf) => onChange({ behalf })}
            testId="sign-behalf"
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("signoff.scope")}</legend>
        <div className="sign-tiles">
          {(["all", "owner"] as const).map((scope) => (
            <button
              key={scope}
              type="button"
              className={classes(draft.scope === scope && "on")}
              aria-pressed={draft.scope === scope}
              disabled={scope === "owner" && owners.length === 0}
              onClick={() =>
                onChange({ scope, ...(scope === "owner" && !draft.owner ? { owner: owners[0]?.name ?? "" } : {}) })
              }
              data-testid={`scope-${scope}`}
            >
              <b>{t(`signoff.scopes.${scope}`)}</b>
              {scope === "all" ? t("signoff.scopeNote.all", { count: threats }) : t("signoff.scopeNote.owner")}
            </button>
          ))}
        </div>
        {draft.scope === "owner" && (
          <FormRow label={t("signoff.owner")} error={faults.owner} testId="sign-owner">
            <Select
              label={t("signoff.owner")}
              hideLabel
              value={draft.owner}
              options={owners.map(({ name, threats: count }) => ({
                value: name,
                label: t("signoff.ownerLine", { name, count }),
              }))}
              onChange={(owner) => onChange({ owner })}
            />
          </FormRow>
        )}
      </fieldset>
      <fieldset>
        <legend>{t("signoff.terms")}</legend>
        <div className="sign-terms">
          <FormField
            label={t("signoff.until")}
            note={t("signoff.untilNote")}
            type="date"
            value={draft.until}
            onChange={(until) => onChange({ until })}
            error={faults.until}
            testId="sign-until"
          />
          <FormField
            label={t("signoff.conditionsLabel")}
            placeholder={t("signoff.conditionsHint")}
            type="textarea"
            rows={2}
            value={draft.conditions}
            onChange={(conditions) => onChange({ conditions })}
            testId="sign-conditions"
          />
        </div>
        <FormRow label={t("signoff.triggersLabel")} testId="sign-triggers">
          <ul className="sign-triggers">
            {draft.triggers.map((text) => (
              <li key={text}>
                {text}
                <IconButton
                  label={t("signoff.removeTrigger", { text })}
                  icon={X}
                  size="sm"
                  onClick={() => onChange({ triggers: draft.triggers.filter((one) => one !== text) })}
                />
              </li>
            ))}
          </ul>
          {usual.length > 0 && (
            <div className="sign-usual">
              {usual.map((text) => (
                <Chip key={text} on={false} onClick={() => onChange({ triggers: [...draft.triggers, text] })}>
                  {text}
                </Chip>
              ))}
            </div>
          )}
          <AddLine
            label={t("signoff.addTrigger")}
            testId="add-trigger"
            addOnBlur
            onAdd={(text) => !draft.triggers.includes(text) && onChange({ triggers: [...draft.triggers, text] })}
          />
        </FormRow>
      </fieldset>
      <fieldset>
        <legend>{t("signoff.key")}</legend>
        <KeyField
          way={props.way}
          keyInHand={props.keyInHand}
          name={draft.name.trim()}
          error={faults.key}
          onWay={props.onWay}
          onChoose={props.onChooseKey}
          onMake={props.onMakeKey}
          onBring={props.onBring}
        />
      </fieldset>
    </div>
  );
}
