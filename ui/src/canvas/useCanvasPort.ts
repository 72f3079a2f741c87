import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { registerCanvas } from "../view/canvasPort";

const duration = (): number => (window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ? 0 : 140);
/** Room kept free at the edges: for tabs of boundaries above, and the floating bars below. */
export const FIT = { padding: { top: "28px", right: "24px", bottom: "68px", left: "24px" }, maxZoom: 1 } as const;

/** Offers this canvas to commands while it is on screen. */
export function useCanvasPort(frame: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    const centreOfFrame = () => {
      const box = frame.current?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    };
    registerCanvas({
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
      zoomActual: () => void flow.zoomTo(1, { duration: duration() }),
      fit: (ids) =>
        void flow.fitView({ ...FIT, duration: duration(), ...(ids ? { nodes: ids.map((id) => ({ id })) } : {}) }),
      reveal: (id) => {
        const node = flow.getNode(id);
        const box = frame.current?.getBoundingClientRect();
        if (!node || !box) return;
        const middle = { x: node.position.x + (node.width ?? 0) / 2, y: node.position.y + (node.height ?? 0) / 2 };
        const at = flow.flowToScreenPosition(middle);
        const inSight = at.x > box.left + 60 && at.x < box.right - 60 && at.y > box.top + 40 && at.y < box.bottom - 70;
        if (!inSight) void flow.setCenter(middle.x, middle.y, { zoom: flow.getZoom(), duration: duration() });
      },
      at: (clientX, clientY) => flow.screenToFlowPosition({ x: clientX, y: clientY }),
      middle: () => flow.screenToFlowPosition(centreOfFrame()),
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
  }, [flow, frame]);
}
