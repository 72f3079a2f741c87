import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { classes } from "../kit/classes";
import { Mark } from "../kit/marks";
import { select, setView } from "../view/view";
import { FlowHandles } from "./FlowHandles";
import type { FlowEdgeType } from "./flowTypes";
import { NameField } from "./NameField";
import { roundedPath, trimEnd } from "./routing/path";
import { badgeText } from "./toCanvas";

/** A data flow: orthogonal with rounded corners and a filled head; its label beside or on it. */
export const FlowEdge = memo(function FlowEdge({ id, data, selected }: EdgeProps<FlowEdgeType>) {
  if (!data) return null;
  const { flow, points, onPath } = data;
  const path = roundedPath(trimEnd(points, onPath ? 2 : 1.5));
  const look = onPath ? "path" : selected ? "selected" : "plain";
  return (
    <>
      <path className="flow-hit" d={path} />
      <path
        className={classes("flow", onPath && "on-path", selected && "selected", flow.outOfScope && "out-of-scope")}
        d={path}
        markerEnd={`url(#flow-head-${look})`}
      />
      {selected && <FlowHandles id={id} points={points} />}
      <FlowLabel id={id} data={data} selected={selected ?? false} />
    </>
  );
});

function FlowLabel({ id, data, selected }: { id: string; data: NonNullable<FlowEdgeType["data"]>; selected: boolean }) {
  const { flow, label, points, onPath, typed } = data;
  const middle = points[Math.floor(points.length / 2)];
  const at = label?.at ?? middle;
  // A label without a free place is shown only while its flow is selected or named.
  if (!at || (!label && !selected && typed === undefined)) return null;
  if (flow.name === "" && flow.badge === null && typed === undefined) return null;
  return (
    <EdgeLabelRenderer>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a second place to click the flow, which the outline holds too */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keyboard users reach the flow through the outline */}
      <div
        className={classes("flow-label nopan", label?.how ?? "on", onPath && "on-path", selected && "selected")}
        style={{ left: at.x, top: at.y }}
        title={flow.name}
        onClick={() => select([id])}
        onDoubleClick={() => setView({ renaming: { id, typed: null } })}
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

/** Arrowheads, once per canvas. */
export function FlowHeads() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true">
      <defs>
        {(["plain", "selected", "path"] as const).map((look) => (
          <marker
            key={look}
            id={`flow-head-${look}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth={look === "path" ? 11 : 8}
            markerHeight={look === "path" ? 11 : 8}
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path className={`flow-head ${look}`} d="M0 .6 7.6 4 0 7.4Z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
