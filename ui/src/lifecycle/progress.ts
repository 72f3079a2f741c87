import type { Conformity } from "../bindings/Conformity";
import type { Framework } from "../bindings/library/Framework";
import type { Model } from "../bindings/Model";
import { itemsOf } from "./types";

export type Progress = { id: string; title: string; all: number; judged: number; met: number };

/** The judgement in force of every consideration of a framework that has one. */
export function judgedOf(model: Model, framework: string): Map<string, Conformity> {
  const judged = new Map<string, Conformity>();
  for (const one of Object.values(model.assessments)) {
    const last = one.history.at(-1);
    if (one.framework === framework && last) judged.set(one.consideration, last.conformity);
  }
  return judged;
}

/** How far each area is: judged of all, and met (what is not applicable counts as done with). */
export function progressOf(model: Model, framework: Framework): Progress[] {
  const judged = judgedOf(model, framework.id);
  const items = itemsOf(framework);
  return framework.areas.map(({ id, title }) => {
    const own = items.filter((item) => item.area === id);
    const states = own.map((item) => judged.get(item.id));
    return {
      id,
      title,
      all: own.length,
      judged: states.filter((state) => state !== undefined).length,
      met: states.filter((state) => state === "met" || state === "not_applicable").length,
    };
  });
}
