import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { classes } from "../kit/classes";
import { FlowHandles } from "./FlowHandles";
import { FlowLabel } from "./FlowLabel";
import type { FlowEdgeType } from "./flowTypes";
import { roundedPath, trimEnd } from "./routing/path";
import { useCorner } from "./useCorner";

/** A data flow with a filled head, its corners rounded or all one curve; its label beside or on it. */
export const FlowEdge = memo(function FlowEdge({ id, data, selected }: EdgeProps<FlowEdgeType>) {
  const corner = useCorner();
  if (!data) return null;
  const { flow, points, onPath } = data;
  const path = roundedPath(trimEnd(points, onPath ? 2 : 1.5), corner);
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
