import { Handle, type NodeProps, Position } from "@xyflow/react";
import { ChevronsDownUp, Lock } from "lucide-react";
import { memo } from "react";
import { openInside } from "../commands/between";
import { context } from "../commands/command";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Mark } from "../kit/marks";
import { Tile } from "../kit/Tile";
import type { Badge } from "../model/counts";
import { setView } from "../view/view";
import { startConnecting } from "./connect";
import type { ElementNodeType } from "./flowTypes";
import { NameField } from "./NameField";
import { Resizer } from "./Resizer";
import { badgeText } from "./toCanvas";

const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const;

/** An element in the house notation: rectangle, rounded box or drum, with its glyph tile, badge and path step. */
export const ElementNode = memo(function ElementNode({
  id,
  data,
  selected,
  width,
  height,
}: NodeProps<ElementNodeType>) {
  const { element, step, typed, linkSource } = data;
  return (
    <div
      className={classes(
        "node",
        element.kind,
        step !== null && "on-path",
        selected && "selected",
        linkSource && "link-source",
        element.outOfScope !== null && "out-of-scope",
      )}
      data-number={element.number}
      title={element.outOfScope ? t("diagram.outOfScope", { reason: element.outOfScope }) : undefined}
    >
      {element.kind === "store" && <Drum width={width ?? 168} height={height ?? 56} />}
      <span className="node-tile">
        <Tile kind={element.kind} ai={element.ai} icon={element.icon} />
        {element.locked && <Lock className="node-lock" size={11} aria-hidden="true" />}
      </span>
      <span className="node-text">
        {typed === undefined ? (
          <b title={element.name.length > FITS ? element.name : undefined}>{element.name}</b>
        ) : (
          <NameField id={id} name={element.name} typed={typed} />
        )}
        <i>{element.typeName ?? t("diagram.untyped")}</i>
      </span>
      {element.hasChild && (
        <button
          type="button"
          tabIndex={-1}
          className="node-child nodrag"
          title={t("inspector.openChild")}
          aria-label={t("inspector.openChild")}
          onClick={() => void openInside(context(), id)}
        >
          <ChevronsDownUp size={12} aria-hidden="true" />
        </button>
      )}
      {element.question && (
        <span className={classes("node-question", element.badge === null && "alone")} title={t("diagram.question")}>
          ?
        </span>
      )}
      <NodeBadge badge={element.badge} id={id} />
      {step !== null && <span className="step">{step}</span>}
      {selected && <span className="selected-frame" />}
      <Resizer id={id} visible={selected} minWidth={128} minHeight={48} />
      {SIDES.map((side) => (
        <Handle
          key={side}
          id={side}
          type="source"
          position={side}
          className="quick-connect"
          onClick={(event) => {
            event.stopPropagation();
            startConnecting(id);
          }}
        />
      ))}
    </div>
  );
});

/** Count and heaviest weight of what is undecided; a tick when everything is decided. Opens the threats. */
export function NodeBadge({ badge, id }: { badge: Badge | null; id: string }) {
  if (badge === null) return null;
  const text = badgeText(badge);
  const open = () => setView({ selection: [id], inspectorTab: "threats" });
  return badge === "done" ? (
    <button type="button" tabIndex={-1} className="badge done nodrag" title={text} aria-label={text} onClick={open}>
      <Mark shape="done" />
    </button>
  ) : (
    <button
      type="button"
      tabIndex={-1}
      className={`badge w${badge.weight} nodrag`}
      title={text}
      aria-label={text}
      onClick={open}
    >
      <Mark shape={badge.weight} />
      {badge.undecided}
    </button>
  );
}

/** Names up to this length are whole on a shape of the usual size and need no tooltip. */
const FITS = 17;
const LID = 7;

/** The drum of a data store: lid half-height 7, Bezier control at 0.22 of the width. */
export function Drum({ width: w, height: h }: { width: number; height: number }) {
  const body = `M.6 ${LID}V${h - LID}C.6 ${h - LID / 3} ${w * 0.22} ${h - 0.6} ${w / 2} ${h - 0.6}S${w - 0.6} ${h - LID / 3} ${w - 0.6} ${h - LID}V${LID}`;
  const lid = `M.6 ${LID}C.6 ${LID / 3} ${w * 0.22} .6 ${w / 2} .6S${w - 0.6} ${LID / 3} ${w - 0.6} ${LID}C${w - 0.6} ${LID + (LID * 2) / 3} ${w * 0.78} ${LID * 2 - 0.6} ${w / 2} ${LID * 2 - 0.6}S.6 ${LID + (LID * 2) / 3} .6 ${LID}Z`;
  return (
    <svg className="drum" width={w} height={h} viewBox={`0 0 ${w} ${h}`} aria-hidden="true">
      <path className="drum-body" d={body} />
      <path className="drum-lid" d={lid} />
    </svg>
  );
}
