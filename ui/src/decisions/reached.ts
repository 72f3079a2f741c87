import type { Rating } from "../bindings/Rating";
import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { SIDES, worstImpact } from "../threats/scale";

const inSentence = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** How a rating came about, in plain words: the worst of the four sides, and the basis of the likelihood. */
export function howReached(scale: RiskScale, rating: Rating) {
  const worst = worstImpact(rating.impacts);
  const word = (row: number | null) => inSentence(scale.impact[(row ?? 0) - 1] ?? t("rating.notRated"));
  const rated = SIDES.filter((side) => rating.impacts[side] !== null);
  const list = rated.map((side) => `${inSentence(t(`rating.on.${side}`))} ${word(rating.impacts[side])}`).join(", ");
  return {
    impact: word(worst),
    sides: rated.length > 1 ? t("rating.worstOf", { list }) : rated.length === 1 ? t("rating.only", { list }) : "",
    likelihood: inSentence(scale.likelihood[rating.likelihood - 1] ?? t("rating.notRated")),
    basis: rating.basis,
  };
}
