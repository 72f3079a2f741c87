import { type Box, bottom, right } from "./geometry";

const CELL = 192;
/** Cells are numbered from -16384 to 16383 in each direction, beyond any diagram: their keys are small integers. */
const HALF = 16_384;

type Entry<T> = { x1: number; y1: number; x2: number; y2: number; item: T; seen: number };

/** Boxes by place, so that asking what is near a segment does not look at the whole diagram. */
export class Buckets<T> {
  private readonly cells = new Map<number, Entry<T>[]>();
  private query = 0;

  add(box: Box, item: T): void {
    const entry = { x1: box.x, y1: box.y, x2: right(box), y2: bottom(box), item, seen: 0 };
    const [fromX, toX, fromY, toY] = [cell(entry.x1), cell(entry.x2), cell(entry.y1), cell(entry.y2)];
    for (let x = fromX; x <= toX; x++)
      for (let y = fromY; y <= toY; y++) {
        const key = x * 2 * HALF + y;
        const entries = this.cells.get(key);
        if (entries) entries.push(entry);
        else this.cells.set(key, [entry]);
      }
  }

  /** Calls `visit` once for every item whose box touches the given one, until it answers true. */
  near(box: Box, visit: (item: T) => unknown): void {
    this.between(box.x, box.y, right(box), bottom(box), visit);
  }

  /** The same, for a box from its left and top to its right and bottom. */
  between(x1: number, y1: number, x2: number, y2: number, visit: (item: T) => unknown): void {
    const query = ++this.query;
    const [toX, fromY, toY] = [cell(x2), cell(y1), cell(y2)];
    for (let x = cell(x1); x <= toX; x++)
      for (let y = fromY; y <= toY; y++) {
        const entries = this.cells.get(x * 2 * HALF + y);
        if (!entries) continue;
        for (const entry of entries) {
          if (entry.seen === query) continue;
          entry.seen = query;
          const touches = entry.x1 <= x2 && entry.x2 >= x1 && entry.y1 <= y2 && entry.y2 >= y1;
          if (touches && visit(entry.item) === true) return;
        }
      }
  }
}

const cell = (value: number): number => Math.min(Math.max(Math.floor(value / CELL), -HALF), HALF - 1) + HALF;
