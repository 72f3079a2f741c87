import type { Edit } from "../../bindings/Edit";
import type { ElementKind } from "../../bindings/ElementKind";
import type { Model } from "../../bindings/Model";
import type { Rect } from "../../bindings/Rect";
import { hasPoint, type Point, snap } from "../../canvas/routing/geometry";
import { newId } from "../ids";
import { innermostAt } from "../nesting";
import { newBoundary, newElement, newFlow } from "./new";

/** Sizes of new shapes, px: M of the house notation, and a boundary with room for two elements. */
export const NODE_SIZE = { width: 168, height: 56 } as const;
export const BOUNDARY_SIZE = { width: 392, height: 208 } as const;

/** An edit together with the id of what it adds. */
export type Adding = { edit: Edit; id: string };

const centredAt = (point: Point, size: { width: number; height: number }): Rect => ({
  x: snap(point.x - size.width / 2),
  y: snap(point.y - size.height / 2),
  ...size,
});

/** A name that no other record has yet: "Vector store", then "Vector store 2". */
export function freeName(wanted: string, taken: readonly { name: string }[]): string {
  const names = new Set(taken.map((record) => record.name));
  if (!names.has(wanted)) return wanted;
  let number = 2;
  while (names.has(`${wanted} ${number}`)) number += 1;
  return `${wanted} ${number}`;
}

type NewElement = { kind: ElementKind; typeId: string | null; name: string };

/** Adds an element with its middle at a point, in the boundary that lies there. */
export function addElement(model: Model, diagram: string, what: NewElement, middle: Point): Adding {
  const id = newId();
  const name = freeName(what.name, Object.values(model.elements));
  const element = newElement(id, what.kind, what.typeId, name);
  element.boundary = innermostAt(model, diagram, middle);
  return { id, edit: { edit: "add_element", element, diagram, area: centredAt(middle, NODE_SIZE) } };
}

/** Adds a boundary with its middle at a point, inside the boundary that lies there. What it covers stays outside. */
export function addBoundary(
  model: Model,
  diagram: string,
  typeId: string | null,
  wanted: string,
  middle: Point,
): Adding {
  const id = newId();
  const boundary = newBoundary(id, typeId, freeName(wanted, Object.values(model.boundaries)));
  boundary.parent = innermostAt(model, diagram, middle);
  return { id, edit: { edit: "add_boundary", boundary, diagram, area: centredAt(middle, BOUNDARY_SIZE) } };
}

export function addFlow(source: string, target: string): Adding {
  const id = newId();
  return { id, edit: { edit: "add_flow", flow: newFlow(id, source, target) } };
}

/** Adds an element where a flow was dropped, and the flow to it, as one step. */
export function addConnected(model: Model, diagram: string, from: string, what: NewElement, middle: Point): Adding {
  const element = addElement(model, diagram, what, middle);
  const flow = addFlow(from, element.id);
  return { id: element.id, edit: { edit: "batch", label: "", edits: [element.edit, flow.edit] } };
}

/** A place near a wanted one where a new shape covers no other: rings of grid steps around it. */
export function freePlace(areas: readonly Rect[], wanted: Point, step = 24): Point {
  const free = (p: Point) => {
    const box = centredAt(p, NODE_SIZE);
    return areas.every(
      (a) =>
        a.x >= box.x + box.width + 16 ||
        box.x >= a.x + a.width + 16 ||
        a.y >= box.y + box.height + 16 ||
        box.y >= a.y + a.height + 16,
    );
  };
  for (let ring = 0; ring < 40; ring++)
    for (const [dx, dy] of [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
    ] as const) {
      const p = { x: wanted.x + dx * ring * step, y: wanted.y + dy * ring * step };
      if (free(p)) return p;
    }
  return wanted;
}

/** Whether a point lies on one of the areas. */
export const covered = (areas: readonly Rect[], point: Point): boolean => areas.some((area) => hasPoint(area, point));
