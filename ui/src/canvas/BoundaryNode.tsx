import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { boundaryGlyph } from "./boundaryGlyphs";
import { TAB } from "./drawing";
import { NodeBadge } from "./ElementNode";
import type { BoundaryNodeType } from "./flowTypes";
import { NameField } from "./NameField";
import { Resizer } from "./Resizer";

/** A trust boundary: dashed line by type, colour by family, name on a tab. Only its line and tab take the pointer. */
export const BoundaryNode = memo(function BoundaryNode({
  id,
  data,
  selected,
  width,
  height,
}: NodeProps<BoundaryNodeType>) {
  const { boundary, slide, typed, into } = data;
  const dash = boundary.typeId ? `var(--tb-dash-${boundary.typeId}, 6 4)` : "6 4";
  return (
    <div className={classes("boundary", boundary.family, selected && "selected", into && "into")}>
      <svg className="boundary-line" width={width ?? 0} height={height ?? 0} aria-hidden="true">
        <rect x="0" y="0" width={width ?? 0} height={height ?? 0} rx="10" style={{ strokeDasharray: dash }} />
      </svg>
      {(["top", "right", "bottom", "left"] as const).map((side) => (
        <span key={side} className={`boundary-edge ${side}`} />
      ))}
      <span
        className="boundary-tab"
        style={{ left: TAB.left + slide, top: -TAB.height / 2 }}
        title={boundary.typeName ?? t("diagram.untyped")}
      >
        {boundaryGlyph(boundary.typeId)}
        {typed === undefined ? boundary.name : <NameField id={id} name={boundary.name} typed={typed} />}
        {boundary.badge && <NodeBadge badge={boundary.badge} id={id} />}
      </span>
      {selected && <span className="selected-frame" />}
      <Resizer id={id} visible={selected} minWidth={208} minHeight={96} />
    </div>
  );
});
