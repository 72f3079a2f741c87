import { Check, Circle, CircleDashed, Contrast, Minus, X } from "lucide-react";
import type { Conformity } from "../bindings/Conformity";
import { t } from "../i18n";
import { classes } from "../kit/classes";

const LOOK = {
  met: { icon: Check, tone: "ok" },
  partly: { icon: Contrast, tone: "warn" },
  not_met: { icon: X, tone: "error" },
  not_applicable: { icon: Minus, tone: "" },
} as const;

/** The state of a consideration as shape and word; unjudged is an empty ring, or a dashed one with a proposal. */
export function ConformityMark({ state, proposed }: { state: Conformity | undefined; proposed?: boolean }) {
  if (!state) {
    const Ring = proposed ? CircleDashed : Circle;
    return (
      <span className="pill open">
        <Ring size={12} aria-hidden="true" />
        {t(proposed ? "life.state.proposed" : "life.state.open")}
      </span>
    );
  }
  const { icon: Icon, tone } = LOOK[state];
  return (
    <span className={classes("pill", tone)}>
      <Icon size={12} aria-hidden="true" />
      {t(`life.state.${state}`)}
    </span>
  );
}
