import "./controls.css";
import { FileCheck, Link, X } from "lucide-react";
import type { Evidence } from "../bindings/Evidence";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";

type Props = { evidence: readonly Evidence[]; onChange: (evidence: Evidence[]) => void };

/** Pieces of evidence, one line each: what it is, and the digest of a file. */
export function EvidenceLines({ evidence, onChange }: Props) {
  return (
    <ul className="evidence">
      {evidence.map((one, index) => {
        const name = one.title || one.location;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be named twice, and lines are only added and removed
          <li key={index}>
            {one.digest ? <FileCheck size={14} aria-hidden="true" /> : <Link size={14} aria-hidden="true" />}
            <span title={one.location}>{name}</span>
            {one.digest && (
              <span className="mono" title={`SHA-256 ${one.digest}`}>
                {one.digest.slice(0, 12)}…
              </span>
            )}
            <IconButton
              label={t("control.removeEvidence", { name })}
              icon={X}
              size="sm"
              onClick={() => onChange(evidence.filter((_, at) => at !== index))}
            />
          </li>
        );
      })}
    </ul>
  );
}
