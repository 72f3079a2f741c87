import { type KeyboardEvent, useRef } from "react";

type Props<Id extends string> = {
  label: string;
  value: Id | null;
  options: readonly { value: Id; label: string }[];
  onChange: (value: Id) => void;
};

/** A few exclusive choices side by side; arrow keys move and choose, as in any radio group. */
export function Segmented<Id extends string>({ label, value, options, onChange }: Props<Id>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (index + step + options.length) % options.length;
    const option = options[next];
    if (option) onChange(option.value);
    group.current?.querySelectorAll("button")[next]?.focus();
  };
  const current = options.findIndex((option) => option.value === value);
  return (
    <div className="segmented" role="radiogroup" aria-label={label} ref={group}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot carry this look without a wrapper per option
        <button
          type="button"
          role="radio"
          key={option.value}
          aria-checked={option.value === value}
          tabIndex={index === Math.max(current, 0) ? 0 : -1}
          onClick={() => option.value !== value && onChange(option.value)}
          onKeyDown={(event) => move(event, index)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
