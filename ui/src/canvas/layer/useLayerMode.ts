import { type RefObject, useEffect } from "react";
import type { Scene } from "../scene";
import { boxInSight, countInSight, drawsPicture } from "./decide";
import { setLayer, useLayer, useLook } from "./state";

/** Decides after every pan, zoom, resize and edit whether the diagram is drawn as one picture. */
export function useLayerMode(scene: Scene, frame: RefObject<HTMLDivElement | null>): boolean {
  useEffect(() => {
    const decide = () => {
      const { viewport, size } = useLook.getState();
      const elements = scene.elements.length;
      const visible = elements > 0 ? countInSight(scene.elements, boxInSight(viewport, size)) : 0;
      const on = drawsPicture({ elements, visible, zoom: viewport.zoom }, useLayer.getState().on);
      setLayer(on ? { on } : { on, hovered: null, box: null });
    };
    decide();
    return useLook.subscribe(decide);
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
