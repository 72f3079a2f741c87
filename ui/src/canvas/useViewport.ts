import { useOnViewportChange, type Viewport } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useState } from "react";
import { create } from "zustand";
import { fitted } from "./layer/decide";
import { useLook } from "./layer/state";
import { type Box, union } from "./routing/geometry";

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
  const dots = zoom >= DOTS_FROM;
  frame.classList.toggle("no-dots", !dots);
  if (!dots) return;
  const pitch = DOT_PITCH * zoom;
  frame.style.backgroundSize = `${pitch}px ${pitch}px`;
  frame.style.backgroundPosition = `${x}px ${y}px`;
}

/**
 * How the canvas opens: where it was left, or with all of the areas in sight; null until the frame has a size. Follows
 * pan and zoom for the dots, the zoom bar and the picture.
 */
export function useViewport(
  diagram: string | null,
  frame: RefObject<HTMLDivElement | null>,
  areas: readonly Box[],
): Viewport | null {
  const follow = (viewport: Viewport) => {
    if (diagram) remembered.set(diagram, viewport);
    paintDots(frame.current, viewport);
    useLook.setState({ viewport });
    const percent = Math.round(viewport.zoom * 100);
    if (percent !== useZoom.getState().percent) useZoom.setState({ percent });
  };
  useOnViewportChange({ onChange: follow });
  const [opening, setOpening] = useState<Viewport | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a diagram opens once; what it shows later moves nothing
  useLayoutEffect(() => {
    const size = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 };
    const all = union(areas);
    const whole = all && size.width > 0 ? fitted(all, size) : { x: 0, y: 0, zoom: 1 };
    const first = (diagram && remembered.get(diagram)) || whole;
    useLook.setState({ size });
    follow(first);
    setOpening(first);
  }, []);
  return opening;
}
