import { Canvas } from "../canvas/Canvas";
import { t } from "../i18n";
import { Inspector } from "../inspector/Inspector";
import { Tabs } from "../kit/Tabs";
import { Outline } from "../outline/Outline";
import { Palette } from "../palette/Palette";
import { setView, useView } from "../view/view";
import { DiagramTabs } from "./DiagramTabs";

/** "What are we working on?": palette or outline, the diagram, the inspector. */
export function ModelView() {
  const leftTab = useView((state) => state.leftTab);
  return (
    <main className="model-view">
      <aside className="left-panel" aria-label={t("left.label")}>
        <Tabs
          label={t("left.label")}
          value={leftTab}
          onChange={(tab) => setView({ leftTab: tab })}
          items={[
            { id: "palette", label: t("left.palette"), panel: <Palette /> },
            { id: "outline", label: t("left.outline"), panel: <Outline /> },
          ]}
        />
      </aside>
      <section className="centre">
        <DiagramTabs />
        <Canvas />
      </section>
      <Inspector />
    </main>
  );
}
