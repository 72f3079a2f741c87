import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown, Search } from "lucide-react";
import { useId } from "react";
import type { Option } from "./Select";

type Props<Id extends string> = {
  label: string;
  searchLabel: string;
  emptyText: string;
  value: Id;
  options: readonly Option<Id>[];
  onChange: (value: Id) => void;
};

/** One choice of a long list, found by typing. */
export function SearchSelect<Id extends string>(props: Props<Id>) {
  const { label, searchLabel, emptyText, value, options, onChange } = props;
  const id = useId();
  const current = options.find((option) => option.value === value) ?? null;
  return (
    <div className="form-row">
      <span className="form-label" id={id}>
        {label}
      </span>
      <Combobox.Root
        items={options}
        value={current}
        filter={(option: Option<Id>, query: string) => found(option, query)}
        onValueChange={(next: Option<Id> | null) => next && next.value !== value && onChange(next.value)}
      >
        <Combobox.Trigger className="select" aria-labelledby={id}>
          <span className={current?.unset ? "unset" : undefined}>
            {current?.icon}
            {current?.label ?? value}
          </span>
          <ChevronDown size={12} aria-hidden="true" />
        </Combobox.Trigger>
        <Combobox.Portal>
          <Combobox.Positioner className="positioner" sideOffset={4}>
            <Combobox.Popup className="popup select-popup" aria-label={label}>
              <div className="combo-search">
                <div className="field">
                  <Search size={14} aria-hidden="true" />
                  <Combobox.Input placeholder={searchLabel} aria-label={searchLabel} />
                </div>
              </div>
              <Combobox.Empty>
                <div className="empty">{emptyText}</div>
              </Combobox.Empty>
              <Combobox.List>
                {(option: Option<Id>) => (
                  <Combobox.Item className="option" key={option.value} value={option}>
                    <span className="option-text">
                      {option.icon}
                      {option.label}
                      {option.note && <small>{option.note}</small>}
                    </span>
                    <Combobox.ItemIndicator>
                      <Check size={14} aria-hidden="true" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </div>
  );
}

const found = (option: { label: string; note?: string }, query: string): boolean =>
  `${option.label} ${option.note ?? ""}`.toLowerCase().includes(query.trim().toLowerCase());
