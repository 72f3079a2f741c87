import type { RiskLevel } from "../bindings/RiskLevel";
import { riskWord, t } from "../i18n";
import { classes } from "./classes";

/** The tone of a level by its shape: shapes climb from ring to octagon, and the colours climb with them. */
const TONES = { ring: "very-low", disc: "low", diamond: "medium", triangle: "high", octagon: "critical" } as const;

/** Weight of a suggestion: 3 is heaviest. */
export type Weight = 1 | 2 | 3;

const disc = <circle cx="6" cy="6" r="4.4" />;
const diamond = <path d="M6 .8 11.2 6 6 11.2.8 6Z" />;
const triangle = <path d="M6 1.3 11.2 10.5H.8Z" />;
const SHAPES = {
  3: triangle,
  2: diamond,
  1: disc,
  ring: <circle cx="6" cy="6" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  disc,
  diamond,
  triangle,
  octagon: <path d="M3.8.8h4.4L11.2 3.8v4.4L8.2 11.2H3.8L.8 8.2V3.8Z" />,
  done: <path d="M1.5 6.3 4.6 9.4 10.5 2.9" fill="none" stroke="currentColor" strokeWidth="1.9" />,
} as const;

export type MarkShape = keyof typeof SHAPES;

/** The shape of a weight or level. Shape comes first, so that greyscale loses nothing. */
export function Mark({ shape, size = 9 }: { shape: MarkShape; size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
      {SHAPES[shape]}
    </svg>
  );
}

/** "Weight 3" with its shape. */
export function WeightMark({ weight }: { weight: Weight }) {
  return (
    <span className={classes("weight", `w${weight}`)}>
      <Mark shape={weight} />
      {t("kit.weight", { weight })}
    </span>
  );
}

/**
 * A risk level as word, shape and colour: an outline while only suggested, filled once a person confirmed it. Word and
 * shape come from the model's own risk scale.
 */
export function LevelBadge({ level, suggested }: { level: RiskLevel; suggested?: boolean }) {
  const state = t(suggested ? "kit.levelSuggested" : "kit.levelConfirmed");
  return (
    <span className={classes("level", TONES[level.shape], suggested && "suggested")} title={state}>
      <Mark shape={level.shape} />
      {riskWord(level.word)}
      <span className="sr-only">, {state}</span>
    </span>
  );
}
