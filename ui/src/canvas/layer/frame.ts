import type { Rect } from "../../bindings/Rect";
import { inflate } from "../routing/geometry";
import type { Colours } from "./colours";
import type { Pen } from "./pen";

/** The frame of what is selected: 6 outside the shape, always as wide on the screen. */
export function frameOf(pen: Pen, area: Rect, colours: Colours, zoom: number, radius: number): void {
  const out = inflate(area, Math.max(6, 3 / zoom));
  pen.beginPath();
  pen.roundRect(out.x, out.y, out.width, out.height, radius);
  pen.strokeStyle = colours.selection;
  pen.lineWidth = 1.5 / Math.min(1, zoom);
  pen.stroke();
}
