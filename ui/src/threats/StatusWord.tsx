import { Check, Minus } from "lucide-react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Mark } from "../kit/marks";
import type { ThreatRow } from "./rows";

/** Where a threat stands: mark and word. Undecided ones carry the shape of their weight. */
export function StatusWord({ row }: { row: ThreatRow }) {
  const word =
    row.status === "decided" && row.verdict
      ? t(`decide.word.${row.verdict.treatment}`)
      : t(`threats.status.${row.status}`);
  return (
    <span className={classes("status-word", row.status)}>
      {row.status === "open" && <Mark shape={row.weight ?? 2} />}
      {row.status === "decided" && <Check size={12} aria-hidden="true" />}
      {row.status === "not_applicable" && <Minus size={12} aria-hidden="true" />}
      {word}
    </span>
  );
}
