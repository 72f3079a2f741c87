import "./forms.css";
import { type LucideIcon, TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "./classes";

type RowProps = {
  label: string;
  /** Id of the control the label belongs to; without it the row is a group. */
  htmlFor?: string;
  /** Id of the label, for controls that name it with `aria-labelledby`. */
  labelId?: string;
  note?: string | undefined;
  error?: string | undefined;
  errorId?: string;
  testId?: string | undefined;
  children: ReactNode;
};

/** A control with its label above and what is wrong with it below. */
export function FormRow({ label, htmlFor, labelId, note, error, errorId, testId, children }: RowProps) {
  const text = (
    <>
      {label}
      {note && <small>{note}</small>}
    </>
  );
  return (
    <div className="form-row" data-testid={testId && `field-${testId}`}>
      {htmlFor ? (
        <label className="form-label" htmlFor={htmlFor}>
          {text}
        </label>
      ) : (
        <span className="form-label" id={labelId}>
          {text}
        </span>
      )}
      {children}
      {error && (
        <span id={errorId} className="form-hint error" data-testid={testId && `error-${testId}`}>
          <TriangleAlert size={14} aria-hidden="true" />
          {error}
        </span>
      )}
    </div>
  );
}

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Stable id, so that a form can put the focus here. */
  id?: string;
  /** Small words after the label, such as "needed". */
  note?: string | undefined;
  placeholder?: string | undefined;
  error?: string | undefined;
  type?: "text" | "date" | "url" | "password" | "textarea";
  rows?: number;
  icon?: LucideIcon;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
  testId?: string;
  autoFocus?: boolean;
};

/** A field of a form that is sent as a whole: every key goes to the form's draft, nothing is saved on the way. */
export function FormField(props: Props) {
  const { label, value, onChange, note, placeholder, error, type = "text", icon: Icon, suggestions, testId } = props;
  const made = useId();
  const id = props.id ?? made;
  const shared = {
    id,
    value,
    placeholder,
    className: classes("input", error && "error", Icon && "with-icon"),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    "data-testid": testId && `input-${testId}`,
    autoFocus: props.autoFocus,
  };
  return (
    <FormRow label={label} htmlFor={id} note={note} error={error} errorId={`${id}-error`} testId={testId}>
      <span className="input-wrap">
        {Icon && <Icon size={14} aria-hidden="true" />}
        {type === "textarea" ? (
          <textarea {...shared} rows={props.rows ?? 3} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input
            {...shared}
            type={type}
            data-empty={(type === "date" && value === "") || undefined}
            autoComplete={type === "password" ? "off" : undefined}
            list={suggestions?.length ? `${id}-list` : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        {suggestions && suggestions.length > 0 && (
          <datalist id={`${id}-list`}>
            {suggestions.map((text) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        )}
      </span>
    </FormRow>
  );
}
