import { describe, expect, it } from "vitest";
import type { Analysis } from "../bindings/Analysis";
import type { AnalysisChange } from "../bindings/AnalysisChange";
import type { Subject } from "../bindings/Subject";
import { applyAnalysis, NO_CHANGE } from "./analysis";

const subject = (word: string): Subject => {
  const [kind, id] = [word.slice(0, 1), word.slice(1)];
  return kind === "e" ? { kind: "element", id } : kind === "f" ? { kind: "flow", id } : { kind: "boundary", id };
};

/** Suggestions by subject: `e1: A B` are two suggestions at the element 1, each on a card of its own. */
function lists(text: string, first = 0) {
  const suggestions: Analysis["suggestions"] = [];
  const cards: Analysis["cards"] = [];
  const coverage: Analysis["coverage"] = [];
  for (const line of text.split(";").filter((part) => part.trim())) {
    const [at = "", words = ""] = line.split(":").map((part) => part.trim());
    for (const [rank, technique] of words.split(" ").filter(Boolean).entries()) {
      cards.push({
        subject: subject(at),
        card: technique,
        headline: technique,
        weight: 2,
        suggestions: [first + suggestions.length],
        threat: null,
        status: "open",
        proposed: null,
        level: null,
        pack: "atlas",
      });
      suggestions.push({
        technique,
        subject: subject(at),
        weight: 2,
        unlowered: 2,
        rule: "r",
        card: technique,
        role: "head",
        rank,
        because: "",
        path: [],
        pack: "atlas",
        lowered_by: [],
      });
    }
    if (at.startsWith("e")) coverage.push({ subject: subject(at), cells: {} });
  }
  return { suggestions, cards, coverage };
}

const analysis = (text: string): Analysis => ({
  has_ai: true,
  own: [],
  stale: [],
  questions: [],
  checks: [],
  attack_paths: [],
  residual: {},
  ...lists(text),
});

const at = (word: string, words: string): AnalysisChange["subjects"][number] => {
  const { suggestions, cards, coverage } = lists(`${word}: ${words}`);
  return { subject: subject(word), suggestions, cards, coverage: coverage[0] ?? null };
};

const START = "e1: A B; e3: C; f1: D; b1: E F";

describe("an analysis after an edit", () => {
  it.each([
    ["other suggestions", [at("e3", "X Y")], "e1: A B; e3: X Y; f1: D; b1: E F"],
    ["as many of them", [at("e1", "X Y")], "e1: X Y; e3: C; f1: D; b1: E F"],
    ["an element between others", [at("e2", "X")], "e1: A B; e2: X; e3: C; f1: D; b1: E F"],
    [
      "a flow behind all flows and none at a boundary",
      [at("f9", "X"), at("b1", "")],
      "e1: A B; e3: C; f1: D; f9: X; b1:",
    ],
    ["several at once", [at("e1", ""), at("f1", "X Y Z"), at("b2", "G")], "e1:; e3: C; f1: X Y Z; b1: E F; b2: G"],
  ])("holds %s", (_, subjects, after) => {
    expect(applyAnalysis(analysis(START), { ...NO_CHANGE, subjects })).toEqual(analysis(after));
  });

  it("loses what was at an element that is gone", () => {
    const gone = { subject: subject("e1"), suggestions: [], cards: [], coverage: null };
    const after = applyAnalysis(analysis(START), { ...NO_CHANGE, subjects: [gone] });
    expect(after).toEqual(analysis("e3: C; f1: D; b1: E F"));
  });

  it("is the same object when nothing is different, and keeps the lists that are", () => {
    const before = analysis(START);
    expect(applyAnalysis(before, NO_CHANGE)).toBe(before);
    const after = applyAnalysis(before, { ...NO_CHANGE, own: ["t"] });
    expect(after.own).toEqual(["t"]);
    expect(after.suggestions).toBe(before.suggestions);
    expect(applyAnalysis(before, { ...NO_CHANGE, whole: after })).toBe(after);
  });
});
