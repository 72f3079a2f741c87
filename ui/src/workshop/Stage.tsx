import "../canvas/boundaries.css";
import "../canvas/flows.css";
import "../canvas/shapes.css";
import { useLayoutEffect, useRef, useState } from "react";
import type { Rect } from "../bindings/Rect";
import { boundaryGlyph } from "../canvas/boundaryGlyphs";
import { draw, TAB } from "../canvas/drawing";
import { Drum } from "../canvas/ElementNode";
import { FlowHeads } from "../canvas/FlowEdge";
import { roundedPath, trimEnd } from "../canvas/routing/path";
import type { SceneElement } from "../canvas/scene";
import { useCorner } from "../canvas/useCorner";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Tile } from "../kit/Tile";
import { SIZE, type Stage as StageModel } from "./stage";

const place = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height });

/** The picture of the workshop, as large as its room allows. */
export function Stage({ stage }: { stage: StageModel }) {
  const [room, scale] = useScale();
  const corner = useCorner();
  const { scene } = stage;
  const drawing = draw(scene);
  return (
    <div className="stage" ref={room} role="img" aria-label={t("present.stage")} data-testid="stage">
      <div className="stage-paper" style={{ ...SIZE, transform: `translate(-50%, -50%) scale(${scale})` }}>
        {scene.boundaries.map((boundary) => (
          <div key={boundary.id} className="stage-box" style={place(boundary.area)}>
            <div className={classes("boundary", boundary.family)}>
              <svg
                className="boundary-line"
                width={boundary.area.width}
                height={boundary.area.height}
                aria-hidden="true"
              >
                <rect
                  width={boundary.area.width}
                  height={boundary.area.height}
                  rx="12"
                  style={{ strokeDasharray: boundary.typeId ? `var(--tb-dash-${boundary.typeId}, 6 4)` : "6 4" }}
                />
              </svg>
              <span
                className="boundary-tab"
                style={{ left: TAB.left + (drawing.tabs.get(boundary.id) ?? 0), top: -TAB.height / 2 }}
              >
                {boundaryGlyph(boundary.typeId)}
                {boundary.name}
              </span>
            </div>
          </div>
        ))}
        {stage.earlier > 0 && <span className="stage-earlier">{t("present.earlier", { count: stage.earlier })}</span>}
        <FlowHeads />
        <svg className="stage-flows" width={SIZE.width} height={SIZE.height} aria-hidden="true">
          {scene.flows.map((flow) => {
            const points = drawing.routes.get(flow.id)?.points ?? [];
            const on = stage.onPath.has(flow.id);
            return (
              <path
                key={flow.id}
                className={classes("flow", on && "on-path")}
                d={roundedPath(trimEnd(points, on ? 2 : 1.5), corner)}
                markerEnd={`url(#flow-head-${on ? "path" : "plain"})`}
              />
            );
          })}
        </svg>
        {scene.flows.map((flow) => {
          const label = drawing.labels.get(flow.id);
          if (!label || !flow.name) return null;
          return (
            <span
              key={flow.id}
              className={classes("flow-label", label.how, stage.onPath.has(flow.id) && "on-path")}
              style={{ left: label.at.x, top: label.at.y }}
            >
              {label.text}
            </span>
          );
        })}
        {scene.elements.map((element) => (
          <StageNode
            key={element.id}
            element={element}
            middle={element.id === stage.middle}
            step={stage.steps.get(element.id) ?? null}
          />
        ))}
      </div>
      {stage.hidden > 0 && <span className="stage-more">{t("present.hidden", { count: stage.hidden })}</span>}
    </div>
  );
}

type NodeProps = { element: SceneElement; middle: boolean; step: number | null };

function StageNode({ element, middle, step }: NodeProps) {
  const { area, kind } = element;
  return (
    <div className="stage-box" style={place(area)}>
      <div className={classes("node", kind, step !== null && "on-path", middle && "middle")}>
        {kind === "store" && <Drum width={area.width} height={area.height} />}
        <span className="node-tile">
          <Tile kind={kind} ai={element.ai} icon={element.icon} />
        </span>
        <span className="node-text">
          <b>{element.name}</b>
          <i>{element.typeName ?? t("diagram.untyped")}</i>
        </span>
        {step !== null && <span className="step">{step}</span>}
      </div>
    </div>
  );
}

/** How much larger than on the canvas the picture may be, so that it fills its room. */
function useScale() {
  const room = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1.25);
  useLayoutEffect(() => {
    const box = room.current;
    if (!box || typeof ResizeObserver === "undefined") return;
    const resize = () =>
      setScale(Math.max(0.6, Math.min((box.clientWidth - 8) / SIZE.width, (box.clientHeight - 8) / SIZE.height)));
    const observer = new ResizeObserver(resize);
    observer.observe(box);
    resize();
    return () => observer.disconnect();
  }, []);
  return [room, scale] as const;
}
