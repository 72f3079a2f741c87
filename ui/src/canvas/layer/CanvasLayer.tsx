import { useEffect, useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { useView } from "../../view/view";
import { useDraft } from "../draft";
import type { Drawing } from "../drawing";
import type { Scene } from "../scene";
import { coloursNow } from "./colours";
import type { Picture } from "./paint";
import { Sheet } from "./sheet";
import { useLayer, useLook } from "./state";
import { REST } from "./useLayerMode";

type Props = { scene: Scene; drawing: Drawing; inPage: ReadonlySet<string> };

/** The diagram as one picture below the shapes being worked on. It is painted at most once per frame. */
export function CanvasLayer({ scene, drawing, inPage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<Sheet | null>(null);
  const { selection, path, theme, notation, flowLines } = useView(
    useShallow(({ selection, path, theme, notation, flowLines }) => ({ selection, path, theme, notation, flowLines })),
  );
  const { areas, into } = useDraft();
  const selected = useMemo(() => new Set(selection), [selection]);
  const onPath = useMemo(
    () => ({
      steps: new Map(path?.elements.map((id, index) => [id, index + 1])),
      onPath: new Set(path?.flows),
    }),
    [path],
  );
  const picture = useMemo(
    (): Picture => ({ scene, drawing, selected, ...onPath, areas, into, inPage, notation, flowLines }),
    [scene, drawing, selected, onPath, areas, into, inPage, notation, flowLines],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    sheet.current ??= new Sheet(box);
    const { current } = sheet;
    let asked = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const now = () => {
      asked = 0;
      const { viewport, size } = useLook.getState();
      const ratio = window.devicePixelRatio || 1;
      clearTimeout(rest);
      if (!current.show({ picture, colours: coloursNow(), viewport, size, ratio }))
        rest = setTimeout(() => current.settle(), REST);
    };
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(now);
    };
    // Pans, zooms and drags come many to a frame; only the first picture is there at once.
    if (box.dataset.painted === undefined) now();
    else ask();
    box.dataset.painted = "";
    const stop = useLook.subscribe(ask);
    const watching = new MutationObserver(ask);
    watching.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      stop();
      watching.disconnect();
      cancelAnimationFrame(asked);
      clearTimeout(rest);
    };
  }, [picture, theme]);

  // What can be done with the keyboard is done in the outline and on the shape in the page that has the focus.
  return (
    <div className="canvas-layer" aria-hidden="true">
      <canvas ref={canvas} data-testid="canvas-layer" />
    </div>
  );
}

/** The selection box being drawn over the picture. */
export function LayerBox() {
  const box = useLayer((state) => state.box);
  const viewport = useLook((state) => state.viewport);
  if (!box) return null;
  const { x, y, zoom } = viewport;
  return (
    <span
      className="layer-box"
      style={{ left: box.x * zoom + x, top: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom }}
    />
  );
}
