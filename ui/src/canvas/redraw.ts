// Drawing again after a change. A small diagram is drawn as a whole; of a large one only what the change touches finds
// new ways, because the whole would take longer than a frame. Pure.
import type { Rect } from "../bindings/Rect";
import { type Drawing, draw, labelsOf, outline, slideTabs, solidsOf, tabBox, tabWidth, wordsOf } from "./drawing";
import { type Box, inflate, overlaps, pointsBox, union } from "./routing/geometry";
import { type PlacedLabel, placeLabels } from "./routing/labels";
import { quickRoutes } from "./routing/quick";
import { type RoutedFlow, routeFlows } from "./routing/router";
import type { Scene, SceneFlow } from "./scene";

/** A scene and how it was drawn; `rough` while some flows are drawn without looking at what is in their way. */
export type Drawn = { scene: Scene; drawing: Drawing; rough: boolean };

/** Above this many flows a diagram is large. */
export const LARGE = 400;
/** More flows than this are not found new ways within a frame. */
const AT_ONCE = 120;
/** How far round a touched flow others are looked at, px. */
const AROUND = 120;

/**
 * The drawing of a scene, given the one before. `mayBeRough` says that somebody will draw it properly soon: then a large
 * diagram that is new, or new in most parts, is drawn quickly first.
 */
export function drawAfter(scene: Scene, last: Drawn | null, mayBeRough: boolean): Drawn {
  const touched = last ? touchedFlows(last.scene, scene) : scene.flows;
  if (scene.flows.length <= LARGE) {
    const still = last && !last.rough && touched.length === 0 && sameShapes(last.scene, scene);
    return { scene, rough: false, drawing: still ? relabel(scene, last) : draw(scene) };
  }
  if (last && touched.length <= AT_ONCE) return { scene, rough: last.rough, drawing: patch(scene, last, touched) };
  if (!mayBeRough) return { scene, rough: false, drawing: draw(scene) };
  return { scene, rough: true, drawing: sketch(scene, last, touched) };
}

/** Flows that cannot keep their way: new ones, those attached or bent otherwise, those at shapes that moved. */
function touchedFlows(before: Scene, now: Scene): SceneFlow[] {
  const areas = new Map(before.elements.map((element) => [element.id, element.area]));
  const moved = new Set(now.elements.filter((e) => areas.get(e.id) !== e.area).map((e) => e.id));
  const old = new Map(before.flows.map((flow) => [flow.id, flow]));
  return now.flows.filter((flow) => {
    const was = old.get(flow.id);
    if (was === flow) return moved.has(flow.source) || moved.has(flow.target);
    const kept = was?.source === flow.source && was.target === flow.target && was.waypoints === flow.waypoints;
    return !kept || moved.has(flow.source) || moved.has(flow.target);
  });
}

/** Whether every shape and flow is where it was: then flows keep their ways also in a small diagram. */
function sameShapes(before: Scene, now: Scene): boolean {
  const same = <T extends { id: string; area?: Rect }>(a: readonly T[], b: readonly T[]) =>
    a.length === b.length && a.every(({ id, area }, i) => id === b[i]?.id && area === b[i]?.area);
  return (
    same(before.elements, now.elements) &&
    same(before.boundaries, now.boundaries) &&
    same(before.notes, now.notes) &&
    before.flows.length === now.flows.length
  );
}

/** The same ways, with labels placed anew: names and badges may have changed. */
function relabel(scene: Scene, { scene: before, drawing }: Drawn): Drawing {
  const { routes } = drawing;
  const same = (a: readonly object[], b: readonly object[]) => a.every((item, i) => item === b[i]);
  if (
    same(before.flows, scene.flows) &&
    same(before.elements, scene.elements) &&
    same(before.boundaries, scene.boundaries)
  )
    return drawing;
  const tabs = slideTabs(scene.boundaries, routes.values());
  const tabBoxes = scene.boundaries.map((b) => tabBox(b.area, tabs.get(b.id) ?? 0, tabWidth(b.name)));
  const lines = scene.boundaries.flatMap((b) => outline(b.area));
  return { routes, tabs, labels: placeLabels(labelsOf(scene.flows), routes, solidsOf(scene), lines, tabBoxes) };
}

/** Touched flows as quick lines, the others as they were; labels and tabs wait. */
function sketch(scene: Scene, last: Drawn | null, touched: readonly SceneFlow[]): Drawing {
  const anew = new Set(touched.map(({ id }) => id));
  const boxes = new Map<string, Box>(scene.elements.map((element) => [element.id, element.area]));
  const routes = quickRoutes(boxes, touched);
  for (const { id } of scene.flows) {
    const kept = anew.has(id) ? undefined : last?.drawing.routes.get(id);
    if (kept) routes.set(id, kept);
  }
  return { routes, labels: new Map(), tabs: last?.drawing.tabs ?? new Map() };
}

/** New ways for the touched flows of a large diagram, looking only at what lies around them. */
function patch(scene: Scene, { scene: before, drawing }: Drawn, touched: readonly SceneFlow[]): Drawing {
  const old = new Map(before.flows.map((flow) => [flow.id, flow]));
  const anew = new Set(touched.map(({ id }) => id));
  const renamed = scene.flows.filter((flow) => !anew.has(flow.id) && old.get(flow.id) !== flow && saysElse(old, flow));
  const added = touched.filter(({ id }) => !old.has(id)).length;
  const gone = before.flows.length + added !== scene.flows.length;
  const reframed =
    before.boundaries.length !== scene.boundaries.length ||
    scene.boundaries.some((b, i) => before.boundaries[i]?.area !== b.area || before.boundaries[i]?.name !== b.name);
  if (anew.size + renamed.length === 0 && !gone && !reframed) return drawing;

  const changed = [...touched, ...renamed];
  const around = surroundings(scene, drawing, changed);
  const keep = new Map<string, RoutedFlow>();
  for (const { id } of around.flows) {
    const route = anew.has(id) ? undefined : drawing.routes.get(id);
    if (route) keep.set(id, route);
  }
  const found = routeFlows({
    boxes: new Map<string, Box>(around.elements.map(({ id, area }) => [id, area])),
    flows: [...around.flows.filter(({ id }) => keep.has(id)), ...touched],
    boundaries: around.boundaries.map((b) => b.area),
    words: wordsOf(around.boundaries),
    keep,
  });
  const routes = new Map<string, RoutedFlow>();
  for (const { id } of scene.flows) {
    const route = anew.has(id) ? found.get(id) : drawing.routes.get(id);
    if (route) routes.set(id, route);
  }
  const sliding = reframed
    ? slideTabs(scene.boundaries, routes.values())
    : slideTabs(around.boundaries, found.values());
  const tabs = new Map([...drawing.tabs, ...sliding]);

  const fresh = new Set(changed.map(({ id }) => id));
  const labels = new Map<string, PlacedLabel>();
  for (const { id } of scene.flows) {
    const label = fresh.has(id) ? undefined : drawing.labels.get(id);
    if (label) labels.set(id, label);
  }
  const others = around.flows.flatMap(({ id }) => labels.get(id)?.box ?? []);
  const solid = [...solidsOf(around), ...others];
  for (const [id, label] of placeLabels(labelsOf(changed), found, solid, [], wordsOf(around.boundaries)))
    labels.set(id, label);
  return { routes, labels, tabs };
}

const saysElse = (old: ReadonlyMap<string, SceneFlow>, flow: SceneFlow): boolean => {
  const was = old.get(flow.id);
  return was?.name !== flow.name || (was.badge === null) !== (flow.badge === null) || was.labelAt !== flow.labelAt;
};

/** The part of a scene that lies around some flows. */
function surroundings(scene: Scene, { routes }: Drawing, flows: readonly SceneFlow[]): Scene {
  const ends = new Set(flows.flatMap(({ source, target }) => [source, target]));
  const bends = flows.flatMap(({ waypoints }) => waypoints.map((point) => ({ ...point, width: 0, height: 0 })));
  const whole = union([...scene.elements.filter(({ id }) => ends.has(id)).map(({ area }) => area), ...bends]);
  if (!whole) return { elements: [], boundaries: [], flows: [], notes: [] };
  const region = inflate(whole, AROUND);
  return {
    elements: scene.elements.filter(({ area }) => overlaps(area, region)),
    boundaries: scene.boundaries.filter(({ area }) => overlaps(area, region)),
    notes: scene.notes.filter(({ area }) => overlaps(area, region)),
    flows: scene.flows.filter(({ id }) => {
      const points = routes.get(id)?.points;
      return points !== undefined && overlaps(inflate(pointsBox(points), 1), region);
    }),
  };
}

/**
 * Redraws what a drag touches: flows at moved shapes find new ways, the others stay as they are. On the drop the diagram
 * is drawn as after any edit.
 */
export function redraw(scene: Scene, before: Drawing, areas: ReadonlyMap<string, Rect>): Drawing {
  const flows = scene.flows.filter((f) => areas.has(f.source) || areas.has(f.target));
  if (flows.length === 0) return before;
  const at = new Map<string, Box>(scene.elements.map(({ id, area }) => [id, areas.get(id) ?? area]));
  const fresh = flows.length <= AT_ONCE ? routeFlows({ boxes: boxesAround(at, flows), flows }) : quickRoutes(at, flows);
  const routes = new Map(before.routes);
  for (const [id, route] of fresh) routes.set(id, route);
  const labels = new Map(before.labels);
  for (const { id } of flows) labels.delete(id);
  if (flows.length <= AT_ONCE) {
    const solid = [...boxesAround(at, flows).values()];
    for (const [id, label] of placeLabels(labelsOf(flows), fresh, solid, [], [])) labels.set(id, label);
  }
  return { routes, labels, tabs: before.tabs };
}

/** The shapes that may stand in the way of some flows. */
function boxesAround(at: ReadonlyMap<string, Box>, flows: readonly SceneFlow[]): Map<string, Box> {
  const whole = union(flows.flatMap(({ source, target }) => [at.get(source) ?? [], at.get(target) ?? []].flat()));
  if (!whole) return new Map();
  const region = inflate(whole, AROUND);
  return new Map([...at].filter(([, box]) => overlaps(box, region)));
}
