import { useReactFlow } from "@xyflow/react";
import { type MouseEvent, type PointerEvent, useMemo, useRef } from "react";
import { moving } from "../../theme/motion";
import { setView, view } from "../../view/view";
import { connect, startConnecting } from "../connect";
import type { Point } from "../routing/geometry";
import { clickPicture, PicturePress, type Shown } from "./gestures";
import { type Hit, hitAt } from "./hit";
import { setLayer, useLayer, useLook } from "./state";

/** From this zoom on a double click names a shape; below it first comes closer. */
const READABLE = 0.6;
const CONTROLS =
  ".react-flow__handle, .react-flow__resize-control, .flow-grip, .flow-end, .flow-label, input, button, .float, .minimap";

/** Handlers for the frame around the canvas. While the picture is not drawn they do nothing. */
export function usePicture(shown: Shown) {
  const flow = useReactFlow();
  const latest = useRef(shown);
  latest.current = shown;
  const press = useRef(new PicturePress());
  const quiet = useRef(false);
  return useMemo(() => {
    const zoom = () => useLook.getState().viewport.zoom;
    const at = (event: { clientX: number; clientY: number }): Point =>
      flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const hit = (event: { clientX: number; clientY: number }): Hit | null =>
      hitAt(latest.current.scene, latest.current.drawing, at(event), zoom());
    const mine = (event: { target: EventTarget | null }) => {
      const target = event.target as Element | null;
      // With the hand, or while Space is held, the pane itself is dragged.
      return useLayer.getState().on && !target?.closest(CONTROLS) && !target?.closest(".react-flow__pane.draggable");
    };

    const onPointerDown = (event: PointerEvent<HTMLElement>) => {
      quiet.current = false;
      if (event.button !== 0 || view().tool.kind !== "select" || view().connectingFrom || !mine(event)) return;
      press.current.down(latest.current, at(event), zoom(), event.shiftKey);
      const move = (moved: globalThis.PointerEvent) => press.current.move(latest.current, at(moved), zoom());
      const up = (ended: globalThis.PointerEvent) => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", up);
        quiet.current = press.current.up(ended.altKey);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", up);
    };
    const onPointerMove = (event: PointerEvent<HTMLElement>) => {
      if (!useLayer.getState().on || event.buttons !== 0) return;
      const target = event.target as Element;
      if (target.closest(CONTROLS)) return;
      const over = target.closest<HTMLElement>(".react-flow__node-element")?.dataset.id;
      const found = over ?? idOf(hit(event), "element");
      if (found !== useLayer.getState().hovered) setLayer({ hovered: found });
    };
    /** A click while the picture is drawn; true when it was dealt with. */
    const click = (event: MouseEvent | globalThis.MouseEvent): boolean => {
      if (!useLayer.getState().on) return false;
      if (quiet.current) return true;
      const { tool, connectingFrom } = view();
      if (tool.kind === "place" || tool.kind === "note") return false;
      const found = hit(event);
      const element = idOf(found, "element");
      if (connectingFrom) {
        if (!element) return false;
        void connect(connectingFrom, element);
      } else if (tool.kind === "flow") {
        if (element) startConnecting(element);
      } else clickPicture(found, event.shiftKey);
      return true;
    };
    const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
      if (!mine(event)) return;
      const found = hit(event);
      if (zoom() >= READABLE) {
        if (found) setView({ renaming: { id: found.id, typed: null } });
        return;
      }
      const { x, y } = at(event);
      void flow.setCenter(x, y, { zoom: 1, duration: moving(220) });
    };
    const elementAt = (event: { clientX: number; clientY: number }): string | null =>
      useLayer.getState().on ? idOf(hit(event), "element") : null;
    return { onPointerDown, onPointerMove, onDoubleClick, click, hit, elementAt };
  }, [flow]);
}

const idOf = (hit: Hit | null, kind: Hit["kind"]): string | null => (hit?.kind === kind ? hit.id : null);
