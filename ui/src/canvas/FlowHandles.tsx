import { useReactFlow, ViewportPortal } from "@xyflow/react";
import { type PointerEvent, useState } from "react";
import { placedKey } from "../model/ids";
import { makeEdit, mirror } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { view } from "../view/view";
import { bendSegment } from "./routing/bend";
import { isVertical, type Point, segmentLength, segmentsOf } from "./routing/geometry";
import { roundedPath } from "./routing/path";
import { useCorner } from "./useCorner";

/** What can be dragged on a selected flow: its two ends, to attach it elsewhere, and its pieces, to bend it. */
export function FlowHandles({ id, points }: { id: string; points: readonly Point[] }) {
  const { screenToFlowPosition } = useReactFlow();
  const corner = useCorner();
  const [ghost, setGhost] = useState<readonly Point[] | null>(null);
  const at = (event: PointerEvent) => screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;

  const drag = (
    move: (point: Point) => readonly Point[],
    drop: (event: PointerEvent, ghost: readonly Point[]) => void,
  ) => ({
    onPointerDown: (event: PointerEvent<Element>) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      setGhost(points);
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      if (ghost) setGhost(move(at(event)));
    },
    onPointerUp: (event: PointerEvent<Element>) => {
      if (!ghost) return;
      setGhost(null);
      const moved = move(at(event));
      if (roundedPath(moved) !== roundedPath(points)) drop(event, moved);
    },
    onPointerCancel: () => setGhost(null),
  });
  const end = (which: "source" | "target") =>
    drag(
      (point) => (which === "source" ? [point, ...points.slice(1)] : [...points.slice(0, -1), point]),
      (event) => reconnect(id, which, event.clientX, event.clientY),
    );

  return (
    <g>
      {ghost && <path className="flow-ghost" d={roundedPath(ghost, corner)} />}
      {segmentsOf(points).map((segment, index) =>
        segmentLength(segment) < 24 ? null : (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a flow is known by its place in it
            key={index}
            className={`flow-grip nopan ${isVertical(segment) ? "across" : "along"}`}
            x1={segment.a.x}
            y1={segment.a.y}
            x2={segment.b.x}
            y2={segment.b.y}
            {...drag(
              (point) => bendSegment(points, index, point),
              (_, bent) => bend(id, bent),
            )}
          />
        ),
      )}
      {/* The ends lie on shapes, so they are drawn above them. */}
      <ViewportPortal>
        <span className="flow-end nopan" style={{ left: first.x, top: first.y }} {...end("source")} />
        <span className="flow-end nopan" style={{ left: last.x, top: last.y }} {...end("target")} />
      </ViewportPortal>
    </g>
  );
}

/** Attaches an end of a flow to the element under a point of the screen. Anywhere else the flow stays as it was. */
function reconnect(id: string, which: "source" | "target", x: number, y: number): void {
  const element = canvas()?.elementAt(x, y);
  const flow = mirror().model?.flows[id];
  if (!element || !flow || flow[which] === element) return;
  void makeEdit({ edit: "reconnect", flow: id, source: flow.source, target: flow.target, [which]: element });
}

/** Keeps the bends of a flow: its corners become waypoints. */
function bend(id: string, points: readonly Point[]): void {
  const { diagram } = view();
  const { model } = mirror();
  if (!diagram || !model) return;
  const key = placedKey(diagram, id);
  const waypoints = points.slice(1, -1).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  void makeEdit({ edit: "set_route", route: { key, waypoints, label: model.routes[key]?.label ?? null } });
}
