import { describe, expect, it } from "vitest";
import { isSingle, keyLabels, matches } from "./keys";

const press = (key: string, modifiers = "", code = "") => ({
  key,
  code,
  ctrlKey: modifiers.includes("c"),
  metaKey: modifiers.includes("m"),
  shiftKey: modifiers.includes("s"),
  altKey: modifiers.includes("a"),
});

describe("shortcuts", () => {
  it.each([
    ["mod+Z", press("z", "c"), true],
    ["mod+Z", press("z", "cs"), false],
    ["mod+Shift+Z", press("Z", "cs"), true],
    ["mod+Z", press("z"), false],
    ["mod+Z", press("z", "m"), false],
    ["V", press("v"), true],
    ["V", press("V", "s"), false],
    ["V", press("v", "c"), false],
    ["?", press("?", "s"), true],
    ["?", press("?"), true],
    ["mod++", press("+", "c"), true],
    ["mod++", press("+", "cs"), true],
    ["Shift+1", press("!", "s", "Digit1"), true],
    ["Shift+1", press("1", "", "Digit1"), false],
    ["Alt+ArrowLeft", press("ArrowLeft", "a"), true],
    ["Delete", press("Delete"), true],
  ])("%s against %o is %s", (keys, event, expected) => {
    expect(matches(keys, event, false)).toBe(expected);
  });

  it("means Command on macOS", () => {
    expect(matches("mod+Z", press("z", "m"), true)).toBe(true);
    expect(matches("mod+Z", press("z", "c"), true)).toBe(false);
  });

  it("draws one cap per key", () => {
    expect(keyLabels("mod+Shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyLabels("mod+Shift+Z", true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyLabels("mod++", false)).toEqual(["Ctrl", "+"]);
    expect(keyLabels("Alt+ArrowUp", false)).toEqual(["Alt", "↑"]);
  });
});

it.each([
  ["V", true],
  ["?", true],
  ["1", true],
  ["Shift+1", true],
  ["mod+A", false],
  ["Delete", false],
  ["F2", false],
  ["ArrowLeft", false],
  ["mod++", false],
])("%s is a single key: %s", (keys, single) => expect(isSingle(keys)).toBe(single));
