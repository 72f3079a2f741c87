// The pointer on the picture: the same gestures as on shapes in the page, found by geometry instead of by the page.
import { placedKey } from "../../model/ids";
import { mirror } from "../../model/mirror";
import { select, setView, view } from "../../view/view";
import type { Drawing } from "../drawing";
import { endDrag, followDrag } from "../gestures";
import { type Point, snap } from "../routing/geometry";
import type { Scene } from "../scene";
import { boxBetween, type Hit, hitAt, takenBy } from "./hit";
import { setLayer } from "./state";

/** How far the pointer moves before a press becomes a drag, px of the screen. */
const SLACK = 3;

export type Shown = { scene: Scene; drawing: Drawing };
type Press = {
  start: Point;
  hit: Hit | null;
  add: boolean;
  before: readonly string[];
  dragging: string[] | null;
  box: boolean;
};

/** One press of the pointer on the picture, from down to up. */
export class PicturePress {
  private press: Press | null = null;

  down(shown: Shown, at: Point, zoom: number, add: boolean): void {
    const hit = hitAt(shown.scene, shown.drawing, at, zoom);
    this.press = { start: at, hit, add, before: view().selection, dragging: null, box: false };
  }

  /** Follows the pointer: drags what was pressed, or draws a selection box. */
  move(shown: Shown, at: Point, zoom: number): void {
    const { press } = this;
    if (!press) return;
    const moved = Math.hypot(at.x - press.start.x, at.y - press.start.y) * zoom > SLACK;
    if (!press.dragging && !press.box) {
      if (!moved) return;
      if (press.hit && press.hit.kind !== "flow") press.dragging = startDrag(press.hit.id);
      else press.box = true;
    }
    if (press.dragging) drag(press.dragging, at.x - press.start.x, at.y - press.start.y);
    else {
      const box = boxBetween(press.start, at);
      setLayer({ box });
      const taken = takenBy(shown.scene, box);
      select(press.add ? [...new Set([...press.before, ...taken])] : taken);
    }
  }

  /** Ends the press. Answers whether it was a drag or a box, so that no click follows. */
  up(alt: boolean): boolean {
    const { press } = this;
    this.press = null;
    if (!press) return false;
    if (press.box) setLayer({ box: null });
    if (press.dragging) void endDrag(press.dragging, alt);
    return press.box || press.dragging !== null;
  }
}

/** What a drag takes along: the selection when it holds the pressed shape, otherwise that shape alone. Locked shapes stay. */
function startDrag(id: string): string[] {
  const { model } = mirror();
  const { selection, diagram } = view();
  if (!selection.includes(id)) select([id]);
  const free = (shape: string): boolean => {
    const placement = model?.placements[placedKey(diagram ?? "", shape)];
    return placement ? !placement.locked : shape in (model?.notes ?? {});
  };
  return (selection.includes(id) ? [id, ...selection.filter((other) => other !== id)] : [id]).filter(free);
}

function drag(ids: readonly string[], dx: number, dy: number): void {
  const { model } = mirror();
  const { diagram } = view();
  followDrag(
    ids.flatMap((id) => {
      const area = model?.placements[placedKey(diagram ?? "", id)]?.area ?? model?.notes[id]?.area;
      const position = area && { x: area.x + snap(dx), y: area.y + snap(dy) };
      return position ? [{ id, type: "position" as const, dragging: true, position }] : [];
    }),
  );
}

/** A click on the picture selects; with Shift it adds or takes away. Answers what was hit. */
export function clickPicture(hit: Hit | null, add: boolean): void {
  const { selection } = view();
  if (!hit) {
    if (!add && selection.length > 0) setView({ selection: [] });
  } else if (add) {
    select(selection.includes(hit.id) ? selection.filter((id) => id !== hit.id) : [...selection, hit.id]);
  } else {
    select([hit.id]);
  }
}
