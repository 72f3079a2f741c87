import { CalendarX2, CircleCheck, History, type LucideIcon, OctagonX, PenLine, TriangleAlert } from "lucide-react";
import type { SignOffState } from "../bindings/SignOffState";
import { t } from "../i18n";
import { classes } from "../kit/classes";

export type State = SignOffState | "draft";

/** Icon and tone of a state; the word always stands with them. */
const LOOKS: Record<State, { icon: LucideIcon; tone: "" | "ok" | "warn" | "error" }> = {
  draft: { icon: PenLine, tone: "" },
  valid: { icon: CircleCheck, tone: "ok" },
  stale: { icon: TriangleAlert, tone: "warn" },
  expired: { icon: CalendarX2, tone: "error" },
  superseded: { icon: History, tone: "" },
  broken: { icon: OctagonX, tone: "error" },
};

export const toneOf = (state: State) => LOOKS[state].tone;

export function StateIcon({ state, size = 18 }: { state: State; size?: number }) {
  const { icon: Icon } = LOOKS[state];
  return <Icon size={size} aria-hidden="true" />;
}

/** A state as icon, word and colour; `bare` leaves the icon to a neighbour. */
export function StatePill({ state, bare = false }: { state: State; bare?: boolean }) {
  return (
    <span className={classes("pill", LOOKS[state].tone)}>
      {!bare && <StateIcon state={state} size={12} />}
      {t(`signoff.state.${state}`)}
    </span>
  );
}
