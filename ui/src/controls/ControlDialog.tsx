import "./controls.css";
import { useState } from "react";
import type { Control } from "../bindings/Control";
import type { ControlStatus } from "../bindings/ControlStatus";
import type { Edit } from "../bindings/Edit";
import { CONTROL_STATES } from "../decisions/ControlState";
import { knownPeople } from "../decisions/draft";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { Dialog } from "../kit/Dialog";
import { FormField, FormRow } from "../kit/FormField";
import { Select } from "../kit/Select";
import { tryEdit, useMirror } from "../model/mirror";
import type { Library } from "../threats/library";
import { EvidenceField } from "./EvidenceField";
import { linkEdits, putControl, threatsOf } from "./edits";

type Props = { control: Control; onClose: () => void };

/** Everything about one control, kept in one step. */
export function ControlDialog({ control, onClose }: Props) {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library) as Library;
  const [draft, setDraft] = useState(control);
  const [against, setAgainst] = useState(() => (model ? threatsOf(model, control.id).map(({ id }) => id) : []));
  const [error, setError] = useState("");
  if (!model) return null;
  const fresh = !(control.id in model.controls);
  const set = (part: Partial<Control>) => setDraft((now) => ({ ...now, ...part }));
  const send = async (edits: Edit[]) => {
    const [only] = edits;
    const label = t(fresh ? "control.stepNew" : "control.step", { title: draft.title.trim() });
    const refused = await tryEdit(edits.length === 1 && only ? only : { edit: "batch", label, edits });
    if (refused) setError([refused.message, refused.hint].filter(Boolean).join(". "));
    else onClose();
  };
  const save = () => {
    if (!draft.title.trim()) return setError(t("control.titleMissing"));
    const record = { ...draft, title: draft.title.trim() };
    return void send([putControl(record), ...linkEdits(model, control.id, against)]);
  };
  const remove = () => void send([{ edit: "remove", keys: [{ kind: "control", id: control.id }] }]);
  const mitigations = Object.entries(library?.mitigations ?? {}).map(([id, { name }]) => ({
    value: id,
    label: name,
    note: id,
  }));
  const threats = Object.values(model.threats).sort((a, b) => a.number - b.number);
  return (
    <Dialog
      open
      onClose={onClose}
      title={fresh ? t("control.new") : t("control.edit", { number: control.number })}
      shape="wide"
      actions={
        <>
          {!fresh && (
            <Button variant="danger" onClick={remove} data-testid="remove-control">
              {t("control.remove")}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t("kit.cancel")}</Button>
          <Button variant="primary" onClick={save} data-testid="save-control">
            {t("control.save")}
          </Button>
        </>
      }
    >
      <form
        className="form-stack control-form"
        data-testid="control-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormField
          label={t("control.title")}
          value={draft.title}
          onChange={(title) => {
            set({ title });
            setError("");
          }}
          error={error || undefined}
          testId="control-title"
          autoFocus
        />
        <div className="form-grid">
          <Select
            label={t("control.mitigation")}
            value={draft.mitigation ?? ""}
            options={[{ value: "", label: t("control.own"), unset: true }, ...mitigations]}
            onChange={(id) => set({ mitigation: id || null })}
          />
          <Select<ControlStatus>
            label={t("control.status")}
            value={draft.status}
            options={CONTROL_STATES.map((value) => ({ value, label: t(`controls.status.${value}`) }))}
            onChange={(status) => set({ status })}
          />
          <FormField
            label={t("control.owner")}
            value={draft.owner}
            onChange={(owner) => set({ owner })}
            suggestions={knownPeople(model)}
            testId="control-owner"
          />
          <FormField
            label={t("control.due")}
            type="date"
            value={draft.due ?? ""}
            onChange={(due) => set({ due: due || null })}
            testId="control-due"
          />
        </div>
        <FormField
          label={t("control.description")}
          type="textarea"
          rows={2}
          value={draft.description}
          onChange={(description) => set({ description })}
          testId="control-description"
        />
        <FormField
          label={t("control.ticket")}
          type="url"
          placeholder="https://"
          value={draft.ticket}
          onChange={(ticket) => set({ ticket })}
          testId="control-ticket"
        />
        <div className="form-grid">
          <FormField
            label={t("control.test")}
            value={draft.test}
            onChange={(test) => set({ test })}
            testId="control-test"
          />
          <FormField
            label={t("control.result")}
            value={draft.result}
            onChange={(result) => set({ result })}
            testId="control-result"
          />
        </div>
        <EvidenceField evidence={draft.evidence} onChange={(evidence) => set({ evidence })} />
        <FormRow label={t("control.against")} testId="control-against">
          {threats.length === 0 && <p className="muted">{t("control.noThreats")}</p>}
          <div className="control-threats">
            {threats.map((threat) => (
              <CheckRow
                key={threat.id}
                checked={against.includes(threat.id)}
                onChange={(on) => setAgainst(on ? [...against, threat.id] : against.filter((id) => id !== threat.id))}
                aside={<span className="mono">T-{threat.number}</span>}
              >
                {threat.title}
              </CheckRow>
            ))}
          </div>
        </FormRow>
      </form>
    </Dialog>
  );
}
