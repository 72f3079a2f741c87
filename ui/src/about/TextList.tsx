import { X } from "lucide-react";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { FormRow } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";

type Props = {
  label: string;
  note?: string;
  add: string;
  texts: readonly string[];
  onAdd: (text: string) => void;
  onRemove: (index: number) => void;
  testId: string;
};

/** A short list of texts, with a line for one more. */
export function TextList({ label, note, add, texts, onAdd, onRemove, testId }: Props) {
  return (
    <FormRow label={label} note={note} testId={testId}>
      <div className="text-list">
        {texts.map((text, index) => (
          <div className="text-line" key={text}>
            <span>{text}</span>
            <IconButton label={t("about.remove", { what: text })} icon={X} size="sm" onClick={() => onRemove(index)} />
          </div>
        ))}
        <AddLine label={add} onAdd={onAdd} testId={`add-${testId}`} />
      </div>
    </FormRow>
  );
}
