// Attack paths in words: which step happens where, and where one control breaks most of them.
import type { AttackPath } from "../bindings/AttackPath";
import type { Model } from "../bindings/Model";
import { type Library, mitigationName, tacticName, techniqueName } from "./library";
import { subjectName } from "./subjects";

export type PathStep = { number: number; where: string; what: string; tactic: string; cut: boolean };
export type PathView = {
  title: string;
  goal: string;
  steps: PathStep[];
  elements: string[];
  flows: string[];
  /** The mitigation to cut the path with; empty when the library names none. */
  mitigation: string;
  /** How many of the paths shown it breaks. */
  breaks: number;
};

export function pathView(model: Model, library: Library, path: AttackPath): PathView {
  return {
    title: path.title,
    goal: path.goal,
    steps: path.steps.map((step, index) => ({
      number: index + 1,
      where: subjectName(model, step.subject) ?? "?",
      what: techniqueName(library, step.technique),
      tactic: tacticName(library, step.tactic),
      cut: index === path.best_break.step,
    })),
    elements: path.path.flatMap((subject) => (subject.kind === "element" ? [subject.id] : [])),
    flows: path.path.flatMap((subject) => (subject.kind === "flow" ? [subject.id] : [])),
    mitigation: path.best_break.mitigation ? mitigationName(library, path.best_break.mitigation) : "",
    breaks: path.best_break.breaks,
  };
}
