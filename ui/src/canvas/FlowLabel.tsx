import { EdgeLabelRenderer, useReactFlow } from "@xyflow/react";
import { type PointerEvent, useRef, useState } from "react";
import { classes } from "../kit/classes";
import { Mark } from "../kit/marks";
import { placedKey } from "../model/ids";
import { makeEdit, mirror } from "../model/mirror";
import { select, setView, view } from "../view/view";
import type { FlowEdgeType } from "./flowTypes";
import { NameField } from "./NameField";
import type { Point } from "./routing/geometry";
import { badgeText } from "./toCanvas";

type Props = { id: string; data: NonNullable<FlowEdgeType["data"]>; selected: boolean };

/** How far the pointer moves before a press on a label drags it, px. */
const SLACK = 4;

/** The name of a flow with its badge. It can be dragged somewhere else; a double click renames. */
export function FlowLabel({ id, data, selected }: Props) {
  const { flow, label, points, onPath, typed } = data;
  const drag = useLabelDrag(id);
  const middle = points[Math.floor(points.length / 2)];
  const at = drag.at ?? label?.at ?? middle;
  // A label without a free place is shown only while its flow is selected or named.
  if (!at || (!label && !selected && typed === undefined)) return null;
  if (flow.name === "" && flow.badge === null && typed === undefined) return null;
  return (
    <EdgeLabelRenderer>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a second place to click the flow, which the outline holds too */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keyboard users reach the flow through the outline */}
      <div
        className={classes(
          "flow-label nopan",
          drag.at ? "on" : (label?.how ?? "on"),
          onPath && "on-path",
          selected && "selected",
        )}
        style={{ left: at.x, top: at.y }}
        title={flow.name}
        onClick={() => select([id])}
        onDoubleClick={() => setView({ renaming: { id, typed: null } })}
        {...drag.handlers}
      >
        {typed === undefined ? (label?.text ?? flow.name) : <NameField id={id} name={flow.name} typed={typed} />}
        {flow.badge && (
          <span className="flow-badge" title={badgeText(flow.badge)}>
            <Mark shape={flow.badge === "done" ? "done" : flow.badge.weight} size={8} />
            {flow.badge === "done" ? "" : flow.badge.undecided}
          </span>
        )}
      </div>
    </EdgeLabelRenderer>
  );
}

/** Follows a label while it is dragged and keeps its place when it is let go. */
function useLabelDrag(id: string) {
  const { screenToFlowPosition } = useReactFlow();
  const start = useRef<Point | null>(null);
  const [at, setAt] = useState<Point | null>(null);
  const point = (event: PointerEvent): Point => screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const end = () => {
    start.current = null;
    setAt(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
      start.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      if (from && (at || Math.hypot(event.clientX - from.x, event.clientY - from.y) > SLACK)) setAt(point(event));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const moved = at && point(event);
      start.current = null;
      if (!moved) return;
      setAt(moved);
      void keepLabel(id, moved).then(end);
    },
    onPointerCancel: end,
  };
  return { at, handlers };
}

async function keepLabel(id: string, { x, y }: Point): Promise<void> {
  const { model } = mirror();
  const { diagram } = view();
  if (!model || !diagram) return;
  const key = placedKey(diagram, id);
  const label = { x: Math.round(x), y: Math.round(y) };
  await makeEdit({ edit: "set_route", route: { key, waypoints: model.routes[key]?.waypoints ?? [], label } });
}
