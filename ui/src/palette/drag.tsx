// Dragging from the palette with pointer events. The browser's own drag and drop is left alone: the desktop shell
// listens to it for files.
import { type PointerEvent, useRef } from "react";
import { create } from "zustand";
import { dropOnCanvas } from "../view/canvasPort";
import type { PaletteItem } from "./contents";
import { placeAt } from "./place";

type Drag = { item: PaletteItem; x: number; y: number } | null;
const useDrag = create<{ drag: Drag }>()(() => ({ drag: null }));

/** How far the pointer moves before a press becomes a drag, px. */
const SLACK = 4;

export function usePaletteDrag(item: PaletteItem) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const end = () => {
    start.current = null;
    useDrag.setState({ drag: null });
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      start.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      if (!from) return;
      if (!dragged.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < SLACK) return;
      dragged.current = true;
      useDrag.setState({ drag: { item, x: event.clientX, y: event.clientY } });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const moved = dragged.current;
      end();
      if (!moved) return;
      const point = dropOnCanvas(event.clientX, event.clientY);
      if (point) void placeAt(item.what, point);
    },
    onPointerCancel: end,
    // The click that follows a drag is not a click.
    onClickCapture: (event: { stopPropagation(): void; preventDefault(): void }) => {
      if (!dragged.current) return;
      dragged.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}

/** The outline of what is being dragged, under the pointer. */
export function DragGhost() {
  const drag = useDrag((state) => state.drag);
  if (!drag) return null;
  return (
    <div className={`drag-ghost ${drag.item.look.kind}`} style={{ left: drag.x, top: drag.y }}>
      {drag.item.name}
    </div>
  );
}
