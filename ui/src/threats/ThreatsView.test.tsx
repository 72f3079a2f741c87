import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { useView } from "../view/view";
import { useThreats } from "./state";
import { ThreatsView } from "./ThreatsView";
import { linesOf, stickyIndex } from "./table";
import { recordingHost, show } from "./testing/host";
import { sample } from "./testing/sample";

const open = () =>
  render(
    <TooltipProvider>
      <ThreatsView />
    </TooltipProvider>,
  );
const rows = () => screen.queryAllByTestId("threat-row").map((row) => row.querySelector("button")?.textContent);

beforeEach(() => {
  // jsdom lays nothing out; the table asks how much of it is in sight.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(900);
  recordingHost();
  show(sample());
});

test("rows stand under their element, and its line folds them", async () => {
  open();
  expect(screen.getAllByTestId("threat-group").map((line) => line.textContent)).toEqual([
    "Support assistantE-33 undecided of 5",
    "Vector indexE-22 undecided of 2",
  ]);
  expect(rows()).toHaveLength(7);
  await userEvent.click(screen.getAllByTestId("threat-group")[0] as HTMLElement);
  expect(rows()).toEqual(["Planted text is found and believed", "A clerk exports the whole index"]);
});

test("chips count what the other filters leave, and choose a state", async () => {
  open();
  await userEvent.type(screen.getByTestId("filter-text"), "assistant");
  await userEvent.click(screen.getByRole("button", { name: "Decided 1" }));
  expect(rows()).toEqual(["The hidden set-up comes to light"]);
});

test("a cell of the matrix filters the table, shows as a chip, and lets go again", async () => {
  open();
  await userEvent.click(screen.getByTestId("cell-4-4"));
  expect(rows()).toEqual(["Outside text steers the assistant", "Planted text is found and believed"]);
  await userEvent.click(screen.getByRole("button", { name: "Remove filter Major by Likely" }));
  expect(rows()).toHaveLength(7);
  expect(screen.getByTestId("cell-1-1")).toBeDisabled();
});

test("a cell of the coverage filters too", async () => {
  open();
  const coverage = within(screen.getByTestId("coverage"));
  await userEvent.click(coverage.getByRole("button", { name: "Support assistant, Execution: 2 undecided" }));
  expect(rows()).toEqual([
    "Outside text steers the assistant",
    "A steered agent acts with its own rights",
    "Planted orders travel on by themselves",
  ]);
});

test("a column sorts up, down and back", async () => {
  open();
  const head = screen.getByTestId("sort-title");
  await userEvent.click(head);
  expect(rows()[0]).toBe("A clerk exports the whole index");
  expect(head.closest("[role=columnheader]")).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(head);
  await userEvent.click(head);
  expect(useThreats.getState().sort).toBeNull();
});

test("J moves, and a treatment key opens the decision with that treatment", async () => {
  open();
  screen.getByTestId("threat-rows").focus();
  await userEvent.keyboard("jj3");
  expect(useView.getState().view).toBe("decisions");
  expect(useThreats.getState()).toMatchObject({ row: "card:element:agent/exfil", begin: "avoid" });
});

test("nothing found says so and clears in one click", async () => {
  open();
  await userEvent.type(screen.getByTestId("filter-text"), "zzz");
  expect(screen.getByText("Nothing matches these filters.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(rows()).toHaveLength(7);
});

test("the head of the group one is in stays at the top", () => {
  const group = (key: string, count: number) => ({ key, label: key, note: "", rows: Array(count).fill({}) });
  const lines = linesOf([group("a", 3), group("b", 2)], []);
  expect(lines).toHaveLength(7);
  expect([0, 3, 4, 6].map((first) => stickyIndex(lines, first))).toEqual([0, 0, 4, 4]);
  expect(linesOf([group("a", 3), group("b", 2)], ["a"])).toHaveLength(4);
});
