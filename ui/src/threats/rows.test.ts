import { expect, test } from "vitest";
import { becauseOf, byRisk, countByStatus, pathOf, rowNumber, threatRows } from "./rows";
import { sample } from "./testing/sample";

const rows = () => {
  const { model, analysis, library } = sample();
  return { model, rows: threatRows(model, analysis, library) };
};

test("a row is a card, or a threat that stands behind no card", () => {
  const all = rows().rows;
  expect(all.map((row) => row.id)).toEqual([
    "card:element:agent/indirect-injection",
    "card:element:agent/exfil",
    "card:element:agent/agent-action",
    "card:element:agent/prompt-secrets",
    "card:element:agent/self-spread",
    "card:element:index/rag-poisoning",
    "card:element:agent/std-login",
    "threat:own-1",
  ]);
  expect(all.map((row) => row.status)).toEqual([
    "open",
    "open",
    "open",
    "decided",
    "not_applicable",
    "open",
    "open",
    "open",
  ]);
  expect(countByStatus(all)).toEqual({ all: 8, open: 6, decided: 1, not_applicable: 1 });
});

test("a confirmed rating comes before the proposed one, and the level is read off the worst impact", () => {
  const [proposed, confirmed] = rows().rows;
  expect(proposed?.inherent).toMatchObject({ level: 4, suggested: true });
  expect(confirmed?.inherent).toMatchObject({ level: 3, suggested: false });
});

test("a threat has a number once it is taken up", () => {
  expect(rows().rows.map(rowNumber).slice(0, 2)).toEqual(["", "T-1"]);
});

test("worst first: level, then weight", () => {
  const order = rows()
    .rows.filter((row) => row.status === "open")
    .sort(byRisk)
    .map((row) => row.title);
  expect(order.slice(0, 4)).toEqual([
    "Outside text steers the assistant",
    "Planted text is found and believed",
    "Private data leaves by the assistant's own means",
    "A steered agent acts with its own rights",
  ]);
});

test("a path names elements and keeps the flows for the canvas", () => {
  const { model, rows: all } = rows();
  const path = all[0] && pathOf(model, all[0]);
  expect(path?.steps).toEqual(["Community forum", "Vector index", "Support assistant"]);
  expect(path?.flows).toEqual(["f-1", "f-2"]);
});

test("a reason goes on after the word because, and names keep their capital", () => {
  const { model, rows: all } = rows();
  const [first, second] = all;
  if (!first || !second) throw new Error("the sample has rows");
  expect(becauseOf(model, first)).toMatch(/^posts written/);
  const told = {
    ...first.suggestions[0],
    because: "Others' text reaches the prompt: Community forum -> Vector index -> Support assistant",
  };
  expect(becauseOf(model, { ...first, suggestions: [told as never] })).toBe("others' text reaches the prompt.");
  const suggestion = { ...first.suggestions[0], because: "Community forum is open to all" };
  expect(becauseOf(model, { ...first, suggestions: [suggestion as never] })).toMatch(/^Community forum/);
});
