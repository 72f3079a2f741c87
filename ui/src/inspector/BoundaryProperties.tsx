import type { Boundary } from "../bindings/Boundary";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { boundaryGlyph } from "../canvas/boundaryGlyphs";
import { t } from "../i18n";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { makeEdit } from "../model/mirror";
import type { LibraryView } from "../model/types";
import { select } from "../view/view";
import { describe, NOT_STATED, rename, setType } from "./edits";
import { ParentField } from "./ParentField";

/** What is known about a trust boundary, and what lies directly in it. */
export function BoundaryProperties({
  model,
  library,
  boundary,
}: {
  model: Model;
  library: LibraryView;
  boundary: Boundary;
}) {
  const subject: Subject = { kind: "boundary", id: boundary.id };
  const type = boundary.type_id ? library.boundary_types[boundary.type_id] : undefined;
  const contents = [
    ...Object.values(model.boundaries).filter((inner) => inner.parent === boundary.id),
    ...Object.values(model.elements).filter((element) => element.boundary === boundary.id),
  ].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <TextField
        label={t("inspector.name")}
        value={boundary.name}
        onCommit={(name) => name.trim() && void makeEdit(rename(subject, name.trim()))}
      />
      <Select
        label={t("inspector.type")}
        value={boundary.type_id ?? NOT_STATED}
        options={[
          ...Object.values(library.boundary_types)
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((other) => ({ value: other.id, label: other.name, icon: boundaryGlyph(other.id) })),
          { value: NOT_STATED, label: t("inspector.notStated"), unset: true },
        ]}
        onChange={(chosen) => void makeEdit(setType(library, subject, chosen))}
      />
      {type && <p className="form-hint">{type.definition}</p>}
      <ParentField model={model} id={boundary.id} parent={boundary.parent} />
      <TextField
        label={t("inspector.description")}
        multiline
        value={boundary.description}
        onCommit={(text) => void makeEdit(describe(subject, text))}
      />
      <div className="form-row">
        <span className="form-label">
          {t("inspector.contents")}
          <small>{contents.length}</small>
        </span>
        <div className="chip-field plain">
          {contents.map((record) => (
            <button type="button" className="chip" key={record.id} onClick={() => select([record.id])}>
              {record.name}
            </button>
          ))}
        </div>
      </div>
    </>
  );
}
