import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { KeyCap } from "./KeyCap";

type Props = { label: string; keys?: string | undefined; children: ReactElement };

/** Says what a picture means, on hover and on keyboard focus. Needs a `TooltipProvider` above it. */
export function Tooltip({ label, keys, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={6}>
          <Base.Popup className="tooltip">
            {label}
            {keys && <KeyCap keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
