import { useState } from "react";
import type { DiffKind } from "../bindings/DiffKind";
import type { DiffLine } from "../bindings/DiffLine";
import { t } from "../i18n";
import { useMirror } from "../model/mirror";
import { type ReadLine, readLines } from "./compare";

const SIGNS: Record<DiffKind, string> = { added: "+", removed: "–", changed: "~" };
const FIRST = 12;

/** What changed, one line per field: + came, – went, ~ changed, with the short number and both values. */
export function DiffLines({ lines }: { lines: readonly DiffLine[] }) {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const [all, setAll] = useState(false);
  const read = readLines(lines, model, library);
  const shown = all ? read : read.slice(0, FIRST);
  return (
    <>
      <ul className="diff-lines" data-testid="diff-lines">
        {shown.map((line) => (
          <li key={`${line.key.kind}/${line.key.id}/${line.field}`} className={line.kind}>
            <span className="diff-sign" aria-hidden="true">
              {SIGNS[line.kind]}
            </span>
            <span className="mono">{line.repeated ? "" : line.number}</span>
            <span>
              <span className="sr-only">{t(`signoff.kind.${line.kind}`)}: </span>
              <Words line={line} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < read.length && (
        <button type="button" className="link more-link" onClick={() => setAll(true)}>
          {t("signoff.more", { count: read.length - shown.length })}
        </button>
      )}
    </>
  );
}

function Words({ line }: { line: ReadLine }) {
  if (line.field === "") return line.text;
  const subject = line.repeated ? "" : line.name || t(`signoff.records.${line.key.kind}`);
  return (
    <>
      {subject && `${subject}: `}
      {line.field} {line.before && <s title={line.before}>{clip(line.before)}</s>}{" "}
      <span title={line.after}>{line.after ? clip(line.after) : line.before ? "" : t("signoff.nothing")}</span>
    </>
  );
}

/** Long texts are cut; the tooltip has the whole. */
const clip = (text: string): string => (text.length > 90 ? `${text.slice(0, 88)}…` : text);
