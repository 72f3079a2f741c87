import {
  Database,
  Hand,
  type LucideIcon,
  Maximize,
  Minus,
  MousePointer2,
  Plus,
  Route,
  Spline,
  SquareDashed,
  StickyNote,
  X,
} from "lucide-react";
import { memo } from "react";
import { context } from "../commands/command";
import { run } from "../commands/menu";
import { command } from "../commands/table";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";
import { EntityIcon, ProcessIcon } from "../kit/shapeIcons";
import { useMirror } from "../model/mirror";
import { clearPath, setView, type Tool, useView } from "../view/view";
import { useZoom } from "./useViewport";

/** The floating bars: path legend left, tools in the middle, zoom right; hints of a gesture above. */
export const CanvasBars = memo(function CanvasBars({ mapped }: { mapped: boolean }) {
  return (
    <>
      <ConnectHint />
      <PathLegend above={mapped} />
      <ToolBar />
      <ZoomBar />
    </>
  );
});

function ConnectHint() {
  const from = useView((state) => state.connectingFrom);
  const name = useMirror((state) => (from ? (state.model?.elements[from]?.name ?? "") : ""));
  if (!from) return null;
  return (
    <div className="float hint" role="status">
      <Spline size={14} aria-hidden="true" />
      {t("diagram.connectFrom", { name })}
      <IconButton
        label={t("kit.cancel")}
        icon={X}
        size="sm"
        keys="Escape"
        onClick={() => setView({ connectingFrom: null })}
      />
    </div>
  );
}

function PathLegend({ above }: { above: boolean }) {
  const path = useView((state) => state.path);
  if (!path) return null;
  return (
    <div className={above ? "float legend above" : "float legend"} role="status">
      <span className="legend-line" />
      <span>
        <b>{t("diagram.pathSteps", { count: path.elements.length })}</b> {t("diagram.pathTo", { name: path.to })}
      </span>
      <IconButton label={t("diagram.clearPath")} icon={X} size="sm" keys="Escape" onClick={clearPath} />
    </div>
  );
}

const TOOLS: readonly (readonly { id: string; icon: LucideIcon; on: (tool: Tool) => boolean }[])[] = [
  [
    { id: "tool-select", icon: MousePointer2, on: (tool) => tool.kind === "select" },
    { id: "tool-hand", icon: Hand, on: (tool) => tool.kind === "hand" },
  ],
  [
    { id: "tool-entity", icon: EntityIcon, on: places("end-user") },
    { id: "tool-process", icon: ProcessIcon, on: places("app-service") },
    { id: "tool-store", icon: Database, on: places("database") },
    { id: "tool-flow", icon: Spline, on: (tool) => tool.kind === "flow" },
    { id: "tool-boundary", icon: SquareDashed, on: places("org-network") },
    { id: "tool-note", icon: StickyNote, on: (tool) => tool.kind === "note" },
  ],
];

function places(typeId: string) {
  return (tool: Tool): boolean => tool.kind === "place" && tool.what.typeId === typeId;
}

function ToolBar() {
  const tool = useView((state) => state.tool);
  const now = context();
  return (
    <div className="float tools" role="toolbar" aria-label={t("diagram.tools")}>
      {TOOLS.map((group, index) => (
        <span key={group[0]?.id} className="tool-group">
          {index > 0 && <span className="divider" />}
          {group.map(({ id, icon, on }) => {
            const row = command(id);
            return (
              <IconButton
                key={id}
                className="icon-btn tool"
                label={row.label(now)}
                icon={icon}
                keys={row.keys?.[0] ?? ""}
                aria-pressed={on(tool)}
                onClick={() => run(id)}
              />
            );
          })}
        </span>
      ))}
      <span className="divider" />
      <IconButton
        className="icon-btn tool"
        label={t("tools.path")}
        icon={Route}
        onClick={() => setView({ inspectorTab: "threats" })}
      />
    </div>
  );
}

function ZoomBar() {
  const percent = useZoom((state) => state.percent);
  return (
    <div className="float zoom" role="toolbar" aria-label={t("diagram.zoom")}>
      <IconButton
        className="icon-btn tool"
        label={t("diagram.zoomOut")}
        icon={Minus}
        iconSize={14}
        keys="mod+-"
        onClick={() => run("zoom-out")}
      />
      <button type="button" className="zoom-percent" title={t("diagram.actual")} onClick={() => run("zoom-actual")}>
        {percent} %
      </button>
      <IconButton
        className="icon-btn tool"
        label={t("diagram.zoomIn")}
        icon={Plus}
        iconSize={14}
        keys="mod++"
        onClick={() => run("zoom-in")}
      />
      <IconButton
        className="icon-btn tool"
        label={t("diagram.fit")}
        icon={Maximize}
        iconSize={14}
        keys="Shift+1"
        onClick={() => run("fit")}
      />
    </div>
  );
}
