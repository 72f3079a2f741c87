import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { Select } from "../kit/Select";
import { moveInto } from "../model/edits/move";
import { makeEdit } from "../model/mirror";
import { boundaryChain } from "../model/nesting";

const OUTSIDE = "";

/** The boundary something lies in: the way to nest without a pointer. Nothing can be put inside itself. */
export function ParentField({ model, id, parent }: { model: Model; id: string; parent: string | null }) {
  const possible = Object.values(model.boundaries)
    .filter((boundary) => !boundaryChain(model, boundary.id).includes(id))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Select
      label={t("inspector.parent")}
      value={parent ?? OUTSIDE}
      options={[
        { value: OUTSIDE, label: t("inspector.noParent"), unset: true },
        ...possible.map((boundary) => ({ value: boundary.id, label: boundary.name })),
      ]}
      onChange={(chosen) => void makeEdit(moveInto(model, [id], chosen === OUTSIDE ? null : chosen))}
    />
  );
}
