import { useState } from "react";
import type { Threat } from "../bindings/Threat";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { SearchSelect } from "../kit/SearchSelect";
import { tryEdit, useMirror } from "../model/mirror";
import { setThreats } from "../threats/state";
import { subjectKey, subjectName } from "../threats/subjects";
import { mergeEdit } from "./edits";

/** Puts two threats that say the same together. Threats about the same thing are offered first. */
export function MergeDialog({ threat, onClose }: { threat: Threat; onClose: () => void }) {
  const model = useMirror((state) => state.model);
  const [into, setInto] = useState("");
  const [error, setError] = useState("");
  if (!model) return null;
  const near = (one: Threat) => (subjectKey(one.subject) === subjectKey(threat.subject) ? 0 : 1);
  const others = Object.values(model.threats)
    .filter((one) => one.id !== threat.id)
    .sort((a, b) => near(a) - near(b) || a.number - b.number);
  const merge = async () => {
    const target = model.threats[into];
    if (!target) return setError(t("merge.choose"));
    const refused = await tryEdit(mergeEdit(threat, target));
    if (refused) return setError(refused.message);
    setThreats({ row: `threat:${target.id}` });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("merge.title", { number: threat.number })}
      actions={
        <>
          <Button onClick={onClose}>{t("kit.cancel")}</Button>
          <Button variant="primary" onClick={() => void merge()} data-testid="merge-now">
            {t("merge.now")}
          </Button>
        </>
      }
    >
      <div className="form-stack">
        <p className="muted">{t("merge.text")}</p>
        <SearchSelect
          label={t("merge.into")}
          searchLabel={t("decide.find")}
          emptyText={t("threats.noMatch")}
          value={into}
          options={others.map((one) => ({
            value: one.id,
            label: `T-${one.number} ${one.title}`,
            note: subjectName(model, one.subject) ?? one.subject_name,
          }))}
          onChange={(id) => {
            setInto(id);
            setError("");
          }}
        />
        {error && <span className="form-hint error">{error}</span>}
      </div>
    </Dialog>
  );
}
