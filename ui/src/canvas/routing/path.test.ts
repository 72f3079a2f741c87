import { expect, it } from "vitest";
import { asDrawn, CORNER, piecesOf, roundedPath } from "./path";

const line = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 60 },
  { x: 200, y: 60 },
];

it("rounds corners by their radius, and by less where a piece is short", () => {
  expect(roundedPath(line)).toBe("M0 0L90 0Q100 0 100 10L100 50Q100 60 110 60L200 60");
  expect(roundedPath(line, 0)).toBe("M0 0L100 0L100 60L200 60");
});

it("draws a curve through the middle of every piece, straight where it leaves and arrives", () => {
  expect(roundedPath(line, CORNER.curved)).toBe("M0 0L50 0Q100 0 100 30L100 30Q100 60 150 60L200 60");
  expect(piecesOf(line, CORNER.curved).map(({ to }) => to)).toEqual([
    { x: 50, y: 0 },
    { x: 100, y: 30 },
    { x: 200, y: 60 },
  ]);
});

it("tells the pointer where the curve runs", () => {
  expect(asDrawn(line, "right_angled")).toBe(line);
  const curve = asDrawn(line, "curved");
  expect(curve[0]).toEqual(line[0]);
  expect(curve.at(-1)).toEqual(line.at(-1));
  expect(
    curve.some(({ x, y }) => x === 100 && y === 0),
    "the corner is cut",
  ).toBe(false);
});
