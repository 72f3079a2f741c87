import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Tooltip } from "./Tooltip";

type Props = ComponentProps<"button"> & {
  label: string;
  icon: LucideIcon;
  keys?: string;
  size?: "sm" | "md";
  iconSize?: number;
};

/** A button with a picture only; its label is spoken and shown as a tooltip with its keys. */
export function IconButton({ label, icon: Icon, keys, size = "md", iconSize, className, ...rest }: Props) {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        className={classes("icon-btn", size === "sm" && "sm", className)}
        {...rest}
      >
        <Icon size={iconSize ?? (size === "sm" ? 14 : 16)} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
