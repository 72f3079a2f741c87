import { expect, it } from "vitest";
import { largeModel } from "../../ipc/fake/large";
import { draw } from "../drawing";
import { sceneOf } from "../scene";
import { readColours } from "./colours";
import { type Picture, paint } from "./paint";
import type { Pen } from "./pen";

/** A pen that writes down what it is told. */
function recorder() {
  const said: string[] = [];
  const pen = new Proxy({} as { [name: string]: unknown }, {
    get: (target, name: string) =>
      name === "measureText"
        ? (text: string) => ({ width: text.length * 6 })
        : (target[name] ?? ((...args: unknown[]) => said.push(`${name}(${args.join(",")})`))),
    set: (target, name: string, value) => {
      target[name] = value;
      if (name === "fillStyle" || name === "strokeStyle") said.push(`${name}=${value}`);
      return true;
    },
  }) as unknown as Pen;
  return { pen, said };
}

const colours = readColours((token) =>
  token.startsWith("--tb-dash") ? "8 5" : token.startsWith("--line") ? "" : token,
);
const scene = sceneOf(largeModel(24), null, new Map([["e1", { undecided: 3, weight: 3 }]]), new Set(), "main");
const picture = (change: Partial<Picture> = {}): Picture => ({
  scene,
  drawing: draw(scene),
  selected: new Set(),
  steps: new Map(),
  onPath: new Set(),
  areas: new Map(),
  into: null,
  inPage: new Set(),
  notation: "house",
  flowLines: "right_angled",
  ...change,
});
const painted = (change: Partial<Picture>, zoom: number): string[] => {
  const { pen, said } = recorder();
  paint(pen, picture(change), colours, { x: 0, y: 0, zoom }, { width: 3000, height: 2000 });
  return said;
};
const words = (said: string[]) => said.filter((line) => line.startsWith("fillText")).map((line) => line.slice(9));

it("uses the colours of the theme and the dashes of the boundary type", () => {
  const said = painted({}, 1);
  for (const token of ["--dfd-process-fill", "--dfd-store-line", "--flow", "--tb-zone"])
    expect(
      said.some((line) => line.endsWith(`Style=${token}`)),
      token,
    ).toBe(true);
  expect(said).toContain("setLineDash(8,5)");
});

it("writes names only where they can be read", () => {
  expect(words(painted({}, 1)).some((line) => line.startsWith("Service 1,"))).toBe(true);
  expect(words(painted({}, 0.1))).toEqual([]);
});

it("leaves out what is in the page and what is out of sight", () => {
  const all = words(painted({}, 1)).length;
  expect(words(painted({ inPage: new Set(["e0"]) }, 1))).toHaveLength(all - 2);
  const { pen, said } = recorder();
  paint(pen, picture(), colours, { x: 90_000, y: 0, zoom: 1 }, { width: 800, height: 600 });
  expect(words(said)).toEqual([]);
});

it("draws what a drag holds where it is held, and frames what is selected", () => {
  const areas = new Map([["e0", { x: 2000, y: 1500, width: 168, height: 56 }]]);
  const said = painted({ areas, selected: new Set(["e0"]) }, 1);
  expect(said).toContain("roundRect(2000,1500,168,56,14)");
  expect(said).toContain("roundRect(1994,1494,180,68,16)");
});

it("draws circles and open stores in the classic notation", () => {
  const said = painted({ notation: "classic" }, 1);
  expect(said.some((line) => line.startsWith("ellipse(116,76,84,28"))).toBe(true);
  expect(said.some((line) => line.startsWith("bezierCurveTo"))).toBe(false);
});

it("puts the attack path above the other flows in its own colour", () => {
  const said = painted({ onPath: new Set(["f1"]), steps: new Map([["e0", 1]]) }, 1);
  expect(said.lastIndexOf("strokeStyle=--adversary")).toBeGreaterThan(said.indexOf("strokeStyle=--flow"));
  expect(words(said).some((line) => line.startsWith("1,"))).toBe(true);
});

it("draws flows with rounded corners or as curves, as they are in the page", () => {
  const bends = (said: string[]) => said.filter((line) => line.startsWith("quadraticCurveTo"));
  const rounded = bends(painted({}, 1));
  const curved = bends(painted({ flowLines: "curved" }, 1));
  expect(rounded.length).toBeGreaterThan(0);
  expect(curved).toHaveLength(rounded.length);
  expect(curved).not.toEqual(rounded);
  expect(bends(painted({}, 0.1))).toEqual([]);
  expect(bends(painted({ flowLines: "curved" }, 0.1))).not.toEqual([]);
});
