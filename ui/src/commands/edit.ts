import { t } from "../i18n";
import { type Clip, copy, paste } from "../model/edits/copy";
import { group } from "../model/edits/group";
import { toggleLock } from "../model/edits/move";
import { boundariesWithContents, remove } from "../model/edits/remove";
import { placedKey } from "../model/ids";
import { makeEdit, step } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { select, setView } from "../view/view";
import {
  type Command,
  hasSelection,
  hasShapes,
  hasThings,
  isOpen,
  onDiagram,
  onModel,
  selectedShapes,
  selectedThings,
} from "./command";

// The clip survives the change of diagram and of file, because it lives beside both.
let clip: Clip | null = null;
let pastes = 0;

const pasteClip = onModel(async (model, diagram) => {
  if (!clip) return;
  pastes += 1;
  const pasted = paste(model, diagram, clip, { x: 24 * pastes, y: 24 * pastes });
  if (pasted && (await makeEdit(pasted.edit))) select(pasted.ids);
});

const take = onModel((model, diagram, c) => {
  clip = copy(model, diagram, selectedThings(c));
  pastes = 0;
});

/** Removes the selection; a boundary that holds other things asks first what becomes of them. */
export const removeSelection = onModel((model, _diagram, c) => {
  const [asking] = boundariesWithContents(model, c.view.selection);
  if (asking) return setView({ dialog: { kind: "remove-boundary", boundary: asking } });
  const edit = remove(model, c.view.selection);
  const tree = document.activeElement?.closest("[role=tree]");
  if (!edit) return;
  // The focus stays in the view in which the person works.
  void makeEdit(edit).then(() => {
    if (tree) requestAnimationFrame(() => tree.querySelector<HTMLElement>("[tabindex='0']")?.focus());
    else canvas()?.focus();
  });
});

export const editCommands: readonly Command[] = [
  {
    id: "undo",
    group: "edit",
    label: (c) => (c.undo ? t("shell.undoStep", { label: c.undo }) : t("commands.label.undo")),
    keys: ["mod+Z"],
    scope: "window",
    when: (c) => c.undo !== null,
    run: () => void step("undo", (label) => t("spoken.undone", { label })),
  },
  {
    id: "redo",
    group: "edit",
    label: (c) => (c.redo ? t("shell.redoStep", { label: c.redo }) : t("commands.label.redo")),
    keys: ["mod+Y", "mod+Shift+Z"],
    scope: "window",
    when: (c) => c.redo !== null,
    run: () => void step("redo", (label) => t("spoken.redone", { label })),
  },
  {
    id: "cut",
    group: "edit",
    label: () => t("commands.label.cut"),
    keys: ["mod+X"],
    scope: "canvas",
    when: hasThings,
    run: (c) => {
      take(c);
      removeSelection(c);
    },
  },
  {
    id: "copy",
    group: "edit",
    label: () => t("commands.label.copy"),
    keys: ["mod+C"],
    scope: "canvas",
    when: hasThings,
    run: take,
  },
  {
    id: "paste",
    group: "edit",
    label: () => t("commands.label.paste"),
    keys: ["mod+V"],
    scope: "canvas",
    when: (c) => onDiagram(c) && clip !== null,
    run: pasteClip,
  },
  {
    id: "duplicate",
    group: "edit",
    label: () => t("commands.label.duplicate"),
    keys: ["mod+D"],
    scope: "canvas",
    when: hasThings,
    run: onModel(async (model, diagram, c) => {
      const pasted = paste(model, diagram, copy(model, diagram, selectedThings(c)), { x: 24, y: 24 });
      if (pasted && (await makeEdit(pasted.edit))) select(pasted.ids);
    }),
  },
  {
    id: "delete",
    group: "edit",
    label: () => t("commands.label.delete"),
    keys: ["Delete", "Backspace"],
    scope: "canvas",
    when: hasSelection,
    run: removeSelection,
  },
  {
    id: "select-all",
    group: "edit",
    label: () => t("commands.label.selectAll"),
    keys: ["mod+A"],
    scope: "canvas",
    when: onDiagram,
    run: onModel((model, diagram) => {
      const shapes = [...Object.keys(model.elements), ...Object.keys(model.boundaries)];
      const notes = Object.values(model.notes).filter((note) => note.diagram === diagram);
      select([...shapes.filter((id) => placedKey(diagram, id) in model.placements), ...notes.map(({ id }) => id)]);
    }),
  },
  {
    id: "rename",
    group: "edit",
    label: () => t("commands.label.rename"),
    keys: ["F2", "Enter"],
    scope: "canvas",
    when: (c) => onDiagram(c) && c.view.selection.length === 1 && c.view.connectingFrom === null,
    run: (c) => setView({ renaming: { id: c.view.selection[0] ?? "", typed: null } }),
  },
  {
    id: "group",
    group: "edit",
    label: () => t("commands.label.group"),
    keys: ["mod+G"],
    scope: "canvas",
    when: hasShapes,
    run: onModel(async (model, diagram, c) => {
      const adding = group(model, diagram, selectedShapes(c), t("kinds.boundary"));
      if (!adding || !(await makeEdit(adding.edit))) return;
      select([adding.id]);
      setView({ renaming: { id: adding.id, typed: null } });
    }),
  },
  {
    id: "lock",
    group: "edit",
    label: () => t("commands.label.lock"),
    keys: ["mod+L"],
    scope: "canvas",
    when: hasShapes,
    run: onModel((model, diagram, c) => {
      const edit = toggleLock(model, diagram, selectedShapes(c));
      if (edit) void makeEdit(edit);
    }),
  },
  {
    id: "history",
    group: "edit",
    label: () => t("commands.label.history"),
    scope: "window",
    when: isOpen,
    run: () => setView({ dialog: { kind: "history" } }),
  },
];
