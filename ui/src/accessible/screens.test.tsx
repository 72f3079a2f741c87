// axe over every screen and dialog of the window, with the fake shell, light and dark. jsdom
// paints nothing, so that contrast is measured from the theme's own tokens in `theme.test.ts`.
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { App } from "../App";
// Loaded later in the window; here it is waited for once.
import "../library/LibraryAlone";
import "../shell/Dialogs";
import "../shell/Frame";
import type { ImportOffer } from "../bindings/ImportOffer";
import { openForTest } from "../ipc/fake/open";
import { type LifeTab, openLife } from "../lifecycle/state";
import { forgetProject } from "../model/mirror";
import { applyTheme } from "../theme/theme";
import { setThreats } from "../threats/state";
import { type DialogName, type InspectorTab, setView, type ViewName } from "../view/view";

/** A screen by name, with what brings it up. */
type Screen = [name: string, show: () => void];

const view = (name: ViewName): Screen => [`view ${name}`, () => setView({ view: name, selection: ["agent"] })];
const dialog = (shown: DialogName): Screen => [`dialog ${shown.kind}`, () => setView({ dialog: shown })];
const lifeCycle = (tab: LifeTab): Screen => [`life cycle, ${tab}`, () => openLife({ tab })];
const panel = (inspectorTab: InspectorTab): Screen => [
  `inspector, ${inspectorTab}`,
  () => setView({ inspectorTab, selection: ["agent"], leftTab: "outline" }),
];

const offer: ImportOffer = {
  file_name: "mail.json",
  format: "Open Threat Model",
  title: "Mail",
  fidelity: {
    kinds: { element: { found: 1, kept: 0, changed: 1, dropped: 0 } },
    lines: [{ fate: "changed", kind: "element", what: "Mail", why: "its name was empty" }],
    guesses: [
      {
        element: "e1",
        name: "Odd thing",
        technology: "odd-engine",
        type_id: null,
        confidence: 20,
        applied: false,
        because: "no name of an element type fits",
        alternatives: [],
      },
    ],
    questions: [],
  },
};

const SCREENS: readonly Screen[] = [
  ["start page", forgetProject],
  ["library without a model", () => [forgetProject(), setView({ view: "library" })]],
  ...(["model", "threats", "decisions", "review", "workshop", "library"] as const).map(view),
  ...(["guidelines", "assets", "selection", "suppliers", "registers", "statement"] as const).map(lifeCycle),
  ...(["properties", "threats", "notes"] as const).map(panel),
  ["a flow", () => setView({ inspectorTab: "properties", selection: ["F-1"] })],
  ["a boundary", () => setView({ inspectorTab: "properties", selection: ["agent-sandbox"] })],
  ["an own threat", () => [setView({ view: "threats" }), setThreats({ writing: { kind: "model" } })]],
  ...(["commands", "find", "shortcuts", "errors", "history", "about", "settings", "to-diagram", "export"] as const).map(
    (kind) => dialog({ kind }),
  ),
  dialog({ kind: "import", offer }),
  dialog({ kind: "remove-boundary", boundary: "agent-sandbox" }),
  dialog({ kind: "what-goes-here", from: "agent", x: 100, y: 100 }),
];

/** What axe finds wrong on the page, as rule and place. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    resultTypes: ["violations"],
    rules: {
      "color-contrast": { enabled: false },
      // The test page has no frame of its own around the window.
      region: { enabled: false },
      "page-has-heading-one": { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

afterEach(() => {
  cleanup();
  applyTheme("light");
  setThreats({ writing: null });
});

describe.each(["light", "dark"] as const)("in the theme %s", (theme) => {
  it.each(SCREENS)(
    "%s",
    async (_, show) => {
      applyTheme(theme);
      await openForTest();
      render(<App />);
      await screen.findAllByRole("button");
      const before = document.body.innerHTML;
      await act(async () => show());
      await waitFor(() => expect(document.body.innerHTML).not.toBe(before));
      expect(await faults()).toEqual([]);
    },
    60_000,
  );
});
