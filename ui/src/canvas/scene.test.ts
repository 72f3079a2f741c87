import { beforeEach, describe, expect, it } from "vitest";
import type { Model } from "../bindings/Model";
import { openForTest } from "../ipc/fake/open";
import { badges, questioned } from "../model/counts";
import { keepSame } from "../model/keep";
import { mirror } from "../model/mirror";
import { initialView } from "../view/view";
import { draw } from "./drawing";
import { snapToGuides } from "./guides";
import { drawAfter } from "./redraw";
import { bendSegment } from "./routing/bend";
import { sceneOf } from "./scene";
import { toEdges, toNodes } from "./toCanvas";

let model: Model;
beforeEach(async () => {
  model = (await openForTest()).model();
});
const scene = () => {
  const { library, analysis } = mirror();
  return sceneOf(model, library, badges(analysis), questioned(analysis), "main");
};
const nodes = (view: Partial<typeof initialView> = {}) =>
  toNodes(scene(), draw(scene()), { ...initialView, ...view }, "agent");

describe("scene", () => {
  it("shows what is placed in the diagram, with badge, question and type", () => {
    const { elements, boundaries, flows } = scene();
    expect([elements.length, boundaries.length, flows.length]).toEqual([13, 4, 18]);
    expect(elements.find((e) => e.id === "agent")).toMatchObject({
      ai: true,
      icon: "robot",
      badge: { undecided: 5, weight: 3 },
    });
    expect(elements.find((e) => e.id === "crm")?.badge).toBe("done");
    expect(elements.find((e) => e.id === "customer")?.badge).toBeNull();
    expect(elements.find((e) => e.id === "kb")?.question).toBe(true);
    expect(boundaries.map((b) => b.depth)).toEqual([0, 0, 1, 2]);
  });

  it("shows nothing of another diagram", () => {
    expect(sceneOf(model, null, new Map(), new Set(), "context").elements).toEqual([]);
  });

  it("speaks every element with its type and what is undecided", () => {
    expect(nodes().find((node) => node.id === "agent")?.ariaLabel).toBe(
      "Support assistant, AI agent, 5 undecided, heaviest weight 3",
    );
  });

  it("gives the Tab key to one shape only", () => {
    expect(nodes().filter((node) => node.domAttributes?.tabIndex === 0)).toHaveLength(1);
  });

  it("numbers the steps of a shown path and draws its flows above the others", () => {
    const path = { elements: ["forum", "ingest"], flows: ["F-17"], to: "x" };
    const step = (id: string) => nodes({ path }).find((node) => node.id === id)?.data;
    expect(step("ingest")).toMatchObject({ step: 2 });
    const edges = toEdges(scene(), draw(scene()), { ...initialView, path });
    const top = Math.max(...edges.map((edge) => edge.zIndex ?? 0));
    expect(edges.filter((edge) => edge.zIndex === top).map((edge) => edge.id)).toEqual(["F-17"]);
  });

  it("keeps the objects of what did not change", () => {
    const before = nodes();
    const after = keepSame(before, nodes({ selection: ["agent"] }));
    expect(after.filter((node, i) => node !== before[i]).map((node) => node.id)).toEqual(["agent"]);
  });

  it("keeps routes while only words change, and finds new ones when something moves", () => {
    const first = drawAfter(scene(), null, false);
    const same = drawAfter(scene(), first, false);
    expect(same.drawing.routes.get("F-1")).toBe(first.drawing.routes.get("F-1"));
    const placement = model.placements["main/customer"];
    if (placement) model.placements["main/customer"] = { ...placement, area: { ...placement.area, x: 400 } };
    expect(drawAfter(scene(), first, false).drawing.routes.get("F-1")?.points).not.toEqual(
      first.drawing.routes.get("F-1")?.points,
    );
  });
});

describe("guides", () => {
  const other = { x: 100, y: 100, width: 168, height: 56 };
  it.each([
    [{ x: 103, y: 300, width: 168, height: 56 }, { dx: -3, dy: 0 }, 1],
    [{ x: 300, y: 104, width: 168, height: 56 }, { dx: 0, dy: -4 }, 1],
    [{ x: 120, y: 300, width: 168, height: 56 }, { dx: 0, dy: 0 }, 0],
  ])("moves %o by %o", (box, by, lines) => {
    const snapped = snapToGuides(box, [other]);
    expect(snapped).toMatchObject(by);
    expect(snapped.guides).toHaveLength(lines);
  });
});

describe("bending", () => {
  const z = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 100 },
    { x: 80, y: 100 },
  ];
  it("moves a middle piece sideways", () => {
    expect(bendSegment(z, 1, { x: 61, y: 50 })).toEqual([
      { x: 0, y: 0 },
      { x: 64, y: 0 },
      { x: 64, y: 100 },
      { x: 80, y: 100 },
    ]);
  });
  it("gives a first piece a corner and keeps its port", () => {
    const bent = bendSegment(
      [
        { x: 0, y: 0 },
        { x: 0, y: 100 },
      ],
      0,
      { x: 40, y: 50 },
    );
    expect(bent[0]).toEqual({ x: 0, y: 0 });
    expect(bent.at(-1)).toEqual({ x: 0, y: 100 });
    expect(bent.some((p) => p.x === 40)).toBe(true);
  });
});
