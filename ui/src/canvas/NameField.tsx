import { type FocusEvent, type KeyboardEvent, useRef } from "react";
import { t } from "../i18n";
import { endRename } from "./rename";

type Props = {
  id: string;
  name: string /** The first key, when typing started the renaming. */;
  typed: string | null;
  back?: () => void;
  /** Text of more than one line: Shift and Enter begin another. */
  lines?: boolean;
};

/** A name being typed in its place. Enter and leaving keep it, Tab keeps it and goes on, Escape puts it back. */
export function NameField({ id, name, typed, back, lines = false }: Props) {
  const done = useRef(false);
  const finish = (value: string | null, next?: "next" | "previous") => {
    if (done.current) return;
    done.current = true;
    void endRename(id, name, value, back ? undefined : next, back);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    event.stopPropagation();
    if (event.key === "Enter" && !(lines && event.shiftKey)) finish(event.currentTarget.value);
    if (event.key === "Escape") finish(null);
    if (event.key === "Tab") {
      event.preventDefault();
      finish(event.currentTarget.value, event.shiftKey ? "previous" : "next");
    }
  };
  const Field = lines ? "textarea" : "input";
  return (
    <Field
      className="name-field nodrag nopan nowheel"
      aria-label={t("diagram.name")}
      defaultValue={typed ?? name}
      autoFocus
      onFocus={(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        typed === null ? event.target.select() : event.target.setSelectionRange(99, 99)
      }
      onBlur={(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => finish(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
