// Draws a diagram, or the part of it in sight, as one picture: boundaries, flows with their heads, labels, elements,
// badges, in the order and the colours of the shapes in the page. Detail that could not be read at a zoom is left out.

import type { FlowLines } from "../../bindings/FlowLines";
import type { Notation } from "../../bindings/Notation";
import type { Rect } from "../../bindings/Rect";
import { type Drawing, TAB, tabWidth } from "../drawing";
import { type Box, inflate, overlaps, type Point, pointsBox } from "../routing/geometry";
import { CORNER, piecesOf } from "../routing/path";
import type { Scene, SceneBoundary, SceneFlow } from "../scene";
import type { Colours } from "./colours";
import { boxInSight, type Size, type Viewport } from "./decide";
import { frameOf } from "./frame";
import { paintElement, paintNote } from "./paintShapes";
import { clipped, type Pen } from "./pen";

export type Picture = {
  scene: Scene;
  drawing: Drawing;
  selected: ReadonlySet<string>;
  /** Steps of the shown attack path by element, and the flows on it. */
  steps: ReadonlyMap<string, number>;
  onPath: ReadonlySet<string>;
  /** Where a drag holds shapes, and the boundary that would take them in. */
  areas: ReadonlyMap<string, Rect>;
  into: string | null;
  /** What is in the page, and so not in the picture. */
  inPage: ReadonlySet<string>;
  notation: Notation;
  flowLines: FlowLines;
};

/** Smallest zooms at which names, labels and tiles are drawn. */
const NAMES_FROM = 0.42;
const LABELS_FROM = 0.5;
const TABS_FROM = 0.22;
const ROUND_FROM = 0.3;

/** How far badges, steps, tabs and heads stick out of what they belong to, px of the diagram. */
export const sticksOut = (zoom: number): number => 24 + 12 / zoom;

/**
 * Paints the picture on a pen whose unit is a px of the screen: all of it, or only the given parts of the screen. What
 * lies outside of the parts stays as it is.
 */
export function paint(
  pen: Pen,
  picture: Picture,
  colours: Colours,
  viewport: Viewport,
  size: Size,
  parts: readonly Box[] = [{ x: 0, y: 0, ...size }],
): void {
  const { scene, areas, inPage } = picture;
  const { zoom } = viewport;
  const sight: Sight = parts.map((part) => inflate(boxInSight(viewport, part), sticksOut(zoom)));
  pen.save();
  if (parts.length > 1 || parts[0]?.width !== size.width || parts[0]?.height !== size.height) {
    pen.beginPath();
    for (const part of parts) pen.rect(part.x, part.y, part.width, part.height);
    pen.clip();
  }
  for (const part of parts) pen.clearRect(part.x, part.y, part.width, part.height);
  pen.translate(viewport.x, viewport.y);
  pen.scale(zoom, zoom);
  const at = (shape: { id: string; area: Rect }): Rect => areas.get(shape.id) ?? shape.area;
  // Lines never get thinner than can be seen.
  const line = (width: number) => Math.max(width, 0.75 / zoom);
  for (const boundary of scene.boundaries)
    if (!inPage.has(boundary.id) && seen(at(boundary), sight))
      paintBoundary(pen, boundary, at(boundary), picture, colours, zoom, line(colours.boundaryLine));
  paintFlows(pen, picture, colours, sight, zoom, line);
  if (zoom >= LABELS_FROM) paintLabels(pen, picture, colours, sight);
  for (const note of scene.notes)
    if (!inPage.has(note.id) && seen(at(note), sight))
      paintNote(pen, note, at(note), picture.selected.has(note.id), colours, zoom);
  const shapes = scene.elements.filter((element) => !inPage.has(element.id) && seen(at(element), sight));
  shapes.sort((a, b) => a.z - b.z);
  for (const element of shapes)
    paintElement(pen, element, at(element), {
      colours,
      notation: picture.notation,
      step: picture.steps.get(element.id) ?? null,
      selected: picture.selected.has(element.id),
      names: zoom >= NAMES_FROM,
      zoom,
      line: line(colours.shapeLine),
    });
  pen.restore();
}

function paintBoundary(
  pen: Pen,
  boundary: SceneBoundary,
  area: Rect,
  { drawing, selected, into }: Picture,
  colours: Colours,
  zoom: number,
  width: number,
): void {
  const ink = colours[boundary.family];
  pen.beginPath();
  pen.roundRect(area.x, area.y, area.width, area.height, 10);
  pen.fillStyle = colours[`${boundary.family}Wash`];
  pen.fill();
  pen.strokeStyle = ink;
  pen.lineWidth = into === boundary.id ? Math.max(2, 2 / zoom) : width;
  // Far away a dash could not be told from a line, and costs more.
  if (zoom >= TABS_FROM) pen.setLineDash(colours.dash(boundary.typeId));
  pen.stroke();
  pen.setLineDash([]);
  if (selected.has(boundary.id)) frameOf(pen, area, colours, zoom, 14);
  if (zoom < TABS_FROM) return;
  const [x, y] = [area.x + TAB.left + (drawing.tabs.get(boundary.id) ?? 0), area.y - TAB.height / 2];
  pen.beginPath();
  pen.roundRect(x, y, tabWidth(boundary.name), TAB.height, 4);
  pen.fillStyle = colours[`${boundary.family}Tab`];
  pen.fill();
  pen.strokeStyle = ink;
  pen.lineWidth = 0.75;
  pen.stroke();
  pen.font = `600 11px ${colours.font}`;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillStyle = ink;
  pen.fillText(boundary.name, x + 8, area.y + 0.5);
}

type Look = "plain" | "selected" | "path";

/** All flows of one look are one path, drawn at once: that is what makes the picture quick. */
function paintFlows(
  pen: Pen,
  picture: Picture,
  colours: Colours,
  sight: Sight,
  zoom: number,
  line: (width: number) => number,
): void {
  const looks: Record<Look, Point[][]> = { plain: [], selected: [], path: [] };
  const dotted: Point[][] = [];
  for (const flow of picture.scene.flows) {
    const points = picture.drawing.routes.get(flow.id)?.points;
    if (!points || picture.inPage.has(flow.id) || !inSight(points, sight)) continue;
    const look = lookOf(flow, picture);
    if (look === "plain" && flow.outOfScope) dotted.push(points);
    else looks[look].push(points);
  }
  const ink: Record<Look, string> = { plain: colours.flow, selected: colours.selection, path: colours.adversary };
  const width: Record<Look, number> = {
    plain: line(colours.flowLine),
    selected: line(1.75),
    path: line(colours.pathLine),
  };
  // A rounded corner cannot be told from a sharp one far away; a curve can.
  const corner = zoom >= ROUND_FROM || picture.flowLines === "curved" ? CORNER[picture.flowLines] : 0;
  const draw = (lines: Point[][], look: Look, dash: number[]) => {
    if (lines.length === 0) return;
    pen.beginPath();
    for (const points of lines) trace(pen, points, corner);
    pen.strokeStyle = ink[look];
    pen.lineWidth = width[look];
    pen.setLineDash(dash);
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    const size = Math.max(look === "path" ? 11 : 8, 3.5 / zoom);
    for (const points of lines) head(pen, points, size);
    pen.fillStyle = ink[look];
    pen.fill();
  };
  draw(looks.plain, "plain", []);
  draw(dotted, "plain", [2, 4]);
  draw(looks.selected, "selected", []);
  draw(looks.path, "path", []);
}

const lookOf = (flow: SceneFlow, { onPath, selected }: Picture): Look =>
  onPath.has(flow.id) ? "path" : selected.has(flow.id) ? "selected" : "plain";

/** The parts of the diagram that are painted. */
type Sight = readonly Box[];

const seen = (box: Box, sight: Sight): boolean => sight.some((part) => overlaps(box, part));

const inSight = (points: readonly Point[], sight: Sight): boolean => {
  const { x, y, width, height } = pointsBox(points);
  // A straight line has no width, and would overlap nothing.
  return seen({ x, y, width: width + 1, height: height + 1 }, sight);
};

/** Adds a polyline with rounded corners to the path. */
function trace(pen: Pen, points: readonly Point[], radius: number): void {
  const [first] = points;
  if (!first) return;
  pen.moveTo(first.x, first.y);
  for (const { to, bend } of piecesOf(points, radius)) {
    pen.lineTo(to.x, to.y);
    if (bend) pen.quadraticCurveTo(bend.by.x, bend.by.y, bend.to.x, bend.to.y);
  }
}

const length = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The three corners of an arrow head at the end of a line: its tip stops short of the shape's line. */
export function headOf(points: readonly Point[], size: number): [Point, Point, Point] | null {
  const [a, b] = [points.at(-2), points.at(-1)];
  if (!a || !b) return null;
  const far = length(a, b);
  if (far === 0) return null;
  const [ux, uy] = [(b.x - a.x) / far, (b.y - a.y) / far];
  const tip = { x: b.x - ux * 1.5, y: b.y - uy * 1.5 };
  const back = { x: tip.x - ux * size, y: tip.y - uy * size };
  const half = size * 0.425;
  return [tip, { x: back.x - uy * half, y: back.y + ux * half }, { x: back.x + uy * half, y: back.y - ux * half }];
}

function head(pen: Pen, points: readonly Point[], size: number): void {
  const corners = headOf(points, size);
  if (!corners) return;
  const [tip, left, right] = corners;
  pen.moveTo(tip.x, tip.y);
  pen.lineTo(left.x, left.y);
  pen.lineTo(right.x, right.y);
}

function paintLabels(pen: Pen, picture: Picture, colours: Colours, sight: Sight): void {
  pen.font = `400 11px ${colours.font}`;
  pen.textBaseline = "middle";
  for (const flow of picture.scene.flows) {
    const label = picture.drawing.labels.get(flow.id);
    if (!label || label.text === "" || picture.inPage.has(flow.id) || !seen(label.box, sight)) continue;
    if (label.how === "on") {
      pen.fillStyle = colours.labelGround;
      pen.fillRect(label.box.x, label.box.y, label.box.width, label.box.height);
    }
    pen.textAlign = label.how === "beside" ? "left" : label.how === "before" ? "right" : "center";
    pen.fillStyle = picture.onPath.has(flow.id) ? colours.adversary : colours.labelText;
    pen.fillText(clipped(pen, label.text, 150), label.at.x, label.at.y + 0.5);
  }
}
