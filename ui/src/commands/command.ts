import type { Model } from "../bindings/Model";
import { mirror } from "../model/mirror";
import type { LibraryView } from "../model/types";
import { type useView, view } from "../view/view";

/** What a command may look at when it says whether it applies, and when it runs. Read at that moment, never kept. */
export type Context = {
  view: ReturnType<typeof useView.getState>;
  model: Model | null;
  library: LibraryView | null;
  undo: string | null;
  redo: string | null;
};

export const context = (): Context => {
  const { model, library, project } = mirror();
  return { view: view(), model, library, undo: project?.undo ?? null, redo: project?.redo ?? null };
};

export const GROUPS = ["file", "edit", "view", "diagram", "tools", "threats", "help"] as const;
export type Group = (typeof GROUPS)[number];

/** One thing a person can do. Menus, the command palette, the shortcuts sheet and the keys are all made from these. */
export type Command = {
  id: string;
  group: Group;
  /** What it is called; asked for when shown, because it may name what it applies to. */
  label: (context: Context) => string;
  keys?: readonly string[];
  /** Keys of "canvas" commands count only while the focus is on the canvas; those of "window" commands always. */
  scope: "window" | "canvas";
  /** Whether the keys also count while the person is typing in a field. */
  whileTyping?: boolean;
  /** Left out of the command palette: it only makes sense as a key. */
  keyOnly?: boolean;
  when: (context: Context) => boolean;
  run: (context: Context) => void;
};

/** A person's model is open. */
export const isOpen = (c: Context): boolean => c.model !== null;
/** The model view with a diagram is on screen. */
export const onDiagram = (c: Context): boolean =>
  c.model !== null && c.view.view === "model" && c.view.diagram !== null;
export const hasSelection = (c: Context): boolean => onDiagram(c) && c.view.selection.length > 0;
/** The selected shapes: elements and boundaries, without flows and notes. */
export const selectedShapes = (c: Context): string[] =>
  c.view.selection.filter((id) => c.model && (id in c.model.elements || id in c.model.boundaries));
/** The selected shapes and notes: what can be moved, copied and pasted. */
export const selectedThings = (c: Context): string[] => [
  ...selectedShapes(c),
  ...c.view.selection.filter((id) => c.model && id in c.model.notes),
];
export const hasThings = (c: Context): boolean => onDiagram(c) && selectedThings(c).length > 0;
export const hasShapes = (c: Context): boolean => onDiagram(c) && selectedShapes(c).length > 0;
/** The one selected element, if exactly one element is selected. */
export const oneElement = (c: Context): string | null => {
  const [id] = c.view.selection;
  return c.view.selection.length === 1 && id && c.model && id in c.model.elements ? id : null;
};

/** Runs `act` with the open model and diagram; commands whose `when` asked for both need no second check. */
export const onModel = (act: (model: Model, diagram: string, c: Context) => void) => (c: Context) => {
  if (c.model && c.view.diagram) act(c.model, c.view.diagram, c);
};
