// From a scene to lines and labels: flows routed, tabs and labels placed. Pure.
import { Buckets } from "./routing/buckets";
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
import type { Scene, SceneBoundary, SceneFlow } from "./scene";

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

/** Draws a whole scene. The same scene always looks the same, however it was made. */
export function draw(scene: Scene): Drawing {
  const boxes = new Map<string, Box>(scene.elements.map((element) => [element.id, element.area]));
  const routes = routeFlows({
    boxes,
    flows: scene.flows,
    boundaries: scene.boundaries.map((b) => b.area),
    words: wordsOf(scene.boundaries),
  });
  const tabs = slideTabs(scene.boundaries, routes.values());
  const tabBoxes = scene.boundaries.map((b) => tabBox(b.area, tabs.get(b.id) ?? 0, tabWidth(b.name)));
  const lines = scene.boundaries.flatMap((b) => outline(b.area));
  return { routes, tabs, labels: placeLabels(labelsOf(scene.flows), routes, solidsOf(scene), lines, tabBoxes) };
}

/** Words that flows keep off: the tabs of boundaries. */
export const wordsOf = (boundaries: readonly SceneBoundary[]): Box[] =>
  boundaries.map((b) => tabBox(b.area, 0, tabWidth(b.name)));

export const labelsOf = (flows: readonly SceneFlow[]): LabelInput[] =>
  flows
    .filter((flow) => flow.name !== "" || flow.badge !== null)
    .map((flow) => ({ id: flow.id, text: flow.name, after: flow.badge ? FLOW_BADGE : 0, fixed: flow.labelAt }));

/** What labels never cover: shapes with what sticks out of them, and notes. */
export const solidsOf = ({ elements, notes }: Pick<Scene, "elements" | "notes">): Box[] => [
  ...elements.map((element) => element.area),
  ...elements.flatMap((e) => badgeBoxes(e.area, e.badge !== null, e.question)),
  ...notes.map((note) => note.area),
];

/** How far the tabs of these boundaries slide, seeing the flows that may cross them. */
export function slideTabs(boundaries: readonly SceneBoundary[], routes: Iterable<RoutedFlow>): Map<string, number> {
  const upright = new Buckets<Segment>();
  for (const { points } of routes)
    for (const segment of segmentsOf(points)) if (isVertical(segment)) upright.add(segmentBox(segment), segment);
  return new Map(boundaries.map((b) => [b.id, slideTab(b.area, tabWidth(b.name), upright)]));
}

export const tabBox = (area: Box, slide: number, width: number): Box => ({
  x: area.x + TAB.left + slide,
  y: area.y - TAB.height / 2,
  width,
  height: TAB.height,
});

/** Slides a tab to the right until no flow crosses it; back to the corner when none such place exists. */
function slideTab(area: Box, width: number, upright: Buckets<Segment>): number {
  const crossing: number[] = [];
  const top = { x: area.x, y: area.y - TAB.height, width: area.width, height: 2 * TAB.height };
  upright.near(top, ({ a, b }) => {
    const [high, low] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
    if (high < bottom(top) && low > top.y && a.x > area.x && a.x < right(area)) crossing.push(a.x);
  });
  for (let slide = 0; slide + width + 2 * TAB.left <= area.width; slide += TAB.step) {
    const box = inflate(tabBox(area, slide, width), 4);
    if (crossing.every((x) => x <= box.x || x >= right(box))) return slide;
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

export const outline = (box: Box): Segment[] => {
  const corners: Point[] = [
    { x: box.x, y: box.y },
    { x: right(box), y: box.y },
    { x: right(box), y: bottom(box) },
    { x: box.x, y: bottom(box) },
    { x: box.x, y: box.y },
  ];
  return segmentsOf(corners);
};
