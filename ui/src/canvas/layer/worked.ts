// While the diagram is one picture, only what is being worked on is in the page: it can be focused, named and
// connected, and screen readers find it.
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

/** The part of a scene with these ids. */
export const partOf = (scene: Scene, ids: ReadonlySet<string>): Scene => ({
  elements: scene.elements.filter(({ id }) => ids.has(id)),
  boundaries: scene.boundaries.filter(({ id }) => ids.has(id)),
  flows: scene.flows.filter(({ id }) => ids.has(id)),
  notes: scene.notes.filter(({ id }) => ids.has(id)),
});
