import { t } from "../i18n";
import { addFlow } from "../model/edits/place";
import { makeEdit, mirror } from "../model/mirror";
import { announce, setView } from "../view/view";

/** Draws a flow between two elements and selects it. */
export async function connect(source: string, target: string): Promise<void> {
  const { model } = mirror();
  setView({ connectingFrom: null, tool: { kind: "select" } });
  if (!model || !(source in model.elements) || !(target in model.elements)) return;
  const adding = addFlow(source, target);
  if (await makeEdit(adding.edit)) setView({ selection: [adding.id] });
}

/** Starts a flow at an element; the next element chosen, by click or by Enter, is its target. */
export function startConnecting(source: string): void {
  const name = mirror().model?.elements[source]?.name ?? "";
  setView({ connectingFrom: source });
  announce(t("diagram.connectFrom", { name }));
}
