import {
  ConnectionMode,
  type OnConnectEnd,
  type OnNodeDrag,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import "./canvas.css";
import "./shapes.css";
import "./boundaries.css";
import "./flows.css";
import "./bars.css";
import "./notation.css";
import { type FocusEvent, type MouseEvent, useCallback, useRef } from "react";
import { menuOf } from "../commands/menu";
import { t } from "../i18n";
import { ContextMenu } from "../kit/Menu";
import { useMirror } from "../model/mirror";
import { placeAt } from "../palette/place";
import { canvas } from "../view/canvasPort";
import { setView, useView, view } from "../view/view";
import { BoundaryNode } from "./BoundaryNode";
import { Breadcrumb } from "./Breadcrumb";
import { CanvasBars } from "./CanvasBars";
import { ConnectionLine } from "./ConnectionLine";
import { connect, startConnecting } from "./connect";
import { DiffOverlay } from "./DiffOverlay";
import { ElementNode } from "./ElementNode";
import { FlowEdge, FlowHeads } from "./FlowEdge";
import type { CanvasNode, FlowEdgeType } from "./flowTypes";
import { Guides } from "./Guides";
import { endDrag, followDrag, followSelection } from "./gestures";
import { CanvasLayer, LayerBox } from "./layer/CanvasLayer";
import { MIN_ZOOM } from "./layer/decide";
import { useLayerMode } from "./layer/useLayerMode";
import { usePicture } from "./layer/usePicture";
import { MiniMap } from "./MiniMap";
import { NoteNode } from "./NoteNode";
import { addNoteAt } from "./notes";
import { useCanvasPort } from "./useCanvasPort";
import { useScene } from "./useScene";
import { useViewport } from "./useViewport";

const NODE_TYPES = { element: ElementNode, boundary: BoundaryNode, note: NoteNode };
const EDGE_TYPES = { flow: FlowEdge };
const CONTEXT_MENU = [
  "rename",
  "connect",
  "straighten",
  null,
  "cut",
  "copy",
  "paste",
  "duplicate",
  "copy-image",
  null,
  "group",
  "boundary-box",
  "open-child",
  "leave-child",
  "to-diagram",
  "take-out",
  null,
  "lock",
  "bring-front",
  "bring-back",
  null,
  "align-left",
  "align-centre",
  "align-top",
  "align-middle",
  "distribute-x",
  "distribute-y",
  null,
  "select-all",
  "fit",
  "layout",
  null,
  "delete",
];
/** Above this many elements a small map of the whole is shown. */
const MINIMAP_FROM = 25;
/** Above this many shapes only those in sight are in the page. */
const VISIBLE_ONLY_FROM = 60;

/** Within this time after a drop a double click is the end of the drag, ms. */
const SAME_PRESS = 60;

/** The open diagram. A pure view of the mirror: every gesture ends in one edit, or in none. */
export function Canvas() {
  const diagram = useView((state) => state.diagram);
  return (
    <ReactFlowProvider key={diagram ?? "none"}>
      <DiagramCanvas />
    </ReactFlowProvider>
  );
}

function DiagramCanvas() {
  const { scene, drawing, nodes, edges, diagram, leftOut } = useScene();
  const title = useMirror((state) => (diagram ? (state.model?.diagrams[diagram]?.title ?? "") : ""));
  const tool = useView((state) => state.tool.kind);
  const notation = useView((state) => state.notation);
  const connecting = useView((state) => state.connectingFrom !== null);
  const frame = useRef<HTMLDivElement>(null);
  const { screenToFlowPosition } = useReactFlow();
  const onPicture = useLayerMode(scene, frame);
  const picture = usePicture({ scene, drawing });
  useCanvasPort(frame, scene, drawing, picture.elementAt);
  const opening = useViewport(
    diagram,
    frame,
    [...scene.elements, ...scene.boundaries, ...scene.notes].map(({ area }) => area),
  );

  const bare = scene.elements.length + scene.boundaries.length + scene.notes.length === 0;
  const onNodesChange = useCallback((changes: Parameters<typeof followDrag>[0]) => {
    followSelection(changes);
    followDrag(changes);
  }, []);
  // A click and a quick drag after it are two presses, and the window system calls that a double click.
  const dropped = useRef(Number.NEGATIVE_INFINITY);
  const onDragStop: OnNodeDrag<CanvasNode> = useCallback((event, _node, dragged) => {
    dropped.current = event.timeStamp;
    void endDrag(
      dragged.map((node) => node.id),
      event.altKey,
    );
  }, []);

  const onConnectEnd: OnConnectEnd = (event, { fromNode }) => {
    const at = "changedTouches" in event ? event.changedTouches[0] : event;
    if (!at || !fromNode) return;
    const under = document.elementFromPoint(at.clientX, at.clientY);
    const target = canvas()?.elementAt(at.clientX, at.clientY);
    if (target) void connect(fromNode.id, target);
    else if (under?.closest("[data-canvas]")) {
      const { x, y } = screenToFlowPosition({ x: at.clientX, y: at.clientY });
      setView({ dialog: { kind: "what-goes-here", from: fromNode.id, x, y } });
    }
  };

  const onNodeClick = (event: MouseEvent, node: CanvasNode) => {
    if (picture.click(event)) return;
    const { connectingFrom } = view();
    if (node.type !== "element") return;
    if (connectingFrom) void connect(connectingFrom, node.id);
    else if (tool === "flow") startConnecting(node.id);
  };

  const onPaneClick = (event: MouseEvent) => {
    if (picture.click(event)) return;
    const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const { tool: now, connectingFrom } = view();
    if (now.kind === "place") void placeAt(now.what, point);
    else if (now.kind === "note") void addNoteAt(point);
    else if (connectingFrom) setView({ dialog: { kind: "what-goes-here", from: connectingFrom, ...point } });
    else if (view().selection.length > 0) setView({ selection: [] });
  };

  // Keyboard focus on a shape selects it, so that the inspector follows; the pointer selects by itself.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = event.target.dataset.id;
    if (!id || !event.target.matches(".react-flow__node:focus-visible") || view().connectingFrom) return;
    if (!view().selection.includes(id)) setView({ selection: [id] });
  };

  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>(".react-flow__node, .react-flow__edge");
    const id = item?.dataset.id ?? (onPicture ? picture.hit(event)?.id : undefined);
    if (id && !view().selection.includes(id)) setView({ selection: [id] });
  };

  return (
    <ContextMenu entries={() => menuOf(CONTEXT_MENU)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: follows focus and menu requests of the shapes inside */}
      <div
        className={`canvas tool-${tool}${connecting ? " connecting" : ""}${onPicture ? " on-picture" : ""}`}
        data-canvas
        data-notation={notation}
        ref={frame}
        tabIndex={-1}
        onFocus={onFocus}
        onContextMenuCapture={onContextMenu}
        onPointerDown={picture.onPointerDown}
        onPointerMove={picture.onPointerMove}
        onDoubleClick={picture.onDoubleClick}
      >
        {onPicture && <CanvasLayer scene={scene} drawing={drawing} inPage={leftOut} />}
        {opening && (
          <ReactFlow<CanvasNode, FlowEdgeType>
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            aria-label={t("diagram.canvas", { title })}
            onNodesChange={onNodesChange}
            onEdgesChange={followSelection}
            onNodeDragStop={onDragStop}
            onSelectionDragStop={(event, dragged) =>
              void endDrag(
                dragged.map((node) => node.id),
                event.altKey,
              )
            }
            onNodeClick={onNodeClick}
            // Two quick clicks with Shift add and take away.
            onNodeDoubleClick={(event, node) =>
              !onPicture &&
              !event.shiftKey &&
              event.timeStamp - dropped.current > SAME_PRESS &&
              setView({ renaming: { id: node.id, typed: null } })
            }
            onEdgeDoubleClick={(_, edge) => setView({ renaming: { id: edge.id, typed: null } })}
            onPaneClick={onPaneClick}
            onConnectEnd={onConnectEnd}
            connectionLineComponent={ConnectionLine}
            connectionMode={ConnectionMode.Loose}
            connectOnClick={false}
            connectionDragThreshold={4}
            nodesFocusable={false}
            edgesFocusable={false}
            edgesReconnectable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode="Shift"
            panActivationKeyCode="Space"
            selectionOnDrag={tool === "select" && !onPicture}
            selectionMode={SelectionMode.Partial}
            panOnDrag={tool === "hand" ? [0, 1] : [1]}
            panOnScroll
            zoomOnDoubleClick={false}
            nodeDragThreshold={1}
            snapToGrid
            snapGrid={[8, 8]}
            elevateNodesOnSelect={false}
            zIndexMode="manual"
            minZoom={MIN_ZOOM}
            maxZoom={4}
            onlyRenderVisibleElements={!onPicture && nodes.length > VISIBLE_ONLY_FROM}
            proOptions={{ hideAttribution: true }}
            defaultViewport={opening}
          >
            <FlowHeads />
            <Guides />
            <DiffOverlay scene={scene} />
          </ReactFlow>
        )}
        {onPicture && <LayerBox />}
        {scene.elements.length > MINIMAP_FROM && <MiniMap scene={scene} />}
        {bare && <p className="canvas-empty">{t("diagram.empty")}</p>}
        <Breadcrumb diagram={diagram} />
        <CanvasBars mapped={scene.elements.length > MINIMAP_FROM} />
      </div>
    </ContextMenu>
  );
}
