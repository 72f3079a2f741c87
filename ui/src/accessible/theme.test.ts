// What can be said of contrast, motion and targets without painting: measured from the theme's own style sheets.
// @ts-expect-error The window is typed without Node; only this test reads files.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { moving } from "../theme/motion";

const sheet = (name: string): string => readFileSync(`src/${name}.css`, "utf8");
const tokens = (name: string): Map<string, string> =>
  new Map(
    [...sheet(`theme/${name}`).matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{6})\b/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

const GROUNDS = ["bg-app", "bg-canvas", "bg-surface", "bg-raised", "bg-sunken"];
const TEXT: [string, string][] = [
  ...["text-1", "text-2", "text-3", "accent-text"].flatMap((ink) => GROUNDS.map((on): [string, string] => [ink, on])),
  ["on-accent", "accent"],
  ["on-adversary", "adversary"],
  ["adversary-text", "bg-surface"],
  ["question-text", "question-subtle"],
  ["error-text", "error-subtle"],
  ["ok-text", "ok-subtle"],
  ...["very-low", "low", "medium", "high", "critical"].map((l): [string, string] => [`risk-${l}-text`, `risk-${l}-bg`]),
];
const LINES: [string, string][] = [
  ["focus", "bg-app"],
  ["focus", "bg-canvas"],
  ["flow", "bg-canvas"],
  ["selection", "bg-canvas"],
  ["adversary", "bg-canvas"],
  ["border-3", "bg-surface"],
  ["dfd-external-line", "bg-canvas"],
  ["dfd-process-line", "bg-canvas"],
  ["dfd-store-line", "bg-canvas"],
  ["tb-zone", "bg-canvas"],
  ["tb-outside", "bg-canvas"],
  ["tb-isolation", "bg-canvas"],
];

describe.each([
  ["light", 4.5, 3],
  ["dark", 4.5, 3],
  ["contrast", 7, 4.5],
])("contrast in the theme %s", (theme, text, line) => {
  const colours = tokens(theme);
  it.each([...TEXT.map((pair) => [...pair, text] as const), ...LINES.map((pair) => [...pair, line] as const)])(
    "%s on %s",
    (ink, ground, wanted) => {
      const [a, b] = [colours.get(ink), colours.get(ground)];
      expect(a && b, `${ink} and ${ground} are tokens`).toBeTruthy();
      expect(ratio(a ?? "", b ?? "")).toBeGreaterThanOrEqual(wanted);
    },
  );
});

describe("motion", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("stops for whoever asked for less of it", () => {
    expect(moving(140)).toBe(140);
    vi.stubGlobal("matchMedia", () => ({ matches: true }));
    expect(moving(140)).toBe(0);
    const reduced = sheet("theme/base").split("prefers-reduced-motion: reduce")[1] ?? "";
    expect(reduced).toContain("animation-duration: 0s");
    expect(reduced).toContain("transition-duration: 0s");
  });
});

describe("targets are at least 24 px", () => {
  const scale = sheet("theme/scale");
  it.each(["--target-min", "--control-sm", "--control-md", "--control-lg"])("%s", (token) => {
    expect(Number(new RegExp(`${token}: (\\d+)px`).exec(scale)?.[1])).toBeGreaterThanOrEqual(24);
  });

  it.each([
    ["canvas/canvas", ".react-flow__handle.quick-connect", "width", 0],
    ["canvas/flows", ".flow-hit", "stroke-width", 0],
    ["canvas/shapes", ".node-child", "height", 0],
    ["canvas/flows", ".flow-end", "width", 14],
    ["canvas/shapes", ".badge", "height", 6],
  ])("%s %s", (file, selector, property, around) => {
    const rule = sheet(file).split(`${selector} {`)[1]?.split("}")[0] ?? "";
    const size = Number(new RegExp(`(?:^|\\s)${property}: (\\d+)px`).exec(rule)?.[1]);
    expect(size + around).toBeGreaterThanOrEqual(24);
  });
});
