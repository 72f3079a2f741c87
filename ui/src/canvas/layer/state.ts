// View state of the picture: whether it is drawn, what the pointer is over, where the canvas looks. Nothing of it is
// saved. The viewport lies apart, so that a pan repaints the picture without drawing any component.
import { create } from "zustand";
import type { Box } from "../routing/geometry";
import type { Size, Viewport } from "./decide";

type LayerState = {
  /** The diagram is drawn as one picture. */
  on: boolean;
  /** The element under the pointer. */
  hovered: string | null;
  /** While shapes are in the page: the part of a large diagram whose shapes are, px of the diagram. */
  near: Box | null;
  /** The selection box being drawn, px of the diagram. */
  box: Box | null;
};

export const useLayer = create<LayerState>()(() => ({ on: false, hovered: null, near: null, box: null }));
export const setLayer = (change: Partial<LayerState>): void => {
  const now = useLayer.getState();
  const news = Object.entries(change).some(([key, value]) => now[key as keyof LayerState] !== value);
  if (news) useLayer.setState(change);
};

export const useLook = create<{ viewport: Viewport; size: Size }>()(() => ({
  viewport: { x: 0, y: 0, zoom: 1 },
  size: { width: 0, height: 0 },
}));
