// Arithmetic on the model's own risk scale. The core has the same rules (model::RiskScale); here they only say which
// word to draw while a rating is being chosen.
import type { Impacts } from "../bindings/Impacts";
import type { Rating } from "../bindings/Rating";
import type { RiskLevel } from "../bindings/RiskLevel";
import type { RiskScale } from "../bindings/RiskScale";
import { riskWord, t } from "../i18n";

export const SIDES = ["system", "users", "organisation", "society"] as const;
export type Side = (typeof SIDES)[number];

/** The worst of the four, from 1; null when none is rated. */
export function worstImpact(impacts: Impacts): number | null {
  const rated = SIDES.map((side) => impacts[side]).filter((value) => value !== null);
  return rated.length > 0 ? Math.max(...rated) : null;
}

/** Index of the level in a cell; null off the scale. */
export const levelAt = (scale: RiskScale, likelihood: number, impact: number): number | null =>
  scale.matrix[impact - 1]?.[likelihood - 1] ?? null;

/** Index of the level of a rating; null where it names no impact or lies off the scale. */
export function levelOf(scale: RiskScale, rating: Rating | null): number | null {
  const impact = rating ? worstImpact(rating.impacts) : null;
  return rating && impact !== null ? levelAt(scale, rating.likelihood, impact) : null;
}

const said = new WeakMap<RiskScale, { language: string; scale: RiskScale }>();

/** The scale with the words that Portolan proposes in the language of the window; a person's own words stay. */
export function saidScale(scale: RiskScale): RiskScale {
  const language = t("riskWord.High");
  const known = said.get(scale);
  if (known?.language === language) return known.scale;
  const levels = scale.levels.map((level) => ({ ...level, word: riskWord(level.word) }));
  const made = { ...scale, levels, likelihood: scale.likelihood.map(riskWord), impact: scale.impact.map(riskWord) };
  said.set(scale, { language, scale: made });
  return made;
}

export const levelWord = (scale: RiskScale, level: number | null): RiskLevel | null =>
  level === null ? null : (saidScale(scale).levels[level] ?? null);

export const noImpacts: Impacts = { system: null, users: null, organisation: null, society: null };

/** A rating a person states: confirmed, with nothing said yet on how it was reached. */
export const statedRating = (likelihood: number, impacts: Impacts, basis = ""): Rating => ({
  likelihood,
  impacts,
  basis,
  confirmed: true,
});

/**
 * The rating moved to a cell of the matrix. Sides above the new row come down to it; when all lie below, those that
 * were worst go up to it, and the organisation stands for all when nothing was rated yet.
 */
export function moveTo(rating: Rating | null, likelihood: number, impact: number): Rating {
  const before = rating?.impacts ?? noImpacts;
  const worst = worstImpact(before);
  const impacts = { ...before };
  for (const side of SIDES) {
    const value = before[side];
    if (value !== null && (value > impact || value === worst)) impacts[side] = impact;
  }
  if (worst === null) impacts.organisation = impact;
  return statedRating(likelihood, impacts, rating?.basis ?? "");
}

/** Who may accept a risk of this level, by the model's settings; empty when nobody was named. */
export const acceptors = (scale: RiskScale, level: number): string[] =>
  scale.acceptance.filter((entry) => entry.up_to >= level).map((entry) => entry.role);

/** A rating chosen word by word: 0 stands for a word not chosen yet. */
export function withWords(rating: Rating | null, likelihood: number, impact: number): Rating | null {
  if (likelihood === 0 && impact === 0) return null;
  if (impact === 0) return { ...statedRating(likelihood, noImpacts), basis: rating?.basis ?? "" };
  return { ...moveTo(rating, likelihood, impact), likelihood };
}

/** Whether both words of a rating were chosen. */
export const isWhole = (rating: Rating | null): rating is Rating =>
  rating !== null && rating.likelihood > 0 && worstImpact(rating.impacts) !== null;
