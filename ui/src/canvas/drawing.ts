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
import { type LabelInput, labelWidth, type PlacedLabel, placeLabels, shortLabel } from "./routing/labels";
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

export const labelText = (flow: Pick<SceneFlow, "name">): string => shortLabel(flow.name);
export const tabWidth = (name: string): number => labelWidth(name) * 1.06 + 22;

/** Draws a whole scene. `areas` overrides where shapes stand, while they are being dragged. */
export function draw(scene: Scene, areas: ReadonlyMap<string, Rect> = new Map()): Drawing {
  const at = <T extends { id: string; area: Rect }>(shape: T): Rect => areas.get(shape.id) ?? shape.area;
  const boxes = new Map<string, Box>(scene.elements.map((element) => [element.id, at(element)]));
  const boundaries = scene.boundaries.map((boundary) => ({ ...boundary, area: at(boundary) }));
  const routes = routeFlows({ boxes, flows: scene.flows, boundaries: boundaries.map((b) => b.area) });
  return { routes, ...annotate(scene, routes, boxes, boundaries) };
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
    .map((flow) => {
      const text = labelText(flow) || " ";
      return { id: flow.id, text, width: labelWidth(text) + (flow.badge ? FLOW_BADGE : 0), fixed: flow.labelAt };
    });

function annotate(
  scene: Scene,
  routes: ReadonlyMap<string, RoutedFlow>,
  boxes: ReadonlyMap<string, Box>,
  boundaries: Scene["boundaries"],
) {
  const segments = [...routes.values()].flatMap((route) => segmentsOf(route.points));
  const tabs = new Map(boundaries.map((b) => [b.id, slideTab(b.area, tabWidth(b.name), segments)]));
  const tabBoxes = boundaries.map((b) => tabBox(b.area, tabs.get(b.id) ?? 0, tabWidth(b.name)));
  const badges = scene.elements.flatMap((e) => badgeBoxes(boxes.get(e.id) ?? e.area, e.badge !== null, e.question));
  const notes = scene.notes.map((note) => note.area);
  const solid = [...boxes.values(), ...badges, ...notes];
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
