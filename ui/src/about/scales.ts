// The two presets of the risk scale, as the core has them (model::RiskScale). A model may hold another scale; then the
// window says "own" and leaves it as it is.
import type { RiskScale } from "../bindings/RiskScale";

type Preset = Pick<RiskScale, "likelihood" | "impact" | "levels" | "matrix">;
export type ScaleName = "five" | "three" | "own";

export const FIVE: Preset = {
  likelihood: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
  impact: ["Negligible", "Minor", "Moderate", "Major", "Severe"],
  levels: [
    { word: "Very low", shape: "ring" },
    { word: "Low", shape: "disc" },
    { word: "Medium", shape: "diamond" },
    { word: "High", shape: "triangle" },
    { word: "Critical", shape: "octagon" },
  ],
  matrix: [
    [0, 0, 1, 1, 1],
    [0, 1, 2, 2, 2],
    [1, 2, 2, 3, 3],
    [1, 2, 3, 4, 4],
    [1, 2, 3, 4, 4],
  ],
};

const THREE: Preset = {
  likelihood: ["Unlikely", "Possible", "Likely"],
  impact: ["Minor", "Moderate", "Severe"],
  levels: [
    { word: "Low", shape: "disc" },
    { word: "Medium", shape: "diamond" },
    { word: "High", shape: "triangle" },
  ],
  matrix: [
    [0, 0, 1],
    [0, 1, 2],
    [1, 2, 2],
  ],
};

const PRESETS = { five: FIVE, three: THREE } as const;

const same = (scale: RiskScale, preset: Preset): boolean =>
  (["likelihood", "impact", "levels", "matrix"] as const).every(
    (part) => JSON.stringify(scale[part]) === JSON.stringify(preset[part]),
  );

export const scaleName = (scale: RiskScale): ScaleName =>
  same(scale, FIVE) ? "five" : same(scale, THREE) ? "three" : "own";

/** The scale with a preset's words; appetite and acceptance keep their place as far as the new levels reach. */
export function withPreset(scale: RiskScale, name: Exclude<ScaleName, "own">): RiskScale {
  const preset = PRESETS[name];
  const capped = (level: number) => Math.min(level, preset.levels.length - 1);
  return {
    ...preset,
    appetite: capped(scale.appetite),
    acceptance: scale.acceptance.map((entry) => ({ ...entry, up_to: capped(entry.up_to) })),
  };
}

/** The scale with one word changed; numbers and levels stand, so nothing that was rated moves. */
export function withWord(
  scale: RiskScale,
  list: "likelihood" | "impact" | "levels",
  index: number,
  text: string,
): RiskScale {
  if (list === "levels")
    return { ...scale, levels: scale.levels.map((level, at) => (at === index ? { ...level, word: text } : level)) };
  return { ...scale, [list]: scale[list].map((word, at) => (at === index ? text : word)) };
}

/** The scale with one cell at the next level; after the highest comes the lowest. Counted from 1, as ratings are. */
export const raised = (scale: RiskScale, likelihood: number, impact: number): RiskScale => ({
  ...scale,
  matrix: scale.matrix.map((row, i) =>
    row.map((level, l) =>
      i === impact - 1 && l === likelihood - 1 ? (level + 1) % Math.max(scale.levels.length, 1) : level,
    ),
  ),
});
