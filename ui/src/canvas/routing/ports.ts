import { isHorizontal, middleOf, portRange } from "./candidates";
import type { Box, Side } from "./geometry";

/** One end of a flow on one side of a shape. */
export type End = {
  flow: string;
  node: string;
  side: Side;
  /** Where the other end lies along this side: ends are ordered by it, so that flows do not cross at the shape. */
  towards: number;
  /** The other end's range when the flow could run straight; a shared coordinate makes it so. */
  straight: [number, number] | null;
};

/** Wanted distance between neighbouring ports, px; less when the side is crowded. */
const PITCH = 24;
const keyOf = (end: Pick<End, "node" | "side">): string => `${end.node}:${end.side}`;

/**
 * Gives each end its coordinate along its side. Crowded sides choose first; a flow that can run straight takes the
 * coordinate its other end already has. Answers by `flow:node:side`.
 */
export function assignPorts(boxes: ReadonlyMap<string, Box>, ends: readonly End[]): Map<string, number> {
  const sides = new Map<string, End[]>();
  for (const end of ends) {
    const list = sides.get(keyOf(end));
    if (list) list.push(end);
    else sides.set(keyOf(end), [end]);
  }
  const taken = new Map<string, number>();
  const straightAt = new Map<string, number>();
  const ordered = [...sides.values()].sort(
    (a, b) => b.length - a.length || keyOf(a[0] ?? NONE).localeCompare(keyOf(b[0] ?? NONE)),
  );
  for (const group of ordered) {
    const [first] = group;
    const box = first && boxes.get(first.node);
    if (!first || !box) continue;
    group.sort((a, b) => a.towards - b.towards || a.flow.localeCompare(b.flow));
    const wanted = group.map((end) => straightAt.get(end.flow) ?? null);
    const places = spread(portRange(box, first.side), middleOf(box, first.side), group, wanted);
    group.forEach((end, i) => {
      const at = places[i] ?? middleOf(box, end.side);
      taken.set(`${end.flow}:${end.node}:${end.side}`, at);
      if (end.straight && at >= end.straight[0] && at <= end.straight[1]) straightAt.set(end.flow, at);
    });
  }
  return taken;
}

const NONE: End = { flow: "", node: "", side: "top", towards: 0, straight: null };

/** Coordinates for the ends of one side in order: fixed ones stay, the others share what is left evenly. */
function spread(
  [low, high]: [number, number],
  middle: number,
  group: readonly End[],
  wanted: readonly (number | null)[],
): number[] {
  const count = group.length;
  const pitch = count > 1 ? Math.min(PITCH, (high - low) / (count - 1)) : 0;
  const width = pitch * (count - 1);
  const start = Math.min(Math.max(middle - width / 2, low), high - width);
  // A straight flow pulls the lone port of a side into the overlap of both shapes.
  const even = group.map((end, i) => {
    const at = start + i * pitch;
    return end.straight ? clamp(at, Math.max(low, end.straight[0]), Math.min(high, end.straight[1])) : at;
  });
  const gap = Math.max(6, Math.min(12, pitch / 2));
  const out = even.map((at, i) => {
    const fixed = wanted[i];
    return fixed !== null && fixed !== undefined && fixed >= low && fixed <= high ? fixed : at;
  });
  // Whatever was pulled must not swap or touch its neighbours; if it does, the even spread is better than a tangle.
  const tidy = out.every((at, i) => i === 0 || at - (out[i - 1] ?? 0) >= gap);
  return (
    tidy
      ? out
      : even.every((at, i) => i === 0 || at - (even[i - 1] ?? 0) >= gap)
        ? even
        : group.map((_, i) => start + i * pitch)
  ).map(Math.round);
}

const clamp = (value: number, low: number, high: number): number =>
  low > high ? value : Math.min(Math.max(value, low), high);

/** The range in which a flow between two facing sides can run straight; none when they do not overlap. */
export function straightRange(a: Box, sideA: Side, b: Box, sideB: Side): [number, number] | null {
  if (isHorizontal(sideA) !== isHorizontal(sideB) || sideA === sideB) return null;
  const [p, q] = [portRange(a, sideA), portRange(b, sideB)];
  const [low, high] = [Math.max(p[0], q[0]), Math.min(p[1], q[1])];
  return high - low >= 0 ? [low, high] : null;
}
