import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ImportOffer } from "../bindings/ImportOffer";
import { openForTest } from "../ipc/fake/open";
import { mirror, useMirror } from "../model/mirror";
import { ImportDialog } from "./ImportDialog";

const guess = (element: string, name: string, confidence: number) => ({
  element,
  name,
  technology: "",
  type_id: null,
  confidence,
  applied: false,
  because: "no name of an element type fits",
  alternatives: [],
});
const offer: ImportOffer = {
  file_name: "mail.json",
  format: "Open Threat Model",
  title: "Mail",
  fidelity: {
    kinds: { element: { found: 3, kept: 2, changed: 1, dropped: 0 } },
    lines: [{ fate: "changed", kind: "element", what: "<b>Mail</b>", why: "its name was empty" }],
    guesses: [
      { ...guess("e1", "Odd thing", 20), technology: "odd-engine" },
      guess("e2", "Plain store", 90),
      { ...guess("e3", "Second thing", 20), technology: "odd-engine" },
    ],
    questions: [],
  },
};

it("says what becomes of the file, asks about what is unsure, and takes it in as chosen", async () => {
  const fake = await openForTest();
  const { library } = mirror();
  if (!library) throw new Error("the fake shell has a library");
  const { "vector-store": vectorStore, database } = library.element_types;
  if (!vectorStore || !database) throw new Error("its library has both");
  useMirror.setState({ library: { ...library, element_types: { "vector-store": vectorStore, database } } });
  render(<ImportDialog offer={offer} />);
  const row = within(screen.getByRole("table")).getByRole("row", { name: /^element/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["3", "2", "1", "0"]);
  expect(screen.getByText("element <b>Mail</b>")).toBeVisible();
  expect(screen.getByTestId("sure-types")).not.toHaveAttribute("open");
  expect(within(screen.getByTestId("sure-types")).getByRole("combobox", { name: "Plain store" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("combobox", { name: "odd-engine: Odd thing, Second thing" }));
  await userEvent.click(await screen.findByRole("option", { name: /^Vector store/ }));
  await userEvent.click(screen.getByTestId("take-import"));
  await waitFor(() =>
    expect(fake.calls.at(-1)).toEqual({
      command: "take_import",
      args: { types: { e1: "vector-store", e3: "vector-store" } },
    }),
  );
});

it("leaves the file alone when it is closed", async () => {
  const fake = await openForTest();
  render(<ImportDialog offer={offer} />);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(fake.calls.map((call) => call.command)).toEqual(["drop_import"]);
});
