import { type RefObject, useEffect } from "react";
import { type Box, contains, inflate } from "../routing/geometry";
import type { Scene } from "../scene";
import { boxInSight, countInSight, drawsPicture, SMALL } from "./decide";
import { setLayer, useLayer, useLook } from "./state";

/** What is in sight and a quarter of it more on each side, so that a pan does not at once come to its edge. */
const around = (sight: Box): Box => inflate(sight, Math.min(sight.width, sight.height) / 4);

/** When nothing moved for so long, the view rests, ms. */
export const REST = 120;

/** Decides after every pan, zoom, resize and edit whether the diagram is drawn as one picture. */
export function useLayerMode(scene: Scene, frame: RefObject<HTMLDivElement | null>): boolean {
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const decide = (resting: boolean) => {
      clearTimeout(rest);
      const { viewport, size } = useLook.getState();
      const elements = scene.elements.length;
      const visible = elements > 0 ? countInSight(scene.elements, boxInSight(viewport, size)) : 0;
      const on = drawsPicture({ elements, visible, zoom: viewport.zoom }, useLayer.getState().on);
      if (on) return setLayer({ on });
      // Shapes come into the page when the view rests: making them in the middle of a zoom would make it stumble.
      if (useLayer.getState().on && !resting) {
        rest = setTimeout(() => decide(true), REST);
        return;
      }
      const { near } = useLayer.getState();
      const sight = boxInSight(viewport, size);
      const enough = elements <= SMALL ? null : near && contains(near, sight) ? near : around(sight);
      setLayer({ on, hovered: null, box: null, near: enough });
    };
    decide(true);
    const stop = useLook.subscribe(() => decide(false));
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [scene]);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const measure = () => useLook.setState({ size: { width: box.clientWidth, height: box.clientHeight } });
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const watching = new ResizeObserver(measure);
    watching.observe(box);
    return () => watching.disconnect();
  }, [frame]);
  return useLayer((state) => state.on);
}
