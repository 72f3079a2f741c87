import { useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { readingOrder } from "../commands/walk";
import { badges, questioned } from "../model/counts";
import { keepSame } from "../model/keep";
import { useMirror } from "../model/mirror";
import { useView } from "../view/view";
import { useDraft } from "./draft";
import type { CanvasNode, FlowEdgeType } from "./flowTypes";
import { useLayer } from "./layer/state";
import { lyingIn, partOf, workedOn } from "./layer/worked";
import { redraw } from "./redraw";
import { keepScene, type Scene, sceneOf } from "./scene";
import { moveEdges, moveNodes, toEdges, toNodes } from "./toCanvas";
import { useDrawing } from "./useDrawing";

const NOTHING: Scene = { elements: [], boundaries: [], flows: [], notes: [] };
const NONE: ReadonlySet<string> = new Set();

/** The open diagram as nodes and edges of the canvas library. Routes are found anew only when the scene changes. */
export function useScene() {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const analysis = useMirror((state) => state.analysis);
  const diagram = useView((state) => state.diagram);
  const view = useView(
    useShallow(({ selection, path, renaming, connectingFrom, tool }) => ({
      selection,
      path,
      renaming,
      connectingFrom,
      tool,
    })),
  );
  const draft = useDraft();

  const marks = badges(analysis);
  const asked = useMemo(() => questioned(analysis), [analysis]);
  const before = useRef(NOTHING);
  const scene = useMemo(() => {
    before.current =
      model && diagram ? keepScene(before.current, sceneOf(model, library, marks, asked, diagram)) : NOTHING;
    return before.current;
  }, [model, library, marks, asked, diagram]);
  const settled = useDrawing(diagram, scene);
  const drawing = useMemo(
    () => (draft.areas.size > 0 ? redraw(scene, settled, draft.areas) : settled),
    [scene, settled, draft],
  );
  // One shape takes the Tab key: the selected one, or the first in reading order.
  const rover = useMemo(() => {
    const shown = new Set(scene.elements.map((element) => element.id));
    const chosen = view.selection.find((id) => shown.has(id));
    return chosen ?? (model && diagram ? (readingOrder(model, diagram)[0] ?? null) : null);
  }, [scene, view.selection, model, diagram]);

  // While the diagram is one picture, only what is being worked on is in the page.
  const picture = useLayer((state) => state.on);
  const hovered = useLayer((state) => (state.on ? state.hovered : null));
  const { selection, renaming, connectingFrom } = view;
  const inPage = useMemo(
    () => (picture ? workedOn(scene, { selection, renaming, connectingFrom, hovered, rover }) : NONE),
    [picture, scene, selection, renaming, connectingFrom, hovered, rover],
  );
  // What only waits for the pointer or the Tab key lies above its like in the picture, which so need not change.
  const leftOut = useMemo(
    () => (picture ? workedOn(scene, { selection, renaming, connectingFrom, hovered: null, rover: null }) : NONE),
    [picture, scene, selection, renaming, connectingFrom],
  );
  // Of a large diagram seen from near, only what lies around the part in sight is in the page.
  const near = useLayer((state) => (state.on ? null : state.near));
  const part = useMemo(() => {
    if (picture) return partOf(scene, inPage);
    if (!near) return scene;
    const work = workedOn(scene, { selection, renaming, connectingFrom, hovered: null, rover });
    return partOf(scene, new Set([...lyingIn(scene, near), ...work]));
  }, [picture, scene, inPage, near, selection, renaming, connectingFrom, rover]);

  const lastNodes = useRef<CanvasNode[]>([]);
  const lastEdges = useRef<FlowEdgeType[]>([]);
  const still = useMemo(() => {
    lastNodes.current = keepSame(lastNodes.current, toNodes(part, settled, view, rover, picture));
    return lastNodes.current;
  }, [part, settled, view, rover, picture]);
  const stillEdges = useMemo(() => {
    lastEdges.current = keepSame(lastEdges.current, toEdges(part, settled, view));
    return lastEdges.current;
  }, [part, settled, view]);
  // A drag touches few shapes: only theirs and their flows' objects are made anew in each frame.
  const nodes = useMemo(() => moveNodes(still, draft), [still, draft]);
  const edges = useMemo(() => moveEdges(stillEdges, drawing), [stillEdges, drawing]);
  return { scene, drawing, nodes, edges, diagram, leftOut };
}
