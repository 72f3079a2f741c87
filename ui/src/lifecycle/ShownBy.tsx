import { Paperclip } from "lucide-react";
import { useState } from "react";
import type { Evidence } from "../bindings/Evidence";
import type { Model } from "../bindings/Model";
import { EvidenceAdd } from "../controls/EvidenceAdd";
import { EvidenceLines } from "../controls/EvidenceLines";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { shownBy } from "./evidence";
import { FromModel } from "./FromModel";

type Props = {
  model: Model;
  /** What it shows, for the names of the controls. */
  about: string;
  evidence: readonly Evidence[];
  onChange: (evidence: Evidence[]) => void;
};

/** What shows an answer or an entry; the ways to add to it open on request, so that a long list stays short. */
export function ShownBy({ model, about, evidence, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const add = (one: Evidence) => onChange([...evidence, one]);
  const known = new Set(evidence.map((one) => one.digest || one.location));
  const shown = shownBy(model).filter(({ evidence: one }) => !known.has(one.digest || one.location));
  return (
    <div className="life-shown">
      <EvidenceLines evidence={evidence} onChange={onChange} />
      {open ? (
        <>
          <EvidenceAdd onAdd={add} />
          <FromModel shown={shown} onAdd={(one) => add(one.evidence)} />
        </>
      ) : (
        <Button
          variant="ghost"
          icon={Paperclip}
          aria-label={t("life.addEvidenceTo", { about })}
          onClick={() => setOpen(true)}
          data-testid="add-evidence"
        >
          {t("life.addEvidence")}
        </Button>
      )}
    </div>
  );
}
