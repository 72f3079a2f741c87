import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef } from "react";
import { useView } from "../view/view";

/** Up to this many rows all are in the page. */
const ALL = 300;
/** Padding of the tree, px. */
const EDGE = { top: 8, side: 6 } as const;
/** Height of a row at the designed size of text, px. */
const ROW = 27;

/**
 * Which rows of the tree are in the page: of a large model those in sight, and those that the next key may lead to. The
 * row `chosen` elsewhere is brought into sight.
 */
export function useDrawnRows(tree: RefObject<HTMLElement | null>, count: number, rover: number, chosen: number) {
  const height = (ROW * useView((state) => state.textSize)) / 100;
  const virtual = useVirtualizer({
    count,
    enabled: count > ALL,
    getScrollElement: () => tree.current,
    estimateSize: () => height,
    paddingStart: EDGE.top,
    overscan: 20,
    initialRect: { width: 196, height: 760 },
    rangeExtractor: (range) => {
      const near = [rover - 1, rover, rover + 1].filter((index) => index >= 0 && index < count);
      return [...new Set([...defaultRangeExtractor(range), ...near])].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow with the size of text
  useEffect(() => virtual.measure(), [height]);

  const wanted = useRef(-1);
  const row = (index: number) => tree.current?.querySelector<HTMLElement>(`[data-at="${index}"]`);
  // The row that a key led to is in the page by now.
  useEffect(() => {
    if (wanted.current < 0) return;
    const index = wanted.current;
    wanted.current = -1;
    row(index)?.focus();
  });
  const many = count > ALL;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls
  useEffect(() => {
    if (chosen < 0) return;
    if (many) virtual.scrollToIndex(chosen);
    else row(chosen)?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);

  const focusAt = (index: number): void => {
    wanted.current = index;
    if (many) virtual.scrollToIndex(index);
    row(index)?.focus();
  };
  if (!many) return { rows: Array.from({ length: count }, (_, index) => index), room: 0, place: () => ({}), focusAt };
  return {
    rows: virtual.getVirtualItems().map(({ index }) => index),
    /** Height of all rows, px; 0 where they take their room themselves. */
    room: count * height,
    place: (index: number) =>
      ({ position: "absolute", top: EDGE.top + index * height, left: EDGE.side, right: EDGE.side }) as const,
    focusAt,
  };
}
