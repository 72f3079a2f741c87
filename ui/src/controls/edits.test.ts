import { beforeEach, expect, test } from "vitest";
import { recordingHost, show } from "../threats/testing/host";
import { sample } from "../threats/testing/sample";
import { filterControls, isLate, linkEdits, newControl, noControlFilter } from "./edits";

beforeEach(() => {
  recordingHost();
});

const withControls = () => {
  const { model } = sample();
  const one = { ...newControl(), id: "c1", number: 1, title: "Filter prompts", owner: "Ada", due: "2026-01-01" };
  const two = {
    ...newControl(),
    id: "c2",
    number: 2,
    title: "Limit tools",
    status: "verified" as const,
    due: "2026-01-01",
  };
  return { ...model, controls: { c1: one, c2: two } };
};

test("controls are found by words and state, and only what is not in place can be late", () => {
  const model = withControls();
  const check = (part: Partial<typeof noControlFilter>, ids: string[]) =>
    expect(filterControls(model, { ...noControlFilter, ...part }, "2026-11-24").map(({ id }) => id)).toEqual(ids);
  check({}, ["c1", "c2"]);
  check({ text: "ada prompts" }, ["c1"]);
  check({ text: "c-2" }, ["c2"]);
  check({ status: "verified" }, ["c2"]);
  check({ status: "late" }, ["c1"]);
  expect(isLate(model.controls.c1, "2025-12-31")).toBe(false);
});

test("only links that change are sent", () => {
  const model = withControls();
  const [first, second] = Object.values(model.threats);
  if (!first || !second) throw new Error("the sample has threats");
  const linked = { ...model, threats: { ...model.threats, [first.id]: { ...first, controls: ["c1"] } } };
  expect(linkEdits(linked, "c1", [first.id])).toEqual([]);
  expect(linkEdits(linked, "c1", [second.id])).toEqual(
    expect.arrayContaining([
      { edit: "link_controls", threat: first.id, controls: [] },
      { edit: "link_controls", threat: second.id, controls: [...second.controls, "c1"].sort() },
    ]),
  );
  show(sample());
});
