// When the diagram is drawn as one picture instead of one page element per shape. Measured in WebKitGTK without a GPU,
// a page element per shape costs 90 to 160 ms for each frame of a zoom at 1,000 elements, one picture about 10.
import type { Box } from "../routing/geometry";
import { overlaps } from "../routing/geometry";

export type Viewport = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };
type Part = Size & { x?: number; y?: number };

/** Up to this many elements every shape is in the page at any zoom. */
export const SMALL = 60;
/** Above this many elements in sight, the picture is drawn: more page elements cannot be made within a frame. */
export const MANY = 150;
/** Below this zoom, the picture is drawn: names are smaller than 5 px there. */
export const FAR = 0.4;
/** How far past a limit the way back lies, so that a small movement does not switch to and fro. */
const SLACK = 0.85;

/** Whether the picture is drawn, given whether it was. */
export function drawsPicture(look: { elements: number; visible: number; zoom: number }, was: boolean): boolean {
  if (look.elements <= SMALL) return false;
  const slack = was ? SLACK : 1;
  return look.visible > MANY * slack || look.zoom < FAR / slack;
}

/** The part of the diagram on screen, or in a part of the screen, px of the diagram. */
export const boxInSight = ({ x, y, zoom }: Viewport, { x: left = 0, y: top = 0, width, height }: Part): Box => ({
  x: (left - x) / zoom,
  y: (top - y) / zoom,
  width: width / zoom,
  height: height / zoom,
});

/** How many of the areas are at least partly in sight. */
export const countInSight = (areas: readonly { area: Box }[], sight: Box): number =>
  areas.reduce((count, { area }) => count + Number(overlaps(area, sight)), 0);

/** The viewport that shows a box whole, with room at the edges; never closer than 100 %. */
export function fitted(box: Box, { width, height }: Size, room = ROOM): Viewport {
  const inner = {
    width: Math.max(1, width - room.left - room.right),
    height: Math.max(1, height - room.top - room.bottom),
  };
  const zoom = Math.min(
    1,
    Math.max(MIN_ZOOM, Math.min(inner.width / Math.max(1, box.width), inner.height / Math.max(1, box.height))),
  );
  return {
    zoom,
    x: room.left + (inner.width - box.width * zoom) / 2 - box.x * zoom,
    y: room.top + (inner.height - box.height * zoom) / 2 - box.y * zoom,
  };
}

/** Room kept free at the edges: for tabs of boundaries above, and the floating bars below, px of the screen. */
export const ROOM = { top: 28, right: 24, bottom: 68, left: 24 } as const;
/** A diagram of 3,000 elements still fits at this zoom. */
export const MIN_ZOOM = 0.04;
