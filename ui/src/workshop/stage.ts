// The picture of a workshop: one element large in the middle, its neighbours around it, and the attacker's way in on the
// right. In canvas units; the window scales it to the room it has. Pure.
import type { Element } from "../bindings/Element";
import type { Model } from "../bindings/Model";
import type { Rect } from "../bindings/Rect";
import { boundaryFamily } from "../canvas/families";
import type { Scene, SceneElement } from "../canvas/scene";
import { typeLook } from "../model/typeNames";
import type { LibraryView } from "../model/types";

export const SIZE = { width: 694, height: 520 } as const;
const MIDDLE: Rect = { x: 227, y: 190, width: 210, height: 140 };
const NODE = { width: 166, height: 52 } as const;
const RIGHT = 520;
const CENTRE_LINE = MIDDLE.y + MIDDLE.height / 2;
/** Elements of the path shown before the middle; the numbers of earlier ones still count. */
const UPSTREAM = 4;

export type StagePath = { elements: readonly string[]; flows: readonly string[] };
export type Stage = {
  scene: Scene;
  middle: string;
  /** Step of the attack path by element. */
  steps: ReadonlyMap<string, number>;
  onPath: ReadonlySet<string>;
  /** Neighbours for which there was no room. */
  hidden: number;
  /** Steps of the path before the first one shown in the column. */
  earlier: number;
};

const at = (x: number, y: number): Rect => ({ x, y, ...NODE });

/** `count` boxes in a column, spread evenly about the middle line. */
const column = (x: number, count: number, pitch = 100): Rect[] =>
  Array.from({ length: count }, (_, i) => at(x, CENTRE_LINE - NODE.height / 2 + (i - (count - 1) / 2) * pitch));

const row = (y: number, count: number): Rect[] => {
  const centre = MIDDLE.x + MIDDLE.width / 2 - NODE.width / 2;
  return count === 1 ? [at(centre, y)] : [at(centre - 88, y), at(centre + 88, y)];
};

/** The way in, from the top right down to the level of the middle. */
function upstreamBoxes(count: number): Rect[] {
  const last = CENTRE_LINE - NODE.height / 2;
  const pitch = Math.min(78, last / Math.max(count - 1, 1));
  return Array.from({ length: count }, (_, i) => at(RIGHT, last - (count - 1 - i) * pitch));
}

type Sides = { top: Element[]; bottom: Element[]; left: Element[]; right: Element[]; hidden: number };

/** Who stands where: outsiders above, what shares the boundary below, the rest on the left, what is left over at the right. */
function sides(middle: Element, neighbours: readonly Element[], free: number): Sides {
  const taken: Sides = { top: [], bottom: [], left: [], right: [], hidden: 0 };
  const put = (element: Element, ...choices: readonly (readonly ["top" | "bottom" | "left" | "right", number])[]) => {
    const choice = choices.find(([side, room]) => taken[side].length < room);
    if (choice) taken[choice[0]].push(element);
    else taken.hidden += 1;
  };
  const inside = (element: Element) => middle.boundary !== null && element.boundary === middle.boundary;
  for (const element of neighbours) {
    if (element.kind === "external") put(element, ["top", 2], ["left", 4], ["right", free], ["bottom", 2]);
    else if (inside(element)) put(element, ["bottom", 2], ["left", 4], ["right", free], ["top", 2]);
    else put(element, ["left", 4], ["right", free], ["top", 2], ["bottom", 2]);
  }
  return taken;
}

export function stageOf(model: Model, library: LibraryView | null, id: string, path: StagePath): Stage | null {
  const middle = model.elements[id];
  if (!middle) return null;
  const steps = new Map(path.elements.map((element, index) => [element, index + 1] as const));
  const place = path.elements.indexOf(id);
  const upstream = [...new Set(path.elements.slice(0, Math.max(place, 0)))]
    .filter((one) => one !== id)
    .slice(-UPSTREAM);
  const flows = Object.values(model.flows);
  const near = new Set(
    flows.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : [])),
  );
  const neighbours = [...near]
    .filter((one) => one !== id && !upstream.includes(one))
    .map((one) => model.elements[one])
    .filter((element) => element !== undefined)
    .sort((a, b) => a.number - b.number);
  const free = upstream.length === 0 ? 4 : 2;
  const { top, bottom, left, right, hidden } = sides(middle, neighbours, free);

  const areas = new Map<string, Rect>([[id, MIDDLE]]);
  const lay = (elements: readonly { id: string }[], boxes: readonly Rect[]) =>
    elements.forEach((element, index) => {
      const box = boxes[index];
      if (box) areas.set(element.id, box);
    });
  lay(top, row(14, top.length));
  lay(bottom, row(SIZE.height - NODE.height - 30, bottom.length));
  lay(left, column(6, left.length));
  lay(
    upstream.map((one) => ({ id: one })),
    upstreamBoxes(upstream.length),
  );
  lay(right, upstream.length === 0 ? column(RIGHT, right.length) : [at(RIGHT, 340), at(RIGHT, 430)]);

  const shown = (source: string, target: string) => areas.has(source) && areas.has(target);
  const drawn = flows.filter(
    (flow) =>
      shown(flow.source, flow.target) && (flow.source === id || flow.target === id || path.flows.includes(flow.id)),
  );
  // The boundary is drawn only where it can be drawn truthfully: nothing that lies in it stands outside its line.
  const beside = [...top, ...left, ...right, ...upstream.flatMap((one) => model.elements[one] ?? [])];
  const whole = beside.every((element) => element.boundary !== middle.boundary);
  const boundary = middle.boundary && whole ? model.boundaries[middle.boundary] : undefined;
  const within = bottom.filter((element) => element.boundary === middle.boundary);
  return {
    middle: id,
    steps,
    onPath: new Set(path.flows),
    hidden,
    earlier: upstream[0] ? Math.max(0, path.elements.indexOf(upstream[0])) : 0,
    scene: {
      elements: [...areas].flatMap(([one, area]) => {
        const element = model.elements[one];
        return element ? [sceneElement(element, library, area)] : [];
      }),
      boundaries: boundary
        ? [
            {
              id: boundary.id,
              name: boundary.name,
              typeId: boundary.type_id,
              typeName: boundary.type_id,
              family: boundaryFamily(boundary.type_id),
              area: around([MIDDLE, ...within.flatMap((element) => areas.get(element.id) ?? [])]),
              depth: 0,
              z: 0,
              locked: false,
              badge: null,
            },
          ]
        : [],
      flows: drawn
        .sort((a, b) => a.number - b.number)
        .map(({ id: flow, source, target, name }) => ({
          id: flow,
          source,
          target,
          name,
          waypoints: [],
          labelAt: null,
          badge: null,
          outOfScope: false,
        })),
      notes: [],
    },
  };
}

/** The box around others, with room for the tab above. */
function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x)) - 14;
  const y = Math.min(...boxes.map((box) => box.y)) - 30;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + 14;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 16;
  return { x, y, width: right - x, height: bottom - y };
}

function sceneElement(element: Element, library: LibraryView | null, area: Rect): SceneElement {
  const look = typeLook(library, element.type_id);
  return {
    id: element.id,
    number: element.number,
    kind: element.kind,
    name: element.name,
    typeName: look.name,
    icon: look.icon,
    ai: look.ai,
    area,
    z: 0,
    locked: false,
    outOfScope: element.out_of_scope,
    badge: null,
    question: false,
    hasChild: false,
  };
}
