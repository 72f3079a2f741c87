import type { GlyphName } from "../kit/glyphs";

// A recent file has no picture of its own; its title usually says what kind of system it is.
const WORDS: readonly [RegExp, GlyphName][] = [
  [/vision|camera|image|inspection/i, "camera"],
  [/fraud|anomal|score|classif|detect|predict/i, "gauge"],
  [/cod(e|ing)|develop/i, "terminal"],
  [/document|search|retriev|rag/i, "magnifier-doc"],
  [/agent|assistant|bot|chat|support/i, "robot"],
  [/train|tuning|learning/i, "loop-gear"],
  [/federated|health/i, "nodes"],
  [/platform|cloud|mobile/i, "cluster"],
];

export const iconOf = (title: string): GlyphName => WORDS.find(([word]) => word.test(title))?.[1] ?? "nodes";
