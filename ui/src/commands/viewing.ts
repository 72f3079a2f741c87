import { t } from "../i18n";
import { chooseTextSize, chooseTheme, nextTextSize } from "../model/settings";
import { THEMES } from "../theme/theme";
import { canvas } from "../view/canvasPort";
import { clearPath, type InspectorTab, type LeftTab, setView, type ViewName } from "../view/view";
import { type Command, hasSelection, isOpen, onDiagram } from "./command";
import { attempt } from "./files";

const VIEWS: readonly ViewName[] = ["model", "threats", "decisions", "review", "lifecycle"];

/** The panel is drawn within the next frames; then its first control takes the focus. What stood there before may not take it. */
export function focusFirst(selector: string, tries = 60): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>(selector);
    first?.focus();
    if (document.activeElement !== first && tries > 0) focusFirst(selector, tries - 1);
  });
}

const leftTab = (tab: LeftTab, keys: string): Command => ({
  id: `show-${tab}`,
  group: "view",
  label: () => t(`left.${tab}`),
  keys: [keys],
  scope: "window",
  whileTyping: true,
  when: onDiagram,
  run: () => {
    setView({ leftTab: tab });
    focusFirst(`.left-panel .${tab} [data-first-focus]`);
  },
});

/** What a panel of the inspector is entered by: the list of threats takes its own keys, the others their first field. */
const ENTRANCE: Record<InspectorTab, string> = {
  properties: ".inspector .inspector-body :is(input, textarea, button)",
  threats: ".inspector .element-threats",
  notes: ".inspector [role=tabpanel] :is(textarea, input, button)",
};

const inspectorTab = (tab: InspectorTab, keys: string): Command => ({
  id: `show-${tab}`,
  group: "view",
  label: () => `${t("inspector.label")}: ${t(`inspector.${tab}`)}`,
  keys: [keys],
  scope: "window",
  whileTyping: true,
  when: onDiagram,
  run: () => {
    setView({ inspectorTab: tab });
    focusFirst(ENTRANCE[tab]);
  },
});

const textSize = (to: "larger" | "smaller", direction: 1 | -1, keys: string): Command => ({
  id: `text-${to}`,
  group: "view",
  label: () => t(`settings.${to}`),
  keys: [keys],
  scope: "window",
  when: (c) => nextTextSize(c.view.textSize, direction) !== c.view.textSize,
  run: (c) => void attempt(() => chooseTextSize(nextTextSize(c.view.textSize, direction))),
});

export const viewCommands: readonly Command[] = [
  ...VIEWS.map(
    (view, index): Command => ({
      id: `view-${view}`,
      group: "view",
      label: () => t(`views.${view}`),
      keys: [`mod+${index + 1}`],
      scope: "window",
      when: isOpen,
      run: () => setView({ view }),
    }),
  ),
  leftTab("palette", "mod+Shift+E"),
  leftTab("outline", "mod+Shift+O"),
  inspectorTab("properties", "mod+Shift+1"),
  inspectorTab("threats", "mod+Shift+2"),
  inspectorTab("notes", "mod+Shift+3"),
  {
    id: "zoom-in",
    group: "view",
    label: () => t("diagram.zoomIn"),
    keys: ["mod++", "mod+="],
    scope: "window",
    when: onDiagram,
    run: () => canvas()?.zoomIn(),
  },
  {
    id: "zoom-out",
    group: "view",
    label: () => t("diagram.zoomOut"),
    keys: ["mod+-"],
    scope: "window",
    when: onDiagram,
    run: () => canvas()?.zoomOut(),
  },
  {
    id: "zoom-actual",
    group: "view",
    label: () => t("diagram.actual"),
    keys: ["mod+0"],
    scope: "window",
    when: onDiagram,
    run: () => canvas()?.zoomActual(),
  },
  {
    id: "fit",
    group: "view",
    label: () => t("diagram.fit"),
    keys: ["Shift+1"],
    scope: "canvas",
    when: onDiagram,
    run: () => canvas()?.fit(),
  },
  {
    id: "fit-selection",
    group: "view",
    label: () => t("commands.label.fitSelection"),
    keys: ["Shift+2"],
    scope: "canvas",
    when: hasSelection,
    run: (c) => canvas()?.fit(c.view.selection),
  },
  {
    id: "escape",
    group: "view",
    label: () => t("commands.label.escape"),
    keys: ["Escape"],
    scope: "canvas",
    keyOnly: true,
    when: onDiagram,
    // One press takes back one thing, the most passing first.
    run: ({ view }) => {
      if (view.connectingFrom) setView({ connectingFrom: null });
      else if (view.tool.kind !== "select") setView({ tool: { kind: "select" } });
      else if (view.path) clearPath();
      else setView({ selection: [] });
    },
  },
  {
    id: "settings",
    group: "file",
    label: () => t("settings.open"),
    keys: ["mod+,"],
    scope: "window",
    when: () => true,
    run: () => setView({ dialog: { kind: "settings" } }),
  },
  textSize("larger", 1, "mod+Alt++"),
  textSize("smaller", -1, "mod+Alt+-"),
  ...THEMES.map(
    (theme): Command => ({
      id: `theme-${theme}`,
      group: "view",
      label: () => `${t("theme.label")}: ${t(`theme.${theme}`)}`,
      scope: "window",
      when: (c) => c.view.theme !== theme,
      run: () => void attempt(() => chooseTheme(theme)),
    }),
  ),
];
