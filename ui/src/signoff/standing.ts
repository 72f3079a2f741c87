// Where the model stands with those who answer for it.
import type { SignOffState } from "../bindings/SignOffState";
import type { SignOffView } from "../bindings/SignOffView";
import type { TrustView } from "../bindings/TrustView";

export type Standing =
  | { state: "draft"; signOff: null; others: 0 }
  | { state: SignOffState; signOff: SignOffView; others: number };

/** The worst first: what a reader has to know before anything else. */
const WORST: readonly SignOffState[] = ["broken", "expired", "stale", "valid", "superseded"];

/**
 * The one sign-off to show. One in force that covers everything says it all; else it is the worst of those that
 * nothing replaced, the newest of several.
 */
export function standingOf(trust: TrustView): Standing {
  const current = trust.sign_offs.filter((one) => one.state !== "superseded");
  const whole = current.find((one) => one.state === "valid" && one.scope.kind === "all");
  const worst = [...current].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state));
  const signOff = whole ?? worst[0];
  return signOff
    ? { state: signOff.state, signOff, others: current.length - 1 }
    : { state: "draft", signOff: null, others: 0 };
}

/** `SHA256:9fQ4…c1E`: enough to compare at a glance; the whole stands in the tooltip. */
export const shortFingerprint = (text: string): string =>
  text.length > 18 ? `${text.slice(0, 11)}…${text.slice(-3)}` : text;
