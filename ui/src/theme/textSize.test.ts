import { afterEach, expect, it } from "vitest";
import { inRem, textLengths } from "../../textLengths";
import { nextTextSize, TEXT_SIZES } from "../model/settings";
import { applyTextSize } from "./theme";

afterEach(() => applyTextSize(100));

it("scales the text of the whole window", () => {
  applyTextSize(150);
  expect(document.documentElement.style.fontSize).toBe("150%");
  applyTextSize(100);
  expect(document.documentElement.style.fontSize).toBe("");
});

it.each([
  ["16px", "1rem"],
  ["500 12px / 18px var(--font-mono)", "500 0.75rem / 1.125rem var(--font-mono)"],
  ["1px", "1px"],
  ["var(--x-20px)", "var(--x-20px)"],
])("makes %s into %s", (written, built) => {
  expect(inRem(written)).toBe(built);
});

it.each([
  ["font-size", "/ui/src/kit/kit.css", "1rem"],
  ["height", "/ui/src/kit/kit.css", "1rem"],
  ["border-radius", "/ui/src/kit/kit.css", "16px"],
  ["font-size", "/ui/src/canvas/shapes.css", "16px"],
])("%s in %s", (prop, file, expected) => {
  const declaration = { prop, value: "16px", source: { input: { file } } };
  textLengths.Declaration(declaration);
  expect(declaration.value).toBe(expected);
});

it("keeps the shape of boxes", () => {
  const nodes = [{ prop: "width", value: "26px" }];
  const declaration = {
    prop: "height",
    value: "26px",
    source: { input: { file: "/ui/src/kit/kit.css" } },
    parent: { nodes },
  };
  textLengths.Declaration(declaration);
  expect(declaration.value).toBe("26px");
});

it("steps through the sizes and stops at either end", () => {
  expect(nextTextSize(100, 1)).toBe(115);
  expect(nextTextSize(100, -1)).toBe(90);
  expect(nextTextSize(TEXT_SIZES[0], -1)).toBe(80);
  expect(nextTextSize(200, 1)).toBe(200);
});
