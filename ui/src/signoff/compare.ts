// Which two revisions are held against each other, and how their difference reads.

import type { DiffLine } from "../bindings/DiffLine";
import type { Model } from "../bindings/Model";
import type { TrustView } from "../bindings/TrustView";
import { t } from "../i18n";
import type { LibraryView } from "../model/types";

/** A state that can be compared: a revision, or `now`. */
export type State = { value: string; revision: number | null; label: string };

export const NOW = "now";

/** What can be compared, newest first: now, the named versions, what was signed, and the beginning. */
export function states(trust: TrustView): State[] {
  const named = trust.versions.map(({ revision, name }) => ({ value: `${revision}`, revision, label: name }));
  const signed = trust.sign_offs.map((one) => ({
    value: `${one.signed_revision}`,
    revision: one.signed_revision,
    label: t("signoff.signOffOf", { who: one.who }),
  }));
  const first = { value: "1", revision: 1, label: t("signoff.beginning") };
  const past = new Map<string, State>();
  for (const state of [...named, ...signed, first]) if (!past.has(state.value)) past.set(state.value, state);
  const ordered = [...past.values()].sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0));
  return [{ value: NOW, revision: null, label: t("signoff.now") }, ...ordered];
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A value with the names of what it refers to, as far as the model still knows them. */
export function namedValue(model: Model | null, value: string): string {
  if (!model) return value;
  const { elements, boundaries, flows, assets, suppliers } = model;
  const nameOf = (id: string) =>
    (elements[id] ?? boundaries[id] ?? flows[id] ?? assets[id] ?? suppliers[id])?.name ?? model.controls[id]?.title;
  return value.replace(ID, (id) => nameOf(id) ?? id);
}

/** The name of a record; a choice of a model is called after the element it was made for. */
function nameIn(model: Model | null, { key, name }: DiffLine): string {
  const choice = key.kind === "model_selection" ? model?.selections[key.id] : undefined;
  return choice ? (model?.elements[choice.element]?.name ?? name) : name;
}

export type ReadLine = DiffLine & { text: string; repeated: boolean };

/** Lines as they are read: attributes by their label, references by name, and a record named once. */
export function readLines(lines: readonly DiffLine[], model: Model | null, library: LibraryView | null): ReadLine[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const attribute = library?.attributes[line.field.replaceAll(" ", "_")];
    const name = nameIn(model, line);
    return {
      ...line,
      name,
      field: attribute?.label.toLowerCase() ?? line.field,
      before: namedValue(model, line.before),
      after: namedValue(model, line.after),
      text: t("signoff.whole", { kind: t(`signoff.records.${line.key.kind}`), name }),
      repeated: before?.key.kind === line.key.kind && before.key.id === line.key.id,
    };
  });
}
