// A whole model with the keyboard alone, through the palette, the outline and the inspector: no pointer is used.
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { App } from "../App";
// Loaded later in the window; here it is waited for once.
import "../library/LibraryAlone";
import "../shell/Dialogs";
import "../shell/Frame";
import { openForTest } from "../ipc/fake/open";
import { settled } from "../model/mirror";
import { setView, view } from "../view/view";

const key = userEvent.setup();

async function open() {
  const window_ = await openForTest("blank");
  render(<App />);
  await screen.findByRole("main");
  setView({ leftTab: "palette" });
  return window_;
}
/** Presses Tab until the wanted control has the focus. */
async function tabTo(wanted: () => HTMLElement | null, backwards = false): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    if (wanted() !== null && document.activeElement === wanted()) return;
    await key.tab({ shift: backwards });
  }
  throw new Error(`Tab never reaches it; the focus is on ${document.activeElement?.outerHTML.slice(0, 200)}`);
}
const done = () => act(async () => void (await settled()));

/** Finds a type in the palette, places it and names it. */
async function place(type: string, name: string): Promise<void> {
  await key.keyboard("{Control>}{Shift>}E{/Shift}{/Control}");
  const search = await screen.findByRole("textbox", { name: "Find a type" });
  await waitFor(() => expect(document.activeElement).toBe(search));
  await key.keyboard(`{Control>}a{/Control}${type}`);
  await key.tab();
  await key.keyboard("{Enter}");
  await done();
  await key.keyboard("{Escape}");
  const [id] = view().selection;
  if (!id) throw new Error(`${type} was not placed`);
  await outlineAt(id);
  await key.keyboard("{F2}");
  await key.keyboard(`{Control>}a{/Control}${name}{Enter}`);
  await done();
}

async function outlineAt(id: string): Promise<HTMLElement> {
  await key.keyboard("{Control>}{Shift>}O{/Shift}{/Control}");
  const tree = await screen.findByRole("tree");
  await waitFor(() => expect(document.activeElement?.closest("[role=tree]")).toBe(tree));
  await key.keyboard("{Home}");
  for (let steps = 0; steps < 30; steps++) {
    const row = document.activeElement as HTMLElement;
    if (row.dataset.row === id) return row;
    await key.keyboard("{ArrowDown}");
  }
  throw new Error(`the outline has no row ${id}`);
}

it("builds, connects, nests and describes", async () => {
  const window_ = await open();
  await place("End user", "Customer");
  await place("LLM application", "Assistant");
  const id = (name: string) => Object.values(window_.model().elements).find((e) => e.name === name)?.id ?? "";
  expect(id("Customer") && id("Assistant")).toBeTruthy();

  // Connect: C on one row, Enter on the other.
  await outlineAt(id("Customer"));
  await key.keyboard("c");
  expect(view().connectingFrom).toBe(id("Customer"));
  await outlineAt(id("Assistant"));
  await key.keyboard("{Enter}");
  await done();
  expect(Object.values(window_.model().flows)).toMatchObject([{ source: id("Customer"), target: id("Assistant") }]);

  // Nest: group the element into a boundary.
  await key.keyboard("{Escape}{Escape}");
  await outlineAt(id("Assistant"));
  await key.keyboard("{Control>}g{/Control}");
  await done();
  expect(window_.model().elements[id("Assistant")]?.boundary).toBeTruthy();

  // Describe, in the inspector.
  await key.keyboard("{Escape}");
  await outlineAt(id("Assistant"));
  await key.keyboard("{Control>}{Shift>}[Digit1]{/Shift}{/Control}");
  const inspector = screen.getByRole("complementary", { name: "Inspector" });
  await tabTo(() => within(inspector).queryByRole("textbox", { name: "Description" }));
  await key.keyboard("Answers questions of customers");
  await key.tab();
  await done();
  expect(window_.model().elements[id("Assistant")]?.description).toBe("Answers questions of customers");
}, 120_000);

it("decides on a threat from the outline", async () => {
  const window_ = await openForTest();
  render(<App />);
  await screen.findByRole("main");
  await outlineAt("agent");
  await key.keyboard("{Control>}{Shift>}[Digit2]{/Shift}{/Control}");
  const list = await screen.findByTestId("element-threats");
  await waitFor(() => expect(document.activeElement).toBe(list));
  // The next threat, its treatment, the reason, and the button.
  await key.keyboard("jx");
  await screen.findByTestId("inline-decision");
  await tabTo(() => screen.queryByTestId("input-rationale"));
  await key.keyboard("Every tool call waits for a person");
  await tabTo(() => screen.queryByTestId("record-decision"));
  await key.keyboard("{Enter}");
  await done();
  const [decided] = Object.values(window_.model().threats).filter((threat) => threat.history.at(-1)?.verdict);
  expect(decided).toBeDefined();
  expect(JSON.stringify(window_.edits())).toContain("Every tool call waits for a person");
}, 120_000);

it("decides on a threat in the tree of the outline, and comes back to it", async () => {
  const window_ = await openForTest();
  render(<App />);
  await screen.findByRole("main");
  await outlineAt("agent");
  // The fold of its threats, the first of them, a treatment.
  await key.keyboard("{ArrowDown}{ArrowRight}{ArrowDown}");
  const row = document.activeElement as HTMLElement;
  expect(row.dataset.row).toMatch(/^card:element:agent\//);
  expect(row.getAttribute("aria-selected")).toBe("true");
  // What would act on the element does nothing here.
  await key.keyboard("{Delete}p");
  expect(window_.edits()).toEqual([]);
  await key.keyboard("x");
  await screen.findByTestId("inline-decision");
  await tabTo(() => screen.queryByTestId("input-rationale"));
  await key.keyboard("Every tool call waits for a person");
  await tabTo(() => screen.queryByTestId("record-decision"));
  await key.keyboard("{Enter}");
  await done();
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset.row).toBe(row.dataset.row));
  expect(document.activeElement?.textContent).toContain("Not applicable");
  expect(JSON.stringify(window_.edits())).toContain("Every tool call waits for a person");
}, 120_000);

it("announces what was done, undone and done again", async () => {
  const window_ = await openForTest();
  render(<App />);
  await screen.findByRole("main");
  setView({ selection: ["kb"], leftTab: "outline" });
  const tree = await screen.findByRole("tree");
  act(() => tree.querySelector<HTMLElement>("[data-row=kb]")?.focus());
  await key.keyboard("{Delete}");
  await done();
  expect(window_.model().elements.kb).toBeUndefined();
  const live = () => document.querySelector("[aria-live=polite]")?.textContent ?? "";
  await waitFor(() => expect(live()).not.toBe(""));
  await key.keyboard("{Control>}z{/Control}");
  await done();
  await waitFor(() => expect(live()).toMatch(/^Undone: /));
}, 60_000);

it("goes through the window in reading order: bar, left panel, diagram, inspector, status", async () => {
  await openForTest();
  render(<App />);
  await screen.findByRole("main");
  const order: string[] = [];
  for (let steps = 0; steps < 120; steps++) {
    await key.tab();
    const place = document.activeElement?.closest(".top-bar, .left-panel, .diagram-tabs, .canvas, .inspector, .status");
    const name = place?.classList[0] ?? "";
    if (name && order.at(-1) !== name) order.push(name);
    if (name === "status") break;
  }
  expect(order).toEqual(["top-bar", "left-panel", "diagram-tabs", "canvas", "inspector", "status"]);
}, 60_000);
