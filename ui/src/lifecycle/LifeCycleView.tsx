import "../review/review.css";
import "./lifecycle.css";
import { t } from "../i18n";
import { Tabs } from "../kit/Tabs";
import { useMirror } from "../model/mirror";
import { AssetsPanel } from "./AssetsPanel";
import { FindingList } from "./FindingList";
import { GuidelinesPanel } from "./GuidelinesPanel";
import { RegistersPanel } from "./RegistersPanel";
import { SelectionPanel } from "./SelectionPanel";
import { StatementPanel } from "./StatementPanel";
import { SuppliersPanel } from "./SuppliersPanel";
import { setLife, useLife } from "./state";
import { frameworksOf } from "./types";
import { useLifeCycle } from "./useLifeCycle";

/** The life cycle beside the diagram: guidelines, assets and cards, choices, suppliers, registers, what people are told. */
export function LifeCycleView() {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const tab = useLife((state) => state.tab);
  const life = useLifeCycle();
  if (!model) return null;
  const sensitivity = life.findings.filter((one) => ["leaves_to_outside", "less_protected_store"].includes(one.kind));
  const assets = (
    <div className="life-column">
      <FindingList findings={sensitivity} model={model} />
      <AssetsPanel model={model} life={life} />
    </div>
  );
  return (
    <main className="life-view">
      <h1 className="sr-only">{t("views.lifecycle")}</h1>
      <Tabs
        label={t("life.tabs")}
        value={tab}
        onChange={(next) => setLife({ tab: next })}
        items={[
          {
            id: "guidelines",
            label: t("life.tab.guidelines"),
            panel: <GuidelinesPanel model={model} frameworks={frameworksOf(library)} life={life} />,
          },
          { id: "assets", label: t("life.tab.assets"), count: sensitivity.length, panel: assets },
          { id: "selection", label: t("life.tab.selection"), panel: <SelectionPanel model={model} /> },
          {
            id: "suppliers",
            label: t("life.tab.suppliers"),
            count: life.findings.length - sensitivity.length,
            panel: <SuppliersPanel model={model} life={life} />,
          },
          { id: "registers", label: t("life.tab.registers"), panel: <RegistersPanel model={model} /> },
          { id: "statement", label: t("life.tab.statement"), panel: <StatementPanel model={model} /> },
        ]}
      />
    </main>
  );
}
