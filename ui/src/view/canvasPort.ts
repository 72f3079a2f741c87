// What commands may ask of the canvas on screen. The canvas registers itself while it is mounted, so that nothing
// outside src/canvas needs the canvas library.
import type { Point } from "../canvas/routing/geometry";

export interface CanvasPort {
  zoomIn(): void;
  zoomOut(): void;
  zoomActual(): void;
  /** Fits the whole diagram, or the given shapes. */
  fit(ids?: readonly string[]): void;
  /** Brings a shape into sight without changing the zoom, when it is out of sight. */
  reveal(id: string): void;
  /** The point of the diagram in the middle of the view. */
  middle(): Point;
  /** The point of the diagram at a point of the screen. */
  at(clientX: number, clientY: number): Point;
  /** The element under a point of the screen. */
  elementAt(clientX: number, clientY: number): string | null;
  /** The shape that has the keyboard focus. */
  focused(): string | null;
  /** Moves keyboard focus to a shape, or to the canvas. */
  focus(id?: string): void;
}

let port: CanvasPort | null = null;

export const registerCanvas = (next: CanvasPort | null): void => {
  port = next;
};
export const canvas = (): CanvasPort | null => port;

/** The point of the diagram under a point of the screen; none when the canvas is not there. */
export const dropOnCanvas = (clientX: number, clientY: number): Point | null =>
  port !== null && document.elementFromPoint(clientX, clientY)?.closest("[data-canvas]")
    ? port.at(clientX, clientY)
    : null;
