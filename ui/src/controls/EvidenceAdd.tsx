import { FileCheck } from "lucide-react";
import { useState } from "react";
import type { Evidence } from "../bindings/Evidence";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { AddLine } from "../kit/AddLine";
import { Button } from "../kit/Button";

type Props = {
  onAdd: (evidence: Evidence) => void;
  /** Adds a link when the focus leaves its line, too; inside a form that is sent as a whole. */
  addOnBlur?: boolean;
};

/** One more piece of evidence: a link, or a file by name and digest. The file stays where it is. */
export function EvidenceAdd({ onAdd, addOnBlur }: Props) {
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    const file = await attempt(shell.chooseEvidence);
    setBusy(false);
    if (file) onAdd({ title: file.file_name, location: file.file_name, digest: file.digest });
  };
  return (
    <div className="evidence-add">
      <AddLine
        label={t("control.addLink")}
        testId="add-evidence-link"
        addOnBlur={addOnBlur}
        onAdd={(location) => onAdd({ title: location, location, digest: "" })}
      />
      <Button icon={FileCheck} disabled={busy} onClick={() => void choose()} data-testid="choose-evidence">
        {t("control.chooseFile")}
      </Button>
    </div>
  );
}
