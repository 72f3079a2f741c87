// Where shapes stand while a gesture is under way. It is view state of the canvas: the document hears of a gesture once,
// when it ends.
import { create } from "zustand";
import type { Rect } from "../bindings/Rect";
import type { Guide } from "./guides";

type Draft = {
  areas: ReadonlyMap<string, Rect>;
  guides: readonly Guide[];
  /** The boundary that would take in what is dragged. */
  into: string | null;
};

export const NO_DRAFT: Draft = { areas: new Map(), guides: [], into: null };
export const useDraft = create<Draft>()(() => NO_DRAFT);
export const endDraft = (): void => useDraft.setState(NO_DRAFT);
