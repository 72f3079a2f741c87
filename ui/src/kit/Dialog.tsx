import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { t } from "../i18n";
import { classes } from "./classes";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  shape?: "default" | "wide" | "full" | "top";
  /** For dialogs whose first field is the title, such as the command palette. */
  hideTitle?: boolean;
};

/** A modal dialog. Never stacked: a dialog that must ask something asks inside itself. */
export function Dialog({ open, onClose, title, children, actions, shape = "default", hideTitle }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  // The first field of the dialog, rather than the cross in its corner.
  const first = () => popup.current?.querySelector<HTMLElement>(".dialog-body :is(input, textarea, button)") ?? true;
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup ref={popup} initialFocus={first} className={classes("dialog", shape !== "default" && shape)}>
          {hideTitle ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="dialog-head">
              <Base.Title>{title}</Base.Title>
              {/* No tooltip here: it would take the first Escape for itself. */}
              <Base.Close className="icon-btn" aria-label={t("kit.close")}>
                <X size={16} aria-hidden="true" />
              </Base.Close>
            </div>
          )}
          {hideTitle ? children : <div className="dialog-body">{children}</div>}
          {actions && <div className="dialog-foot">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
