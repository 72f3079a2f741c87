import { type Box, bottom, right } from "./geometry";

const CELL = 128;
/** Cells are numbered from -32768 to 32767 in each direction: far beyond any diagram. */
const HALF = 32_768;

type Entry<T> = { box: Box; item: T; seen: number };

/** Boxes by place, so that asking what is near a segment does not look at the whole diagram. */
export class Buckets<T> {
  private readonly cells = new Map<number, Entry<T>[]>();
  private query = 0;

  add(box: Box, item: T): void {
    const entry = { box, item, seen: 0 };
    const [x1, y1, x2, y2] = cellsOf(box);
    for (let x = x1; x <= x2; x++)
      for (let y = y1; y <= y2; y++) {
        const key = x * 2 * HALF + y;
        const cell = this.cells.get(key);
        if (cell) cell.push(entry);
        else this.cells.set(key, [entry]);
      }
  }

  /** Calls `visit` once for every item whose box touches the given one. */
  near(box: Box, visit: (item: T) => void): void {
    this.query += 1;
    const [x1, y1, x2, y2] = cellsOf(box);
    const [r, b] = [right(box), bottom(box)];
    for (let x = x1; x <= x2; x++)
      for (let y = y1; y <= y2; y++) {
        const cell = this.cells.get(x * 2 * HALF + y);
        if (!cell) continue;
        for (const entry of cell) {
          if (entry.seen === this.query) continue;
          entry.seen = this.query;
          const other = entry.box;
          if (other.x <= r && right(other) >= box.x && other.y <= b && bottom(other) >= box.y) visit(entry.item);
        }
      }
  }
}

const cell = (value: number): number => Math.min(Math.max(Math.floor(value / CELL), -HALF), HALF - 1) + HALF;
const cellsOf = (box: Box): [number, number, number, number] => [
  cell(box.x),
  cell(box.y),
  cell(right(box)),
  cell(bottom(box)),
];
