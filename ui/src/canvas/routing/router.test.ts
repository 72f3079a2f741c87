import { describe, expect, it } from "vitest";
import cases from "../../ipc/fake/cases.json";
import { type Box, crossesBox, inflate, isVertical, right, segmentsOf, sharedRun } from "./geometry";
import { byHand, type FlowInput, type RoutedFlow, routeFlows } from "./router";

const box = (x: number, y: number, width = 168, height = 56): Box => ({ x, y, width, height });
const flow = (id: string, source: string, target: string): FlowInput => ({ id, source, target, waypoints: [] });

/** Routes flows "a>b" between boxes and checks what holds for every route. */
function check(boxes: { [id: string]: Box }, flows: string[]): RoutedFlow[] {
  const map = new Map(Object.entries(boxes));
  const inputs = flows.map((text, i) => {
    const [source = "", target = ""] = text.split(">");
    return flow(`f${i}`, source, target);
  });
  const routes = [...routeFlows({ boxes: map, flows: inputs }).values()].sort((a, b) => a.id.localeCompare(b.id));
  expect(routes).toHaveLength(flows.length);
  for (const route of routes) {
    for (let i = 1; i < route.points.length; i++) {
      const [a, b] = [route.points[i - 1], route.points[i]];
      expect(a && b && (a.x === b.x || a.y === b.y), "orthogonal").toBe(true);
    }
    for (const shape of map.values())
      for (const segment of segmentsOf(route.points))
        expect(crossesBox(segment, inflate(shape, -1)), `${route.id} through a shape`).toBe(false);
  }
  return routes;
}
const points = (routes: RoutedFlow[], i = 0) => routes[i]?.points ?? [];

describe("router", () => {
  it("draws a straight line between shapes that face each other", () => {
    expect(points(check({ a: box(0, 0), b: box(0, 200) }, ["a>b"]))).toEqual([
      { x: 84, y: 56 },
      { x: 84, y: 200 },
    ]);
    expect(points(check({ a: box(0, 0), b: box(300, 8) }, ["a>b"]))).toHaveLength(2);
  });

  it("draws there and back as two parallel straight lines", () => {
    const [there, back] = check({ a: box(0, 0), b: box(0, 200) }, ["a>b", "b>a"]);
    expect(there?.points).toHaveLength(2);
    expect(back?.points).toHaveLength(2);
    expect(Math.abs((there?.points[0]?.x ?? 0) - (back?.points[0]?.x ?? 0))).toBe(24);
  });

  it("fans parallel flows out", () => {
    const routes = check({ a: box(0, 0), b: box(0, 200) }, ["a>b", "a>b", "a>b", "a>b"]);
    const xs = routes.map((route) => route.points[0]?.x ?? 0).sort((p, q) => p - q);
    for (let i = 1; i < xs.length; i++) expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(12);
  });

  it("goes round a shape in the way", () => {
    const [route] = check({ a: box(0, 0), wall: box(0, 120), b: box(0, 240) }, ["a>b"]);
    expect(route?.points.length).toBeGreaterThan(2);
  });

  it("bends once or twice between shapes that do not face each other", () => {
    expect(points(check({ a: box(0, 0), b: box(400, 300) }, ["a>b"])).length).toBeLessThanOrEqual(4);
  });

  it("keeps flows of a crowded shape apart", () => {
    const routes = check(
      { hub: box(400, 400), a: box(0, 0), b: box(0, 200), c: box(0, 400), d: box(0, 600), e: box(0, 800) },
      ["hub>a", "hub>b", "hub>c", "hub>d", "hub>e", "a>hub", "e>hub"],
    );
    const pieces = routes.flatMap((route) => segmentsOf(route.points).map((segment) => ({ id: route.id, segment })));
    for (const one of pieces)
      for (const other of pieces)
        if (one.id < other.id) expect(sharedRun(one.segment, other.segment, 4), `${one.id} on ${other.id}`).toBe(0);
  });

  it("never starts under a badge or a step disc", () => {
    const routes = check({ a: box(0, 200), b: box(0, 0), c: box(200, 0), d: box(-200, 0) }, [
      "a>b",
      "a>c",
      "a>d",
      "b>a",
      "c>a",
    ]);
    for (const route of routes) {
      const start = route.points[0];
      if (start?.y === 200) {
        expect(start.x).toBeGreaterThanOrEqual(16);
        expect(start.x).toBeLessThanOrEqual(128);
      }
    }
  });

  it("draws a self loop outside its shape", () => {
    const [loop] = check({ a: box(0, 0) }, ["a>a"]);
    expect(loop?.points.some((p) => p.x > right(box(0, 0)))).toBe(true);
  });

  it("leaves out flows whose ends are not in the diagram", () => {
    expect(routeFlows({ boxes: new Map([["a", box(0, 0)]]), flows: [flow("f", "a", "gone")] }).size).toBe(0);
  });

  it("draws the same diagram the same, in whatever order it comes", () => {
    const boxes = new Map([
      ["a", box(0, 0)],
      ["b", box(300, 90)],
      ["c", box(40, 260)],
    ]);
    const flows = [flow("1", "a", "b"), flow("2", "b", "c"), flow("3", "c", "a"), flow("4", "a", "c")];
    const one = routeFlows({ boxes, flows });
    const other = routeFlows({ boxes: new Map([...boxes].reverse()), flows: [...flows].reverse() });
    for (const { id, points } of one.values()) expect(other.get(id)?.points).toEqual(points);
  });

  it("keeps clear of every shape in the starter systems", () => {
    for (const system of cases) {
      const boxes = Object.fromEntries(
        Object.entries(system.layout.elements).map(([id, a]) => [id, box(a.x, a.y, a.w, a.h)]),
      );
      check(
        boxes,
        system.flows.map((f) => `${f.from}>${f.to}`),
      );
    }
  });
});

describe("waypoints", () => {
  it("passes every point at right angles and leaves from the side that faces the first", () => {
    const way = byHand(box(0, 0), box(400, 400), [
      { x: 240, y: 28 },
      { x: 240, y: 300 },
    ]);
    expect(way[0]).toEqual({ x: 168, y: 28 });
    expect(way).toContainEqual({ x: 240, y: 28 });
    expect(segmentsOf(way).every((s) => isVertical(s) || s.a.y === s.b.y)).toBe(true);
  });
});
