import { useOnViewportChange, type Viewport } from "@xyflow/react";
import { type RefObject, useEffect, useState } from "react";
import { create } from "zustand";
import { FIT } from "./useCanvasPort";

// Where each diagram was last looked at, so that going back to its tab shows the same place.
const remembered = new Map<string, Viewport>();

/** The zoom as people read it, in per cent. */
export const useZoom = create<{ percent: number }>()(() => ({ percent: 100 }));

/** Below this zoom the dot grid would only be noise. */
const DOTS_FROM = 0.5;
const DOT_PITCH = 16;

/** The dot grid is one background picture of the frame that follows pan and zoom. */
function paintDots(frame: HTMLElement | null, { x, y, zoom }: Viewport): void {
  if (!frame) return;
  const pitch = DOT_PITCH * zoom;
  frame.style.backgroundSize = `${pitch}px ${pitch}px`;
  frame.style.backgroundPosition = `${x}px ${y}px`;
  frame.classList.toggle("no-dots", zoom < DOTS_FROM);
}

/** How the canvas opens: where it was left, or fitted. Follows pan and zoom for the dots and the zoom bar. */
export function useViewport(diagram: string | null, frame: RefObject<HTMLDivElement | null>) {
  const follow = (viewport: Viewport) => {
    if (diagram) remembered.set(diagram, viewport);
    paintDots(frame.current, viewport);
    useZoom.setState({ percent: Math.round(viewport.zoom * 100) });
  };
  useOnViewportChange({ onChange: follow });
  const [last] = useState(() => (diagram ? remembered.get(diagram) : undefined));
  useEffect(() => {
    if (!last) return;
    paintDots(frame.current, last);
    useZoom.setState({ percent: Math.round(last.zoom * 100) });
  }, [last, frame]);
  return last ? { defaultViewport: last } : { fitView: true, fitViewOptions: FIT };
}
