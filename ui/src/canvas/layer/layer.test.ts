import { describe, expect, it } from "vitest";
import { largeModel } from "../../ipc/fake/large";
import { openForTest } from "../../ipc/fake/open";
import { settled } from "../../model/mirror";
import { setView, view } from "../../view/view";
import { draw } from "../drawing";
import { type Scene, sceneOf } from "../scene";
import { boxInSight, countInSight, drawsPicture, FAR, fitted, MANY, SMALL } from "./decide";
import { clickPicture, PicturePress } from "./gestures";
import { boxBetween, distanceTo, hitAt, takenBy } from "./hit";
import { headOf } from "./paint";
import { AT_HAND, lyingIn, partOf, workedOn } from "./worked";

const sceneFor = (size: number): Scene => sceneOf(largeModel(size), null, new Map(), new Set(), "main");

describe("when the picture is drawn", () => {
  it.each([
    ["a small diagram stays in the page at any zoom", { elements: SMALL, visible: SMALL, zoom: 0.05 }, false, false],
    ["many elements in sight", { elements: 1000, visible: MANY + 1, zoom: 1 }, false, true],
    ["few elements in sight, near", { elements: 1000, visible: 20, zoom: 1 }, false, false],
    ["names too small to read", { elements: 1000, visible: 20, zoom: FAR - 0.01 }, false, true],
    ["a little past a limit, it stays as it was: picture", { elements: 1000, visible: MANY - 5, zoom: 1 }, true, true],
    ["a little past a limit, it stays as it was: page", { elements: 1000, visible: MANY - 5, zoom: 1 }, false, false],
    ["well past the limit it goes back", { elements: 1000, visible: 20, zoom: 0.6 }, true, false],
  ])("%s", (_, look, was, expected) => {
    expect(drawsPicture(look, was)).toBe(expected);
  });
});

describe("geometry", () => {
  it("fits a diagram of any size with room at the edges, never closer than 100 %", () => {
    const box = { x: -100, y: 50, width: 8000, height: 3000 };
    const size = { width: 900, height: 700 };
    const sight = boxInSight(fitted(box, size), size);
    expect(sight.x).toBeLessThan(box.x);
    expect(sight.x + sight.width).toBeGreaterThan(box.x + box.width);
    expect(sight.y + sight.height).toBeGreaterThan(box.y + box.height);
    expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, size).zoom).toBe(1);
  });

  it("counts what is in sight", () => {
    const areas = [0, 100, 200].map((x) => ({ area: { x, y: 0, width: 50, height: 50 } }));
    expect(countInSight(areas, { x: 40, y: 10, width: 100, height: 5 })).toBe(2);
  });

  it("ends an arrow head just short of the shape, pointing along the last piece", () => {
    const [tip, left, right] =
      headOf(
        [
          { x: 0, y: 0 },
          { x: 0, y: 100 },
        ],
        8,
      ) ?? [];
    expect(tip).toEqual({ x: 0, y: 98.5 });
    expect(left?.y).toBeCloseTo(90.5);
    expect((left?.x ?? 0) + (right?.x ?? 0)).toBeCloseTo(0);
    expect(headOf([{ x: 0, y: 0 }], 8)).toBeNull();
  });

  it("measures the distance of a point from a polyline", () => {
    const line = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
    ];
    expect(distanceTo(line, { x: 50, y: 7 })).toBe(7);
    expect(distanceTo(line, { x: 103, y: 54 })).toBe(5);
    const slope = [
      { x: 0, y: 0 },
      { x: 60, y: 80 },
    ];
    expect(distanceTo(slope, { x: 30, y: 40 })).toBe(0);
    expect(distanceTo(slope, { x: 80, y: 0 })).toBe(64);
  });
});

describe("what lies under the pointer", () => {
  const scene = sceneFor(24);
  const drawing = draw(scene);
  const at = (x: number, y: number, zoom = 1) => hitAt(scene, drawing, { x, y }, zoom);

  it("finds elements, flows, lines and tabs of boundaries, or nothing", () => {
    expect(at(40, 60)).toEqual({ kind: "element", id: "e0" });
    expect(at(20, 0)).toEqual({ kind: "boundary", id: "b0" });
    expect(at(2, 460)).toEqual({ kind: "boundary", id: "b0" });
    expect(at(-400, -400)).toBeNull();
    const middle = drawing.routes.get("f0")?.points[0];
    expect(hitAt(scene, drawing, { x: (middle?.x ?? 0) + 4, y: middle?.y ?? 0 }, 1)?.kind).toMatch(/flow|element/);
  });

  it("takes the nearer shape when it is the one on top", () => {
    const [first, second] = scene.elements;
    if (!first || !second) throw new Error("the scene has elements");
    const stacked = {
      ...scene,
      elements: [
        { ...first, z: 2 },
        { ...second, area: first.area },
      ],
    };
    expect(hitAt(stacked, drawing, { x: 60, y: 70 }, 1)?.id).toBe(first.id);
  });

  it("gives far away shapes a target of 24 px of the screen", () => {
    const lone: Scene = { ...scene, flows: [], boundaries: [], elements: scene.elements.slice(0, 1) };
    // e0 is 56 high from y = 48: at 10 % that is 6 px of the screen, so 9 more on each side count.
    expect(hitAt(lone, drawing, { x: 100, y: 48 - 80 }, 0.1)?.id).toBe("e0");
    expect(hitAt(lone, drawing, { x: 100, y: 48 - 80 }, 1)).toBeNull();
  });

  it("takes in a box what it touches, and boundaries it holds whole", () => {
    const taken = takenBy(scene, boxBetween({ x: 210, y: 110 }, { x: 20, y: 40 }));
    expect(taken).toEqual(["e0"]);
    expect(takenBy(scene, { x: -10, y: -10, width: 1020, height: 500 })).toContain("b0");
  });
});

describe("what is in the page over the picture", () => {
  const nothing = { selection: [], renaming: null, connectingFrom: null, hovered: null, rover: null };

  it("holds what is worked on; a flow brings its ends", () => {
    const scene = sceneFor(24);
    const ids = workedOn(scene, { ...nothing, selection: ["f0"], hovered: "e9", rover: "e3" });
    const flow = scene.flows.find(({ id }) => id === "f0");
    expect([...ids].sort()).toEqual([...new Set(["e3", "e9", "f0", flow?.source, flow?.target])].sort());
    expect(partOf(scene, ids).flows.map(({ id }) => id)).toEqual(["f0"]);
  });

  it("holds, seen from near, what lies around the part in sight", () => {
    const scene = sceneFor(120);
    const ids = lyingIn(scene, { x: 0, y: 0, width: 300, height: 200 });
    expect(ids.has("e0") && ids.has("b0")).toBe(true);
    for (const { id, source, target } of scene.flows)
      if (ids.has(id)) expect(ids.has(source) && ids.has(target)).toBe(true);
    expect(ids.size).toBeLessThan(40);
  });

  it("marks a large selection in the picture only", () => {
    const scene = sceneFor(120);
    const selection = scene.elements.slice(0, AT_HAND + 1).map(({ id }) => id);
    expect(workedOn(scene, { ...nothing, selection }).size).toBe(0);
  });
});

describe("gestures on the picture", () => {
  const open = async () => {
    const window_ = await openForTest("large-120");
    const scene = sceneOf(window_.model(), null, new Map(), new Set(), "main");
    return { window_, shown: { scene, drawing: draw(scene) } };
  };

  it("drags a shape as one edit", async () => {
    const { window_, shown } = await open();
    const press = new PicturePress();
    press.down(shown, { x: 60, y: 70 }, 0.2, false);
    press.move(shown, { x: 220, y: 710 }, 0.2);
    expect(press.up(false)).toBe(true);
    await settled();
    expect(window_.edits()).toHaveLength(1);
    expect(window_.model().placements["main/e0"]?.area.y).toBe(48 + 640);
    expect(view().selection).toEqual(["e0"]);
  });

  it("moves the whole selection when one of it is dragged, and leaves locked shapes", async () => {
    const { window_, shown } = await open();
    const locked = window_.model().placements["main/e2"];
    if (locked) locked.locked = true;
    setView({ selection: ["e0", "e1", "e2"] });
    const press = new PicturePress();
    press.down(shown, { x: 60, y: 70 }, 1, false);
    press.move(shown, { x: 60, y: 86 }, 1);
    press.up(false);
    await settled();
    const y = (id: string) => window_.model().placements[`main/${id}`]?.area.y;
    expect([y("e0"), y("e1"), y("e2")]).toEqual([64, 64, 48]);
  });

  it("selects with a box, and a press without a movement is no drag", async () => {
    const { shown } = await open();
    const press = new PicturePress();
    press.down(shown, { x: -60, y: -60 }, 1, false);
    press.move(shown, { x: 480, y: 110 }, 1);
    expect(press.up(false)).toBe(true);
    expect(view().selection).toEqual(["e0", "e1"]);
    press.down(shown, { x: 60, y: 70 }, 1, false);
    press.move(shown, { x: 61, y: 70 }, 1);
    expect(press.up(false)).toBe(false);
  });

  it("selects with a click, adds and takes away with Shift, clears beside everything", async () => {
    await open();
    clickPicture({ kind: "element", id: "e1" }, false);
    clickPicture({ kind: "flow", id: "f1" }, true);
    expect(view().selection).toEqual(["e1", "f1"]);
    clickPicture({ kind: "element", id: "e1" }, true);
    expect(view().selection).toEqual(["f1"]);
    clickPicture(null, false);
    expect(view().selection).toEqual([]);
  });
});
