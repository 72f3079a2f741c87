// What the window shows at this moment: which view, which diagram, what is selected, which tool. None of it belongs to
// the document; it is not saved and not undone.

import { create } from "zustand";
import type { FlowLines } from "../bindings/FlowLines";
import type { ImportOffer } from "../bindings/ImportOffer";
import type { Language } from "../bindings/Language";
import type { Notation } from "../bindings/Notation";
import type { Progress } from "../model/types";
import { storedTheme, type Theme } from "../theme/theme";

export type ViewName = "model" | "threats" | "decisions" | "review" | "lifecycle" | "workshop" | "library";
export type LeftTab = "palette" | "outline";
export type InspectorTab = "properties" | "threats" | "notes";

/** What a click on the canvas does. `place` puts a new element or boundary there, once. */
export type Tool =
  | { kind: "select" }
  | { kind: "hand" }
  | { kind: "flow" }
  | { kind: "note" }
  | { kind: "place"; what: Placeable };
export type Placeable = { kind: "element"; typeId: string } | { kind: "boundary"; typeId: string };

/** An attack path drawn on the canvas: the elements in order, and the flows between them. */
export type ShownPath = { elements: readonly string[]; flows: readonly string[]; to: string };

export type DialogName =
  | { kind: "commands" }
  | { kind: "shortcuts" }
  | { kind: "errors" }
  | { kind: "history" }
  | { kind: "about" }
  | { kind: "settings" }
  | { kind: "find" }
  | { kind: "to-diagram" }
  | { kind: "export" }
  | { kind: "import"; offer: ImportOffer }
  | { kind: "remove-boundary"; boundary: string }
  | { kind: "what-goes-here"; from: string; x: number; y: number };

export type LoggedError = { id: number; at: string; message: string; hint: string };

type ViewState = {
  view: ViewName;
  diagram: string | null;
  selection: readonly string[];
  leftTab: LeftTab;
  inspectorTab: InspectorTab;
  tool: Tool;
  path: ShownPath | null;
  dialog: DialogName | null;
  /** The shape whose name is being typed, and what the first key was. */
  renaming: { id: string; typed: string | null } | null;
  /** The element a flow is being drawn from, by click-click or by keyboard. */
  connectingFrom: string | null;
  errors: readonly LoggedError[];
  /** Work of the shell that takes long, with how far it is. */
  work: Progress | null;
  /** Name of the file that is held over the window. */
  fileHover: string | null;
  /** The last thing done, for screen readers. */
  announcement: string;
  theme: Theme;
  /** How diagrams are drawn. */
  notation: Notation;
  /** How flows run. */
  flowLines: FlowLines;
  /** Whether keys without Ctrl, Cmd or Alt mean something. */
  singleKeys: boolean;
  language: Language;
  /** Size of text, per cent of the designed size. */
  textSize: number;
  /** How the person at the keyboard is called; signs comments. */
  userName: string;
};

export const initialView: ViewState = {
  view: "model",
  diagram: null,
  selection: [],
  leftTab: "palette",
  inspectorTab: "threats",
  tool: { kind: "select" },
  path: null,
  dialog: null,
  renaming: null,
  connectingFrom: null,
  errors: [],
  work: null,
  fileHover: null,
  announcement: "",
  theme: storedTheme(),
  notation: "house",
  flowLines: "right_angled",
  singleKeys: true,
  language: "en",
  textSize: 100,
  userName: "",
};

export const useView = create<ViewState>()(() => initialView);

/** The view state now, for code outside components. */
export const view = (): ViewState => useView.getState();
export const setView = (change: Partial<ViewState>): void => useView.setState(change);

export const select = (ids: readonly string[]): void => setView({ selection: ids, renaming: null });

/** Draws an attack path on the canvas. Ids of elements and flows in the order of the attack; `to` names its end. */
export const showPath = (elements: readonly string[], flows: readonly string[], to: string): void =>
  setView({ path: { elements, flows, to } });
export const clearPath = (): void => setView({ path: null });

/** Says something to screen readers without moving the focus. */
export const announce = (text: string): void => setView({ announcement: text });

let errorCount = 0;

/** Keeps an error in the log panel; newest first. */
export function logError(message: string, hint: string, now: Date = new Date()): void {
  const at = now.toTimeString().slice(0, 5);
  errorCount += 1;
  setView({ errors: [{ id: errorCount, at, message, hint }, ...view().errors].slice(0, 200) });
}
