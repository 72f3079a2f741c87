import type { ConnectionLineComponentProps } from "@xyflow/react";

/** The flow being drawn, from its shape to the pointer. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  return (
    <g>
      <path className="flow-ghost" d={`M${fromX} ${fromY}L${toX} ${toY}`} />
      <circle className="flow-ghost-end" cx={toX} cy={toY} r="4" />
    </g>
  );
}
