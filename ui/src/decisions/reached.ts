import type { Rating } from "../bindings/Rating";
import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { SIDES, saidScale, worstImpact } from "../threats/scale";
import { ended } from "../threats/words";

const inSentence = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** A pre-filled basis gives its reasons in two sentences; what a person wrote stands for both. */
function reasons(basis: string): { likelihood: string; impact: string } {
  const [, likelihood, impact] = /^Likelihood [^:]+: (.+)\. Impact [^:]+: (.+)$/s.exec(basis) ?? [];
  const upper = (text: string) => ended(text.charAt(0).toUpperCase() + text.slice(1));
  return likelihood && impact
    ? { likelihood: upper(likelihood), impact: upper(impact) }
    : { likelihood: basis, impact: "" };
}

/** How a rating came about, in plain words: the worst of the four sides, and the basis of the likelihood. */
export function howReached(of: RiskScale, rating: Rating) {
  const scale = saidScale(of);
  const worst = worstImpact(rating.impacts);
  const word = (row: number | null) => inSentence(scale.impact[(row ?? 0) - 1] ?? t("rating.notRated"));
  const rated = SIDES.filter((side) => rating.impacts[side] !== null);
  const list = rated.map((side) => `${inSentence(t(`rating.on.${side}`))} ${word(rating.impacts[side])}`).join(", ");
  const { likelihood: why, impact: whyImpact } = reasons(rating.basis);
  const sides = rated.length > 1 ? t("rating.worstOf", { list }) : rated.length === 1 ? t("rating.only", { list }) : "";
  return {
    impact: word(worst),
    sides: [whyImpact, sides].filter(Boolean).join(" "),
    likelihood: inSentence(scale.likelihood[rating.likelihood - 1] ?? t("rating.notRated")),
    basis: why,
  };
}
