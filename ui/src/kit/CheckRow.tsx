import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";

type Props = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  /** What stands at the right end: an id, a state. */
  aside?: ReactNode;
  testId?: string;
};

/** A line that can be ticked. The whole line is the target. */
export function CheckRow({ checked, onChange, children, aside, testId }: Props) {
  const id = useId();
  return (
    <div className="check-row" data-testid={testId}>
      <span className="check">
        <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <Check size={12} aria-hidden="true" />
      </span>
      <label htmlFor={id}>{children}</label>
      {aside}
    </div>
  );
}
