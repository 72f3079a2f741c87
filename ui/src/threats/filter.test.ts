import { expect, test, vi } from "vitest";
import {
  applyFilter,
  type Facet,
  type Filter,
  groupRows,
  noFilter,
  offeredFacets,
  sortRows,
  toggleFacet,
} from "./filter";
import { threatRows } from "./rows";
import { sample } from "./testing/sample";

const { model, analysis, library } = sample();
const rows = threatRows(model, analysis, library);

const check = (filter: Partial<Filter>, cards: string[]) =>
  expect(applyFilter(rows, { ...noFilter, ...filter }).map((row) => row.id.replace(/^.*[/:]/, ""))).toEqual(cards);

test("without conditions everything but the standard pack is shown", () => {
  check({}, ["indirect-injection", "exfil", "agent-action", "prompt-secrets", "self-spread", "rag-poisoning", "own-1"]);
  check({ standard: true }, ["std-login"]);
});

test("words, state and conditions must all hold", () => {
  check({ text: "index" }, ["rag-poisoning", "own-1"]);
  check({ text: "T0051 outside" }, ["indirect-injection"]);
  check({ status: "decided" }, ["prompt-secrets"]);
  check({ facets: [{ kind: "level", level: 4, label: "" }] }, ["indirect-injection", "rag-poisoning"]);
  check({ facets: [{ kind: "owner", owner: "Head of Service", label: "" }] }, ["prompt-secrets"]);
  check({ text: "index", facets: [{ kind: "level", level: 4, label: "" }] }, ["rag-poisoning"]);
});

test("what is overdue is so by the day of this computer", () => {
  const late: Facet = { kind: "late", label: "" };
  vi.useFakeTimers({ now: new Date("2027-06-30T12:00:00") });
  check({ facets: [late] }, []);
  vi.setSystemTime(new Date("2027-07-01T12:00:00"));
  check({ facets: [late] }, ["prompt-secrets"]);
  vi.useRealTimers();
});

test("a cell of the matrix filters by the rating of its stage", () => {
  check({ facets: [{ kind: "cell", stage: "inherent", likelihood: 3, impact: 5, label: "" }] }, ["exfil"]);
  check({ facets: [{ kind: "cell", stage: "residual", likelihood: 3, impact: 5, label: "" }] }, []);
});

test("a cell of the coverage filters by element and by the tactics of every technique behind the card", () => {
  const cell = (tactic: string): Facet => ({ kind: "coverage", subject: "element:agent", tactic, label: "" });
  check({ facets: [cell("AML.TA0004")] }, ["indirect-injection"]);
  check({ facets: [cell("AML.TA0010")] }, ["exfil", "prompt-secrets"]);
});

test("a condition takes the place of the one of its kind, and goes when chosen again", () => {
  const high: Facet = { kind: "level", level: 3, label: "High" };
  const low: Facet = { kind: "level", level: 1, label: "Low" };
  const stale: Facet = { kind: "stale", label: "Overtaken" };
  expect(toggleFacet(toggleFacet([stale], high), low)).toEqual([stale, low]);
  expect(toggleFacet([stale, low], low)).toEqual([stale]);
});

test("rows stand undecided first and worst first until a column is chosen", () => {
  const titles = (sort: Parameters<typeof sortRows>[1]) => sortRows(rows, sort).map((row) => row.title);
  expect(titles(null)[0]).toBe("Outside text steers the assistant");
  expect(titles(null).at(-1)).toBe("Planted orders travel on by themselves");
  expect(titles({ by: "title", down: false })[0]).toBe("A clerk exports the whole index");
  expect(titles({ by: "title", down: true })[0]).toBe("The hidden set-up comes to light");
});

test("groups carry the name and number of the element; levels stand worst first", () => {
  const words = { unrated: "not rated", noOwner: "No owner", status: { open: "U", decided: "D", not_applicable: "N" } };
  const groups = (by: Parameters<typeof groupRows>[2]) =>
    groupRows(model, sortRows(rows, null), by, words).map(
      (group) => `${group.label} ${group.note} ${group.rows.length}`,
    );
  expect(groups("subject")).toEqual(["Support assistant E-3 6", "Vector index E-2 2"]);
  expect(groups("level")).toEqual(["Critical  2", "High  1", "Medium  2", "not rated  3"]);
  expect(groups("status")).toEqual(["U  6", "D  1", "N  1"]);
  expect(groups("none")).toEqual(["  8"]);
});

test("the menu offers only what some row has", () => {
  const offered = offeredFacets(model, library, rows, { stale: "Overtaken", late: "Overdue" }).map(
    (facet) => facet.label,
  );
  expect(offered).toContain("Critical");
  expect(offered).toContain("Head of Service");
  expect(offered).not.toContain("Very low");
  expect(offered).not.toContain("Overtaken");
});
