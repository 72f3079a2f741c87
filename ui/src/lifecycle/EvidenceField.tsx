import { X } from "lucide-react";
import type { Assessment } from "../bindings/Assessment";
import type { Model } from "../bindings/Model";
import { EvidenceAdd } from "../controls/EvidenceAdd";
import { EvidenceLines } from "../controls/EvidenceLines";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";
import { makeEdit } from "../model/mirror";
import { putAssessment } from "./edits";
import { type Shown, shownBy } from "./evidence";
import { FromModel } from "./FromModel";

/** What shows it: links, files by digest, controls and decisions. */
export function EvidenceField({ model, record }: { model: Model; record: Assessment }) {
  const put = (change: Partial<Assessment>) => void makeEdit(putAssessment({ ...record, ...change }));
  const taken = new Set([...record.controls, ...record.threats, ...record.evidence.map(({ digest }) => digest)]);
  const shown = shownBy(model).filter(({ id }) => !taken.has(id));
  const add = ({ kind, id, evidence }: Shown) => {
    if (kind === "control") put({ controls: [...record.controls, id].sort() });
    if (kind === "threat") put({ threats: [...record.threats, id].sort() });
    if (kind === "file") put({ evidence: [...record.evidence, evidence] });
  };
  const line = (id: string, number: string, text: string, remove: () => void) => (
    <li key={id}>
      <span className="mono">{number}</span>
      <span className="life-evidence-text">{text}</span>
      <IconButton label={t("life.removeEvidence", { text })} icon={X} size="sm" onClick={remove} />
    </li>
  );
  return (
    <section className="life-evidence" data-testid="evidence">
      <h3 className="form-label">{t("life.evidence")}</h3>
      <EvidenceLines evidence={record.evidence} onChange={(evidence) => put({ evidence })} />
      <ul>
        {record.controls.map((id) =>
          line(id, `C-${model.controls[id]?.number}`, model.controls[id]?.title ?? id, () =>
            put({ controls: record.controls.filter((other) => other !== id) }),
          ),
        )}
        {record.threats.map((id) =>
          line(id, `T-${model.threats[id]?.number}`, model.threats[id]?.title ?? id, () =>
            put({ threats: record.threats.filter((other) => other !== id) }),
          ),
        )}
      </ul>
      <EvidenceAdd onAdd={(one) => put({ evidence: [...record.evidence, one] })} />
      <FromModel shown={shown} onAdd={add} />
    </section>
  );
}
