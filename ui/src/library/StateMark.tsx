import { Check } from "lucide-react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import type { State } from "./inModel";

/** Where a technique stands in the model: shape and number first, as in the coverage table. */
export function StateMark({ state, count }: { state: State; count: number }) {
  if (state === "none") return null;
  return (
    <span className={classes("state-mark", state)} title={t(`library.state.${state}`)} aria-hidden="true">
      {state === "open" ? count : state === "decided" ? <Check size={11} /> : "–"}
    </span>
  );
}
