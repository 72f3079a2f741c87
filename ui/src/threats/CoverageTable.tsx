import "./pictures.css";
import { Check } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { type Facet, hasFacet } from "./filter";
import { flipFacet } from "./state";
import { subjectKey } from "./subjects";
import type { CoverageCell, CoverageLine } from "./tables";

type Props = {
  lines: readonly CoverageLine[];
  tactics: readonly { id: string; name: string }[];
  facets: readonly Facet[];
};

/** Elements drawn before the rest is asked for. */
const MOST = 60;

// Names are set at an angle; the long ones are cut to what the column can hold.
const SHORT: { [name: string]: string } = {
  "Resource Development": "Resource Dev.",
  "Command and Control": "Command, Ctrl",
  "Privilege Escalation": "Privilege Esc.",
  "AI Attack Staging": "Attack Staging",
  "Credential Access": "Credentials",
  "Lateral Movement": "Lateral Move",
  "AI Model Access": "Model Access",
};

const content = (cell: CoverageCell) => {
  if (cell.state === "open") return cell.open;
  if (cell.state === "decided") return <Check size={10} aria-hidden="true" />;
  return cell.state === "not_applicable" ? "–" : null;
};

/** Every element against every tactic: undecided, decided, not applicable, or not considered. A cell filters the table. */
export function CoverageTable({ lines, tactics, facets }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, MOST);
  return (
    <>
      <div className="coverage-wrap">
        <table className="coverage" data-testid="coverage">
          <caption className="sr-only">{`${t("threats.coverage")}: ${t("threats.coverageNote")}`}</caption>
          <thead>
            <tr>
              <td />
              {tactics.map((tactic) => (
                <th scope="col" key={tactic.id} title={tactic.name}>
                  <span>{SHORT[tactic.name] ?? tactic.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={subjectKey(line.subject)}>
                <th scope="row" title={line.name}>
                  {line.name}
                </th>
                {line.cells.map((cell, index) => (
                  <Cell key={cell.tactic} line={line} cell={cell} tactic={tactics[index]?.name ?? ""} facets={facets} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < lines.length && (
        <button type="button" className="link more-link" onClick={() => setAll(true)}>
          {t("threats.coverageAll", { count: lines.length })}
        </button>
      )}
      <div className="coverage-legend">
        {(["open", "decided", "not_applicable", "none"] as const).map((state) => (
          <span key={state}>
            <i className={classes("cover", state)}>{content({ tactic: "", state, open: 2 })}</i>
            {t(`threats.coverageLegend.${state}`)}
          </span>
        ))}
      </div>
    </>
  );
}

type CellProps = { line: CoverageLine; cell: CoverageCell; tactic: string; facets: readonly Facet[] };

function Cell({ line, cell, tactic, facets }: CellProps) {
  const state = t(`threats.coverageCell.${cell.state}`, { count: cell.open });
  const spoken = t("threats.coverageSpoken", { name: line.name, tactic, state });
  if (cell.state === "none")
    return (
      <td>
        <span className="cover none" title={spoken}>
          <span className="sr-only">{state}</span>
        </span>
      </td>
    );
  const facet: Facet = {
    kind: "coverage",
    subject: subjectKey(line.subject),
    tactic: cell.tactic,
    label: `${line.name}, ${tactic}`,
  };
  return (
    <td>
      <button
        type="button"
        className={classes("cover", cell.state)}
        title={spoken}
        aria-label={spoken}
        aria-pressed={hasFacet(facets, facet)}
        onClick={() => flipFacet(facet)}
      >
        {content(cell)}
      </button>
    </td>
  );
}
