import { ArrowRight } from "lucide-react";
import type { Flow } from "../bindings/Flow";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { makeEdit } from "../model/mirror";
import type { LibraryView } from "../model/types";
import { select } from "../view/view";
import { AttributeList, answerText } from "./AttributeList";
import { describe, NOT_STATED, rename, setAttribute, setDetail, shownValue } from "./edits";
import { AssetField, ScopeField } from "./fields";

type Props = { model: Model; library: LibraryView; flow: Flow; asked: ReadonlySet<string> };

/** What is known about a data flow. */
export function FlowProperties({ model, library, flow, asked }: Props) {
  const subject: Subject = { kind: "flow", id: flow.id };
  const content = library.attributes.content;
  const words = content && content.values !== "bool" ? content.values.words : [];
  const end = (id: string) => (
    <button type="button" className="link" onClick={() => select([id])}>
      {model.elements[id]?.name ?? id}
    </button>
  );
  return (
    <>
      <p className="flow-ends">
        {end(flow.source)}
        <ArrowRight size={13} aria-hidden="true" />
        {end(flow.target)}
      </p>
      <TextField
        label={t("inspector.name")}
        value={flow.name}
        onCommit={(name) => void makeEdit(rename(subject, name.trim()))}
      />
      {content && (
        <Select
          label={t("inspector.content")}
          value={shownValue(flow.attributes.content)}
          options={[
            ...words.map((word) => ({ value: word, label: answerText(content, word) })),
            { value: NOT_STATED, label: t("inspector.notStated"), unset: true },
          ]}
          onChange={(chosen) => void makeEdit(setAttribute(subject, "content", chosen))}
        />
      )}
      <TextField
        label={t("inspector.protocol")}
        value={flow.protocol}
        onCommit={(protocol) => void makeEdit(setDetail(subject, { field: "protocol", value: protocol.trim() }))}
      />
      <AssetField subject={subject} label={t("inspector.carries")} assets={flow.carries} />
      <TextField
        label={t("inspector.description")}
        multiline
        placeholder={t("inspector.descriptionHint")}
        value={flow.description}
        onCommit={(text) => void makeEdit(describe(subject, text))}
      />
      <ScopeField subject={subject} reason={flow.out_of_scope} />
      <AttributeList
        subject={subject}
        name={flow.name || t("kinds.flow")}
        target="flow"
        stated={flow.attributes}
        defaults={{}}
        asked={asked}
        library={library}
      />
    </>
  );
}
