// While the diagram is one picture, only what is being worked on is in the page: it can be focused, named and
// connected, and screen readers find it.
import { type Box, overlaps } from "../routing/geometry";
import type { Scene } from "../scene";

export type Work = {
  selection: readonly string[];
  renaming: { id: string } | null;
  connectingFrom: string | null;
  hovered: string | null;
  /** The shape that takes the Tab key. */
  rover: string | null;
};

/** Up to this many selected shapes are in the page; more are only marked in the picture. */
export const AT_HAND = 24;

/** Ids of the shapes and flows being worked on. A flow brings its two ends. */
export function workedOn(scene: Scene, work: Work): ReadonlySet<string> {
  const ids = new Set<string>();
  if (work.selection.length <= AT_HAND) for (const id of work.selection) ids.add(id);
  for (const id of [work.renaming?.id, work.connectingFrom, work.hovered, work.rover]) if (id) ids.add(id);
  for (const { id, source, target } of scene.flows)
    if (ids.has(id)) {
      ids.add(source);
      ids.add(target);
    }
  return ids;
}

/** Ids of what lies in a part of the diagram: shapes, and flows at one of them with both their ends. */
export function lyingIn(scene: Scene, near: Box): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, area } of [...scene.elements, ...scene.boundaries, ...scene.notes])
    if (overlaps(area, near)) ids.add(id);
  const there = new Set(ids);
  for (const { id, source, target } of scene.flows)
    if (there.has(source) || there.has(target)) for (const one of [id, source, target]) ids.add(one);
  return ids;
}

/** The part of a scene with these ids. */
export const partOf = (scene: Scene, ids: ReadonlySet<string>): Scene => ({
  elements: scene.elements.filter(({ id }) => ids.has(id)),
  boundaries: scene.boundaries.filter(({ id }) => ids.has(id)),
  flows: scene.flows.filter(({ id }) => ids.has(id)),
  notes: scene.notes.filter(({ id }) => ids.has(id)),
});
