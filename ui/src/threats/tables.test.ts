import { expect, test } from "vitest";
import { tacticsInOrder } from "./library";
import { isStandard, threatRows } from "./rows";
import { moveTo, withWords, worstImpact } from "./scale";
import { countRated, coverage, matrixCells, outsideCoverage } from "./tables";
import { at, rating, sample, scale, threat } from "./testing/sample";

const { model, analysis, library } = sample();
const rows = threatRows(model, analysis, library);

test("the matrix counts each rated threat in its cell, worst impact at the top", () => {
  const cells = matrixCells(scale, rows, "inherent");
  expect(cells.map((line) => line.map((cell) => cell.count))).toEqual([
    [0, 0, 1, 0, 0],
    [0, 0, 0, 2, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
  expect(cells[0]?.map((cell) => cell.level)).toEqual([1, 2, 3, 4, 4]);
  expect(countRated(rows, "inherent")).toEqual({ all: 8, rated: 5, suggested: 4 });
  expect(countRated(rows, "residual").rated).toBe(0);
});

test("coverage shows every element: undecided, decided, not applicable, not considered", () => {
  const lines = coverage(
    model,
    rows.filter((row) => !isStandard(row)),
    tacticsInOrder(library),
  );
  const words = lines.map((line) => [
    line.name,
    ...line.cells.map((cell) => (cell.state === "open" ? cell.open : cell.state)),
  ]);
  expect(words).toEqual([
    ["Community forum", "none", "none", "none", "none"],
    ["Vector index", "none", "none", 1, "none"],
    ["Support assistant", 1, 2, "none", 1],
  ]);
  expect(outsideCoverage(rows)).toBe(0);
  const about = { ...model, threats: { ...model.threats, m: threat("m", 9, null, { kind: "model" }, "Whole") } };
  expect(outsideCoverage(threatRows(about, analysis, library))).toBe(1);
  expect(at("x")).toEqual({ kind: "element", id: "x" });
});

test("a rating moved to a cell keeps the sides that lie below it", () => {
  const check = (likelihood: number, impact: number, sides: (number | null)[]) => {
    const { impacts } = moveTo(rating(4, 4), likelihood, impact);
    expect([impacts.system, impacts.users, impacts.organisation, impacts.society]).toEqual(sides);
    expect(worstImpact(impacts)).toBe(impact);
  };
  check(3, 5, [2, 2, 5, null]);
  check(3, 1, [1, 1, 1, null]);
  check(1, 3, [2, 2, 3, null]);
  expect(moveTo(null, 2, 3)).toMatchObject({ likelihood: 2, impacts: { organisation: 3 }, confirmed: true });
});

test("a rating is whole when both words were chosen", () => {
  expect(withWords(null, 0, 0)).toBeNull();
  expect(withWords(null, 3, 0)).toMatchObject({ likelihood: 3, impacts: { organisation: null } });
  expect(withWords(withWords(null, 3, 0), 3, 2)).toMatchObject({ likelihood: 3, impacts: { organisation: 2 } });
});
