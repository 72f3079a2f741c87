import type { Notation } from "../../bindings/Notation";
import type { Rect } from "../../bindings/Rect";
import { t } from "../../i18n";
import { GLYPHS, isGlyph } from "../../kit/glyphs";
import type { Badge } from "../../model/counts";
import type { SceneElement, SceneNote } from "../scene";
import type { Colours } from "./colours";
import { frameOf } from "./frame";
import { clipped, type Pen } from "./pen";

type Look = {
  colours: Colours;
  notation: Notation;
  step: number | null;
  selected: boolean;
  names: boolean;
  zoom: number;
  /** Width of a shape's line, px of the diagram. */
  line: number;
};

const LID = 7;
const TILE = { size: 26, glyph: 17, left: 9 } as const;

/** An element as in the page: shape, tile with its glyph, name and type, badge, step of the shown path. */
export function paintElement(pen: Pen, element: SceneElement, area: Rect, look: Look): void {
  const { colours, step, zoom } = look;
  const ink = step === null ? colours[`${element.kind}Line`] : colours.adversary;
  pen.strokeStyle = ink;
  pen.fillStyle = colours[`${element.kind}Fill`];
  pen.lineWidth = step === null ? look.line : Math.max(2, look.line);
  outline(pen, element, area, look);
  if (look.names) paintWords(pen, element, area, look);
  else if (zoom >= SHORT_FROM) paintShortName(pen, element, area, look);
  else paintTile(pen, element, area, colours, false, look.notation);
  if (element.badge) paintBadge(pen, element.badge, area, colours, zoom);
  if (step !== null) paintStep(pen, step, area, colours, zoom);
  if (look.selected) frameOf(pen, area, colours, zoom, element.kind === "external" ? 2 : 16);
}

function outline(pen: Pen, element: SceneElement, area: Rect, { notation, colours }: Look): void {
  const { kind } = element;
  const { x, y, width, height } = area;
  pen.beginPath();
  if (notation !== "house" && kind === "store") {
    pen.rect(x, y, width, height);
    pen.fill();
    pen.beginPath();
    openStore(pen, area, notation);
    pen.stroke();
    return;
  }
  if (notation === "classic" && kind === "process")
    pen.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  else if (kind === "store") drum(pen, x, y, width, height);
  else if (kind === "process") pen.roundRect(x, y, width, height, 14);
  else pen.rect(x, y, width, height);
  pen.fill();
  pen.stroke();
  if (kind === "store") {
    pen.beginPath();
    pen.ellipse(x + width / 2, y + LID, width / 2, LID, 0, 0, Math.PI * 2);
    pen.fillStyle = colours.storeLid;
    pen.fill();
    pen.stroke();
  }
  if (notation !== "gane_sarson") return;
  pen.beginPath();
  if (kind === "process") {
    pen.moveTo(x, y + BAND);
    pen.lineTo(x + width, y + BAND);
  } else {
    // The second edge of an external entity.
    pen.moveTo(x, y + height - 3);
    pen.lineTo(x - 3, y + height - 3);
    pen.lineTo(x - 3, y - 3);
    pen.lineTo(x + width - 3, y - 3);
    pen.lineTo(x + width - 3, y);
  }
  pen.stroke();
}

/** Height of the numbered band of a process, and width of the numbered cell of a store, as Gane and Sarson draw them. */
const BAND = 14;
const CELL = 34;

function openStore(pen: Pen, { x, y, width, height }: Rect, notation: Notation): void {
  pen.moveTo(x + width, y);
  pen.lineTo(x, y);
  if (notation === "gane_sarson") pen.lineTo(x, y + height);
  else pen.moveTo(x, y + height);
  pen.lineTo(x + width, y + height);
  if (notation !== "gane_sarson") return;
  pen.moveTo(x + CELL, y);
  pen.lineTo(x + CELL, y + height);
}

function drum(pen: Pen, x: number, y: number, width: number, height: number): void {
  const low = y + height;
  pen.moveTo(x, y + LID);
  pen.lineTo(x, low - LID);
  pen.bezierCurveTo(x, low - LID / 3, x + width * 0.22, low, x + width / 2, low);
  pen.bezierCurveTo(x + width * 0.78, low, x + width, low - LID / 3, x + width, low - LID);
  pen.lineTo(x + width, y + LID);
  pen.bezierCurveTo(x + width, y + LID / 3, x + width * 0.78, y, x + width / 2, y);
  pen.bezierCurveTo(x + width * 0.22, y, x, y + LID / 3, x, y + LID);
  pen.closePath();
}

const shift = (kind: SceneElement["kind"], notation: Notation): number =>
  kind === "store" && notation === "house" ? 4 : 0;

function paintTile(
  pen: Pen,
  element: SceneElement,
  area: Rect,
  colours: Colours,
  glyph: boolean,
  notation: Notation,
): void {
  if (notation !== "house") return;
  const { kind, ai } = element;
  const x = area.x + TILE.left;
  const y = area.y + (area.height - TILE.size) / 2 + shift(kind, notation);
  pen.beginPath();
  pen.roundRect(x, y, TILE.size, TILE.size, kind === "external" ? 2 : 6);
  // Solid says that the type is an AI type; that is worth a colour even when the glyph cannot be read.
  pen.fillStyle = ai ? colours[`${kind}Line`] : colours[`${kind}Lid`];
  pen.fill();
  const path = glyph ? glyphPath(element.icon) : null;
  if (!path) return;
  pen.save();
  pen.translate(x + (TILE.size - TILE.glyph) / 2, y + (TILE.size - TILE.glyph) / 2);
  pen.scale(TILE.glyph / 20, TILE.glyph / 20);
  pen.strokeStyle = ai ? colours.glyphOn : colours[`${kind}Line`];
  pen.lineWidth = 1.5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.stroke(path);
  pen.restore();
}

const paths = new Map<string, Path2D>();

function glyphPath(icon: string): Path2D | null {
  if (typeof Path2D === "undefined") return null;
  const path = paths.get(icon) ?? new Path2D(isGlyph(icon) ? GLYPHS[icon] : GLYPHS.box);
  paths.set(icon, path);
  return path;
}

function paintWords(pen: Pen, element: SceneElement, area: Rect, { colours, zoom, notation }: Look): void {
  paintTile(pen, element, area, colours, zoom >= 0.6, notation);
  const house = notation === "house";
  const numbered = notation === "gane_sarson";
  const cell = numbered && element.kind === "store" ? CELL : 0;
  const left = house ? area.x + TILE.left + TILE.size + 8 : area.x + cell + (area.width - cell) / 2;
  const room = house ? area.x + area.width - 8 - left : (area.width - cell) * 0.76;
  const band = numbered && element.kind === "process" ? BAND / 2 : 0;
  const middle = area.y + area.height / 2 + shift(element.kind, notation) + band;
  pen.textAlign = house ? "left" : "center";
  pen.textBaseline = "middle";
  pen.font = `600 12.5px ${colours.font}`;
  pen.fillStyle = element.outOfScope === null ? colours.text : colours.quiet;
  pen.fillText(clipped(pen, element.name, room), left, middle - 7);
  pen.font = `400 10.5px ${colours.font}`;
  pen.fillStyle = colours.quiet;
  pen.fillText(clipped(pen, element.typeName ?? t("diagram.untyped"), room), left, middle + 8.5);
}

/** From this zoom on there is room for the beginning of a name. */
const SHORT_FROM = 0.26;

/** Half way out, the name alone, as large on the screen as can still be read. */
function paintShortName(pen: Pen, element: SceneElement, area: Rect, { colours, zoom }: Look): void {
  pen.font = `600 ${Math.round(9 / zoom)}px ${colours.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.text;
  const middle = area.y + area.height / 2 + (element.kind === "store" ? 5 : 0);
  pen.fillText(clipped(pen, element.name, area.width - 8), area.x + area.width / 2, middle);
}

/** Far away a badge is only its shape; its number comes with the names. */
function paintBadge(pen: Pen, badge: Badge, area: Rect, colours: Colours, zoom: number): void {
  const grown = Math.min(2.5, Math.max(1, 0.5 / zoom));
  const [x, y] = [area.x + area.width - 5, area.y];
  const half = 5 * grown;
  pen.beginPath();
  if (badge === "done") {
    pen.arc(x, y, half, 0, Math.PI * 2);
    pen.fillStyle = colours.ok;
    pen.fill();
    return;
  }
  const number = zoom >= 0.42;
  if (number) {
    pen.roundRect(x - 14, y - 10, 27, 20, 10);
    pen.fillStyle = badge.weight === 3 ? colours.text : colours.surface;
    pen.fill();
    pen.strokeStyle = badge.weight === 1 ? colours.quiet : colours.text;
    pen.lineWidth = 1.25;
    pen.stroke();
    pen.beginPath();
  }
  const ink = badge.weight === 1 ? colours.quiet : number && badge.weight === 3 ? colours.surface : colours.text;
  weight(pen, badge.weight, number ? x - 6 : x, y, number ? 4.5 : half);
  pen.fillStyle = ink;
  pen.fill();
  if (!number) return;
  pen.font = `700 11px ${colours.font}`;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillText(String(badge.undecided), x + 1, y + 0.5);
}

function weight(pen: Pen, heavy: 1 | 2 | 3, x: number, y: number, half: number): void {
  if (heavy === 1) {
    pen.arc(x, y, half * 0.8, 0, Math.PI * 2);
    return;
  }
  pen.moveTo(x, y - half);
  if (heavy === 3) {
    pen.lineTo(x + half, y + half * 0.85);
    pen.lineTo(x - half, y + half * 0.85);
  } else {
    pen.lineTo(x + half, y);
    pen.lineTo(x, y + half);
    pen.lineTo(x - half, y);
  }
  pen.closePath();
}

function paintStep(pen: Pen, step: number, area: Rect, colours: Colours, zoom: number): void {
  const radius = Math.max(10, 5 / zoom);
  pen.beginPath();
  pen.arc(area.x, area.y, radius, 0, Math.PI * 2);
  pen.fillStyle = colours.adversary;
  pen.fill();
  pen.font = `700 ${radius * 1.1}px ${colours.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.onAdversary;
  pen.fillText(String(step), area.x, area.y + 0.5);
}

/** A workshop note: a slip of paper with its first line. */
export function paintNote(
  pen: Pen,
  note: SceneNote,
  area: Rect,
  selected: boolean,
  colours: Colours,
  zoom: number,
): void {
  pen.beginPath();
  pen.roundRect(area.x, area.y, area.width, area.height, 4);
  pen.fillStyle = colours.questionFill;
  pen.fill();
  pen.strokeStyle = colours.questionLine;
  pen.lineWidth = 1;
  pen.stroke();
  if (zoom >= 0.42) {
    pen.font = `400 12px ${colours.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillStyle = colours.text;
    pen.fillText(clipped(pen, note.text.split("\n")[0] ?? "", area.width - 20), area.x + 10, area.y + 16);
  }
  if (selected) frameOf(pen, area, colours, zoom, 6);
}
