import { FileCheck, Link, X } from "lucide-react";
import { useState } from "react";
import type { Evidence } from "../bindings/Evidence";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { AddLine } from "../kit/AddLine";
import { Button } from "../kit/Button";
import { FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";

type Props = { evidence: readonly Evidence[]; onChange: (evidence: Evidence[]) => void };

/** What shows that a control works: links, and files by name and digest. The files stay where they are. */
export function EvidenceField({ evidence, onChange }: Props) {
  const [busy, setBusy] = useState(false);
  const add = (one: Evidence) => onChange([...evidence, one]);
  const choose = async () => {
    setBusy(true);
    const file = await attempt(shell.chooseEvidence);
    setBusy(false);
    if (file) add({ title: file.file_name, location: file.file_name, digest: file.digest });
  };
  return (
    <FormRow label={t("control.evidence")} note={t("control.evidenceNote")} testId="evidence">
      <ul className="evidence">
        {evidence.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be named twice, and lines are only added and removed
          <li key={index}>
            {one.digest ? <FileCheck size={14} aria-hidden="true" /> : <Link size={14} aria-hidden="true" />}
            <span>{one.location || one.title}</span>
            {one.digest && (
              <span className="mono" title={`SHA-256 ${one.digest}`}>
                {one.digest.slice(0, 12)}…
              </span>
            )}
            <IconButton
              label={t("control.removeEvidence", { name: one.location || one.title })}
              icon={X}
              size="sm"
              onClick={() => onChange(evidence.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <div className="evidence-add">
        <AddLine
          label={t("control.addLink")}
          testId="add-evidence-link"
          addOnBlur
          onAdd={(location) => add({ title: location, location, digest: "" })}
        />
        <Button icon={FileCheck} disabled={busy} onClick={() => void choose()} data-testid="choose-evidence">
          {t("control.chooseFile")}
        </Button>
      </div>
    </FormRow>
  );
}
