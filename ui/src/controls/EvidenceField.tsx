import type { Evidence } from "../bindings/Evidence";
import { t } from "../i18n";
import { FormRow } from "../kit/FormField";
import { EvidenceAdd } from "./EvidenceAdd";
import { EvidenceLines } from "./EvidenceLines";

type Props = { evidence: readonly Evidence[]; onChange: (evidence: Evidence[]) => void };

/** What shows that a control works: links, and files by name and digest. */
export function EvidenceField({ evidence, onChange }: Props) {
  return (
    <FormRow label={t("control.evidence")} note={t("control.evidenceNote")} testId="evidence">
      <EvidenceLines evidence={evidence} onChange={onChange} />
      <EvidenceAdd addOnBlur onAdd={(one) => onChange([...evidence, one])} />
    </FormRow>
  );
}
