import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../i18n";
import { classes } from "./classes";
import { IconButton } from "./IconButton";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  shape?: "default" | "wide" | "top";
  /** For dialogs whose first field is the title, such as the command palette. */
  hideTitle?: boolean;
};

/** A modal dialog. Never stacked: a dialog that must ask something asks inside itself. */
export function Dialog({ open, onClose, title, children, actions, shape = "default", hideTitle }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className={classes("dialog", shape !== "default" && shape)}>
          {hideTitle ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="dialog-head">
              <Base.Title>{title}</Base.Title>
              <Base.Close render={<IconButton label={t("kit.close")} icon={X} />} />
            </div>
          )}
          {hideTitle ? children : <div className="dialog-body">{children}</div>}
          {actions && <div className="dialog-foot">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
