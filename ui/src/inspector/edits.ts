// The edits of the inspector: each change of a field is one step.
import type { AttributeValue } from "../bindings/AttributeValue";
import type { Detail } from "../bindings/Detail";
import type { Edit } from "../bindings/Edit";
import type { Subject } from "../bindings/Subject";
import type { LibraryView } from "../model/types";

export const setDetail = (subject: Subject, detail: Detail): Edit => ({ edit: "set_detail", subject, detail });
export const describe = (subject: Subject, description: string): Edit => ({ edit: "describe", subject, description });
export const rename = (subject: Subject, name: string): Edit => ({ edit: "rename", subject, name });

/** What a three-valued control can say. */
export const NOT_STATED = "not-stated";

/** States an attribute; "not stated" takes the statement back. Yes and no become true and false. */
export function setAttribute(subject: Subject, attribute: string, chosen: string): Edit {
  const value: AttributeValue | null =
    chosen === NOT_STATED ? null : chosen === "yes" ? true : chosen === "no" ? false : chosen;
  return { edit: "set_attribute", subject, attribute, value };
}

/** What a control shows for a stated value. */
export const shownValue = (value: AttributeValue | undefined): string =>
  value === undefined ? NOT_STATED : value === true ? "yes" : value === false ? "no" : value;

/** Sets the type; the kind of an element goes with it. */
export function setType(library: LibraryView | null, subject: Subject, chosen: string): Edit {
  const typeId = chosen === NOT_STATED ? null : chosen;
  const kind = (typeId && subject.kind === "element" && library?.element_types[typeId]?.kind) || null;
  return { edit: "set_type", subject, type_id: typeId, kind };
}
