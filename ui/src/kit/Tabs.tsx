import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type Props<Id extends string> = {
  label: string;
  value: Id;
  onChange: (value: Id) => void;
  items: readonly { id: Id; label: string; count?: number; panel: ReactNode }[];
};

/** Tabs of a side panel, each with an optional count. Only the open panel is drawn. */
export function Tabs<Id extends string>({ label, value, onChange, items }: Props<Id>) {
  return (
    <Base.Root className="tab-panel" value={value} onValueChange={(next) => onChange(next as Id)}>
      <Base.List className="tabs" aria-label={label}>
        {items.map((item) => (
          <Base.Tab className="tab" key={item.id} value={item.id}>
            {item.label}
            {item.count ? <em>{item.count}</em> : null}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel className="tab-panel" key={item.id} value={item.id}>
          {item.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
