// What a threat is about, in the words and the picture the rest of the window uses for it.
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import type { TileKind } from "../kit/Tile";
import type { LibraryView } from "../model/types";

/** A subject as one string: for maps, for keys of lists, for comparing. */
export const subjectKey = (subject: Subject): string =>
  subject.kind === "model" ? "model" : `${subject.kind}:${subject.id}`;

export const sameSubject = (a: Subject, b: Subject): boolean => subjectKey(a) === subjectKey(b);

const nameOfFlow = (model: Model, id: string): string | null => {
  const flow = model.flows[id];
  if (!flow) return null;
  if (flow.name) return flow.name;
  const end = (element: string) => model.elements[element]?.name ?? "?";
  return `${end(flow.source)} → ${end(flow.target)}`;
};

/** The name of a subject; null when it is gone. A flow without a name is told by its ends. */
export function subjectName(model: Model, subject: Subject): string | null {
  switch (subject.kind) {
    case "element":
      return model.elements[subject.id]?.name ?? null;
    case "flow":
      return nameOfFlow(model, subject.id);
    case "boundary":
      return model.boundaries[subject.id]?.name ?? null;
    case "model":
      return model.about.title;
  }
}

/** The short number, such as `E-6`; empty for the model as a whole and for what is gone. */
export function subjectNumber(model: Model, subject: Subject): string {
  const numbered = (prefix: string, record: { number: number } | undefined) =>
    record ? `${prefix}-${record.number}` : "";
  switch (subject.kind) {
    case "element":
      return numbered("E", model.elements[subject.id]);
    case "flow":
      return numbered("F", model.flows[subject.id]);
    case "boundary":
      return numbered("B", model.boundaries[subject.id]);
    case "model":
      return "";
  }
}

/** Glyph of an element's type, and whether the type is an AI type; null for flows, boundaries and the model. */
export function elementGlyph(
  model: Model,
  library: LibraryView | null,
  subject: Subject,
): { kind: TileKind; ai: boolean; icon: string } | null {
  const element = subject.kind === "element" ? model.elements[subject.id] : undefined;
  if (!element) return null;
  const type = element.type_id ? library?.element_types[element.type_id] : undefined;
  return { kind: element.kind, ai: type?.ai ?? false, icon: type?.icon ?? "box" };
}
