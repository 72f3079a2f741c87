import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { t } from "../i18n";
import { classes } from "../kit/classes";

/** The attack path as chips with the step numbers that stand on the canvas. */
export function PathChips({ steps, size = "md" }: { steps: readonly string[]; size?: "md" | "lg" }) {
  if (steps.length < 2) return null;
  return (
    <ol className={classes("path-chips", size)} aria-label={t("threats.path")}>
      {steps.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element may come twice in a path; its place is what it is
        <Fragment key={index}>
          {index > 0 && <ChevronRight size={size === "lg" ? 12 : 10} aria-hidden="true" />}
          <li>
            <em>{index + 1}</em>
            <span>{name}</span>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
