import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import { moving } from "../theme/motion";
import { registerCanvas } from "../view/canvasPort";
import type { Drawing } from "./drawing";
import { fitted } from "./layer/decide";
import { type Box, centre, union } from "./routing/geometry";
import type { Scene } from "./scene";

const duration = (): number => moving(140);
/** From this zoom on names can be read. */
const READABLE = 0.5;

/** The areas of these shapes, or of all. */
const areasOf = ({ elements, boundaries, notes }: Scene, ids?: readonly string[]): Box[] =>
  [...elements, ...boundaries, ...notes].filter(({ id }) => !ids || ids.includes(id)).map(({ area }) => area);

/** Offers this canvas to commands while it is on screen. */
export function useCanvasPort(
  frame: RefObject<HTMLDivElement | null>,
  scene: Scene,
  drawing: Drawing,
  elementAt: (at: { clientX: number; clientY: number }) => string | null,
): void {
  const flow = useReactFlow();
  const shown = useRef({ scene, drawing });
  shown.current = { scene, drawing };
  useEffect(() => {
    const centreOfFrame = () => {
      const box = frame.current?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    };
    registerCanvas({
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
      zoomActual: () => void flow.zoomTo(1, { duration: duration() }),
      fit: (ids) => {
        const box = union(areasOf(shown.current.scene, ids));
        const size = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 };
        if (box && size.width > 0) void flow.setViewport(fitted(box, size), { duration: duration() });
      },
      reveal: (id) => {
        const [area] = areasOf(shown.current.scene, [id]);
        const box = frame.current?.getBoundingClientRect();
        if (!area || !box) return;
        const middle = centre(area);
        const at = flow.flowToScreenPosition(middle);
        const inSight = at.x > box.left + 60 && at.x < box.right - 60 && at.y > box.top + 40 && at.y < box.bottom - 70;
        // What is jumped to can also be read.
        const zoom = Math.max(flow.getZoom(), READABLE);
        if (!inSight || zoom !== flow.getZoom())
          void flow.setCenter(middle.x, middle.y, { zoom, duration: duration() });
      },
      at: (clientX, clientY) => flow.screenToFlowPosition({ x: clientX, y: clientY }),
      middle: () => flow.screenToFlowPosition(centreOfFrame()),
      elementAt: (clientX, clientY) =>
        document
          .elementsFromPoint(clientX, clientY)
          .map((under) => under.closest<HTMLElement>(".react-flow__node-element")?.dataset.id)
          .find((id) => id !== undefined) ?? elementAt({ clientX, clientY }),
      focused: () => document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? null,
      focus: (id) => {
        // The shape may be new: it is in the page after the next frame.
        requestAnimationFrame(() => {
          const shape = id
            ? frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
            : null;
          (shape ?? frame.current)?.focus({ preventScroll: true });
        });
      },
    });
    return () => registerCanvas(null);
  }, [flow, frame, elementAt]);
}
