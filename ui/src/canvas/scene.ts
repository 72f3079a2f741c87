// What one diagram shows, taken from the mirror: facts and geometry side by side, ready to be routed and drawn.
// Pure: the same model, library and analysis give the same scene.
import type { ElementKind } from "../bindings/ElementKind";
import type { Model } from "../bindings/Model";
import type { Rect } from "../bindings/Rect";
import type { Badge } from "../model/counts";
import { keepSame } from "../model/keep";
import { boundaryChain } from "../model/nesting";
import { shortTypeName } from "../model/typeNames";
import type { LibraryView } from "../model/types";
import { boundaryFamily, type Family } from "./families";
import type { Point } from "./routing/geometry";

export type SceneElement = {
  id: string;
  number: number;
  kind: ElementKind;
  name: string;
  typeName: string | null;
  icon: string;
  ai: boolean;
  area: Rect;
  z: number;
  locked: boolean;
  outOfScope: string | null;
  badge: Badge | null;
  question: boolean;
  hasChild: boolean;
};
export type SceneBoundary = {
  id: string;
  name: string;
  typeId: string | null;
  typeName: string | null;
  family: Family;
  area: Rect;
  /** 0 for outermost. Inner boundaries are drawn above outer ones. */
  depth: number;
  z: number;
  locked: boolean;
  badge: Badge | null;
};
export type SceneFlow = {
  id: string;
  source: string;
  target: string;
  name: string;
  waypoints: readonly Point[];
  labelAt: Point | null;
  badge: Badge | null;
  outOfScope: boolean;
};
export type SceneNote = { id: string; text: string; area: Rect };
export type Scene = {
  elements: SceneElement[];
  boundaries: SceneBoundary[];
  flows: SceneFlow[];
  notes: SceneNote[];
};

// One object for all, so that comparing two scenes can compare identities.
const NO_WAYPOINTS: readonly Point[] = [];

export function sceneOf(
  model: Model,
  library: LibraryView | null,
  badges: ReadonlyMap<string, Badge>,
  questions: ReadonlySet<string>,
  diagram: string,
): Scene {
  const prefix = `${diagram}/`;
  const scene: Scene = { elements: [], boundaries: [], flows: [], notes: [] };
  const shown = new Set<string>();
  for (const placement of Object.values(model.placements)) {
    if (!placement.key.startsWith(prefix)) continue;
    const id = placement.key.slice(prefix.length);
    const { area, z, locked } = placement;
    const element = model.elements[id];
    const boundary = model.boundaries[id];
    if (element) {
      shown.add(id);
      const type = element.type_id ? library?.element_types[element.type_id] : undefined;
      scene.elements.push({
        id,
        number: element.number,
        kind: element.kind,
        name: element.name,
        typeName: type ? shortTypeName(type) : element.type_id,
        icon: type?.icon ?? "box",
        ai: type?.ai ?? false,
        area,
        z,
        locked,
        outOfScope: element.out_of_scope,
        badge: badges.get(id) ?? null,
        question: questions.has(id),
        hasChild: element.child_diagram !== null,
      });
    } else if (boundary) {
      const type = boundary.type_id ? library?.boundary_types[boundary.type_id] : undefined;
      scene.boundaries.push({
        id,
        name: boundary.name,
        typeId: boundary.type_id,
        typeName: type?.name ?? boundary.type_id,
        family: type?.family ?? boundaryFamily(boundary.type_id),
        area,
        depth: boundaryChain(model, boundary.parent).length,
        z,
        locked,
        badge: badges.get(id) ?? null,
      });
    }
  }
  for (const flow of Object.values(model.flows)) {
    if (!shown.has(flow.source) || !shown.has(flow.target)) continue;
    const route = model.routes[`${prefix}${flow.id}`];
    scene.flows.push({
      id: flow.id,
      source: flow.source,
      target: flow.target,
      name: flow.name,
      waypoints: route?.waypoints ?? NO_WAYPOINTS,
      labelAt: route?.label ?? null,
      badge: badges.get(flow.id) ?? null,
      outOfScope: flow.out_of_scope !== null,
    });
  }
  for (const note of Object.values(model.notes))
    if (note.diagram === diagram) scene.notes.push({ id: note.id, text: note.text, area: note.area });
  scene.boundaries.sort((a, b) => a.depth - b.depth || a.id.localeCompare(b.id));
  return scene;
}

/** A scene with the objects of the one before wherever they say the same; the one before when all do. */
export function keepScene(before: Scene, now: Scene): Scene {
  const kept: Scene = {
    elements: keepSame(before.elements, now.elements),
    boundaries: keepSame(before.boundaries, now.boundaries),
    flows: keepSame(before.flows, now.flows),
    notes: keepSame(before.notes, now.notes),
  };
  const all = (Object.keys(kept) as (keyof Scene)[]).every((part) => kept[part] === before[part]);
  return all ? before : kept;
}
