import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "./classes";

export type Option<Id extends string> = { value: Id; label: string; note?: string; icon?: ReactNode; unset?: boolean };
type Props<Id extends string> = {
  label: string;
  value: Id;
  options: readonly Option<Id>[];
  onChange: (value: Id) => void;
  hideLabel?: boolean;
  compact?: boolean;
};

/** One choice of a short list. An option marked `unset` is drawn muted. */
export function Select<Id extends string>({ label, value, options, onChange, hideLabel, compact }: Props<Id>) {
  const id = useId();
  const current = options.find((option) => option.value === value);
  return (
    <div className="form-row">
      <span className={hideLabel ? "sr-only" : "form-label"} id={id}>
        {label}
      </span>
      <Base.Root value={value} onValueChange={(next) => next !== null && next !== value && onChange(next as Id)}>
        <Base.Trigger className={classes("select", compact && "compact")} aria-labelledby={id}>
          <span className={classes(current?.unset && "unset")}>
            {current?.icon}
            {current?.label ?? value}
          </span>
          <ChevronDown size={12} aria-hidden="true" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="positioner" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className="popup select-popup">
              {options.map((option) => (
                <Base.Item className="option" key={option.value} value={option.value}>
                  <Base.ItemText className="option-text">
                    {option.icon}
                    {option.label}
                    {option.note && <small>{option.note}</small>}
                  </Base.ItemText>
                  <Base.ItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
