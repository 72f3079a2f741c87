// axe over every screen and dialog of the window, with the fake shell, light and dark. jsdom
// paints nothing, so that contrast is measured from the theme's own tokens in `contrast.test.ts`.
import { cleanup, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { App } from "../App";
import { openForTest } from "../ipc/fake/open";
import { applyTheme } from "../theme/theme";
import { type DialogName, setView, type ViewName } from "../view/view";

const VIEWS: readonly ViewName[] = ["model", "threats", "decisions", "review", "workshop", "library"];
const DIALOGS: readonly DialogName[] = [
  { kind: "commands" },
  { kind: "find" },
  { kind: "shortcuts" },
  { kind: "errors" },
  { kind: "history" },
  { kind: "about" },
  { kind: "settings" },
  { kind: "to-diagram" },
  { kind: "remove-boundary", boundary: "agent-sandbox" },
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
});

const open = async (view: ViewName) => {
  await openForTest();
  render(<App />);
  await screen.findByRole("banner").catch(() => null);
  setView({ view, selection: ["agent"] });
  await screen.findAllByRole("button");
};

describe.each(["light", "dark"] as const)("in the theme %s", (theme) => {
  it.each(VIEWS)(
    "%s",
    async (view) => {
      applyTheme(theme);
      await open(view);
      expect(await faults()).toEqual([]);
    },
    60_000,
  );
});

it.each(DIALOGS)(
  "dialog $kind",
  async (dialog) => {
    await open("model");
    setView({ dialog });
    await screen.findByRole("dialog");
    expect(await faults()).toEqual([]);
  },
  60_000,
);

it("start page, outline and properties", async () => {
  await open("model");
  setView({ leftTab: "outline", inspectorTab: "properties" });
  await screen.findByRole("tree");
  expect(await faults()).toEqual([]);
}, 60_000);
