import { type Box, contains, union } from "../routing/geometry";
import { changedParts, onScreen } from "./changed";
import type { Colours } from "./colours";
import { boxInSight, type Size, type Viewport } from "./decide";
import { type Picture, paint } from "./paint";

/** What is on the sheet. `sharp` is false while it shows an earlier picture larger or smaller. */
type Shown = { picture: Picture; colours: Colours; viewport: Viewport; size: Size; ratio: number; sharp: boolean };
type Wanted = Omit<Shown, "sharp">;

/** How much larger or smaller a copy is shown before it is painted again. Blurred for a moment is better than late. */
const STRETCH = 4;
/** The least part of the screen a copy covers, where nothing shows what lies around it. */
const COVERED = 0.6;

type Copy = { sheet: HTMLCanvasElement; viewport: Viewport };

/**
 * The sheet the picture is painted on. Painting all of a large diagram takes longer than a frame, so a pan shifts what
 * is there and paints the edges that come into sight, a zoom shows a copy larger or smaller until the view rests, and an
 * edit or a drag paints only where something looks different.
 */
export class Sheet {
  private shown: Shown | null = null;
  /** A sharp copy for zooms, made when a zoom begins. */
  private copy: Copy | null = null;
  /** The whole of a picture, from the last time that all of it was in sight: what a zoom back shows around the copy. */
  private overview: (Copy & { picture: Picture }) | null = null;
  private readonly pen: CanvasRenderingContext2D | null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.pen = canvas.getContext("2d");
  }

  /** Shows a picture. Answers whether it is as sharp as it can be; if not, `settle` once the view rests. */
  show(wanted: Wanted): boolean {
    const { shown } = this;
    const fits =
      shown && shown.colours === wanted.colours && shown.ratio === wanted.ratio && sameSize(shown.size, wanted.size);
    const moved = shown && !sameView(shown.viewport, wanted.viewport);
    const done =
      fits &&
      (moved
        ? shown.picture === wanted.picture && (this.shift(shown, wanted) || this.stretch(shown, wanted))
        : shown.sharp && this.mend(shown, wanted));
    if (!done) this.whole(wanted);
    return this.shown?.sharp ?? true;
  }

  /** Paints anew what is shown stretched or shifted. */
  settle(): void {
    if (this.shown && !this.shown.sharp) this.whole(this.shown);
  }

  private whole(wanted: Wanted): void {
    const { pen, canvas } = this;
    const { picture, colours, viewport, size, ratio } = wanted;
    if (!pen) return;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(pen, picture, colours, viewport, size);
    this.copy = null;
    this.shown = { picture, colours, viewport, size, ratio, sharp: true };
    const extent = extentOf(picture);
    if (extent && contains(boxInSight(viewport, size), extent))
      this.overview = { sheet: copyOf(canvas), viewport, picture };
    else if (this.overview?.picture !== picture) this.overview = null;
  }

  /** The same view with another picture: paints where the two differ. */
  private mend(shown: Shown, wanted: Wanted): boolean {
    const { picture, colours, size } = wanted;
    // As the rest was painted: a shift may have left the fraction of a px.
    const { viewport } = shown;
    if (shown.picture === picture) return true;
    const changed = changedParts(shown.picture, picture, viewport.zoom);
    if (!changed || !this.pen) return false;
    const parts = onScreen(changed, viewport, size);
    if (parts.length > 0) paint(this.pen, picture, colours, viewport, size, parts);
    this.copy = null;
    this.shown = { ...shown, picture };
    return true;
  }

  /** The same picture a little aside: what is there is shifted by whole px, and the edges are painted. */
  private shift(shown: Shown, wanted: Wanted): boolean {
    const { pen, canvas } = this;
    const { picture, colours, size, ratio } = wanted;
    if (!pen || !shown.sharp || shown.viewport.zoom !== wanted.viewport.zoom || !Number.isInteger(ratio)) return false;
    const dx = Math.round(wanted.viewport.x - shown.viewport.x);
    const dy = Math.round(wanted.viewport.y - shown.viewport.y);
    if (Math.abs(dx) > size.width / 2 || Math.abs(dy) > size.height / 2) return false;
    const viewport = { ...shown.viewport, x: shown.viewport.x + dx, y: shown.viewport.y + dy };
    if (dx !== 0 || dy !== 0) {
      pen.globalCompositeOperation = "copy";
      pen.drawImage(canvas, dx, dy, size.width, size.height);
      pen.globalCompositeOperation = "source-over";
      paint(pen, picture, colours, viewport, size, edges(dx, dy, size));
    }
    this.copy = null;
    this.shown = { ...shown, viewport };
    return true;
  }

  /** The same picture nearer or farther: a copy is shown larger or smaller, and what it does not cover is painted. */
  private stretch(shown: Shown, wanted: Wanted): boolean {
    const { pen, canvas } = this;
    const { picture, colours, viewport, size } = wanted;
    if (!pen) return false;
    if (shown.sharp || !this.copy) this.copy = { sheet: copyOf(canvas), viewport: shown.viewport };
    const { copy } = this;
    const overview = this.overview?.picture === picture ? this.overview : null;
    const by = viewport.zoom / copy.viewport.zoom;
    const near = by <= STRETCH && by >= 1 / STRETCH;
    const [covered] = onScreen([placeOf(copy.viewport, viewport, size)], AS_IS, size);
    const share = covered ? (covered.width * covered.height) / (size.width * size.height) : 0;
    // Around a copy lies what the overview shows; where there is none, it is painted as long as it is little.
    const enough = overview ? near || viewport.zoom <= STRETCH * overview.viewport.zoom : near && share >= COVERED;
    if (!enough) return false;
    pen.globalCompositeOperation = "copy";
    if (overview && share < 1) {
      lay(pen, overview, viewport, size);
      pen.globalCompositeOperation = "source-over";
      if (near && covered) pen.clearRect(covered.x, covered.y, covered.width, covered.height);
    }
    if (near) lay(pen, copy, viewport, size);
    pen.globalCompositeOperation = "source-over";
    const bare = overview || !covered ? [] : besides(covered, size);
    if (bare.length > 0) paint(pen, picture, colours, viewport, size, bare);
    this.shown = { ...shown, viewport, sharp: false };
    return true;
  }
}

const AS_IS: Viewport = { x: 0, y: 0, zoom: 1 };

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;
/** Whether two views show the same px. */
const sameView = (a: Viewport, b: Viewport): boolean =>
  a.zoom === b.zoom && Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5;

/** Where what was on the screen in one view stands in another. */
const placeOf = (from: Viewport, to: Viewport, size: Size): Box => {
  const by = to.zoom / from.zoom;
  return { x: to.x - from.x * by, y: to.y - from.y * by, width: size.width * by, height: size.height * by };
};

function lay(pen: CanvasRenderingContext2D, copy: Copy, viewport: Viewport, size: Size): void {
  const { x, y, width, height } = placeOf(copy.viewport, viewport, size);
  pen.drawImage(copy.sheet, x, y, width, height);
}

const extents = new WeakMap<Picture["scene"], Box | null>();

/** The box around everything a picture shows. */
function extentOf({ scene }: Picture): Box | null {
  const known = extents.get(scene);
  if (known !== undefined) return known;
  const box = union([...scene.elements, ...scene.boundaries, ...scene.notes].map(({ area }) => area));
  extents.set(scene, box);
  return box;
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d")?.drawImage(canvas, 0, 0);
  return copy;
}

/** The strips that come into sight when the picture moves by this much. */
export function edges(dx: number, dy: number, { width, height }: Size): Box[] {
  const strips: Box[] = [];
  if (dx !== 0) strips.push({ x: dx > 0 ? 0 : width + dx, y: 0, width: Math.abs(dx), height });
  if (dy !== 0) strips.push({ x: 0, y: dy > 0 ? 0 : height + dy, width, height: Math.abs(dy) });
  return strips;
}

/** What of the screen lies around a box in it. */
export function besides(box: Box, { width, height }: Size): Box[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return [
    { x: 0, y: 0, width, height: box.y },
    { x: 0, y: bottom, width, height: height - bottom },
    { x: 0, y: box.y, width: box.x, height: box.height },
    { x: right, y: box.y, width: width - right, height: box.height },
  ].filter((part) => part.width > 0 && part.height > 0);
}
