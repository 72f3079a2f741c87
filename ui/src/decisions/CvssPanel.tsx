import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { tryEdit } from "../model/mirror";
import { scoreText, useCvss } from "../threats/cvss";
import type { ThreatRow } from "../threats/rows";
import { cvssEdit } from "./edits";

/** An optional CVSS 4.0 vector beside the team's own rating: scored while one types, kept when it can be scored. */
export function CvssPanel({ row }: { row: ThreatRow }) {
  const kept = row.threat?.cvss ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState("");
  const text = (typed ?? kept).trim();
  const reading = useCvss(text);
  const fault = text ? refused || reading?.fault : "";
  const commit = async () => {
    if (typed === null || text === kept) return setTyped(null);
    const error = await tryEdit(cvssEdit(row, text));
    setRefused(error ? (error.fields[0]?.message ?? error.message) : "");
    if (!error) setTyped(null);
  };
  return (
    <section className="panel cvss" data-testid="cvss">
      <header>
        <h2>{t("cvss.head")}</h2>
        <span className="grow" />
        {reading && scoreText(reading) && (
          <span className="pill outlined" data-testid="cvss-score">
            {t("cvss.score", { score: scoreText(reading), severity: reading.severity })}
          </span>
        )}
      </header>
      <input
        className="input mono"
        aria-label={t("cvss.vector")}
        aria-invalid={fault ? true : undefined}
        aria-describedby="cvss-note"
        placeholder="CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
        value={typed ?? kept}
        data-testid="input-cvss"
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused("");
        }}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) void commit();
          if (event.key === "Escape") setTyped(null);
        }}
      />
      <p id="cvss-note" className={fault ? "form-hint error" : "muted"} data-testid={fault ? "error-cvss" : undefined}>
        {fault && <TriangleAlert size={14} aria-hidden="true" />}
        {fault || (reading ? t("cvss.basis", { basis: reading.basis }) : t("cvss.note"))}
      </p>
    </section>
  );
}
