import { FileDigit, Link2, X } from "lucide-react";
import type { Assessment } from "../bindings/Assessment";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { IconButton } from "../kit/IconButton";
import { SearchSelect } from "../kit/SearchSelect";
import { makeEdit } from "../model/mirror";
import { putAssessment } from "./edits";

const byNumber = (a: { number: number }, b: { number: number }): number => a.number - b.number;

/** What shows it: links, fingerprints of asset files, controls and decisions. */
export function EvidenceField({ model, record }: { model: Model; record: Assessment }) {
  const put = (change: Partial<Assessment>) => void makeEdit(putAssessment({ ...record, ...change }));
  const controls = Object.values(model.controls).sort(byNumber);
  const threats = Object.values(model.threats)
    .filter((threat) => threat.history.length > 0 || record.threats.includes(threat.id))
    .sort(byNumber);
  const files = Object.values(model.assets).flatMap((asset) =>
    asset.files.filter((file) => !file.name.includes("/")).map((file) => ({ asset, file })),
  );
  const options = [
    { value: "", label: t("life.addFrom"), unset: true },
    ...controls
      .filter((one) => !record.controls.includes(one.id))
      .map((one) => ({ value: `control/${one.id}`, label: `C-${one.number} ${one.title}`, note: t("life.control") })),
    ...threats
      .filter((one) => !record.threats.includes(one.id))
      .map((one) => ({ value: `threat/${one.id}`, label: `T-${one.number} ${one.title}`, note: t("life.decision") })),
    ...files.map(({ asset, file }) => ({
      value: `file/${file.sha256}`,
      label: `${asset.name}: ${file.name}`,
      note: file.sha256.slice(0, 12),
    })),
  ];
  const add = (value: string) => {
    const [kind, id = ""] = value.split("/");
    if (kind === "control") put({ controls: [...record.controls, id].sort() });
    if (kind === "threat") put({ threats: [...record.threats, id].sort() });
    const found = files.find(({ file }) => file.sha256 === id);
    if (kind === "file" && found) {
      const { name } = found.file;
      put({ evidence: [...record.evidence, { title: `${found.asset.name}: ${name}`, location: name, digest: id }] });
    }
  };
  const line = (key: string, icon: React.ReactNode, text: string, note: string, remove: () => void) => (
    <li key={key}>
      {icon}
      <span className="life-evidence-text">
        {text}
        {note && <small className="mono">{note}</small>}
      </span>
      <IconButton label={t("life.removeEvidence", { text })} icon={X} size="sm" onClick={remove} />
    </li>
  );
  return (
    <section className="life-evidence" data-testid="evidence">
      <h3 className="form-label">{t("life.evidence")}</h3>
      <ul>
        {record.evidence.map((one, index) =>
          line(
            `${one.location}/${one.digest}/${one.title}`,
            one.digest ? <FileDigit size={14} aria-hidden="true" /> : <Link2 size={14} aria-hidden="true" />,
            one.title || one.location,
            one.digest ? one.digest.slice(0, 16) : one.location === one.title ? "" : one.location,
            () => put({ evidence: record.evidence.filter((_, other) => other !== index) }),
          ),
        )}
        {record.controls.map((id) => {
          const control = model.controls[id];
          return line(id, <span className="mono">C-{control?.number}</span>, control?.title ?? id, "", () =>
            put({ controls: record.controls.filter((other) => other !== id) }),
          );
        })}
        {record.threats.map((id) => {
          const threat = model.threats[id];
          return line(id, <span className="mono">T-{threat?.number}</span>, threat?.title ?? id, "", () =>
            put({ threats: record.threats.filter((other) => other !== id) }),
          );
        })}
      </ul>
      <AddLine
        label={t("life.addLink")}
        testId="add-link"
        onAdd={(text) => put({ evidence: [...record.evidence, { title: text, location: text, digest: "" }] })}
      />
      {options.length > 1 && (
        <SearchSelect
          label={t("life.addFromModel")}
          searchLabel={t("life.search")}
          emptyText={t("life.noneFound")}
          value=""
          options={options}
          onChange={add}
        />
      )}
    </section>
  );
}
