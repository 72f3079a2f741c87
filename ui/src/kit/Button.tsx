import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { KeyCap } from "./KeyCap";

type Props = ComponentProps<"button"> & {
  variant?: "default" | "primary" | "ghost" | "danger";
  size?: "md" | "lg";
  icon?: LucideIcon;
  keys?: string;
};

/** A labelled button. One primary per view: the one thing the view is for. */
export function Button({ variant = "default", size = "md", icon: Icon, keys, className, children, ...rest }: Props) {
  return (
    <button type="button" className={classes("btn", variant, size === "lg" && "lg", className)} {...rest}>
      {Icon && <Icon size={14} aria-hidden="true" />}
      {children}
      {keys && <KeyCap keys={keys} />}
    </button>
  );
}
