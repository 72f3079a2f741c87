import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = {
  children: ReactNode;
  /** Pressed, for chips that filter. */
  on?: boolean;
  onClick?: () => void;
  /** Shows a cross; the label names what is removed. */
  onRemove?: () => void;
  removeLabel?: string;
};

/** A short choice or tag. Without `onClick` it is text. */
export function Chip({ children, on, onClick, onRemove, removeLabel }: Props) {
  if (onClick)
    return (
      <button type="button" className={classes("chip", on && "on")} aria-pressed={on} onClick={onClick}>
        {children}
      </button>
    );
  return (
    <span className={classes("chip", on && "on")}>
      {children}
      {onRemove && (
        <button type="button" className="chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <X size={11} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
