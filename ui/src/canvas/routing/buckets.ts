import { type Box, bottom, right } from "./geometry";

const CELL = 256;

/** Boxes by place, so that asking what is near a segment does not look at the whole diagram. */
export class Buckets<T> {
  private readonly cells = new Map<string, { box: Box; item: T }[]>();

  add(box: Box, item: T): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push({ box, item });
      else this.cells.set(key, [{ box, item }]);
    }
  }

  /** Everything whose cell the box touches; each item once. */
  near(box: Box): Set<T> {
    const found = new Set<T>();
    for (const key of this.keys(box)) for (const entry of this.cells.get(key) ?? []) found.add(entry.item);
    return found;
  }

  private *keys(box: Box): Iterable<string> {
    const [x2, y2] = [Math.floor(right(box) / CELL), Math.floor(bottom(box) / CELL)];
    for (let x = Math.floor(box.x / CELL); x <= x2; x++)
      for (let y = Math.floor(box.y / CELL); y <= y2; y++) yield `${x},${y}`;
  }
}
