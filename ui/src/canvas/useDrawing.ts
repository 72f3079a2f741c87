import { useEffect, useMemo, useRef, useState } from "react";
import type { Drawing } from "./drawing";
import { type Drawn, drawAfter } from "./redraw";
import type { Scene } from "./scene";

// How each diagram was drawn last, so that coming back to it costs nothing. It is a matter of looks only: what fits no
// more is drawn anew.
const remembered = new Map<string, Drawn>();
/** More than a person goes to and fro between. */
const MOST = 4;

/** How a scene is drawn. A large diagram that is new appears as a sketch at once and as drawn properly soon after. */
export function useDrawing(diagram: string | null, scene: Scene): Drawing {
  const last = useRef<Drawn | null>((diagram && remembered.get(diagram)) || null);
  const [arrived, setArrived] = useState<Drawn | null>(null);
  const taken = useRef<Drawn | null>(null);
  const drawn = useMemo(() => {
    if (arrived && taken.current !== arrived) {
      taken.current = arrived;
      last.current = arrived;
    }
    last.current = drawAfter(scene, last.current, canWait());
    return last.current;
  }, [scene, arrived]);

  useEffect(() => {
    if (!diagram) return;
    remembered.delete(diagram);
    remembered.set(diagram, drawn);
    for (const oldest of [...remembered.keys()].slice(0, -MOST)) remembered.delete(oldest);
  }, [diagram, drawn]);

  // What is edited meanwhile waits for nothing: the answer for the scene of the question is brought up to date.
  const working = useRef<Worker | null>(null);
  useEffect(() => {
    if (!drawn.rough || working.current) return;
    const worker = new Worker(new URL("./drawing.worker.ts", import.meta.url), { type: "module" });
    working.current = worker;
    const end = () => {
      worker.terminate();
      working.current = null;
    };
    worker.onmessage = ({ data }: MessageEvent<Drawing>) => {
      end();
      setArrived({ scene: drawn.scene, drawing: data, rough: false });
    };
    // The sketch stays; it says the same.
    worker.onerror = end;
    worker.postMessage(drawn.scene);
  }, [drawn]);
  useEffect(() => () => working.current?.terminate(), []);
  return drawn.drawing;
}

/** Where there are no workers, such as in tests, everything is drawn at once. */
const canWait = (): boolean => typeof Worker !== "undefined";
