// From a scene to lines and labels: flows routed, tabs and labels placed. Pure.
import type { Rect } from "../bindings/Rect";
import {
  type Box,
  bottom,
  inflate,
  isVertical,
  type Point,
  right,
  type Segment,
  segmentBox,
  segmentsOf,
} from "./routing/geometry";
import { type LabelInput, labelWidth, type PlacedLabel, placeLabels } from "./routing/labels";
import { type RoutedFlow, routeFlows } from "./routing/router";
import type { Scene, SceneFlow } from "./scene";

export type Drawing = {
  routes: ReadonlyMap<string, RoutedFlow>;
  labels: ReadonlyMap<string, PlacedLabel>;
  /** How far each boundary's tab was slid from its corner, px. */
  tabs: ReadonlyMap<string, number>;
};

/** Width a flow's badge adds after its label, px. */
const FLOW_BADGE = 33;
export const TAB = { height: 20, left: 10, step: 8 } as const;

export const tabWidth = (name: string): number => labelWidth(name) * 1.06 + 22;

/** A scene and how it was drawn: what the next drawing may start from. */
export type Drawn = { scene: Scene; drawing: Drawing };

/** Above this many flows, an edit finds new ways only for the flows it touches; below, for all. */
const ALL_ANEW_UP_TO = 400;

/**
 * Draws a whole scene. When nothing moved since the last drawing its routes are kept; in a large diagram, those of
 * flows at shapes that did not move. A small diagram is always routed as a whole, so that it looks the same however it
 * was made.
 */
export function draw(scene: Scene, last: Drawn | null = null): Drawing {
  const boxes = new Map<string, Box>(scene.elements.map((element) => [element.id, element.area]));
  const touched = last ? touchedFlows(last.scene, scene) : null;
  const kept = (flow: SceneFlow) => last && touched && !touched.has(flow.id) && last.drawing.routes.get(flow.id);
  const large = scene.flows.length > ALL_ANEW_UP_TO;
  const keep = new Map<string, RoutedFlow>();
  if (touched && (touched.size === 0 || large))
    for (const flow of scene.flows) {
      const route = kept(flow);
      if (route) keep.set(flow.id, route);
    }
  const routes = routeFlows({
    boxes,
    flows: scene.flows,
    boundaries: scene.boundaries.map((b) => b.area),
    words: scene.boundaries.map((b) => tabBox(b.area, 0, tabWidth(b.name))),
    keep,
  });
  return { routes, ...annotate(scene, routes) };
}

/** Flows that cannot keep their route: new or reattached ones, those bent by hand, those at shapes that moved. */
function touchedFlows(before: Scene, now: Scene): Set<string> {
  const areas = new Map(before.elements.map((element) => [element.id, element.area]));
  const moved = new Set(now.elements.filter((e) => areas.get(e.id) !== e.area).map((e) => e.id));
  const old = new Map(before.flows.map((flow) => [flow.id, flow]));
  const changed = (flow: SceneFlow): boolean => {
    const was = old.get(flow.id);
    return !was || was.source !== flow.source || was.target !== flow.target || was.waypoints !== flow.waypoints;
  };
  const frames = new Map(before.boundaries.map((boundary) => [boundary.id, boundary.area]));
  const reframed =
    before.boundaries.length !== now.boundaries.length || now.boundaries.some((b) => frames.get(b.id) !== b.area);
  const fewer = before.elements.length !== now.elements.length || before.flows.length !== now.flows.length;
  const touched = now.flows.filter((flow) => moved.has(flow.source) || moved.has(flow.target) || changed(flow));
  // A line or a shape that came, went or moved may matter to any flow of a small diagram.
  if (now.flows.length <= ALL_ANEW_UP_TO && (reframed || fewer || moved.size > 0))
    return new Set(now.flows.map((f) => f.id));
  return new Set(touched.map((flow) => flow.id));
}

/**
 * Redraws what a drag touches: flows at moved shapes find new ways, the others stay as they are. On the drop the whole
 * scene is drawn anew, so that a diagram looks the same however it was made.
 */
export function redraw(scene: Scene, before: Drawing, areas: ReadonlyMap<string, Rect>): Drawing {
  const at = <T extends { id: string; area: Rect }>(shape: T): Rect => areas.get(shape.id) ?? shape.area;
  const boxes = new Map<string, Box>(scene.elements.map((element) => [element.id, at(element)]));
  const touched = new Set(scene.flows.filter((f) => areas.has(f.source) || areas.has(f.target)).map((f) => f.id));
  const flows = scene.flows.filter((flow) => touched.has(flow.id));
  const fresh = routeFlows({ boxes, flows });
  const routes = new Map([...before.routes].filter(([id]) => !touched.has(id)).concat([...fresh]));
  const labels = new Map([...before.labels].filter(([id]) => !touched.has(id)));
  for (const [id, label] of placeLabels(labelsOf(flows), fresh, [...boxes.values()], [], [])) labels.set(id, label);
  return { routes, labels, tabs: before.tabs };
}

const labelsOf = (flows: readonly SceneFlow[]): LabelInput[] =>
  flows
    .filter((flow) => flow.name !== "" || flow.badge !== null)
    .map((flow) => ({ id: flow.id, text: flow.name, after: flow.badge ? FLOW_BADGE : 0, fixed: flow.labelAt }));

function annotate(scene: Scene, routes: ReadonlyMap<string, RoutedFlow>): Omit<Drawing, "routes"> {
  const { boundaries } = scene;
  const segments = [...routes.values()].flatMap((route) => segmentsOf(route.points));
  const tabs = new Map(boundaries.map((b) => [b.id, slideTab(b.area, tabWidth(b.name), segments)]));
  const tabBoxes = boundaries.map((b) => tabBox(b.area, tabs.get(b.id) ?? 0, tabWidth(b.name)));
  const badges = scene.elements.flatMap((e) => badgeBoxes(e.area, e.badge !== null, e.question));
  const notes = scene.notes.map((note) => note.area);
  const solid = [...scene.elements.map((element) => element.area), ...badges, ...notes];
  const labels = placeLabels(
    labelsOf(scene.flows),
    routes,
    solid,
    boundaries.flatMap((b) => outline(b.area)),
    tabBoxes,
  );
  return { labels, tabs };
}

export const tabBox = (area: Box, slide: number, width: number): Box => ({
  x: area.x + TAB.left + slide,
  y: area.y - TAB.height / 2,
  width,
  height: TAB.height,
});

/** Slides a tab to the right until no flow crosses it; back to the corner when none such place exists. */
function slideTab(area: Box, width: number, segments: readonly Segment[]): number {
  const near = segments.filter((s) => {
    const b = segmentBox(s);
    return (
      isVertical(s) && b.y < area.y + TAB.height && bottom(b) > area.y - TAB.height && b.x > area.x && b.x < right(area)
    );
  });
  for (let slide = 0; slide + width + 2 * TAB.left <= area.width; slide += TAB.step) {
    const box = inflate(tabBox(area, slide, width), 4);
    if (near.every((s) => s.a.x <= box.x || s.a.x >= right(box))) return slide;
  }
  return 0;
}

/** Where a node's badge and question mark stick out of it: labels keep off. */
const badgeBoxes = (area: Box, badge: boolean, question: boolean): Box[] => [
  ...(badge ? [{ x: right(area) - 34, y: area.y - 12, width: 44, height: 24 }] : []),
  // The step disc of an attack path, top left; its place is kept free at all times, so that labels do not jump.
  { x: area.x - 12, y: area.y - 12, width: 24, height: 24 },
  ...(question ? [{ x: right(area) - 56, y: area.y - 12, width: 24, height: 24 }] : []),
];

const outline = (box: Box): Segment[] => {
  const corners: Point[] = [
    { x: box.x, y: box.y },
    { x: right(box), y: box.y },
    { x: right(box), y: bottom(box) },
    { x: box.x, y: bottom(box) },
    { x: box.x, y: box.y },
  ];
  return segmentsOf(corners);
};
