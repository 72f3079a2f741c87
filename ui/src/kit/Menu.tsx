import { ContextMenu as BaseContext } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import { ChevronRight, type LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import { classes } from "./classes";
import { KeyCap } from "./KeyCap";

export type MenuEntry =
  | { kind: "separator"; id: string }
  | { kind: "label"; id: string; label: string }
  | { kind: "menu"; id: string; label: string; entries: readonly MenuEntry[] }
  | {
      kind: "item";
      id: string;
      label: string;
      keys?: string | undefined;
      icon?: LucideIcon;
      disabled?: boolean;
      danger?: boolean;
      run: () => void;
    };

const draw = (entry: MenuEntry) => {
  if (entry.kind === "separator") return <Base.Separator className="menu-separator" key={entry.id} />;
  if (entry.kind === "label")
    return (
      <div className="menu-label" key={entry.id}>
        {entry.label}
      </div>
    );
  if (entry.kind === "menu")
    return (
      <Base.SubmenuRoot key={entry.id}>
        <Base.SubmenuTrigger className="menu-item" data-testid={`menu-${entry.id}`}>
          {entry.label}
          <ChevronRight className="menu-more" size={14} aria-hidden="true" />
        </Base.SubmenuTrigger>
        <Base.Portal>
          <Base.Positioner className="positioner" sideOffset={2} alignOffset={-5}>
            <Base.Popup className="popup menu">{entry.entries.map(draw)}</Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.SubmenuRoot>
    );
  const Icon = entry.icon;
  return (
    <Base.Item
      className={classes("menu-item", entry.danger && "danger")}
      key={entry.id}
      disabled={entry.disabled ?? false}
      onClick={entry.run}
    >
      {Icon && <Icon size={14} aria-hidden="true" />}
      {entry.label}
      {entry.keys && <KeyCap keys={entry.keys} />}
    </Base.Item>
  );
};

type Props = { trigger: ReactElement; entries: () => readonly MenuEntry[]; align?: "start" | "end" };

/** A menu that opens under its button. */
export function Menu({ trigger, entries, align = "end" }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={4} align={align}>
          <Base.Popup className="popup menu">
            <LateEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A menu at the pointer, or at the focused item with the menu key. `children` is the area it belongs to. */
export function ContextMenu({ children, entries }: { children: ReactElement; entries: () => readonly MenuEntry[] }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger render={children} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="positioner">
          <BaseContext.Popup className="popup menu">
            <LateEntries entries={entries} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}

// Entries are asked for when the menu opens, because what applies depends on the selection at that moment.
function LateEntries({ entries }: { entries: () => readonly MenuEntry[] }) {
  return entries().map(draw);
}
