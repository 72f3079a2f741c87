import "./about.css";
import { useState } from "react";
import type { About } from "../bindings/About";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { Dialog } from "../kit/Dialog";
import { TextField } from "../kit/TextField";
import { tryEdit, useMirror } from "../model/mirror";
import { setView } from "../view/view";
import { ExclusionList } from "./ExclusionList";
import { aboutEdit, without, withText } from "./edits";
import { ImportedFiles } from "./ImportedFiles";
import { RiskSettings } from "./RiskSettings";
import { ScaleWords } from "./ScaleWords";
import { TextList } from "./TextList";

/** What the model says of itself: title page, scope, who answers for it. Every field is saved as one step when it is left. */
export function AboutDialog() {
  const about = useMirror((state) => state.model?.about);
  const [refused, setRefused] = useState("");
  if (!about) return null;
  const close = () => setView({ dialog: null });
  const change = async (part: Partial<About>) => {
    const edit = aboutEdit(about, part);
    if (!edit) return;
    const error = await tryEdit(edit);
    setRefused(error ? [error.message, error.hint].filter(Boolean).join(". ") : "");
  };
  const text = (field: "title" | "description" | "purpose" | "marking" | "owner") => ({
    value: about[field],
    onCommit: (value: string) => void change({ [field]: value }),
  });
  return (
    <Dialog
      open
      onClose={close}
      title={t("about.title")}
      shape="wide"
      actions={
        <Button variant="primary" onClick={close} data-testid="about-done">
          {t("about.done")}
        </Button>
      }
    >
      <div className="about" data-testid="about">
        {refused && (
          <p className="form-hint error" role="alert">
            {refused}
          </p>
        )}
        <div className="about-head">
          <TextField label={t("about.name")} {...text("title")} />
          <TextField label={t("about.marking")} hint={t("about.markingHint")} {...text("marking")} />
        </div>
        <TextField
          label={t("about.description")}
          placeholder={t("about.descriptionHint")}
          multiline
          {...text("description")}
        />
        <TextField label={t("about.purpose")} placeholder={t("about.purposeHint")} multiline {...text("purpose")} />
        <div className="form-grid">
          <TextField label={t("about.owner")} placeholder={t("about.ownerHint")} {...text("owner")} />
          <TextList
            label={t("about.riskOwners")}
            note={t("about.riskOwnersNote")}
            add={t("about.addRiskOwner")}
            texts={about.risk_owners}
            onAdd={(name) => void change({ risk_owners: withText(about.risk_owners, name) })}
            onRemove={(index) => void change({ risk_owners: without(about.risk_owners, index) })}
            testId="risk-owners"
          />
        </div>
        <div className="form-grid">
          <TextList
            label={t("about.inScope")}
            add={t("about.addInScope")}
            texts={about.in_scope}
            onAdd={(what) => void change({ in_scope: withText(about.in_scope, what) })}
            onRemove={(index) => void change({ in_scope: without(about.in_scope, index) })}
            testId="in-scope"
          />
          <ExclusionList exclusions={about.out_of_scope} onChange={(out_of_scope) => void change({ out_of_scope })} />
        </div>
        <RiskSettings scale={about.risk} onChange={(risk) => void change({ risk })} />
        <ScaleWords scale={about.risk} onChange={(risk) => void change({ risk })} />
        <CheckRow
          checked={!about.hide_standard_threats}
          onChange={(on) => void change({ hide_standard_threats: !on })}
          testId="standard-threats"
        >
          {t("about.standard")}
          <small className="about-note">{t("about.standardNote")}</small>
        </CheckRow>
        <ImportedFiles />
      </div>
    </Dialog>
  );
}
