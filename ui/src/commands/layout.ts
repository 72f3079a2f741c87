import { arrange } from "../canvas/layout";
import { t } from "../i18n";
import { makeEdit } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { setView } from "../view/view";
import { type Command, onDiagram, onModel } from "./command";
import { attempt } from "./files";

/** Nothing is shown of work that takes less, ms. */
const QUIET = 500;
let running: AbortController | null = null;

/** Ends a layout that is under way; the diagram stays as it was. */
export const stopLayout = (): void => running?.abort();

export const layoutCommand: Command = {
  id: "layout",
  group: "diagram",
  label: () => t("commands.label.layout"),
  scope: "window",
  when: onDiagram,
  run: onModel(async (model, diagram) => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const telling = setTimeout(() => setView({ work: { what: t("diagram.arranging"), done: 0, total: 0 } }), QUIET);
    const edit = await attempt(() => arrange(model, diagram, t("diagram.arranged"), mine.signal));
    clearTimeout(telling);
    setView({ work: null });
    if (!edit || mine.signal.aborted || !(await makeEdit(edit))) return;
    requestAnimationFrame(() => canvas()?.fit());
  }),
};
