import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { classes } from "./classes";

type Props = {
  label: string;
  value: string;
  /** Called once with the new text, on Enter or when focus leaves, and only when it differs. */
  onCommit: (value: string) => void;
  multiline?: boolean;
  placeholder?: string;
  hint?: string;
  error?: string;
  /** Shows the label only to screen readers. */
  hideLabel?: boolean;
  type?: "text" | "date" | "url";
};

/** A text field whose edit is one step: typing changes nothing until it is committed; Escape puts the old text back. */
export function TextField(props: Props) {
  const { label, value, onCommit, multiline, placeholder, hint, error, hideLabel, type = "text" } = props;
  const [draft, setDraft] = useState(value);
  const id = useId();
  useEffect(() => setDraft(value), [value]);

  const commit = () => {
    if (draft !== value) onCommit(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (!multiline || event.ctrlKey || event.metaKey)) commit();
    if (event.key === "Escape" && draft !== value) {
      event.stopPropagation();
      setDraft(value);
    }
  };
  const shared = {
    id,
    className: classes("input", error && "error"),
    value: draft,
    placeholder,
    onBlur: commit,
    onKeyDown,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": hint || error ? `${id}-hint` : undefined,
  };
  return (
    <div className="form-row">
      <label className={hideLabel ? "sr-only" : "form-label"} htmlFor={id}>
        {label}
      </label>
      {multiline ? (
        <textarea {...shared} rows={3} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input
          {...shared}
          type={type}
          data-empty={(type === "date" && draft === "") || undefined}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      {(error || hint) && (
        <span id={`${id}-hint`} className={classes("form-hint", error && "error")}>
          {error ?? hint}
        </span>
      )}
    </div>
  );
}
