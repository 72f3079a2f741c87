import type { Notation } from "../../bindings/Notation";
import type { Drawing } from "../drawing";
import { inflate, union } from "../routing/geometry";
import type { Scene } from "../scene";
import { coloursNow } from "./colours";
import { paint } from "./paint";
import { partOf } from "./worked";

/** Room around the shapes, px. */
const MARGIN = 32;
/** Longest side of a picture, px; larger diagrams are made smaller. */
const LONGEST = 8192;

/** The shapes and the flows between them that a picture of these ids shows; of all without ids. */
export function shownIn(scene: Scene, ids?: readonly string[]): Scene {
  if (!ids) return scene;
  const wanted = new Set(ids);
  for (const { id, source, target } of scene.flows) {
    if (wanted.has(id)) for (const end of [source, target]) wanted.add(end);
    if (wanted.has(source) && wanted.has(target)) wanted.add(id);
  }
  return partOf(scene, wanted);
}

/** A PNG picture of a diagram at twice its size, on the ground of the theme; null when there is nothing to show. */
export function imageOf(
  scene: Scene,
  drawing: Drawing,
  notation: Notation,
  ids?: readonly string[],
): Promise<Blob> | null {
  const shown = shownIn(scene, ids);
  const lines = shown.flows.flatMap(({ id }) => drawing.routes.get(id)?.points ?? []);
  const around = union([
    ...[...shown.elements, ...shown.boundaries, ...shown.notes].map(({ area }) => area),
    ...lines.map((point) => ({ ...point, width: 0, height: 0 })),
  ]);
  const sheet = document.createElement("canvas");
  const pen = sheet.getContext("2d");
  if (!around || !pen) return null;
  const box = inflate(around, MARGIN);
  const zoom = Math.min(2, LONGEST / Math.max(box.width, box.height));
  sheet.width = Math.ceil(box.width * zoom);
  sheet.height = Math.ceil(box.height * zoom);
  const none: ReadonlySet<string> = new Set();
  paint(
    pen,
    {
      scene: shown,
      drawing,
      selected: none,
      steps: new Map(),
      onPath: none,
      areas: new Map(),
      into: null,
      inPage: none,
      notation,
    },
    coloursNow(),
    { x: -box.x * zoom, y: -box.y * zoom, zoom },
    sheet,
  );
  pen.globalCompositeOperation = "destination-over";
  pen.fillStyle = coloursNow().canvas;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  return new Promise((done, failed) =>
    sheet.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture could not be made"))), "image/png"),
  );
}
