import { useReactFlow } from "@xyflow/react";
import { memo, type PointerEvent, useEffect, useRef } from "react";
import { useView } from "../view/view";
import { coloursNow } from "./layer/colours";
import { boxInSight, type Viewport } from "./layer/decide";
import { useLook } from "./layer/state";
import { type Box, inflate, union } from "./routing/geometry";
import type { Scene } from "./scene";

const SIZE = { width: 160, height: 104 } as const;

/** A small map of the whole diagram with the part in sight; a press or a drag on it looks there. */
export const MiniMap = memo(function MiniMap({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sight = useRef<HTMLSpanElement>(null);
  const flow = useReactFlow();
  const theme = useView((state) => state.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (pen) drawMap(pen, scene);
  }, [scene, theme]);
  useEffect(() => {
    const follow = () => {
      const { viewport, size } = useLook.getState();
      if (sight.current) frameSight(sight.current.style, mapOf(scene), boxInSight(viewport, size));
    };
    follow();
    return useLook.subscribe(follow);
  }, [scene]);

  const look = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const map = mapOf(scene);
    const x = (event.clientX - frame.left - map.x) / map.zoom;
    const y = (event.clientY - frame.top - map.y) / map.zoom;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <div
      className="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={look}
    >
      <canvas ref={canvas} width={SIZE.width * 2} height={SIZE.height * 2} />
      <span ref={sight} className="minimap-sight" />
    </div>
  );
});

/** How the whole of a diagram lies in the map. */
export function mapOf(scene: Scene): Viewport {
  const all: Box[] = [...scene.elements, ...scene.boundaries].map(({ area }) => area);
  const box = inflate(union(all) ?? { x: 0, y: 0, width: 1, height: 1 }, 40);
  const zoom = Math.min(SIZE.width / box.width, SIZE.height / box.height);
  return {
    zoom,
    x: (SIZE.width - box.width * zoom) / 2 - box.x * zoom,
    y: (SIZE.height - box.height * zoom) / 2 - box.y * zoom,
  };
}

function frameSight(style: CSSStyleDeclaration, map: Viewport, box: Box): void {
  style.left = `${box.x * map.zoom + map.x}px`;
  style.top = `${box.y * map.zoom + map.y}px`;
  style.width = `${box.width * map.zoom}px`;
  style.height = `${box.height * map.zoom}px`;
}

function drawMap(pen: CanvasRenderingContext2D, scene: Scene): void {
  const colours = coloursNow();
  const map = mapOf(scene);
  pen.setTransform(2, 0, 0, 2, 0, 0);
  pen.clearRect(0, 0, SIZE.width, SIZE.height);
  pen.translate(map.x, map.y);
  pen.scale(map.zoom, map.zoom);
  pen.lineWidth = 1 / map.zoom;
  for (const { area, family } of scene.boundaries) {
    pen.strokeStyle = colours[family];
    pen.strokeRect(area.x, area.y, area.width, area.height);
  }
  for (const { area, kind } of scene.elements) {
    pen.fillStyle = colours[`${kind}Line`];
    pen.fillRect(area.x, area.y, Math.max(area.width, 2 / map.zoom), Math.max(area.height, 2 / map.zoom));
  }
}
