// The threats of the model as the outline shows them: folded below what they are about, and decided there with the same
// keys as everywhere else.
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { focusFirst } from "../commands/viewing";
import type { Treatment } from "../decisions/draft";
import { subjectId } from "../model/counts";
import type { Analysis } from "../model/types";
import type { Library } from "../threats/library";
import { rowsAt, type ThreatRow } from "../threats/rows";
import { openDecision, setThreats } from "../threats/state";
import { select, setView } from "../view/view";
import type { Threats } from "./tree";

/** What the tree asks about threats. Rows are made for open folds only. */
export function threatsOf(model: Model, analysis: Analysis | null, library: Library): Threats {
  const subjects = new Map<string, Subject>();
  for (const { subject } of [...(analysis?.cards ?? []), ...Object.values(model.threats)])
    subjects.set(subjectId(subject), subject);
  return {
    has: (id) => subjects.has(id),
    of: (id) => {
      const subject = subjects.get(id);
      return analysis && subject ? rowsAt(model, analysis, library, subject) : [];
    },
  };
}

/** Selects what a threat is about, with the threat open beside it and its path on the canvas. */
export function lookAt({ subject, id }: ThreatRow): void {
  select(subject.kind === "model" ? [] : [subject.id]);
  setThreats({ row: id });
  setView({ inspectorTab: "threats" });
}

/** Goes into the threat's card; one of the system as a whole has a page instead. */
export function enter(row: ThreatRow): void {
  if (row.subject.kind === "model") openDecision(row.id);
  else {
    lookAt(row);
    setView({ view: "model" });
    focusFirst(".inspector .element-threats");
  }
}

/** Opens the form of a decision with a treatment chosen; afterwards the focus comes back to the tree. */
export function decide(row: ThreatRow, begin: Treatment): void {
  if (row.subject.kind === "model") openDecision(row.id, begin);
  else {
    lookAt(row);
    setThreats({ begin, from: "outline" });
  }
}
