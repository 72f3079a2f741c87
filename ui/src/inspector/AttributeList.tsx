import type { AttributeValue } from "../bindings/AttributeValue";
import type { Element } from "../bindings/Element";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Segmented } from "../kit/Segmented";
import { Select } from "../kit/Select";
import { makeEdit } from "../model/mirror";
import type { AttributeDef, LibraryView } from "../model/types";
import { attributesFor, statedOf } from "./attributeGroups";
import { NOT_STATED, setAttribute, shownValue } from "./edits";

type Props = {
  subject: Subject;
  name: string;
  target: AttributeDef["applies_to"][number];
  stated: Element["attributes"];
  /** What holds by type unless something else is stated. */
  defaults: { [attribute: string]: AttributeValue };
  /** Attributes whose answer would change the suggestions. */
  asked: ReadonlySet<string>;
  library: LibraryView;
};

/** Everything that can be stated, as questions with three answers: yes, no, not stated; or a word of a list. */
export function AttributeList({ subject, name, target, stated, defaults, asked, library }: Props) {
  return attributesFor(library, target).map(({ group, attributes }) => (
    <details className="attribute-group" key={group} open>
      <summary>
        {t(`inspector.group.${group}`)}
        <small>{t("inspector.stated", { stated: statedOf(attributes, stated), total: attributes.length })}</small>
      </summary>
      {attributes.map((attribute) => (
        <AttributeRow
          key={attribute.id}
          attribute={attribute}
          question={attribute.question.replaceAll("{element}", name)}
          asked={asked.has(attribute.id) && !(attribute.id in stated)}
          value={shownValue(stated[attribute.id])}
          byType={defaults[attribute.id]}
          onChange={(chosen) => void makeEdit(setAttribute(subject, attribute.id, chosen))}
        />
      ))}
    </details>
  ));
}

type RowProps = {
  attribute: AttributeDef;
  question: string;
  asked: boolean;
  value: string;
  byType: AttributeValue | undefined;
  onChange: (chosen: string) => void;
};

function AttributeRow({ attribute, question, asked, value, byType, onChange }: RowProps) {
  const hint =
    value === NOT_STATED && byType !== undefined
      ? t("inspector.byType", { value: answerText(attribute, shownValue(byType)) })
      : null;
  return (
    <div className={classes("attribute", asked && "asked")} title={attribute.why}>
      <div className="attribute-question">
        {question}
        {hint && <small>{hint}</small>}
      </div>
      {attribute.values === "bool" ? (
        <Segmented
          label={question}
          value={value}
          options={[
            { value: "yes", label: t("inspector.yes") },
            { value: "no", label: t("inspector.no") },
            { value: NOT_STATED, label: t("inspector.notStated") },
          ]}
          onChange={onChange}
        />
      ) : (
        <Select
          label={question}
          hideLabel
          compact
          value={value}
          options={[
            ...attribute.values.words.map((word) => ({ value: word, label: answerText(attribute, word) })),
            { value: NOT_STATED, label: t("inspector.notStated"), unset: true },
          ]}
          onChange={onChange}
        />
      )}
    </div>
  );
}

/** The library's words for an answer, short enough for a control; the bare answer when it has none. */
export function answerText(attribute: AttributeDef, answer: string): string {
  if (attribute.values === "bool") return t(answer === "yes" ? "inspector.yes" : "inspector.no");
  const text = attribute.answers[answer] ?? answer;
  return text.length <= 40 ? text : answer.replaceAll("-", " ");
}
