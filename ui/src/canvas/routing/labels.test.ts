import { describe, expect, it } from "vitest";
import cases from "../../ipc/fake/cases.json";
import { type Box, overlaps } from "./geometry";
import { placeLabels, shortened } from "./labels";
import { routeFlows } from "./router";

describe("flow labels", () => {
  it("stands beside a vertical piece and on a long horizontal one", () => {
    const routes = new Map([
      [
        "v",
        {
          id: "v",
          points: [
            { x: 100, y: 0 },
            { x: 100, y: 200 },
          ],
        },
      ],
      [
        "h",
        {
          id: "h",
          points: [
            { x: 300, y: 50 },
            { x: 600, y: 50 },
          ],
        },
      ],
    ]);
    const labels = ["v", "h"].map((id) => ({ id, text: "prompt", after: 0 }));
    const placed = placeLabels(labels, routes, [], [], []);
    expect(placed.get("v")).toMatchObject({ how: "beside", at: { x: 107, y: 100 } });
    expect(placed.get("h")).toMatchObject({ how: "on", at: { x: 450, y: 50 } });
  });

  it("is shortened to 18 characters, and further when there is no room", () => {
    expect(shortened("answer with sources", 18)).toBe("answer with sourc…");
    const routes = new Map([
      [
        "f",
        {
          id: "f",
          points: [
            { x: 0, y: 0 },
            { x: 0, y: 100 },
          ],
        },
      ],
    ]);
    const wall: Box[] = [
      { x: 80, y: -50, width: 100, height: 200 },
      { x: -200, y: -50, width: 195, height: 200 },
    ];
    const [label] = placeLabels([{ id: "f", text: "answer with sources", after: 0 }], routes, wall, [], []).values();
    expect(label?.text.length).toBeLessThan(12);
  });

  it("stays where a person put it", () => {
    const routes = new Map([
      [
        "f",
        {
          id: "f",
          points: [
            { x: 0, y: 0 },
            { x: 0, y: 100 },
          ],
        },
      ],
    ]);
    const [label] = placeLabels(
      [{ id: "f", text: "a", after: 0, fixed: { x: 40, y: 40 } }],
      routes,
      [],
      [],
      [],
    ).values();
    expect(label).toMatchObject({ how: "on", at: { x: 40, y: 40 } });
  });

  it("never covers a shape or another label in the starter systems", () => {
    for (const system of cases) {
      const boxes = new Map(
        Object.entries(system.layout.elements).map(([id, a]) => [id, { x: a.x, y: a.y, width: a.w, height: a.h }]),
      );
      const flows = system.flows.map((f) => ({ id: f.id, source: f.from, target: f.to, waypoints: [] }));
      const labels = system.flows.map((f) => ({ id: f.id, text: f.label, after: 0 }));
      const placed = [...placeLabels(labels, routeFlows({ boxes, flows }), [...boxes.values()], [], []).values()];
      for (const label of placed)
        for (const shape of boxes.values()) expect(overlaps(label.box, shape), label.text).toBe(false);
      for (const one of placed)
        for (const other of placed)
          if (one.id < other.id)
            expect(overlaps(one.box, other.box), `${one.text} over ${other.text} in ${system.id}`).toBe(false);
    }
  });
});
