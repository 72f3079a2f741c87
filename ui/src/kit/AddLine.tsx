import { Plus } from "lucide-react";
import { useState } from "react";

type Props = {
  label: string;
  onAdd: (text: string) => void;
  testId?: string;
  /** Adds when the focus leaves, too; for lines inside a form that is sent as a whole. */
  addOnBlur?: boolean;
};

/** A line to type one more entry into; Enter adds it and the line is ready for the next. */
export function AddLine({ label, onAdd, testId, addOnBlur }: Props) {
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim()) onAdd(text.trim());
    setText("");
  };
  return (
    <div className="add-line">
      <Plus size={14} aria-hidden="true" />
      <input
        aria-label={label}
        placeholder={label}
        value={text}
        data-testid={testId}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => addOnBlur && add()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
