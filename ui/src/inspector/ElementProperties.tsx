import { Network } from "lucide-react";
import type { Element } from "../bindings/Element";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { openInside } from "../commands/between";
import { context } from "../commands/command";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { SearchSelect } from "../kit/SearchSelect";
import { TextField } from "../kit/TextField";
import { Tile } from "../kit/Tile";
import { makeEdit } from "../model/mirror";
import { shortTypeName } from "../model/typeNames";
import type { LibraryView } from "../model/types";
import { AttributeList } from "./AttributeList";
import { describe, NOT_STATED, rename, setDetail, setType } from "./edits";
import { AssetField, ScopeField, TagField } from "./fields";
import { ParentField } from "./ParentField";

type Props = { model: Model; library: LibraryView; element: Element; asked: ReadonlySet<string> };

/** What is known about an external entity, a process or a data store. */
export function ElementProperties({ model, library, element, asked }: Props) {
  const subject: Subject = { kind: "element", id: element.id };
  const type = element.type_id ? library.element_types[element.type_id] : undefined;
  const types = Object.values(library.element_types).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <TextField
        label={t("inspector.name")}
        value={element.name}
        onCommit={(name) => name.trim() && void makeEdit(rename(subject, name.trim()))}
      />
      <SearchSelect
        label={t("inspector.type")}
        searchLabel={t("inspector.findType")}
        emptyText={t("inspector.noMatch")}
        value={element.type_id ?? NOT_STATED}
        options={[
          { value: NOT_STATED, label: t("inspector.noType"), unset: true },
          ...types.map((other) => ({
            value: other.id,
            label: shortTypeName(other),
            ...(shortTypeName(other) === other.name ? {} : { note: other.name }),
            icon: <Tile kind={other.kind} ai={other.ai} icon={other.icon} size="xs" />,
          })),
        ]}
        onChange={(chosen) => void makeEdit(setType(library, subject, chosen))}
      />
      {type && <p className="form-hint">{type.definition}</p>}
      <TextField
        label={t("inspector.description")}
        multiline
        placeholder={t("inspector.descriptionHint")}
        value={element.description}
        onCommit={(text) => void makeEdit(describe(subject, text))}
      />
      <TextField
        label={t("inspector.owner")}
        placeholder={t("inspector.ownerHint")}
        value={element.owner}
        onCommit={(owner) => void makeEdit(setDetail(subject, { field: "owner", value: owner.trim() }))}
      />
      <ParentField model={model} id={element.id} parent={element.boundary} />
      <TagField subject={subject} tags={element.tags} />
      <AssetField subject={subject} label={t("inspector.holds")} assets={element.holds} />
      <ScopeField subject={subject} reason={element.out_of_scope} />
      {element.kind === "process" && <ChildDiagram element={element} />}
      <AttributeList
        subject={subject}
        name={element.name}
        target={element.kind}
        stated={element.attributes}
        defaults={type?.defaults ?? {}}
        asked={asked}
        library={library}
      />
    </>
  );
}

/** A process may open a diagram of its inside. */
function ChildDiagram({ element }: { element: Element }) {
  return (
    <div>
      <Button icon={Network} onClick={() => void openInside(context(), element.id)}>
        {t(element.child_diagram ? "inspector.openChild" : "inspector.addChild")}
      </Button>
    </div>
  );
}
