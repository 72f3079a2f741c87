import { t } from "../i18n";
import { boxAround, diagramChain, takeOut, undrawn } from "../model/edits/between";
import { newId, placedKey } from "../model/ids";
import { diagramsInOrder, makeEdit } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { select, setView } from "../view/view";
import { type Command, type Context, hasShapes, onDiagram, oneElement, onModel, selectedShapes } from "./command";

const several = (c: Context): boolean => Object.keys(c.model?.diagrams ?? {}).length > 1;

/** The one selected process, whose inside a diagram may show. */
const oneProcess = (c: Context): string | null => {
  const id = oneElement(c);
  return id && c.model?.elements[id]?.kind === "process" ? id : null;
};
const outer = (c: Context) => (c.model && c.view.diagram ? diagramChain(c.model, c.view.diagram).at(-1) : undefined);
/** Every selected shape is shown in another diagram as well. */
const elsewhere = (c: Context): boolean =>
  selectedShapes(c).every((id) =>
    Object.keys(c.model?.diagrams ?? {}).some(
      (diagram) => diagram !== c.view.diagram && c.model && placedKey(diagram, id) in c.model.placements,
    ),
  );
/** The selected boundary that is not drawn here, or all that are not. */
const toBox = (c: Context): string[] => {
  if (!c.model || !c.view.diagram) return [];
  const missing = undrawn(c.model, c.view.diagram);
  const chosen = missing.filter((id) => c.view.selection.includes(id));
  return chosen.length > 0 ? chosen : missing;
};

/** What goes from one diagram to another: shapes, and the person who looks into a process and back. */
export const betweenCommands: readonly Command[] = [
  {
    id: "to-diagram",
    group: "diagram",
    label: () => t("between.open"),
    keys: ["mod+Shift+M"],
    scope: "canvas",
    when: (c) => hasShapes(c) && several(c),
    run: () => setView({ dialog: { kind: "to-diagram" } }),
  },
  {
    id: "take-out",
    group: "diagram",
    label: () => t("between.takeOut"),
    scope: "window",
    when: (c) => hasShapes(c) && elsewhere(c),
    run: onModel((model, diagram, c) => {
      const edit = takeOut(model, diagram, selectedShapes(c));
      if (edit) void makeEdit(edit).then(() => canvas()?.focus());
    }),
  },
  {
    id: "boundary-box",
    group: "diagram",
    label: (c) => t("between.box", { count: toBox(c).length }),
    scope: "window",
    when: (c) => onDiagram(c) && toBox(c).length > 0,
    run: onModel(async (model, diagram, c) => {
      const boxes = toBox(c);
      const edits = boxes.flatMap((id) => boxAround(model, diagram, id, "") ?? []);
      const label = t("between.box", { count: boxes.length });
      if (await makeEdit({ edit: "batch", label, edits })) select(boxes);
    }),
  },
  {
    id: "open-child",
    group: "diagram",
    label: (c) => {
      const id = oneProcess(c);
      return t(id && c.model?.elements[id]?.child_diagram ? "inspector.openChild" : "inspector.addChild");
    },
    keys: ["mod+Enter"],
    scope: "canvas",
    when: (c) => onDiagram(c) && oneProcess(c) !== null,
    run: (c) => void openInside(c),
  },
  {
    id: "leave-child",
    group: "diagram",
    label: () => t("between.back"),
    keys: ["mod+Backspace"],
    scope: "canvas",
    when: (c) => onDiagram(c) && outer(c) !== undefined,
    run: (c) => {
      const back = outer(c);
      if (!back) return;
      setView({ diagram: back.diagram, selection: [back.element] });
      requestAnimationFrame(() => requestAnimationFrame(() => canvas()?.focus(back.element)));
    },
  },
];

/** Opens the diagram of a process's inside; makes it when there is none. */
export async function openInside(c: Context, id: string | null = oneProcess(c)): Promise<void> {
  const element = id ? c.model?.elements[id] : undefined;
  if (!c.model || !element) return;
  if (element.child_diagram) return setView({ diagram: element.child_diagram, selection: [] });
  const diagram = { id: newId(), title: element.name, position: (diagramsInOrder(c.model).at(-1)?.position ?? 0) + 1 };
  const made = await makeEdit({
    edit: "batch",
    label: t("between.draw", { name: element.name }),
    edits: [
      { edit: "add_diagram", diagram },
      {
        edit: "set_detail",
        subject: { kind: "element", id: element.id },
        detail: { field: "child_diagram", value: diagram.id },
      },
    ],
  });
  if (made) setView({ diagram: diagram.id, selection: [] });
}
